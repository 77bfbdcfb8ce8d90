/* Two tools against each other; a and b of the pair are the caller's. */
#ifndef JUDGE_PAIR_H
#define JUDGE_PAIR_H

#include "smolcmp/compare.h"

/* By the reviewers; both panels have reviews. Paired when the common reviewers
 * are at least half of the smaller panel, else through the ranking prior. */
void pair_by_panel(const struct catalog *catalog, const struct tool *a,
		   const struct tool *b, struct known_prior *prior,
		   struct pair *pair);

/* By the votes; both have some. */
void pair_by_community(const struct tool *a, const struct tool *b,
		       struct pair *pair);

#endif
