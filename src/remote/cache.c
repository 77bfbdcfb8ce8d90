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

#include "remote/cache_name.h"
#include "remote/entry.h"
#include "smolcmp/descriptor.h"
#include "smolcmp/draft.h"
#include "smolcmp/memory.h"
#include "smolcmp/moment.h"
#include "smolcmp/workroom.h"

/* How often an entry is read whose body is gone when it is looked for. */
enum { TRIES = 3 };

/* Older than this it is nobody's any longer. */
enum { LEFT_BEHIND = 24 * 60 * 60 };

static bool read_entry(const struct cache *cache, const char *name,
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
		if (!read_entry(cache, name, arena, &found))
			return CACHE_NOTHING;
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

/* One at a time changes what the cache has of a URL. Where that cannot be had,
 * the worst is a body that nobody needs. */
static void lock(const struct cache *cache)
{
	while (flock(cache->folder, LOCK_EX) < 0 && errno == EINTR)
		;
}

static void unlock(const struct cache *cache)
{
	int number = errno;

	flock(cache->folder, LOCK_UN);
	errno = number;
}

static int write_file(const struct cache *cache, const char *name,
		      const struct buffer *text)
{
	struct draft draft;
	int status, number;

	status = draft_open_in(&draft, cache->folder, name);
	if (status == 0)
		status = descriptor_write(draft.fd, text->bytes, text->length);
	if (status == 0)
		status = draft_publish(&draft, false);
	number = errno;
	draft_release(&draft);
	errno = number;
	return status;
}

static int write_entry(const struct cache *cache, const char *name,
		       const struct cache_entry *entry)
{
	struct buffer text;
	int status;

	buffer_init(&text);
	entry_write(entry, &text);
	status = write_file(cache, name, &text);
	buffer_release(&text);
	return status;
}

/* Replace what there is under the lock. */
static int replace(const struct cache *cache, const char *file,
		   const struct cache_entry *entry)
{
	char name[CACHE_NAME], body[CACHE_NAME];
	struct cache_entry old;
	struct arena arena;
	bool had;

	arena_init(&arena);
	cache_name_entry(entry->url, name);
	had = read_entry(cache, name, &arena, &old);
	arena_release(&arena);
	cache_name_body(entry->url, &entry->sum, body);
	if ((file && renameat(AT_FDCWD, file, cache->folder, body) < 0) ||
	    write_entry(cache, name, entry) < 0)
		return -1;
	if (had && !sha256_equal(&old.sum, &entry->sum))
		unlinkat(cache->folder,
			 cache_name_body(entry->url, &old.sum, body), 0);
	return 0;
}

int cache_keep(const struct cache *cache, const char *file,
	       const struct cache_entry *entry)
{
	int status;

	lock(cache);
	status = replace(cache, file, entry);
	unlock(cache);
	return status;
}

/* The body after the entry that leads to it. */
bool cache_remove(const struct cache *cache, const char *url)
{
	char name[CACHE_NAME], body[CACHE_NAME];
	struct cache_entry old;
	struct arena arena;
	bool had, removed;

	if (cache->folder < 0)
		return false;
	arena_init(&arena);
	cache_name_entry(url, name);
	lock(cache);
	had = read_entry(cache, name, &arena, &old);
	removed = unlinkat(cache->folder, name, 0) == 0;
	if (had)
		unlinkat(cache->folder, cache_name_body(url, &old.sum, body),
			 0);
	unlinkat(cache->folder, cache_name_rest(url, name), 0);
	unlinkat(cache->folder, cache_name_rest_entry(url, name), 0);
	unlock(cache);
	arena_release(&arena);
	return removed;
}

/* Go through all names; take returns -1 to stop. */
static int each_name(const struct cache *cache,
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

int cache_clear(const struct cache *cache)
{
	int status;

	if (cache->folder < 0)
		return 0;
	lock(cache);
	status = each_name(cache, remove_one, NULL);
	unlock(cache);
	return status;
}

static int remove_old(const struct cache *cache, const char *name,
		      void *context)
{
	const int64_t *now = context;
	struct stat status;

	if ((!is_workroom(name) && name[0] != '.') ||
	    fstatat(cache->folder, name, &status, AT_SYMLINK_NOFOLLOW) < 0 ||
	    *now - status.st_mtime < LEFT_BEHIND)
		return 0;
	if (is_workroom(name))
		workroom_remove_in(cache->folder, name);
	else
		unlinkat(cache->folder, name, 0);
	return 0;
}

void cache_sweep(const struct cache *cache)
{
	int64_t now = moment_now();

	/* What cannot be looked through is left as it is. */
	if (each_name(cache, remove_old, &now) < 0)
		errno = 0;
}

/* Entries on their way into a list. */
struct listing {
	struct arena *arena;
	struct cache_entry *entries;
	size_t count;
	size_t capacity;
};

static int add_entry(const struct cache *cache, const char *name, void *context)
{
	struct listing *list = context;
	size_t length = strlen(name);
	size_t tail = strlen(cache_entry_extension);

	if (length <= tail ||
	    strcmp(name + length - tail, cache_entry_extension) != 0)
		return 0;
	list->entries = memory_grow(list->entries, list->count, &list->capacity,
				    sizeof(*list->entries));
	list->count +=
	    read_entry(cache, name, list->arena, &list->entries[list->count]);
	return 0;
}

static int compare_urls(const void *a, const void *b)
{
	const struct cache_entry *x = a;
	const struct cache_entry *y = b;

	return strcmp(x->url, y->url);
}

int cache_list(const struct cache *cache, struct arena *arena,
	       struct cache_entry **entries, size_t *count)
{
	struct listing list = { .arena = arena };
	int status = cache->folder < 0 ? 0 : each_name(cache, add_entry, &list);

	*entries = arena_zero(arena, list.count, sizeof(**entries));
	*count = list.count;
	if (list.count) {
		memcpy(*entries, list.entries, list.count * sizeof(**entries));
		qsort(*entries, list.count, sizeof(**entries), compare_urls);
	}
	free(list.entries);
	return status;
}

void cache_put_rest(const struct cache *cache, const char *url,
		    const char *file, const struct cache_rest *rest)
{
	const struct cache_entry entry = {
		.url = url,
		.validators = rest->validators,
		.bytes = rest->bytes,
	};
	char name[CACHE_NAME];

	lock(cache);
	if (renameat(AT_FDCWD, file, cache->folder,
		     cache_name_rest(url, name)) == 0 &&
	    write_entry(cache, cache_name_rest_entry(url, name), &entry) < 0)
		unlinkat(cache->folder, cache_name_rest(url, name), 0);
	unlock(cache);
}

bool cache_take_rest(const struct cache *cache, const char *url,
		     const char *file, struct arena *arena,
		     struct cache_rest *rest)
{
	char name[CACHE_NAME], body[CACHE_NAME];
	struct cache_entry entry;
	struct stat status;
	bool taken;

	lock(cache);
	taken = read_entry(cache, cache_name_rest_entry(url, name), arena,
			   &entry) &&
		unlinkat(cache->folder, name, 0) == 0 &&
		renameat(cache->folder, cache_name_rest(url, body), AT_FDCWD,
			 file) == 0 &&
		stat(file, &status) == 0 &&
		(uint64_t)status.st_size == entry.bytes && entry.bytes > 0;
	unlock(cache);
	if (taken)
		*rest = (struct cache_rest){ entry.validators, entry.bytes };
	return taken;
}
