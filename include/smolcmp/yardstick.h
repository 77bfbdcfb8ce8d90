/*
 * What panels are measured by: the thresholds of the verdict words, and how
 * much each reviewer counts.
 *
 * Weights are somebody's own view of a panel. They change rates and words;
 * evidence they are not, so nothing that is weighted has an interval or the
 * chance of being better.
 */
#ifndef SMOLCMP_YARDSTICK_H
#define SMOLCMP_YARDSTICK_H

#include "smolcmp/catalog.h"
#include "smolcmp/prior.h"
#include "smolcmp/verdict.h"

enum {
	WEIGHT_ONE = 1000000, /* the unit of weights: they are millionths */
	WEIGHT_MOST = 1000 * WEIGHT_ONE,
};

struct yardstick {
	struct thresholds thresholds;
	/* By reviewer of the catalog; NULL: everybody counts the same. */
	const uint32_t *weights;
};

/* The usual thresholds, everybody counting the same. */
extern const struct yardstick yardstick_usual;

/* A panel as a yardstick sees it. */
struct weighed {
	struct share share; /* in millionths, or in reviews without weights */
	uint64_t heads;	    /* reviewers who count at all */
	/* What so many reviewers of unlike weight are worth, in reviewers of
	 * the same weight: (sum w)^2 / sum w^2 (Kish 1965, Survey Sampling). */
	double worth;
};

/* What one reviewer counts: 1 without weights. */
double yardstick_weight(const struct yardstick *yardstick, uint32_t reviewer);

/* A panel of which everybody counts the same. */
struct weighed weighed_panel(struct share panel);

/* The reviews of a tool that count. */
struct weighed yardstick_weigh(const struct yardstick *yardstick,
			       const struct tool *tool);

/* The expected ship rate that it makes of a prior. */
double weighed_score(const struct weighed *weighed, const struct prior *prior);

/* The word that a tool's reviews come to. */
enum word yardstick_word(const struct yardstick *yardstick,
			 const struct tool *tool);

#endif
