/* Copies in the cache, as commands show them. */
#ifndef CMD_COPIES_H
#define CMD_COPIES_H

#include "smolcmp/cache.h"
#include "smolcmp/view.h"

/* What is shown of an entry; its texts are the entry's, or in arena. */
struct remote_copy copy_of(const struct cache_entry *entry,
			   struct arena *arena);

#endif
