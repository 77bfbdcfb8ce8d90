/* The cache of what was fetched: where it is, what is in it, and none of it. */
#include "smolcmp/cache.h"

#include <errno.h>
#include <string.h>

#include "cmd/cache_actions.h"
#include "cmd/copies.h"
#include "smolcmp/command.h"

const struct cache_row cache_actions[] = {
	[CACHE_LIST] = { "list", "the copies that there are" },
	[CACHE_CLEAR] = { "clear", "remove all copies, or those of some URLs" },
	[CACHE_PATH] = { "path", "say where they are" },
};
const size_t cache_action_count =
    sizeof(cache_actions) / sizeof(*cache_actions);

static int find_action(const struct request *request, enum cache_action *action,
		       struct error *error)
{
	const char *word = request->count ? request->arguments[0] : "";

	for (size_t i = 0; i < cache_action_count; i++)
		if (strcmp(cache_actions[i].name, word) == 0) {
			*action = (enum cache_action)i;
			if (i != CACHE_PATH || request->count == 1)
				return 0;
			return error_set(error, ERROR_USAGE, NULL,
					 "'cache path' takes no more words");
		}
	return error_set(error, ERROR_USAGE, NULL,
			 "cache wants list, clear or path, not '%s'", word);
}

static bool is_asked_for(const struct request *request, const char *url)
{
	for (size_t i = 1; i < request->count; i++)
		if (strcmp(request->arguments[i], url) == 0)
			return true;
	return request->count == 1;
}

/* The copies that were asked for; a URL that has none is an error. */
static int choose(const struct request *request, const struct cache *cache,
		  struct arena *arena, struct remote_copy **copies,
		  size_t *count, struct error *error)
{
	struct cache_entry *entries;
	size_t all;

	if (cache_list(cache, arena, &entries, &all) < 0)
		return error_set(error, ERROR_SYSTEM, cache->path,
				 "cannot be read: %s", strerror(errno));
	*copies = arena_zero(arena, all, sizeof(**copies));
	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (is_asked_for(request, entries[i].url))
			(*copies)[(*count)++] = copy_of(&entries[i], arena);
	for (size_t i = 1; i < request->count; i++) {
		size_t j = 0;

		while (j < all &&
		       strcmp(entries[j].url, request->arguments[i]) != 0)
			j++;
		if (j == all)
			return error_set(error, ERROR_USAGE, NULL,
					 "the cache has no copy of '%s'",
					 request->arguments[i]);
	}
	return 0;
}

/* All of it also when nobody knows what it is. */
static int clear(const struct request *request, const struct cache *cache,
		 const struct remote_copy *copies, size_t count,
		 struct error *error)
{
	int status = request->count == 1 ? cache_clear(cache, NULL) : 0;

	for (size_t i = 0; i < count && request->count > 1 && status == 0; i++)
		status = cache_clear(cache, copies[i].url);
	if (status < 0)
		return error_set(error, ERROR_SYSTEM, cache->path,
				 "cannot be cleared: %s", strerror(errno));
	return 0;
}

int cache_run(const struct request *request, struct response *response,
	      struct error *error)
{
	enum cache_action action = CACHE_LIST;
	struct remote_copy *copies = NULL;
	struct cache cache;
	struct fields fields;
	size_t count = 0;
	int status;

	if (find_action(request, &action, error) < 0 ||
	    fields_choose(&cache_fields, request->options->fields, false,
			  &response->arena, &fields, error) < 0)
		return -1;
	status = cache_open(&cache, false, error);
	if (status == 0 && action != CACHE_PATH)
		status = choose(request, &cache, &response->arena, &copies,
				&count, error);
	if (status == 0 && action == CACHE_CLEAR)
		status = clear(request, &cache, copies, count, error);
	if (status == 0 && request->document)
		response->document =
		    cache_document(&fields, action, copies, count, cache.path);
	else if (status == 0)
		cache_report(&fields, action, copies, count, cache.path,
			     &response->report);
	cache_close(&cache);
	return status;
}
