/* What stands in the cache about a body: a packet (packet.h). */
#ifndef REMOTE_ENTRY_H
#define REMOTE_ENTRY_H

#include "smolcmp/buffer.h"
#include "smolcmp/cache.h"

void entry_write(const struct cache_entry *entry, struct buffer *text);

/* Read an entry, its texts into arena; false when it is damaged. text is
 * written into. */
bool entry_read(struct buffer *text, struct arena *arena,
		struct cache_entry *entry);

#endif
