/* Bodies that broke off, in the cache. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "remote/cache_inside.h"
#include "remote/cache_name.h"

void cache_put_rest(const struct cache *cache, const char *url, int folder,
		    const char *file, const struct cache_rest *rest)
{
	const struct cache_entry entry = {
		.url = url,
		.validators = rest->validators,
		.bytes = rest->bytes,
	};
	char name[CACHE_NAME];

	cache_lock(cache);
	if (renameat(folder, file, cache->folder, cache_name_rest(url, name)) ==
		0 &&
	    cache_write_entry(cache, cache_name_rest_entry(url, name), &entry) <
		0)
		unlinkat(cache->folder, cache_name_rest(url, name), 0);
	cache_unlock(cache);
}

bool cache_take_rest(const struct cache *cache, const char *url, int folder,
		     const char *file, struct arena *arena,
		     struct cache_rest *rest)
{
	char name[CACHE_NAME], body[CACHE_NAME];
	struct cache_entry entry;
	struct stat status;
	bool taken;

	cache_lock(cache);
	taken = cache_read_entry(cache, cache_name_rest_entry(url, name), arena,
				 &entry) &&
		unlinkat(cache->folder, name, 0) == 0 &&
		renameat(cache->folder, cache_name_rest(url, body), folder,
			 file) == 0 &&
		fstatat(folder, file, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
		(uint64_t)status.st_size == entry.bytes && entry.bytes > 0;
	cache_unlock(cache);
	if (taken)
		*rest = (struct cache_rest){ entry.validators, entry.bytes };
	return taken;
}
