/*
 * A tool's score: what its reviews and the catalog's habits make likely.
 */
#ifndef SMOLCMP_SCORE_H
#define SMOLCMP_SCORE_H

#include "smolcmp/catalog.h"
#include "smolcmp/prior.h"

enum { SCORE_PROVISIONAL = 3 }; /* fewer reviews make a score provisional */

struct tool_score {
	bool known;	     /* a tool without reviews has no score */
	double score;	     /* posterior mean ship rate, in (0, 1) */
	bool provisional;    /* also of a tool without reviews */
	struct decimal mean; /* of the scores its current reviews give */
};

struct tool_score score_tool(const struct prior *prior,
			     const struct tool *tool);

#endif
