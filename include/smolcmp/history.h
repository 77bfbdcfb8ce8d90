/*
 * The panel of one tool over time: how it stood from each day on that somebody
 * reviewed the tool, and the counts of its votes.
 *
 * A review without a date has always counted, so such reviews make up a point
 * before all days. Thresholds and weights are those of today.
 */
#ifndef SMOLCMP_HISTORY_H
#define SMOLCMP_HISTORY_H

#include "smolcmp/catalog.h"
#include "smolcmp/yardstick.h"

/* A review that came to count, and the one that it replaced. */
struct history_turn {
	const struct review *old; /* NULL: the reviewer's first */
	const struct review *new;
};

/* How the panel stood from a day on. */
struct history_point {
	struct date date; /* unknown: before all days */
	struct share panel;
	struct weighed weighed;
	enum word word;
	const struct history_turn
	    *turns; /* one at least, in the data's order */
	size_t turn_count;
};

struct history {
	const struct tool *tool;
	const struct history_point *points; /* by date */
	size_t count;
	const struct votes *const *votes; /* by date */
	size_t votes_count;
};

/* The history of a tool of the catalog until the day as_of, or to its end when
 * that is unknown. Made in arena. */
void history_make(struct history *history, const struct catalog *catalog,
		  const struct yardstick *yardstick, const struct tool *tool,
		  struct date as_of, struct arena *arena);

#endif
