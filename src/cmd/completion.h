/* The shells that command lines can be completed in. */
#ifndef CMD_COMPLETION_H
#define CMD_COMPLETION_H

#include "smolcmp/command.h"

/* Named by shell. */
extern const struct embedded shells[];
extern const size_t shell_count;

#endif
