/* What goes from the cache: all, what is of one URL, what nobody needs. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "remote/cache_inside.h"
#include "remote/cache_name.h"
#include "smolcmp/moment.h"
#include "smolcmp/workroom.h"

/* Seconds after which what a run has left is nobody's any longer, and after
 * which nobody will go on with a body that broke off. */
enum { LEFT_BEHIND = 24 * 60 * 60, GIVEN_UP = 7 * LEFT_BEHIND };

static bool is_workroom(const char *name)
{
	return strncmp(name, workroom_prefix, strlen(workroom_prefix)) == 0;
}

/* What somebody else removes meanwhile is gone as well. */
static int remove_one(const struct cache *cache, const char *name,
		      void *context)
{
	(void)context;
	if (strcmp(name, "CACHEDIR.TAG") == 0)
		return 0;
	if (is_workroom(name)) {
		workroom_remove_in(cache->folder, name);
		return 0;
	}
	return unlinkat(cache->folder, name, 0) < 0 && errno != ENOENT ? -1 : 0;
}

/* Entry, body, also one that no entry names, and what broke off. */
static int remove_of(const struct cache *cache, const char *name, void *context)
{
	if (cache_name_is_of(name, context))
		unlinkat(cache->folder, name, 0);
	return 0;
}

int cache_clear(const struct cache *cache, const char *url)
{
	char name[CACHE_NAME];
	int status;

	if (cache->folder < 0)
		return 0;
	cache_lock(cache);
	if (url) {
		/* Before the body that it leads to. */
		cache_name_entry(url, name);
		unlinkat(cache->folder, name, 0);
		status = cache_each_name(cache, remove_of, name);
	} else {
		status = cache_each_name(cache, remove_one, NULL);
	}
	cache_unlock(cache);
	return status;
}

/* How old a file may become; -1: any age. */
static int64_t lifetime_of(const char *name)
{
	if (name[0] == '.' || cache_name_is_body(name))
		return LEFT_BEHIND;
	return cache_name_is_rest(name) ? GIVEN_UP : -1;
}

/* True of a body that the entry of its URL does not name. Under the lock. */
static bool is_orphan(const struct cache *cache, const char *name)
{
	char entry_name[CACHE_NAME], body[CACHE_NAME];
	struct cache_entry entry;
	struct arena arena;
	bool is;

	arena_init(&arena);
	cache_name_entry_of(name, entry_name);
	if (cache_read_entry(cache, entry_name, &arena, &entry))
		is = strcmp(cache_name_body(entry.url, &entry.sum, body),
			    name) != 0;
	else /* One that cannot be read may be read another time. */
		is = faccessat(cache->folder, entry_name, F_OK,
			       AT_SYMLINK_NOFOLLOW) < 0 &&
		     errno == ENOENT;
	arena_release(&arena);
	return is;
}

static bool is_old(const struct cache *cache, const char *name, int64_t now)
{
	int64_t lifetime = lifetime_of(name);
	struct stat status;

	return lifetime >= 0 &&
	       fstatat(cache->folder, name, &status, AT_SYMLINK_NOFOLLOW) ==
		   0 &&
	       now - status.st_mtime >= lifetime;
}

static int remove_left(const struct cache *cache, const char *name,
		       void *context)
{
	const int64_t *now = context;

	if (is_workroom(name)) {
		workroom_remove_in(cache->folder, name);
	} else if (is_old(cache, name, *now)) {
		cache_lock(cache);
		if (!cache_name_is_body(name) || is_orphan(cache, name))
			unlinkat(cache->folder, name, 0);
		cache_unlock(cache);
	}
	return 0;
}

void cache_sweep(const struct cache *cache)
{
	int64_t now = moment_now();

	/* What cannot be looked through is left as it is. */
	if (cache_each_name(cache, remove_left, &now) < 0)
		errno = 0;
}
