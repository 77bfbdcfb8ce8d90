#include "source/blocks.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/memory.h"

#include "source/ahead.h"

/* Waking another thread costs about as much as a small block. */
enum { BLOCKS_AT_ONCE = 4 };

struct blocks {
	int fd;
	size_t size;
	uint8_t *memory;
	unsigned count; /* blocks read here, until a thread is thought of */
	uint8_t *held;
	struct ahead *ahead; /* NULL: blocks are read when asked for */
};

uint8_t *blocks_alloc(size_t size)
{
	void *memory;

	if (posix_memalign(&memory, BLOCKS_ROOM, size) != 0)
		memory_exhausted();
	return memory;
}

struct blocks *blocks_new(int fd, size_t size)
{
	struct blocks *blocks = memory_zero(1, sizeof(*blocks));

	blocks->fd = fd;
	blocks->size = size;
	blocks->memory = blocks_alloc(BLOCKS_ROOM + size);
	return blocks;
}

void blocks_free(struct blocks *blocks)
{
	if (!blocks)
		return;
	ahead_stop(blocks->ahead);
	free(blocks->memory);
	free(blocks->held);
	free(blocks);
}

ssize_t blocks_read(int fd, uint8_t *block, size_t size)
{
	ssize_t got;

	do
		got = read(fd, block, size);
	while (got < 0 && errno == EINTR);
	return got;
}

static bool is_large(const struct blocks *blocks)
{
	struct stat status;

	return fstat(blocks->fd, &status) == 0 && S_ISREG(status.st_mode) &&
	       (uintmax_t)status.st_size / blocks->size >= BLOCKS_AHEAD;
}

ssize_t blocks_next(struct blocks *blocks, const uint8_t *rest, size_t length,
		    uint8_t **block)
{
	/* Small files do not pay even for the question. */
	if (blocks->count <= BLOCKS_UNTIL_AHEAD &&
	    blocks->count++ == BLOCKS_UNTIL_AHEAD && is_large(blocks))
		blocks->ahead = ahead_start(
		    blocks->fd, blocks->size * BLOCKS_AT_ONCE, BLOCKS_ROOM);
	if (blocks->ahead)
		return ahead_next(blocks->ahead, rest, length, block);
	*block = blocks->memory + BLOCKS_ROOM;
	memmove(*block - length, rest, length);
	return blocks_read(blocks->fd, *block, blocks->size);
}

enum blocks_extent blocks_extent(const struct blocks *blocks, size_t size)
{
	struct stat status;

	if (blocks->ahead || fstat(blocks->fd, &status) < 0)
		return BLOCKS_FEW;
	if (!S_ISREG(status.st_mode))
		return BLOCKS_UNKNOWN;
	return (uintmax_t)status.st_size / size >= 4 ? BLOCKS_MANY : BLOCKS_FEW;
}

ssize_t blocks_more(struct blocks *blocks, uint8_t *memory, size_t size)
{
	return blocks_read(blocks->fd, memory, size);
}

uint8_t *blocks_hold(struct blocks *blocks, const uint8_t *bytes, size_t length)
{
	uint8_t *held = memory_alloc(length + 1);

	memcpy(held, bytes, length);
	free(blocks->held);
	blocks->held = held;
	return held;
}
