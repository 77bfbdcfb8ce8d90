/*
 * Reviews of which only what a panel comes to is asked for; only the catalog's
 * own files include it.
 */
#ifndef MODEL_BRIEFS_H
#define MODEL_BRIEFS_H

#include "smolcmp/catalog.h"

/* Keep a review in brief. */
void briefs_add(struct catalog *catalog, uint32_t tool, uint32_t reviewer,
		const struct review_record *review);

/*
 * Add those that count on the day as_of to the panels of their tools, and let
 * go of them all. False when a reviewer has two of a tool that cannot both
 * count.
 */
bool briefs_settle(struct catalog *catalog, struct date as_of);

#endif
