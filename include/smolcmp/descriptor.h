/* All of what a file descriptor gives or takes, whatever interrupts it. */
#ifndef SMOLCMP_DESCRIPTOR_H
#define SMOLCMP_DESCRIPTOR_H

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

/* Add what can be read; -1 with errno set. */
MUST_CHECK int descriptor_read(int fd, struct buffer *bytes);

/* Write everything; -1 with errno set. */
MUST_CHECK int descriptor_write(int fd, const void *bytes, size_t length);

#endif
