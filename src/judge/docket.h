/*
 * What a comparison goes by, apart from the catalog: who said what of a few
 * tools, and how they were voted on. Small enough to be changed at will, so
 * that what would change an answer can be tried.
 */
#ifndef JUDGE_DOCKET_H
#define JUDGE_DOCKET_H

#include "smolcmp/compare.h"

enum said { SAID_NOTHING, SAID_SKIP, SAID_SHIP };

struct docket {
	const struct catalog *catalog;
	const struct yardstick *yardstick;
	const struct tool *tools[COMPARE_MOST];
	size_t tool_count;
	struct share votes[COMPARE_MOST];

	/* A column per reviewer who judged any of the tools. */
	uint32_t *reviewers; /* of the catalog */
	uint32_t *weights;   /* NULL: everybody counts the same */
	uint8_t *said;	     /* enum said, by column, then by tool */
	size_t columns;
	size_t capacity; /* columns that there is room for */

	/* What was counted of the panel, and each two tools, i < j in order, by
	 * the panel and by the votes. They count only where both tools have
	 * reviews, or votes. */
	struct tally tallies[COMPARE_MOST];
	struct pair panel[COMPARE_PAIRS];
	struct pair community[COMPARE_PAIRS];

	struct known_prior prior;
};

/* The tools of a catalog, with room for spare columns more; everything in it
 * is made in arena. What a comparison of them that is known has judged by their
 * votes, and the prior it learnt, need not be found again; NULL: none is. */
void docket_make(struct docket *docket, const struct catalog *catalog,
		 const struct yardstick *yardstick,
		 const struct tool *const *tools, size_t count, size_t spare,
		 const struct comparison *known, struct arena *arena);

/* Judge the panel anew, after what is said or weighs has been changed. */
void docket_count_panel(struct docket *docket);

/* Judge the votes anew, after those of one tool have been changed, or those of
 * all (COMPARE_MOST). */
void docket_count_votes(struct docket *docket, size_t tool);

/* What a column's reviewer said of a tool. */
enum said docket_said(const struct docket *docket, size_t column, size_t tool);

/* Judge a pair of which this is known: how many judged both, and shipped just
 * one; or the chance; or, by weights, which side leads (above 0: a). */
void docket_judge_paired(struct pair *pair);
void docket_set_leader(struct pair *pair);
void docket_weigh_pair(const struct docket *docket, struct pair *pair,
		       int64_t lead);

/* Answer by what has been judged. */
void docket_answer(const struct docket *docket, struct comparison *comparison);

/* Find the answer, by the rules in order. */
void answer_find(struct comparison *comparison);

#endif
