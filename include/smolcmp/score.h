/*
 * A tool's score: what its reviews and the catalog's habits make likely, and
 * other numbers that say how far to trust it.
 */
#ifndef SMOLCMP_SCORE_H
#define SMOLCMP_SCORE_H

#include "smolcmp/compare.h"
#include "smolcmp/difference.h"
#include "smolcmp/leniency.h"
#include "smolcmp/yardstick.h"

enum { SCORE_PROVISIONAL = 3 }; /* fewer reviews make a score provisional */

/* What the scores of a catalog are made from. */
struct scoring {
	const struct catalog *catalog;
	const struct yardstick *yardstick;
	struct prior prior;   /* taught by panels as they are, not weighted */
	uint64_t learnt_from; /* reviewed tools */
	/* Known only where panels differ: among identical ones strict
	 * reviewers are hard on all tools alike. */
	struct leniency leniency;
};

/* Of panels that are weighted only score and mean are known: the rest speaks
 * of the whole panel. */
struct tool_score {
	bool known;	  /* a tool without reviews has no score */
	double score;	  /* posterior mean ship rate, in (0, 1) */
	bool provisional; /* also of a tool without reviews */
	/* The mean chance of ship over all reviewers, whoever judged it. */
	struct decimal adjusted;
	struct decimal mean;   /* of the scores its current reviews give */
	bool has_gap;	       /* both panel and community have spoken */
	struct difference gap; /* of the panel over the community */
	/* The chance that two more reviewers would disagree, in (0, 1/2]. */
	struct decimal divisive;
};

/* The scores that a tool's current reviews give, and how many they are; by
 * weight, where reviewers have weights. */
struct points {
	double sum;
	double given;
};

struct points score_points(const struct yardstick *yardstick,
			   const struct tool *tool);

/* False where the same reviewers judged every tool that has reviews: then
 * leniency says nothing. */
bool scoring_panels_differ(const struct catalog *catalog);

/* What is found is made in arena. Of a catalog where only some tools are here
 * no more of the leniency is known than what that has. */
struct scoring scoring_make(const struct catalog *catalog,
			    const struct yardstick *yardstick,
			    const struct known_prior *prior,
			    struct arena *arena);

/* The same, but with a prior that only some tools teach: those of one
 * category. */
struct scoring scoring_among(const struct scoring *scoring,
			     const struct tool *const *tools, size_t count);

/* The score of a tool of that catalog. */
struct tool_score score_tool(const struct scoring *scoring,
			     const struct tool *tool);

#endif
