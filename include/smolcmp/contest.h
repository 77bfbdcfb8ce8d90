/*
 * What a comparison makes of each tool as one of all, beside its pairs: the
 * chance that it is the best by the reviewers, and which others dominate it.
 * The answer knows nothing of it.
 */
#ifndef SMOLCMP_CONTEST_H
#define SMOLCMP_CONTEST_H

#include "smolcmp/compare.h"
#include "smolcmp/dominance.h"

/* A tool among those compared. */
struct contender {
	struct decimal p_best; /* not known of a tool without reviews */
	bool dominated_by[COMPARE_MOST]; /* none of a weighted panel */
	struct dominance dominance; /* of any of those over it: what is known of
				       it makes them all alike */
};

struct contest {
	const struct comparison *comparison;
	struct contender contenders[COMPARE_MOST]; /* in the order asked */
	size_t order[COMPARE_MOST]; /* those with a chance, highest first */
	size_t ordered;
	size_t shortlist; /* so many of the first hold the best of all with a
			     chance of nine in ten */
};

/*
 * Judge the tools of a comparison, which must outlive the contest. Chances are
 * found only if they are wanted, for they take the ranking prior, which the
 * comparison keeps once it knows it; a tool's belief is that prior and its
 * panel. Tools without reviews take no part in them.
 */
void contest_judge(struct contest *contest, const struct catalog *catalog,
		   struct comparison *comparison, bool chances);

#endif
