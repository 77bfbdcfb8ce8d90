#include "smolcmp/remote.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "remote/get.h"
#include "remote/wish.h"
#include "smolcmp/memory.h"
#include "smolcmp/url.h"

struct remote {
	struct get get;
	const char **names; /* of sources, as they were given */
	struct remote_file **files;
	size_t count;
	size_t name_capacity, file_capacity;
};

struct remote *remote_new(const struct remote_terms *terms, struct arena *arena)
{
	struct remote *remote = memory_zero(1, sizeof(*remote));

	get_init(&remote->get, terms, arena);
	if (!terms->limit)
		remote->get.terms.limit = FETCH_LIMIT;
	return remote;
}

static void leave(const struct remote *remote, struct remote_file *file)
{
	get_drop(&remote->get, file);
	if (file->body >= 0)
		close(file->body);
}

void remote_free(struct remote *remote)
{
	if (!remote)
		return;
	for (size_t i = 0; i < remote->count; i++) {
		leave(remote, remote->files[i]);
		for (size_t j = 0; j < remote->files[i]->count; j++)
			leave(remote, &remote->files[i]->files[j]);
	}
	get_release(&remote->get);
	free(remote->names);
	free(remote->files);
	free(remote);
}

struct remote_file *remote_find(const struct remote *remote, const char *name)
{
	for (size_t i = 0; remote && i < remote->count; i++)
		if (strcmp(remote->names[i], name) == 0)
			return remote->files[i];
	return NULL;
}

static int add(struct remote *remote, const char *name, const char *namer,
	       struct error *error)
{
	struct arena *arena = remote->get.arena;
	struct remote_file *file;
	struct wish wish;

	if (wish_parse(name, arena, &wish, error) < 0)
		return -1;
	file = arena_zero(arena, 1, sizeof(*file));
	*file = (struct remote_file){
		.url = wish.url,
		.namer = namer ? arena_string(arena, namer) : NULL,
		.pinned = wish.pinned,
		.pin = wish.pin,
		.body = -1,
	};
	remote->names = memory_grow(remote->names, remote->count,
				    &remote->name_capacity, sizeof(char *));
	remote->files =
	    memory_grow(remote->files, remote->count, &remote->file_capacity,
			sizeof(*remote->files));
	remote->names[remote->count] = arena_string(arena, name);
	remote->files[remote->count++] = file;
	return 0;
}

int remote_get(struct remote *remote, const struct texts *sources,
	       const char *namer, struct error *error)
{
	size_t before = remote->count;

	for (size_t i = 0; i < sources->count; i++)
		if (url_is_named(sources->items[i]) &&
		    !remote_find(remote, sources->items[i]) &&
		    add(remote, sources->items[i], namer, error) < 0)
			return -1;
	if (remote->count == before)
		return 0;
	return get_all(&remote->get, remote->files + before,
		       remote->count - before, error);
}

int remote_body(const struct remote *remote, const struct remote_file *file)
{
	if (file->body < 0)
		return get_body(&remote->get, file);
	if (lseek(file->body, 0, SEEK_SET) < 0)
		return -1;
	return fcntl(file->body, F_DUPFD_CLOEXEC, 0);
}

void remote_keep(struct remote *remote, struct remote_file *file)
{
	get_keep(&remote->get, file);
}

uint64_t remote_limit(const struct remote *remote)
{
	return remote->get.terms.limit;
}

const char *remote_state_word(enum remote_state state)
{
	static const char *const words[] = {
		[REMOTE_FETCHED] = "fetched",
		[REMOTE_UNCHANGED] = "unchanged",
		[REMOTE_CACHED] = "cached",
		[REMOTE_STALE] = "stale",
	};

	return words[state];
}
