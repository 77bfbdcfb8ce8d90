/* Groups: the strongly connected components, found by Tarjan's algorithm
 * (1972) with a stack of its own, so that long chains do no harm. */
#include <stdlib.h>

#include "judge/bouts.h"
#include "smolcmp/memory.h"

struct search {
	size_t *starts;	   /* of a side's losers in losers */
	uint32_t *losers;  /* of points, by who got them */
	size_t *next;	   /* loser to look at, by side */
	uint32_t *seen;	   /* order of the first look, from 1; 0: not yet */
	uint32_t *lowest;  /* seen of whatever is reached that has no group */
	uint32_t *waiting; /* sides without a group, as seen */
	uint32_t *path;	   /* to the side at hand */
	uint32_t *groups;
	size_t waiting_count;
	size_t path_length;
	uint32_t seen_count;
	uint32_t group_count;
};

static void list_losers(struct search *search, const struct bouts *bouts)
{
	for (size_t i = 0; i < bouts->count; i++) {
		const struct bout *bout = &bouts->items[i];

		search->starts[bout->a + 1] += bout->a_points > 0;
		search->starts[bout->b + 1] += bout->b_points > 0;
	}
	for (size_t i = 0; i < bouts->sides; i++) {
		search->starts[i + 1] += search->starts[i];
		search->next[i] = search->starts[i];
	}
	for (size_t i = 0; i < bouts->count; i++) {
		const struct bout *bout = &bouts->items[i];

		if (bout->a_points > 0)
			search->losers[search->next[bout->a]++] = bout->b;
		if (bout->b_points > 0)
			search->losers[search->next[bout->b]++] = bout->a;
	}
	for (size_t i = 0; i < bouts->sides; i++)
		search->next[i] = search->starts[i];
}

static void look_at(struct search *search, uint32_t side)
{
	search->seen[side] = ++search->seen_count;
	search->lowest[side] = search->seen_count;
	search->waiting[search->waiting_count++] = side;
	search->path[search->path_length++] = side;
}

static void lower(struct search *search, uint32_t side, uint32_t to)
{
	if (to < search->lowest[side])
		search->lowest[side] = to;
}

/* Go back from a side of which all has been seen; it and what waits behind it
 * are a group unless something before it is reached. */
static void leave(struct search *search, uint32_t side)
{
	uint32_t last;

	search->path_length--;
	if (search->path_length)
		lower(search, search->path[search->path_length - 1],
		      search->lowest[side]);
	if (search->lowest[side] != search->seen[side])
		return;
	search->group_count++;
	do {
		last = search->waiting[--search->waiting_count];
		search->groups[last] = search->group_count;
	} while (last != side);
}

static void search_from(struct search *search, uint32_t first)
{
	look_at(search, first);
	while (search->path_length) {
		uint32_t side = search->path[search->path_length - 1];
		uint32_t loser;

		if (search->next[side] == search->starts[side + 1]) {
			leave(search, side);
			continue;
		}
		loser = search->losers[search->next[side]++];
		if (!search->seen[loser])
			look_at(search, loser);
		else if (!search->groups[loser])
			lower(search, side, search->seen[loser]);
	}
}

/* Number the groups by their first sides. */
static void number(struct search *search, size_t sides)
{
	uint32_t *numbers =
	    memory_zero(search->group_count + 1, sizeof(*numbers));
	uint32_t count = 0;

	for (size_t i = 0; i < sides; i++) {
		uint32_t *group = &numbers[search->groups[i]];

		if (!*group)
			*group = ++count;
		search->groups[i] = *group;
	}
	free(numbers);
}

void bouts_group(const struct bouts *bouts, uint32_t *groups)
{
	size_t sides = bouts->sides;
	struct search search = {
		.starts = memory_zero(sides + 1, sizeof(size_t)),
		.losers = memory_alloc(2 * bouts->count * sizeof(uint32_t)),
		.next = memory_alloc(sides * sizeof(size_t)),
		.seen = memory_zero(sides, sizeof(uint32_t)),
		.lowest = memory_alloc(sides * sizeof(uint32_t)),
		.waiting = memory_alloc(sides * sizeof(uint32_t)),
		.path = memory_alloc(sides * sizeof(uint32_t)),
		.groups = groups,
	};

	for (size_t i = 0; i < sides; i++)
		groups[i] = 0;
	list_losers(&search, bouts);
	for (size_t i = 0; i < sides; i++)
		if (!search.seen[i])
			search_from(&search, (uint32_t)i);
	number(&search, sides);
	free(search.starts);
	free(search.losers);
	free(search.next);
	free(search.seen);
	free(search.lowest);
	free(search.waiting);
	free(search.path);
}
