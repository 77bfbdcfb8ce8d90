/*
 * How far a reweighted answer hangs on a single reviewer: the weights at which
 * it would be another.
 */
#ifndef SMOLCMP_SWAY_H
#define SMOLCMP_SWAY_H

#include "smolcmp/compare.h"

/* From where on, on one side of a reviewer's weight, the answer is another. */
struct turn {
	bool known; /* false: it stays what it is as far as weights go */
	double weight;
	bool included; /* it is another at this very weight */
	int pick;      /* what is answered beyond; -1 when there is none */
	int lean;
	/* At this very weight neither what is answered now nor that: tools
	 * pass each other there. */
	bool crossing;
	int pick_at;
	int lean_at;
};

struct sway {
	uint32_t reviewer; /* of the catalog */
	struct turn below;
	struct turn above;
};

/* The reviewers of a comparison that is weighted whose weight, all others
 * staying, could change its pick or lean; how many goes to count. Weights are
 * found to a millionth. Made in arena; NULL when there is too much to try. */
const struct sway *sways_find(const struct catalog *catalog,
			      const struct yardstick *yardstick,
			      const struct comparison *comparison,
			      struct arena *arena, size_t *count);

#endif
