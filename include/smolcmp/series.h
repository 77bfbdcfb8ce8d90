/*
 * Arrays of a JSON document whose items are made one at a time, since there
 * may be more of them than memory should hold: each is made, written and freed
 * before the next.
 *
 * Knows how many there are and who makes them. Does not know what they are.
 */
#ifndef SMOLCMP_SERIES_H
#define SMOLCMP_SERIES_H

#include <stddef.h>

#include "smolcmp/arena.h"

struct json_t;

struct series {
	const char *name; /* of the document's member */
	size_t count;
	/* A new reference to an item; what it takes beside is made in arena
	 * and needed no longer than the item. */
	struct json_t *(*make)(const void *context, size_t number,
			       struct arena *arena);
	const void *context;
};

enum { SERIES_MOST = 4 };

/* Those of one document, which has null in their places. */
struct series_set {
	struct series items[SERIES_MOST];
	size_t count;
};

/* At most SERIES_MOST, of different names. */
void series_add(struct series_set *set, struct series series);

/* The one of this name; NULL when there is none. */
const struct series *series_find(const struct series_set *set,
				 const char *name);

#endif
