/* Tools by category. */
#ifndef CMD_GROUPS_H
#define CMD_GROUPS_H

#include "smolcmp/arena.h"
#include "smolcmp/names.h"
#include "smolcmp/record.h"

struct tool;

/* The tools of one category, in the order in which they stood. */
struct group {
	const char *category; /* NULL: they have none */
	const struct tool **tools;
	size_t count;
};

struct groups {
	struct group *items; /* in the order of their first tools */
	size_t count;
	struct names names;   /* of the categories */
	const size_t *groups; /* by 1 + number of a name, 0 being none: the
				 group, counted from 1 */
};

/* Bring tools together in linear time and memory; the groups are made in
 * arena, the names are not. */
void groups_init(struct groups *groups, const struct tool *const *tools,
		 size_t count, struct arena *arena);
void groups_release(struct groups *groups);

/* The group of a category, which must be one of them. */
const struct group *groups_find(const struct groups *groups,
				const char *category);

#endif
