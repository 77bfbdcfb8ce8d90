/* What can be done with the cache, by enum cache_action. */
#ifndef CMD_CACHE_ACTIONS_H
#define CMD_CACHE_ACTIONS_H

#include <stddef.h>

struct cache_row {
	const char *name;
	const char *summary;
};

extern const struct cache_row cache_actions[];
extern const size_t cache_action_count;

#endif
