/* What stands in the cache about a body: a packet (packet.h). */
#ifndef REMOTE_ENTRY_H
#define REMOTE_ENTRY_H

#include "smolcmp/buffer.h"
#include "smolcmp/cache.h"

void entry_write(const struct cache_entry *entry, struct buffer *text);

/* Those that can be sent back: one line of at most 1 KiB, and no other control
 * character; the others are NULL. */
struct validators entry_validators(const struct validators *told);

/* Read an entry, its texts into arena, and of its validators what can be sent
 * back; false when it is damaged. text is written into. */
bool entry_read(struct buffer *text, struct arena *arena,
		struct cache_entry *entry);

#endif
