/*
 * What became of the evidence that a decision was made on: whether the answer
 * that it gave on that day still stands.
 *
 * Both answers are found by the rules that hold today, so that only evidence
 * can tell them apart.
 */
#ifndef SMOLCMP_DRIFT_H
#define SMOLCMP_DRIFT_H

#include "smolcmp/compare.h"

enum drift_kind {
	DRIFT_NONE,	/* the answer stands, or speaks more for the choice */
	DRIFT_ANSWER,	/* it is another one, and no better for the choice */
	DRIFT_GONE,	/* a tool is not defined any more */
	DRIFT_UNKNOWN,	/* the evidence kept does not give an answer */
	DRIFT_TOO_MANY, /* more tools than can be compared */
};

struct drift {
	enum drift_kind kind;
	const char *tool; /* the one that is gone, or lacks evidence */
	/* What was chosen first, then what it was chosen over; of kinds none
	 * and answer alone. */
	struct comparison then;
	struct comparison now;
};

/* Judge a decision. The tools of drift->then are made in arena and have no more
 * than slug and price. */
void drift_find(const struct catalog *catalog,
		const struct yardstick *yardstick,
		const struct decision *decision, struct arena *arena,
		struct drift *drift);

/* Which decisions count: those until as_of if it is known, else all but those
 * that are dated after today. */
struct decision_days {
	struct date today;
	struct date as_of;
};

bool decision_counts(const struct decision *decision,
		     const struct decision_days *days);

/* True when a decision is about every tool that another one is about. */
bool decision_covers(const struct decision *decision,
		     const struct decision *other);

/*
 * The decision of the catalog that stands in place of this one, or NULL: one
 * that says so, or one that covers it and is later, by its date, or on one day
 * by its line in the same file. Neither of two that say so of each other does.
 */
const struct decision *decision_successor(const struct catalog *catalog,
					  const struct decision *decision,
					  const struct decision_days *days);

#endif
