/* The cache of what was fetched: where it is, what is in it, and none of it. */
#include "smolcmp/cache.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cmd/cache_actions.h"
#include "cmd/copies.h"
#include "remote/wish.h"
#include "smolcmp/command.h"
#include "smolcmp/url.h"

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
	if (!request->count)
		return error_set(error, ERROR_USAGE, NULL,
				 "cache wants list, clear or path");
	for (size_t i = 0; i < cache_action_count; i++)
		if (strcmp(cache_actions[i].name, request->arguments[0]) == 0) {
			*action = (enum cache_action)i;
			if (i != CACHE_PATH || request->count == 1)
				return 0;
			return error_set(error, ERROR_USAGE, NULL,
					 "'cache path' takes no more words");
		}
	return error_set(error, ERROR_USAGE, NULL,
			 "cache wants list, clear or path, not '%s'",
			 request->arguments[0]);
}

/* What the words behind the action ask for, one each. */
static int parse_wishes(const struct request *request, struct arena *arena,
			struct wish **wishes, struct error *error)
{
	*wishes = arena_zero(arena, request->count, sizeof(**wishes));
	for (size_t i = 1; i < request->count; i++) {
		const char *word = request->arguments[i];
		struct wish *wish = &(*wishes)[i - 1];

		/* What is no address has no copy. */
		wish->url = word;
		if (url_is_named(word) &&
		    wish_parse(word, arena, wish, error) < 0)
			return -1;
	}
	return 0;
}

static bool is_meant(const struct wish *wish, const struct cache_entry *entry)
{
	return strcmp(wish->url, entry->url) == 0 &&
	       (!wish->pinned || sha256_equal(&wish->pin, &entry->sum));
}

/* The copies that were asked for; a URL that has none is an error. */
static int choose(const struct request *request,
		  const struct cache_entry *entries, size_t all,
		  struct arena *arena, struct cache_entry *chosen,
		  size_t *count, struct error *error)
{
	struct wish *wishes;

	if (parse_wishes(request, arena, &wishes, error) < 0)
		return -1;
	for (size_t i = 0; i < all; i++) {
		bool meant = request->count == 1;

		for (size_t j = 1; j < request->count && !meant; j++)
			meant = is_meant(&wishes[j - 1], &entries[i]);
		if (meant)
			chosen[(*count)++] = entries[i];
	}
	for (size_t i = 1; i < request->count; i++) {
		size_t j = 0;

		while (j < *count && !is_meant(&wishes[i - 1], &chosen[j]))
			j++;
		if (j == *count)
			return error_set(error, ERROR_USAGE, NULL,
					 "the cache has no copy of '%s'",
					 request->arguments[i]);
	}
	return 0;
}

/* What would not be used is listed like the rest, and that is said. */
static void note_damage(const struct cache *cache,
			const struct cache_entry *entries, size_t count,
			size_t damaged, struct response *response)
{
	for (size_t i = 0; i < count; i++) {
		int body =
		    cache_find_body(cache, entries[i].url, &entries[i].sum);

		if (body >= 0)
			close(body);
		else
			response_note(response,
				      "note: %s has a copy in the cache that "
				      "is damaged, and is not used",
				      entries[i].url);
	}
	if (damaged)
		response_note(response,
			      "note: the cache holds %zu damaged entr%s, of "
			      "which nobody knows the URL; 'smolcmp cache "
			      "clear' removes all",
			      damaged, damaged == 1 ? "y" : "ies");
}

/* The copies that an action is about. */
static int find_copies(const struct request *request, const struct cache *cache,
		       enum cache_action action, struct response *response,
		       struct remote_copy **copies, size_t *count,
		       struct error *error)
{
	struct arena *arena = &response->arena;
	struct cache_entry *entries, *chosen;
	size_t all, damaged;

	if (cache_list(cache, arena, &entries, &all, &damaged) < 0)
		return error_set(error, ERROR_SYSTEM, cache->path,
				 "cannot be read: %s", strerror(errno));
	chosen = arena_zero(arena, all, sizeof(*chosen));
	if (choose(request, entries, all, arena, chosen, count, error) < 0)
		return -1;
	if (action == CACHE_LIST)
		note_damage(cache, chosen, *count, damaged, response);
	*copies = arena_zero(arena, *count, sizeof(**copies));
	for (size_t i = 0; i < *count; i++)
		(*copies)[i] = copy_of(&chosen[i], arena);
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

/* For other programs: nothing but the path, byte by byte. */
static const struct embedded *plain_path(const char *path, struct arena *arena)
{
	const char *line = arena_printf(arena, "%s\n", path);
	struct embedded *file = arena_zero(arena, 1, sizeof(*file));

	*file = (struct embedded){ "path", (const unsigned char *)line,
				   strlen(line) };
	return file;
}

static bool wants_text(const struct request *request)
{
	const char *format = request->options->format;

	return request->sheet ||
	       strcmp(format ? format : request->command->format, "text") == 0;
}

static int act(const struct request *request, enum cache_action action,
	       struct cache *cache, struct remote_copy **copies, size_t *count,
	       struct response *response, struct error *error)
{
	/* Where it is may be asked when it cannot be used, too. */
	if (action == CACHE_PATH)
		return cache_locate(cache, error);
	if (cache_open(cache, false, error) < 0 ||
	    find_copies(request, cache, action, response, copies, count,
			error) < 0)
		return -1;
	return action == CACHE_CLEAR
		   ? clear(request, cache, *copies, *count, error)
		   : 0;
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
	status = act(request, action, &cache, &copies, &count, response, error);
	if (status == 0 && request->document)
		response->document =
		    cache_document(&fields, action, copies, count, cache.path);
	else if (status == 0 && action == CACHE_PATH && wants_text(request))
		response->file = plain_path(cache.path, &response->arena);
	else if (status == 0)
		cache_report(&fields, action, copies, count, cache.path,
			     &response->report);
	cache_close(&cache);
	return status;
}
