/* All of what a file descriptor gives or takes, whatever interrupts it, and
 * whether it still is what has a name. */
#ifndef SMOLCMP_DESCRIPTOR_H
#define SMOLCMP_DESCRIPTOR_H

#include <stdbool.h>

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

/* Add what can be read; -1 with errno set. */
MUST_CHECK int descriptor_read(int fd, struct buffer *bytes);

/* Write everything; -1 with errno set. */
MUST_CHECK int descriptor_write(int fd, const void *bytes, size_t length);

/* True when name, in a folder and by flags as fstatat() has them, still leads
 * to what is open. */
bool descriptor_is(int fd, int folder, const char *name, int flags);

#endif
