/*
 * A thread that reads a file while the blocks before are being worked on.
 *
 * It is for regular files: a read of anything else may wait for ever, and then
 * whoever is done early could not stop it.
 */
#ifndef SOURCE_AHEAD_H
#define SOURCE_AHEAD_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct ahead;
struct inlet;

/* Begin to read from inlet in blocks of size bytes, each with room bytes in
 * front of it. NULL when there can be no thread. inlet must stay as it is, and
 * nobody else read from it, until ahead_stop. */
struct ahead *ahead_start(struct inlet *inlet, size_t size, size_t room);

/*
 * The next block: its length, 0 at the end of the file, -1 with errno set when
 * it cannot be read; not to be asked again after either. length bytes of the
 * block before, which is given back, are copied in front of it.
 */
ssize_t ahead_next(struct ahead *ahead, const uint8_t *rest, size_t length,
		   uint8_t **block);

/* Stop reading, whether or not all was read, and give everything back; ahead
 * may be NULL. */
void ahead_stop(struct ahead *ahead);

#endif
