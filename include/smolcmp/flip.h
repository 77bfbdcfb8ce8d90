/*
 * What would change a tool's verdict word: the fewest reviews.
 */
#ifndef SMOLCMP_FLIP_H
#define SMOLCMP_FLIP_H

#include "smolcmp/yardstick.h"

/* How a word could come about. */
struct flip {
	enum word to;
	uint64_t
	    changed; /* fewest reviews that say the opposite; 0: none can */
	/* Whose one review would do it; of the catalog, as they stand. */
	const uint32_t *reviewers;
	size_t reviewer_count;
	uint64_t added; /* fewest new reviewers, who count 1; 0: none can */
	enum verdict adding; /* what all of these say */
};

/* What a tool's word could become, better words first; returns how many there
 * are. Made in arena.
 *
 * Where reviewers' weights differ, those who change their minds are taken next
 * to each other in the order of weights, so that fewer might do in rare cases.
 */
size_t flips_find(const struct yardstick *yardstick, const struct tool *tool,
		  struct flip flips[WORDS], struct arena *arena);

/* The fewest changed reviews among them; 0 when no such change can do it. */
uint64_t flips_fewest(const struct flip *flips, size_t count);

#endif
