/* Settling which records count, in parts; only catalog_finish() does it. */
#ifndef MODEL_SETTLE_H
#define MODEL_SETTLE_H

#include "smolcmp/catalog.h"

/* Sort items of size bytes as qsort does. Data tends to stand in order, and
 * then needs no sorting. */
void settle_sort(void *items, size_t count, size_t size,
		 int (*compare)(const void *, const void *));

/*
 * Bring the duels of each pair together, whichever of the two a record names
 * first; of each pair the latest until as_of is current. Records problems of
 * pairs of which that cannot be said.
 */
void settle_duels(struct catalog *catalog, struct date as_of,
		  struct error *error);

#endif
