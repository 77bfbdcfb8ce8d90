#include "smolcmp/series.h"

#include <string.h>

void series_add(struct series_set *set, struct series series)
{
	set->items[set->count++] = series;
}

const struct series *series_find(const struct series_set *set, const char *name)
{
	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->items[i].name, name) == 0)
			return &set->items[i];
	return NULL;
}
