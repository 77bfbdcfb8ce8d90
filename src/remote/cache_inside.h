/* What the parts of the cache share. */
#ifndef REMOTE_CACHE_INSIDE_H
#define REMOTE_CACHE_INSIDE_H

#include "smolcmp/cache.h"

/* The entry in the file of this name, its texts in arena; false when there is
 * none, with errno ENOENT, or it is damaged. */
bool cache_read_entry(const struct cache *cache, const char *name,
		      struct arena *arena, struct cache_entry *entry);

/* -1 with errno set. */
MUST_CHECK int cache_write_entry(const struct cache *cache, const char *name,
				 const struct cache_entry *entry);

/* One at a time changes what the cache has of a URL. Where that cannot be had,
 * the worst is a body that nobody needs. errno stays as it is. */
void cache_lock(const struct cache *cache);
void cache_unlock(const struct cache *cache);

/* Go through all names; take returns -1 to stop. -1 with errno set. */
MUST_CHECK int cache_each_name(const struct cache *cache,
			       int (*take)(const struct cache *cache,
					   const char *name, void *context),
			       void *context);

#endif
