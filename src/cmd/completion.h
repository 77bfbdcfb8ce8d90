/* The shells that command lines can be completed in. */
#ifndef CMD_COMPLETION_H
#define CMD_COMPLETION_H

#include "smolcmp/command.h"

struct shell {
	const char *name;
	struct embedded script;
};

extern const struct shell shells[];
extern const size_t shell_count;

#endif
