/* Reviewers two by two, and each against the others. */
#include <stdlib.h>

#include "smolcmp/agreement.h"
#include "smolcmp/memory.h"

struct decimal accord_kappa(const struct accord *accord)
{
	double both = (double)accord->both_ship;
	double neither = (double)accord->both_skip;
	double a = both + (double)accord->a_ships;
	double b = both + (double)accord->b_ships;
	double total = a + (double)accord->b_ships + neither;
	double apart, chance;

	if (total < 1)
		return (struct decimal){ .known = false };
	/* Disagreement, observed and by chance: exactly 0 where it is. */
	apart = ((double)accord->a_ships + (double)accord->b_ships) / total;
	chance = (a * (total - b) + b * (total - a)) / (total * total);
	if (chance <= 0)
		return (struct decimal){ .known = false };
	return (struct decimal){ true, 1 - apart / chance };
}

/* Four counts per pair of reviewers, the first one's row by the other. */
struct table {
	struct accord *pairs;
	size_t reviewers;
};

static void count_pair(struct table *table, const struct review *x,
		       const struct review *y)
{
	struct accord *pair;

	if (x->reviewer > y->reviewer) {
		const struct review *swap = x;

		x = y;
		y = swap;
	}
	pair = &table->pairs[x->reviewer * table->reviewers + y->reviewer];
	if (x->verdict != y->verdict)
		++*(x->verdict == VERDICT_SHIP ? &pair->a_ships
					       : &pair->b_ships);
	else
		++*(x->verdict == VERDICT_SHIP ? &pair->both_ship
					       : &pair->both_skip);
}

static void count_tool(struct table *table, const struct tool *tool)
{
	for (size_t i = 0; i < tool->review_count; i++)
		for (size_t j = 0; tool->reviews[i].current && j < i; j++)
			if (tool->reviews[j].current)
				count_pair(table, &tool->reviews[i],
					   &tool->reviews[j]);
}

static bool is_shared(const struct accord *pair)
{
	return pair->both_ship || pair->both_skip || pair->a_ships ||
	       pair->b_ships;
}

const struct accord *accords_make(const struct catalog *catalog,
				  struct arena *arena, size_t *count)
{
	size_t reviewers = catalog->reviewer_count;
	struct table table = { .reviewers = reviewers };
	struct accord *kept;

	*count = 0;
	if (reviewers > ACCORD_MOST)
		return NULL;
	table.pairs = memory_zero(reviewers * reviewers, sizeof(*table.pairs));
	for (size_t i = 0; i < catalog->tool_count; i++)
		count_tool(&table, &catalog->tools[i]);
	for (size_t i = 0; i < reviewers * reviewers; i++) {
		if (!is_shared(&table.pairs[i]))
			continue;
		table.pairs[*count] = table.pairs[i];
		table.pairs[*count].a = (uint32_t)(i / reviewers);
		table.pairs[*count].b = (uint32_t)(i % reviewers);
		++*count;
	}
	kept = arena_alloc(arena, *count * sizeof(*kept));
	for (size_t i = 0; i < *count; i++)
		kept[i] = table.pairs[i];
	free(table.pairs);
	return kept;
}

const struct following *followings_make(const struct catalog *catalog,
					struct arena *arena)
{
	struct following *followings =
	    arena_zero(arena, catalog->reviewer_count, sizeof(*followings));

	for (size_t i = 0; i < catalog->tool_count; i++) {
		const struct tool *tool = &catalog->tools[i];
		uint64_t skips = tool->panel.total - tool->panel.ship;

		for (size_t j = 0; j < tool->review_count; j++) {
			const struct review *review = &tool->reviews[j];
			bool ships = review->verdict == VERDICT_SHIP;
			uint64_t same = (ships ? tool->panel.ship : skips) - 1;
			uint64_t other = ships ? skips : tool->panel.ship;

			if (!review->current || same == other)
				continue;
			followings[review->reviewer].total++;
			followings[review->reviewer].agree += same > other;
		}
	}
	return followings;
}
