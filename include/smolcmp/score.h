/*
 * A tool's score: what its reviews and the catalog's habits make likely, and
 * other numbers that say how far to trust it.
 */
#ifndef SMOLCMP_SCORE_H
#define SMOLCMP_SCORE_H

#include "smolcmp/difference.h"
#include "smolcmp/leniency.h"
#include "smolcmp/prior.h"

enum { SCORE_PROVISIONAL = 3 }; /* fewer reviews make a score provisional */

/* What the scores of a catalog are made from. */
struct scoring {
	const struct catalog *catalog;
	struct prior prior;
	uint64_t learnt_from; /* reviewed tools */
	/* Known only where panels differ: among identical ones strict
	 * reviewers are hard on all tools alike. */
	struct leniency leniency;
};

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

/* What is found is made in arena. */
struct scoring scoring_make(const struct catalog *catalog, struct arena *arena);

/* The same, but with a prior that only some tools teach: those of one
 * category. */
struct scoring scoring_among(const struct scoring *scoring,
			     const struct tool *const *tools, size_t count);

/* The score of a tool of that catalog. */
struct tool_score score_tool(const struct scoring *scoring,
			     const struct tool *tool);

#endif
