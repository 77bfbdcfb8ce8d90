/* The JSON Schemas that are part of the program. */
#ifndef CMD_SCHEMA_H
#define CMD_SCHEMA_H

#include "smolcmp/command.h"

struct schema {
	const char *name;
	const char *title; /* what it describes */
};

/* All of them, *count, in arena. */
const struct schema *schemas(struct arena *arena, size_t *count);

#endif
