/*
 * Files, tools and reviewers by their names, made where they are mentioned for
 * the first time; only the catalog's own files include it.
 */
#ifndef MODEL_MENTION_H
#define MODEL_MENTION_H

#include "smolcmp/catalog.h"

/* The number of a file, which records of it name by the same memory. */
uint32_t mention_file(struct catalog *catalog, const char *file);

/* The same place with a file name that the catalog owns. */
struct place mention_place(struct catalog *catalog, struct place place);

/* The numbers of a tool and a reviewer; place is where that stands. */
uint32_t mention_tool(struct catalog *catalog, const char *slug,
		      struct place place);
uint32_t mention_reviewer(struct catalog *catalog, const char *id,
			  struct place place);

#endif
