/*
 * A tool that another one is at least as good as in everything, and better in
 * something: by the figures as they stand, whatever doubt is left in them.
 */
#ifndef SMOLCMP_DOMINANCE_H
#define SMOLCMP_DOMINANCE_H

#include "smolcmp/catalog.h"

/* By what two tools are held against each other. What is unknown of both is
 * left out; what is known of one only makes them incomparable. */
struct dominance {
	bool holds;
	/* True of what both have; they count only when it holds. */
	bool panel; /* the share of ships, exactly */
	bool votes; /* the same */
	bool price; /* of entry */
};

/*
 * Whether a dominates b: no lower share of ships of panel and votes, no higher
 * price, and not equal in all three. Prices that are known and not comparable
 * (see price_is_comparable) keep it from doing so.
 */
struct dominance dominance_of(const struct tool *a, const struct tool *b);

#endif
