/*
 * How far reviewers agree, beyond what chance would give.
 *
 * Knows who ships what, of the reviews that count. Agreement is over tools
 * with two reviews or more; a tool with one says nothing of it.
 *
 * Krippendorff's alpha asks whether reviewers single out the same tools,
 * Gwet's AC1 (2008, British Journal of Mathematical and Statistical
 * Psychology 61) whether they usually say the same; AC1 rises with the share
 * of ships, so it never stands alone.
 */
#ifndef SMOLCMP_AGREEMENT_H
#define SMOLCMP_AGREEMENT_H

#include "smolcmp/catalog.h"

struct agreement {
	uint64_t tools; /* with two reviews or more */
	uint64_t ships; /* in their reviews */
	uint64_t total;
	/* The mean share of pairs of a tool's reviewers who say the same, in
	 * [0, 1], and what it would be were all these reviews dealt out by
	 * chance. Not known without such a tool. */
	struct decimal observed;
	struct decimal chance;
	/* At most 1. Alpha is not known when all say the same of all tools.
	 * The standard errors are delete-one-tool jackknives, not known for
	 * fewer than three tools, or if any of them leaves nothing known. */
	struct decimal ac1;
	struct decimal ac1_se;
	struct decimal alpha;
	struct decimal alpha_se;
};

struct agreement agreement_of(const struct catalog *catalog);

/* Two reviewers on the tools that both judged. */
struct accord {
	uint32_t a; /* reviewers of the catalog, a < b */
	uint32_t b;
	uint64_t both_ship;
	uint64_t a_ships; /* and b skips */
	uint64_t b_ships;
	uint64_t both_skip;
};

/* Cohen's kappa, at most 1; not known without tools, nor where both always
 * say the same one word. */
struct decimal accord_kappa(const struct accord *accord);

enum { ACCORD_MOST = 1000 }; /* reviewers; memory takes their square */

/* The pairs of reviewers who share a tool, in order of a, then b, made in
 * arena; none with more reviewers than ACCORD_MOST. */
const struct accord *accords_make(const struct catalog *catalog,
				  struct arena *arena, size_t *count);

/* How often a reviewer says what most others of the tool's panel say. */
struct following {
	uint64_t agree;
	uint64_t total; /* reviews of tools on which the others are not tied */
};

/* One per reviewer of the catalog, in arena. */
const struct following *followings_make(const struct catalog *catalog,
					struct arena *arena);

#endif
