/*
 * A file's bytes, block by block; those of a large one are read ahead. What is
 * compressed is given as it was before (inlet.h).
 *
 * Knows descriptors and memory. Does not know what stands in the file.
 */
#ifndef SOURCE_BLOCKS_H
#define SOURCE_BLOCKS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum {
	BLOCKS_ROOM = 4096, /* in front of a block, for the rest of the last */
	BLOCKS_UNTIL_AHEAD = 4, /* are read before a thread is thought of */
	BLOCKS_AHEAD = 16,	/* are in a file that is worth one */
};

struct blocks;

/* Read fd in blocks of size bytes, at least 1. fd must outlive the blocks; it
 * is not closed. */
struct blocks *blocks_new(int fd, size_t size);
/* The same of length bytes in memory, which outlive the blocks. */
struct blocks *blocks_of_bytes(const void *bytes, size_t length, size_t size);
void blocks_free(struct blocks *blocks);

/* Refuse what is larger than that when it is inflated. Before the first. */
void blocks_limit(struct blocks *blocks, uint64_t limit);

/*
 * The next block: how many bytes it has, 0 at the end of the file, -1 with
 * errno set when it cannot be read; not to be asked again after either. The
 * block before is gone then, but for the length bytes of rest, which stand in
 * front of this one: at most BLOCKS_ROOM.
 */
ssize_t blocks_next(struct blocks *blocks, const uint8_t *rest, size_t length,
		    uint8_t **block);

/* How much there is to read, as far as one can tell without reading. */
enum blocks_extent { BLOCKS_FEW, BLOCKS_MANY, BLOCKS_UNKNOWN };

/* Whether there are at least four blocks of size bytes; BLOCKS_FEW also where
 * a thread reads ahead. */
enum blocks_extent blocks_extent(const struct blocks *blocks, size_t size);

/* Read what follows into memory of the caller's: as read(2). Not where a
 * thread reads ahead. */
ssize_t blocks_more(struct blocks *blocks, uint8_t *memory, size_t size);

/* A copy of bytes that lives until the next one, or as long as the blocks. */
uint8_t *blocks_hold(struct blocks *blocks, const uint8_t *bytes,
		     size_t length);

/* What is wrong with compressed data, once it could not be read; NULL: errno
 * says it all. */
const char *blocks_problem(const struct blocks *blocks);

/* How much of the file was taken since the last time it was asked, with got
 * more bytes: those, or what they were compressed to. */
uint64_t blocks_taken(struct blocks *blocks, size_t got);

/* size bytes that begin with a page, so that the kernel's copy is a fast one.
 */
uint8_t *blocks_alloc(size_t size);

#endif
