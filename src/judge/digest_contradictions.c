#include "judge/digest_contradictions.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

/* Contradictions of a side. */
struct found {
	const struct diff_side *side;
	struct contradiction *items;
	size_t count;
	size_t capacity;
};

static void take(void *context, const struct contradiction *contradiction)
{
	struct found *found = context;

	if (!diff_side_tool(found->side, contradiction->tool->slug) ||
	    !diff_side_tool(found->side, contradiction->first->slug))
		return;
	found->items = memory_grow(found->items, found->count, &found->capacity,
				   sizeof(*found->items));
	found->items[found->count++] = *contradiction;
}

/* True when it is of these two, whichever stands first in the data. */
static bool is_of_tools(const struct contradiction *one, const char *a,
			const char *b)
{
	return strcmp(one->tool->slug, a) == 0 &&
	       strcmp(one->first->slug, b) == 0;
}

static bool has(const struct found *found, const struct contradiction *one)
{
	const char *a = one->tool->slug;
	const char *b = one->first->slug;

	for (size_t i = 0; i < found->count; i++)
		if (found->items[i].facet == one->facet &&
		    (is_of_tools(&found->items[i], a, b) ||
		     is_of_tools(&found->items[i], b, a)))
			return true;
	return false;
}

size_t digest_contradictions(const struct diff *diff, struct arena *arena,
			     const struct contradiction **contradictions)
{
	struct found found[DIFF_SIDES];
	struct contradiction *made;
	size_t count = 0;

	for (int i = 0; i < DIFF_SIDES; i++) {
		const struct diff_side *side = &diff->sides[i];

		found[i] = (struct found){ .side = side };
		contradictions_find(side->catalog, side->yardstick, take,
				    &found[i]);
	}
	made = arena_alloc(arena, found[DIFF_NEW].count * sizeof(*made));
	for (size_t i = 0; i < found[DIFF_NEW].count; i++)
		if (!has(&found[DIFF_OLD], &found[DIFF_NEW].items[i]))
			made[count++] = found[DIFF_NEW].items[i];
	free(found[DIFF_OLD].items);
	free(found[DIFF_NEW].items);
	*contradictions = made;
	return count;
}
