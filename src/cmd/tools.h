/* The tools that options choose. */
#ifndef CMD_TOOLS_H
#define CMD_TOOLS_H

#include "cmd/data.h"

/* Those that pass every filter, sorted, no more than the limit; in arena. */
const struct tool **tools_choose(const struct catalog *catalog,
				 const struct options *options,
				 struct arena *arena, size_t *count);

#endif
