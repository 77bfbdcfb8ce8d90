/* What is known of data as a whole. */
#ifndef CMD_STUDY_H
#define CMD_STUDY_H

#include "smolcmp/arena.h"

/* One that knows nothing yet, made in arena, where it will find things, too. */
struct study *study_new(struct arena *arena);

#endif
