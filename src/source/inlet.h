/*
 * Where bytes come from: a descriptor or memory, and as they stand there or,
 * where they begin as gzip does, as they were before that. JSON never begins
 * so, whatever a file is called.
 */
#ifndef SOURCE_INLET_H
#define SOURCE_INLET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct inflating;

struct inlet {
	int fd; /* -1: memory */
	const uint8_t *bytes;
	size_t left;

	bool begun;
	int pending;		     /* a byte that was read ahead; -1 */
	struct inflating *inflating; /* NULL: as they are */
	uint64_t limit;		     /* most bytes inflated; 0: any */
};

/* The descriptor is not closed. */
void inlet_init(struct inlet *inlet, int fd);
void inlet_init_bytes(struct inlet *inlet, const void *bytes, size_t size);
void inlet_release(struct inlet *inlet);

/*
 * As read(2) is, again when a signal comes between: how many bytes, 0 at the
 * end, -1 with errno set; not to be asked again after either. On one thread at
 * a time.
 */
ssize_t inlet_read(struct inlet *inlet, uint8_t *block, size_t size);

/* What is wrong with what was compressed, when inlet_read() has failed; NULL:
 * nothing, errno says it all. */
const char *inlet_problem(const struct inlet *inlet);

/* Bytes taken of what is compressed, on any thread. */
uint64_t inlet_taken(const struct inlet *inlet);

/* Whether bytes begin as gzip does. */
bool inlet_is_packed(const uint8_t *bytes, size_t size);

#endif
