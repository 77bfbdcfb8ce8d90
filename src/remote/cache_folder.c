/* The folder that the cache is: where it is, and whether it is safe. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/cache.h"
#include "smolcmp/descriptor.h"
#include "smolcmp/memory.h"

static const char tag_name[] = "CACHEDIR.TAG";
static const char tag[] =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# smolcmp keeps here what it has fetched; all of it may be removed.\n";

static char *find_path(void)
{
	const char *base = getenv("XDG_CACHE_HOME");
	const char *home = getenv("HOME");
	const char *way = "/smolcmp";
	size_t size;
	char *path;

	/* A relative one is to be ignored, says the specification. */
	if (!base || base[0] != '/') {
		base = home;
		way = "/.cache/smolcmp";
	}
	if (!base || base[0] != '/')
		return NULL;
	size = strlen(base) + strlen(way) + 1;
	path = memory_alloc(size);
	snprintf(path, size, "%s%s", base, way);
	return path;
}

/* Make a folder, and those above it that are not there. */
static int make(char *path)
{
	char *slash;
	int status;

	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return 0;
	slash = strrchr(path, '/');
	if (errno != ENOENT || slash == path)
		return -1;
	*slash = '\0';
	status = make(path);
	*slash = '/';
	if (status < 0)
		return -1;
	return mkdir(path, 0700) == 0 || errno == EEXIST ? 0 : -1;
}

static int refuse(const struct cache *cache, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, cache->path,
			 errno == ELOOP || errno == ENOTDIR
			     ? "is a link or no folder, so that it cannot be "
			       "the cache; remove it, or set XDG_CACHE_HOME"
			     : "the cache cannot be used: %s; see to that, or "
			       "set XDG_CACHE_HOME",
			 strerror(errno));
}

/* Nobody else may have put anything in there. */
static int check(const struct cache *cache, struct error *error)
{
	struct stat status;

	if (fstat(cache->folder, &status) < 0)
		return refuse(cache, error);
	if (status.st_uid != geteuid())
		return error_set(error, ERROR_SYSTEM, cache->path,
				 "belongs to another user, so that it cannot "
				 "be the cache; set XDG_CACHE_HOME");
	if (status.st_mode & 077)
		return error_set(error, ERROR_SYSTEM, cache->path,
				 "is open to other users (mode %04o), so that "
				 "it cannot be the cache; run 'chmod 700 %s', "
				 "and 'smolcmp cache clear' if somebody else "
				 "may have written there",
				 (unsigned)status.st_mode & 07777, cache->path);
	return 0;
}

/* Tell whoever makes backups that this is not worth one. */
static void write_tag(int folder)
{
	int fd = openat(folder, tag_name,
			O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0)
		return;
	if (descriptor_write(fd, tag, sizeof(tag) - 1) < 0)
		unlinkat(folder, tag_name, 0);
	close(fd);
}

int cache_locate(struct cache *cache, struct error *error)
{
	*cache = (struct cache){ .path = find_path(), .folder = -1 };
	if (!cache->path)
		return error_set(error, ERROR_SYSTEM, NULL,
				 "there is no place for a cache; set "
				 "XDG_CACHE_HOME or HOME");
	return 0;
}

int cache_open(struct cache *cache, bool makes, struct error *error)
{
	if (cache_locate(cache, error) < 0)
		return -1;
	if (makes && make(cache->path) < 0)
		return refuse(cache, error);
	cache->folder =
	    open(cache->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (cache->folder < 0)
		return !makes && errno == ENOENT ? 0 : refuse(cache, error);
	if (check(cache, error) < 0) {
		close(cache->folder);
		cache->folder = -1;
		return -1;
	}
	if (makes)
		write_tag(cache->folder);
	return 0;
}

void cache_close(struct cache *cache)
{
	if (cache->folder >= 0)
		close(cache->folder);
	free(cache->path);
	*cache = (struct cache){ .folder = -1 };
}
