#include "smolcmp/duels.h"

#include <math.h>
#include <stdlib.h>

#include "judge/bouts.h"
#include "smolcmp/memory.h"

static bool counts(const struct duel *duel)
{
	return duel->current && duel->a_wins + duel->b_wins + duel->ties > 0;
}

static void add_votes(struct duelist *duelist, uint64_t wins,
		      const struct duel *duel)
{
	duelist->wins += wins;
	duelist->ties += duel->ties;
	duelist->total += duel->a_wins + duel->b_wins + duel->ties;
	duelist->undated |= !date_is_known(duel->as_of);
}

/* Add up the votes of each tool; returns in how many duels there are any. */
static size_t add_all(const struct catalog *catalog, struct duelist *duelists)
{
	size_t count = 0;

	for (size_t i = 0; i < catalog->duel_count; i++) {
		const struct duel *duel = &catalog->duels[i];

		if (!counts(duel))
			continue;
		add_votes(&duelists[duel->a], duel->a_wins, duel);
		add_votes(&duelists[duel->b], duel->b_wins, duel);
		count++;
	}
	return count;
}

/* Number those who have votes; returns how many they are. */
static size_t number_sides(const struct duelist *duelists, size_t count,
			   uint32_t *sides)
{
	size_t made = 0;

	for (size_t i = 0; i < count; i++)
		if (duelists[i].total)
			sides[i] = (uint32_t)made++;
	return made;
}

static void list_bouts(const struct catalog *catalog, const uint32_t *sides,
		       struct bouts *bouts)
{
	for (size_t i = 0; i < catalog->duel_count; i++) {
		const struct duel *duel = &catalog->duels[i];
		double half = (double)duel->ties / 2;

		if (counts(duel))
			bouts->items[bouts->count++] = (struct bout){
				.a = sides[duel->a],
				.b = sides[duel->b],
				.a_points = (double)duel->a_wins + half,
				.b_points = (double)duel->b_wins + half,
			};
	}
}

/* Everything that takes the duels together. */
static void judge(struct duelist *duelists, size_t count, const uint32_t *sides,
		  struct bouts *bouts)
{
	bool exact = bouts->sides <= DUELS_ERRORS_MOST;
	double *strengths = memory_alloc(bouts->sides * sizeof(double));
	double *errors = memory_alloc(bouts->sides * sizeof(double));
	uint32_t *groups = memory_alloc(bouts->sides * sizeof(uint32_t));
	bool known = bouts_fit(bouts, strengths, exact ? errors : NULL);

	bouts_group(bouts, groups);
	for (size_t i = 0; i < count; i++) {
		struct duelist *duelist = &duelists[i];

		if (!duelist->total)
			continue;
		duelist->group = groups[sides[i]];
		if (known)
			duelist->strength =
			    (struct decimal){ true, strengths[sides[i]] + 0.0 };
		if (known && exact)
			duelist->se =
			    (struct decimal){ true, errors[sides[i]] };
	}
	free(strengths);
	free(errors);
	free(groups);
}

/* Tell each how many others are in its group; returns how many groups there
 * are. */
static uint64_t count_peers(struct duelist *duelists, size_t tools)
{
	uint64_t *sizes = memory_zero(tools + 1, sizeof(*sizes));
	uint64_t groups = 0;

	for (size_t i = 0; i < tools; i++) {
		sizes[duelists[i].group]++;
		if (duelists[i].group > groups)
			groups = duelists[i].group;
	}
	for (size_t i = 0; i < tools; i++)
		if (duelists[i].group)
			duelists[i].peers = sizes[duelists[i].group] - 1;
	free(sizes);
	return groups;
}

const struct duels *duels_study(const struct catalog *catalog,
				struct arena *arena)
{
	struct duels *duels = arena_zero(arena, 1, sizeof(*duels));
	size_t tools = catalog->tool_count;
	struct bouts bouts = { .count = 0 };
	struct duelist *duelists;
	uint32_t *sides;
	size_t count;

	duels->catalog = catalog;
	if (!catalog->duel_count)
		return duels;
	duelists = arena_zero(arena, tools, sizeof(*duelists));
	count = add_all(catalog, duelists);
	if (!count)
		return duels;
	sides = memory_alloc(tools * sizeof(*sides));
	bouts.sides = number_sides(duelists, tools, sides);
	bouts.items = memory_alloc(count * sizeof(*bouts.items));
	list_bouts(catalog, sides, &bouts);
	judge(duelists, tools, sides, &bouts);
	duels->groups = count_peers(duelists, tools);
	free(bouts.items);
	free(sides);
	duels->duelists = duelists;
	return duels;
}

const struct duelist *duels_of(const struct duels *duels,
			       const struct tool *tool)
{
	const struct duelist *duelist;

	if (!duels->duelists)
		return NULL;
	duelist = &duels->duelists[tool - duels->catalog->tools];
	return duelist->total ? duelist : NULL;
}

bool duels_connect(const struct duelist *a, const struct duelist *b)
{
	return a && b && a->group == b->group;
}

struct decimal duels_p_wins(const struct duelist *a, const struct duelist *b)
{
	struct decimal p = { .known = a->strength.known && b->strength.known };

	if (p.known)
		p.value = 1 / (1 + exp(b->strength.value - a->strength.value));
	return p;
}
