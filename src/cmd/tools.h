/* The tools that options choose. */
#ifndef CMD_TOOLS_H
#define CMD_TOOLS_H

#include "cmd/data.h"

/* Those that pass every filter, sorted; in arena. */
const struct tool **tools_choose(const struct data *data,
				 const struct options *options,
				 struct arena *arena, size_t *count);

/* Whether any tool could not pass. */
bool tools_are_filtered(const struct options *options);

/* How many of so many tools the limit leaves. */
size_t tools_limit(const struct options *options, size_t count);

#endif
