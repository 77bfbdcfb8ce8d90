/*
 * The order of tools that their reviews make likely, and how far each could
 * be from its place.
 *
 * Tools are ordered by score.h; those with the same counts share a place.
 * Within a place more is said for nobody: the order there, by votes and then
 * by name, is for reading only.
 */
#ifndef SMOLCMP_RANK_H
#define SMOLCMP_RANK_H

#include "smolcmp/catalog.h"
#include "smolcmp/prior.h"
#include "smolcmp/yardstick.h"

struct rank {
	const struct tool *tool;
	uint64_t place; /* from 1; 0 of a tool without reviews */
	bool tied;	/* others have this place, too */
	/* The places from which the evidence does not exclude it: a tool is
	 * held to be behind another where that is likelier than .95. Of panels
	 * that are weighted nothing is said, and both are 0. */
	uint64_t best;
	uint64_t worst;
};

/* Panels of so many different counts are held against each other, which takes
 * the square of their number; past it every range is all there is. */
enum { RANK_PANELS_MOST = 2000 };

/*
 * Rank count tools against each other under a prior: those with reviews that
 * count in order, then the others in theirs, in ranks. Returns how many are
 * ranked.
 */
size_t rank_tools(const struct prior *prior, const struct yardstick *yardstick,
		  const struct tool *const *tools, size_t count,
		  struct rank *ranks);

/* Put tools in that order. */
void rank_order(const struct prior *prior, const struct yardstick *yardstick,
		const struct tool **tools, size_t count);

/*
 * The same for whoever has only the first tools, and how many there are with
 * each panel, everybody counting the same: put panels in the order of their
 * places; and rank the tools that stand first, each of which has one of the
 * panels, among all. Returns how many are ranked in all.
 */
void rank_panels(const struct prior *prior, struct share_count *panels,
		 size_t count);
size_t rank_first(const struct prior *prior, const struct share_count *panels,
		  size_t panel_count, const struct tool *const *tools,
		  size_t count, struct rank *ranks);

#endif
