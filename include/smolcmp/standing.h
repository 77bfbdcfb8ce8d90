/* What each reviewer has judged, of the reviews that count. */
#ifndef SMOLCMP_STANDING_H
#define SMOLCMP_STANDING_H

#include "smolcmp/catalog.h"

struct standing {
	struct share share;	       /* how many of their reviews say ship */
	const struct review **reviews; /* share.total, by tool */
};

/* A standing per reviewer of the catalog, in arena. */
struct standing *standings_make(const struct catalog *catalog,
				struct arena *arena);

#endif
