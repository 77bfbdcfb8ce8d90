/*
 * Whether a gate holds: what a policy asks of a tool, against what there is.
 *
 * Knows values, not how they are said. What is missing never passes: a tool
 * that is not there, one that nobody has reviewed, a review without a date
 * where its age counts, a price that is not known.
 */
#ifndef SMOLCMP_GATE_H
#define SMOLCMP_GATE_H

#include "smolcmp/requirement.h"
#include "smolcmp/yardstick.h"

/* In the order in which they are judged. */
enum requirement {
	REQUIRES_TOOL,	  /* that there is one */
	REQUIRES_REVIEWS, /* that some count, or so many */
	REQUIRES_VERDICT,
	REQUIRES_PANEL_LOW,
	REQUIRES_PRICE,
	REQUIRES_AGE, /* that no review which counts is older */
	REQUIREMENTS,
};

enum shortfall {
	SHORT_UNMET,   /* it is known and does not do */
	SHORT_MISSING, /* there is none */
	SHORT_UNDATED, /* a review has no date */
	SHORT_AHEAD,   /* a review is dated after today */
	/* A price is in another currency, or for who knows what. */
	SHORT_INCOMPARABLE,
	SHORTFALLS,
};

/* What is not as a gate asks. */
struct gate_failure {
	enum requirement requirement;
	enum shortfall shortfall;
	/* A price for a month or as it is asked, the end of an interval, counts
	 * of reviews, days; not known of a tool or a verdict, and where there
	 * is none. */
	struct decimal found;
	enum word word;		     /* of a verdict */
	const struct review *review; /* of an age: the one that fails it */
};

struct gate_result {
	const struct tool *tool; /* NULL: there is none */
	struct gate_failure failures[REQUIREMENTS];
	size_t count; /* 0: the gate holds */
};

/*
 * Judge a gate by the words of a yardstick, on a known day.
 *
 * Reviews count if they are current and their reviewer counts at all. Without
 * any, the gate fails whatever it asks. The interval is that of the whole
 * panel, which weights do not move, and is held to the 1e-12 that it is
 * accurate to. A price of 0 costs the same in every currency and unit; others
 * are held against price_max by price_rate(), in its currency if it has one.
 * A review may be dated one day after today, which is another day elsewhere.
 */
void gate_judge(const struct gate *gate, const struct catalog *catalog,
		const struct yardstick *yardstick, struct date today,
		struct gate_result *result);

#endif
