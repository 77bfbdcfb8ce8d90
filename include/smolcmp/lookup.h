/* Tools and reviewers by the names that people type. */
#ifndef SMOLCMP_LOOKUP_H
#define SMOLCMP_LOOKUP_H

#include "smolcmp/catalog.h"

/*
 * The tool that name means: its slug, else its name or an alias whatever the
 * case, else the only one of which it begins the slug, name or an alias.
 * Fails as ERROR_UNKNOWN_TOOL with what may have been meant.
 */
MUST_CHECK int lookup_tool(const struct catalog *catalog, const char *name,
			   const struct tool **tool, struct error *error);

/* The same for a reviewer, by id or name. */
MUST_CHECK int lookup_reviewer(const struct catalog *catalog, const char *name,
			       const struct reviewer **reviewer,
			       struct error *error);

/* A text without case, in arena, by which names are compared: equal ones are
 * equal byte by byte, and beginnings are beginnings. Empty when it is no
 * UTF-8. */
const char *lookup_fold(const char *text, struct arena *arena);

/* True when two texts are equal whatever their case. */
bool lookup_equal(const char *a, const char *b);

/* A text that is the same of all texts that are equal so, in arena. */
const char *lookup_key(const char *text, struct arena *arena);

#endif
