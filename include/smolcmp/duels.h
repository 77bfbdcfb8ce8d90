/*
 * What head-to-head votes say: how strong a tool is against those that it was
 * held against, by the model of Bradley and Terry (1952, Biometrika 39),
 *
 *	chance that a wins against b = 1 / (1 + e^-(strength a - strength b))
 *
 * A tie is half a win for both. Strengths have a normal prior with mean 0 and
 * standard deviation 1, which keeps a tool that nobody voted against finite:
 * after 3 to 0 its chance is 78%. What is given is the mode of the posterior,
 * which is unique, and the standard errors from its curvature.
 *
 * Strengths can be held against each other only within a group: tools of which
 * each has won something, directly or through others of them, against each
 * other one. Between groups nothing but the prior decides.
 *
 * Knows duels that count and in which anybody voted; those without a vote say
 * nothing. Does not know ranks or words, and no other judgement knows it.
 */
#ifndef SMOLCMP_DUELS_H
#define SMOLCMP_DUELS_H

#include "smolcmp/catalog.h"

/* Of more tools standard errors would take too long; it takes the cube of
 * their number. */
enum { DUELS_ERRORS_MOST = 400 };

/* A tool in its duels. */
struct duelist {
	uint64_t wins; /* votes, as are the other two */
	uint64_t ties;
	uint64_t total; /* 0: nobody voted, and nothing else here counts */
	/* Log odds against the average of all tools with votes that are linked
	 * to it, be it one way; not known where too many could not be fitted.
	 */
	struct decimal strength;
	struct decimal se;
	uint64_t group; /* from 1, by the first of its tools in the data */
	uint64_t peers; /* other tools in its group */
	bool undated;	/* some of its duels that count have no day */
};

struct duels {
	const struct catalog *catalog;
	const struct duelist *duelists; /* by tool; NULL: no votes at all */
	uint64_t groups;
};

/*
 * Fits to 1e-8 in every strength, in time that is linear in duels where there
 * are many; what it finds is made in arena.
 */
const struct duels *duels_study(const struct catalog *catalog,
				struct arena *arena);

/* The duelist of a tool of that catalog; NULL when nobody voted. */
const struct duelist *duels_of(const struct duels *duels,
			       const struct tool *tool);

/* True when both are in one group. */
bool duels_connect(const struct duelist *a, const struct duelist *b);

/* The chance that a wins a vote against b, which is not tied; unknown when one
 * of the strengths is. It claims something only where they are connected. */
struct decimal duels_p_wins(const struct duelist *a, const struct duelist *b);

#endif
