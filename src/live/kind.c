#include "live/kind.h"

#include <string.h>

const struct live_kind *const live_kinds[] = {
	&live_huggingface,
};
const size_t live_kind_count = sizeof(live_kinds) / sizeof(*live_kinds);

const struct live_kind *live_kind_find(const char *name)
{
	for (size_t i = 0; i < live_kind_count; i++)
		if (strcmp(live_kinds[i]->name, name) == 0)
			return live_kinds[i];
	return NULL;
}
