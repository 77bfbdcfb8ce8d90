/*
 * What the reviews that count say of the reviewers themselves: what each has
 * judged, how strict each is, and how far they agree.
 */
#ifndef SMOLCMP_PANEL_H
#define SMOLCMP_PANEL_H

#include "smolcmp/agreement.h"
#include "smolcmp/leniency.h"
#include "smolcmp/standing.h"

struct panel {
	const struct standing *standings;   /* by reviewer of the catalog */
	const struct following *followings; /* likewise */
	struct leniency leniency;
	struct agreement agreement;
	const struct accord *accords;
	size_t accord_count;
};

/* Everything in it is made in arena. */
struct panel panel_study(const struct catalog *catalog, struct arena *arena);

#endif
