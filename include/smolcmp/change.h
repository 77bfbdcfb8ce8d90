/*
 * What would change a comparison's answer: the fewest reviews or votes, of
 * each kind, that would.
 *
 * Everything is tried, not derived: the verdicts are changed and judged again
 * by the same rules, so that no rule is known twice. The prior that unpaired
 * panels go by stays as the catalog taught it.
 */
#ifndef SMOLCMP_CHANGE_H
#define SMOLCMP_CHANGE_H

#include "smolcmp/compare.h"

enum change_kind {
	CHANGE_MINDS,	  /* reviews that say the opposite */
	CHANGE_REVIEWS,	  /* first reviews, by reviewers of the other tools */
	CHANGE_REVIEWERS, /* new reviewers, each judging all the tools */
	CHANGE_VOTES,	  /* further votes, all alike and on one tool */
	CHANGE_KINDS,
};

/* What of the answer would change. */
enum change_of {
	CHANGE_OF_PICK, /* which tool is picked, or that one is */
	CHANGE_OF_LEAD, /* who leads where nobody is picked: the lean */
	CHANGES_OF,
};

/* Instead of a reviewer of the catalog. */
#define NEW_REVIEWER UINT32_MAX

/* Verdicts that are alike. */
struct edit {
	size_t tool;	   /* in the order asked */
	uint32_t reviewer; /* of the catalog, or NEW_REVIEWER; not of votes */
	enum verdict verdict;
	uint64_t count; /* of new reviewers or votes, else 1 */
};

/* One way to change it, and what is answered then. */
struct way {
	const struct edit *edits;
	size_t edit_count;
	int pick; /* in the order asked; -1 when there is none */
	int lean;
};

/* The most that is tried: of new reviewers, and ways that are kept; and up to
 * how many votes their count is exact, larger ones being rounded up to three
 * digits. */
enum {
	CHANGE_REVIEWERS_MOST = 24,
	CHANGE_WAYS_MOST = 10000,
	CHANGE_VOTES_EXACT = 1000,
};

struct change {
	uint64_t count; /* the fewest that do it; 0: none was found */
	/* Without one, that up to so many never do; UINT64_MAX: however many.
	 * Further ones were not tried, for that would take too long. */
	uint64_t tried;
	/* Every way that takes one review; of more, a way per answer. */
	const struct way *ways;
	size_t way_count;
};

struct changes {
	/* Nothing is said of the lead where a tool is picked. */
	struct change of[CHANGES_OF][CHANGE_KINDS];
};

/*
 * What would change the answer of a comparison of these tools. Made in arena.
 *
 * Exact where a count is given, but for many votes (see above); for two new
 * reviewers and more of four tools and more, of which only those are tried who
 * ship one, all or none; and for votes in one respect more: of each tool and
 * word so many are sought as are enough, and if ever more of them were not,
 * that would be missed.
 */
void changes_find(struct changes *changes, const struct catalog *catalog,
		  const struct yardstick *yardstick,
		  const struct comparison *comparison, struct arena *arena);

#endif
