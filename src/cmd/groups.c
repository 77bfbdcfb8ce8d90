#include "cmd/groups.h"

#include <stdlib.h>

#include "smolcmp/catalog.h"
#include "smolcmp/memory.h"

/* Number the groups in the order of their first tools: of each tool which one,
 * and of each category, counted from 1. Counts what is in them. */
static void number_groups(struct groups *groups,
			  const struct tool *const *tools, size_t count,
			  struct arena *arena, size_t *of_tool, size_t *numbers)
{
	for (size_t i = 0; i < count; i++) {
		const char *category = tools[i]->category;
		bool added = false;
		size_t name = category ? 1 + names_add(&groups->names, arena,
						       category, &added)
				       : 0;

		if (!numbers[name]) {
			groups->items[groups->count].category = category;
			numbers[name] = ++groups->count;
		}
		of_tool[i] = numbers[name] - 1;
		groups->items[of_tool[i]].count++;
	}
}

void groups_init(struct groups *groups, const struct tool *const *tools,
		 size_t count, struct arena *arena)
{
	const struct tool **at =
	    arena_alloc(arena, count * sizeof(struct tool *));
	size_t *numbers = arena_zero(arena, count + 1, sizeof(*numbers));
	size_t *of_tool = memory_alloc(count * sizeof(*of_tool));

	*groups = (struct groups){
		.items = arena_zero(arena, count, sizeof(*groups->items)),
		.groups = numbers,
	};
	names_init(&groups->names);
	number_groups(groups, tools, count, arena, of_tool, numbers);
	for (size_t i = 0; i < groups->count; i++) {
		groups->items[i].tools = at;
		at += groups->items[i].count;
		groups->items[i].count = 0;
	}
	for (size_t i = 0; i < count; i++) {
		struct group *group = &groups->items[of_tool[i]];

		group->tools[group->count++] = tools[i];
	}
	free(of_tool);
}

void groups_release(struct groups *groups)
{
	names_release(&groups->names);
}

const struct group *groups_find(const struct groups *groups,
				const char *category)
{
	uint32_t number = 0;
	size_t name = 0;

	if (category && names_find(&groups->names, category, &number))
		name = 1 + (size_t)number;
	return &groups->items[groups->groups[name] - 1];
}
