#include "smolcmp/standing.h"

/* Call add for every review that counts. */
static void each_current(const struct catalog *catalog,
			 struct standing *standings,
			 void (*add)(struct standing *, const struct review *))
{
	for (size_t i = 0; i < catalog->tool_count; i++) {
		const struct tool *tool = &catalog->tools[i];

		for (size_t j = 0; j < tool->review_count; j++)
			if (tool->reviews[j].current)
				add(&standings[tool->reviews[j].reviewer],
				    &tool->reviews[j]);
	}
}

static void count(struct standing *standing, const struct review *review)
{
	standing->share.total++;
	standing->share.ship += review->verdict == VERDICT_SHIP;
}

/* Moves on to where the next one goes. */
static void keep(struct standing *standing, const struct review *review)
{
	*standing->reviews++ = review;
}

struct standing *standings_make(const struct catalog *catalog,
				struct arena *arena)
{
	struct standing *standings =
	    arena_zero(arena, catalog->reviewer_count, sizeof(*standings));

	each_current(catalog, standings, count);
	for (size_t i = 0; i < catalog->reviewer_count; i++)
		standings[i].reviews = arena_alloc(
		    arena, standings[i].share.total * sizeof(struct review *));
	each_current(catalog, standings, keep);
	for (size_t i = 0; i < catalog->reviewer_count; i++)
		standings[i].reviews -= standings[i].share.total;
	return standings;
}
