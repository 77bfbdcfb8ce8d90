/* Settling which records count, in parts; only catalog_finish() does it. */
#ifndef MODEL_SETTLE_H
#define MODEL_SETTLE_H

#include "smolcmp/catalog.h"

/* Sort items of size bytes as qsort does. Data tends to stand in order, and
 * then needs no sorting. */
void settle_sort(void *items, size_t count, size_t size,
		 int (*compare)(const void *, const void *));

enum { SETTLE_LARGEST = 256 };

/* Move items of size bytes, at most SETTLE_LARGEST, each to its place, all of
 * which are different; places is used up. It takes less memory than a copy. */
void settle_move(void *items, size_t count, size_t size, size_t *places);

/* Bring items, each of which begins with the number of its tool, together by
 * tool, where they keep their order. */
void settle_group(void *items, size_t count, size_t size, size_t tools);

/* Whether a review counts on the day as_of (on any day when it is unknown):
 * the reviewer's next one of the tool, NULL if there is none, is not earlier.
 */
bool settle_is_current(struct date date, const struct date *next,
		       struct date as_of);

/* A count of votes: its day, and where it stands. */
struct settle_entry {
	struct date as_of;
	uint32_t file;
	uint32_t line;
	uint32_t column;
};

/* Compare by day, then as they stand. */
int settle_compare(struct settle_entry a, struct settle_entry b);

/* True when the second of two counts, the first dated no later, is the later
 * one for sure. */
bool settle_is_clear(struct settle_entry first, struct settle_entry second);

/* Record that it is not; subject is "votes on 'x' stand". */
void settle_refuse(const struct catalog *catalog, const char *subject,
		   struct settle_entry first, struct settle_entry second,
		   struct error *error);

/*
 * Bring the duels of each pair together, whichever of the two a record names
 * first; of each pair the latest until as_of is current. Records problems of
 * pairs of which that cannot be said.
 */
void settle_duels(struct catalog *catalog, struct date as_of,
		  struct error *error);

#endif
