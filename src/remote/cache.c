/* What is in the cache. */
#include "smolcmp/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "remote/cache_inside.h"
#include "remote/cache_name.h"
#include "remote/entry.h"
#include "smolcmp/descriptor.h"
#include "smolcmp/draft.h"
#include "smolcmp/memory.h"

/* How often an entry is read whose body is gone when it is looked for. */
enum { TRIES = 3 };

bool cache_read_entry(const struct cache *cache, const char *name,
		      struct arena *arena, struct cache_entry *entry)
{
	int fd = openat(cache->folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct buffer text;
	bool read;

	if (fd < 0)
		return false;
	buffer_init(&text);
	read =
	    descriptor_read(fd, &text) == 0 && entry_read(&text, arena, entry);
	buffer_release(&text);
	close(fd);
	if (!read)
		errno = EBADMSG;
	return read;
}

/* The body, which is what its name says; else -1, with errno ENOENT when there
 * is none. */
static int open_body(const struct cache *cache, const char *url,
		     const struct sha256 *sum)
{
	char name[CACHE_NAME];
	struct sha256 found;
	int fd = openat(cache->folder, cache_name_body(url, sum, name),
			O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		return -1;
	if (sha256_file(fd, &found) == 0 && sha256_equal(&found, sum))
		return fd;
	close(fd);
	errno = EBADMSG;
	return -1;
}

enum cache_finding cache_find(const struct cache *cache, const char *url,
			      struct arena *arena, struct cache_entry *entry,
			      int *body)
{
	struct cache_entry found;
	char name[CACHE_NAME];

	*body = -1;
	if (cache->folder < 0)
		return CACHE_NOTHING;
	cache_name_entry(url, name);
	for (int i = 0; i < TRIES; i++) {
		if (!cache_read_entry(cache, name, arena, &found))
			return errno == ENOENT ? CACHE_NOTHING : CACHE_DAMAGED;
		if (strcmp(found.url, url) != 0)
			return CACHE_DAMAGED;
		*body = open_body(cache, url, &found.sum);
		if (*body >= 0) {
			*entry = found;
			return CACHE_FOUND;
		}
		/* Somebody has put another one into its place. */
		if (errno != ENOENT)
			break;
	}
	return CACHE_DAMAGED;
}

int cache_find_body(const struct cache *cache, const char *url,
		    const struct sha256 *sum)
{
	return cache->folder < 0 ? -1 : open_body(cache, url, sum);
}

void cache_lock(const struct cache *cache)
{
	while (flock(cache->folder, LOCK_EX) < 0 && errno == EINTR)
		;
}

void cache_unlock(const struct cache *cache)
{
	int number = errno;

	flock(cache->folder, LOCK_UN);
	errno = number;
}

int cache_write_entry(const struct cache *cache, const char *name,
		      const struct cache_entry *entry)
{
	struct buffer text;
	int status;

	buffer_init(&text);
	entry_write(entry, &text);
	status = draft_replace_in(cache->folder, name, 0600, &text);
	buffer_release(&text);
	return status;
}

/* Replace what there is under the lock. */
static int replace(const struct cache *cache, int folder, const char *file,
		   const struct cache_entry *entry)
{
	char name[CACHE_NAME], body[CACHE_NAME];
	struct cache_entry old;
	struct arena arena;
	bool had;

	arena_init(&arena);
	cache_name_entry(entry->url, name);
	had = cache_read_entry(cache, name, &arena, &old);
	arena_release(&arena);
	cache_name_body(entry->url, &entry->sum, body);
	if (renameat(folder, file, cache->folder, body) < 0 ||
	    cache_write_entry(cache, name, entry) < 0)
		return -1;
	if (had && !sha256_equal(&old.sum, &entry->sum))
		unlinkat(cache->folder,
			 cache_name_body(entry->url, &old.sum, body), 0);
	return 0;
}

int cache_keep(const struct cache *cache, int folder, const char *file,
	       const struct cache_entry *entry)
{
	int status;

	cache_lock(cache);
	status = replace(cache, folder, file, entry);
	cache_unlock(cache);
	return status;
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Whether a copy is still the one that was found: somebody may have put another
 * one into its place. Under the lock. */
static bool is_still(const struct cache *cache, const struct cache_entry *entry)
{
	char name[CACHE_NAME];
	struct cache_entry now;
	struct arena arena;
	bool is;

	arena_init(&arena);
	is = cache_read_entry(cache, cache_name_entry(entry->url, name), &arena,
			      &now) &&
	     sha256_equal(&now.sum, &entry->sum) &&
	     same_text(now.validators.etag, entry->validators.etag) &&
	     same_text(now.validators.modified, entry->validators.modified) &&
	     faccessat(cache->folder,
		       cache_name_body(entry->url, &entry->sum, name), F_OK,
		       AT_SYMLINK_NOFOLLOW) == 0;
	arena_release(&arena);
	return is;
}

int cache_confirm(const struct cache *cache, const struct cache_entry *old,
		  const struct cache_entry *entry)
{
	char name[CACHE_NAME];
	int status = 0;

	cache_lock(cache);
	if (is_still(cache, old))
		status = cache_write_entry(
		    cache, cache_name_entry(entry->url, name), entry);
	cache_unlock(cache);
	return status;
}

/* The body after the entry that leads to it. */
bool cache_remove(const struct cache *cache, const struct cache_entry *entry)
{
	char name[CACHE_NAME];
	bool removed;

	if (cache->folder < 0)
		return false;
	cache_lock(cache);
	removed =
	    is_still(cache, entry) &&
	    unlinkat(cache->folder, cache_name_entry(entry->url, name), 0) == 0;
	if (removed)
		unlinkat(cache->folder,
			 cache_name_body(entry->url, &entry->sum, name), 0);
	cache_unlock(cache);
	return removed;
}

int cache_each_name(const struct cache *cache,
		    int (*take)(const struct cache *cache, const char *name,
				void *context),
		    void *context)
{
	int fd = openat(cache->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *directory = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	int status = 0, number;

	if (!directory) {
		if (fd >= 0)
			close(fd);
		return -1;
	}
	while (status == 0 && (errno = 0, entry = readdir(directory)))
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			status = take(cache, entry->d_name, context);
	number = errno;
	closedir(directory);
	errno = number;
	return status == 0 && number ? -1 : status;
}

/* Entries on their way into a list. */
struct listing {
	struct arena *arena;
	struct cache_entry *entries;
	size_t count;
	size_t capacity;
	size_t damaged;
};

static int add_entry(const struct cache *cache, const char *name, void *context)
{
	struct listing *list = context;

	if (!cache_name_is_entry(name))
		return 0;
	list->entries = memory_grow(list->entries, list->count, &list->capacity,
				    sizeof(*list->entries));
	if (cache_read_entry(cache, name, list->arena,
			     &list->entries[list->count]))
		list->count++;
	else if (errno != ENOENT)
		list->damaged++;
	return 0;
}

static int compare_urls(const void *a, const void *b)
{
	const struct cache_entry *x = a;
	const struct cache_entry *y = b;

	return strcmp(x->url, y->url);
}

int cache_list(const struct cache *cache, struct arena *arena,
	       struct cache_entry **entries, size_t *count, size_t *damaged)
{
	struct listing list = { .arena = arena };
	int status =
	    cache->folder < 0 ? 0 : cache_each_name(cache, add_entry, &list);

	*entries = arena_zero(arena, list.count, sizeof(**entries));
	*count = list.count;
	*damaged = list.damaged;
	if (list.count) {
		memcpy(*entries, list.entries, list.count * sizeof(**entries));
		qsort(*entries, list.count, sizeof(**entries), compare_urls);
	}
	free(list.entries);
	return status;
}
