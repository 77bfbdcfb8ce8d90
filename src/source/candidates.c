/* Sets of the kinds that an object may be of. */
#include "source/decode.h"

void candidates_add(struct candidates *set, const struct shape *shape,
		    void *object)
{
	set->items[set->count++] =
	    (struct candidate){ .shape = shape, .object = object };
}

struct candidate *candidates_find(struct candidates *set,
				  const struct shape *shape)
{
	for (unsigned i = 0; set && i < set->count; i++)
		if (set->items[i].shape == shape)
			return &set->items[i];
	return NULL;
}

void candidates_narrow(struct candidates *set, const struct shape *shape)
{
	size_t at = (size_t)(candidates_find(set, shape) - set->items);

	set->items[0] = set->items[at];
	set->rows[0] = set->rows[at];
	set->count = 1;
}

void candidates_remove(struct candidates *set, const struct shape *shape)
{
	struct candidate *item = candidates_find(set, shape);

	if (!item)
		return;
	set->count--;
	set->rows[item - set->items] = set->rows[set->count];
	*item = set->items[set->count];
}
