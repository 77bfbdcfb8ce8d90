#include "source/blocks.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/memory.h"

#include "source/ahead.h"
#include "source/inlet.h"

/* Waking another thread costs about as much as a small block. */
enum { BLOCKS_AT_ONCE = 4 };

struct blocks {
	struct inlet inlet;
	uint64_t told; /* of what is compressed, by blocks_taken() */
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

	inlet_init(&blocks->inlet, fd);
	blocks->size = size;
	blocks->memory = blocks_alloc(BLOCKS_ROOM + size);
	return blocks;
}

struct blocks *blocks_of_bytes(const void *bytes, size_t length, size_t size)
{
	struct blocks *blocks = blocks_new(-1, size);

	inlet_init_bytes(&blocks->inlet, bytes, length);
	return blocks;
}

void blocks_limit(struct blocks *blocks, uint64_t limit)
{
	blocks->inlet.limit = limit;
}

void blocks_free(struct blocks *blocks)
{
	if (!blocks)
		return;
	ahead_stop(blocks->ahead);
	inlet_release(&blocks->inlet);
	free(blocks->memory);
	free(blocks->held);
	free(blocks);
}

static bool is_large(const struct blocks *blocks)
{
	struct stat status;

	return fstat(blocks->inlet.fd, &status) == 0 &&
	       S_ISREG(status.st_mode) &&
	       (uintmax_t)status.st_size / blocks->size >= BLOCKS_AHEAD;
}

ssize_t blocks_next(struct blocks *blocks, const uint8_t *rest, size_t length,
		    uint8_t **block)
{
	/* Small files do not pay even for the question. */
	if (blocks->count <= BLOCKS_UNTIL_AHEAD &&
	    blocks->count++ == BLOCKS_UNTIL_AHEAD && is_large(blocks))
		blocks->ahead = ahead_start(
		    &blocks->inlet, blocks->size * BLOCKS_AT_ONCE, BLOCKS_ROOM);
	if (blocks->ahead)
		return ahead_next(blocks->ahead, rest, length, block);
	*block = blocks->memory + BLOCKS_ROOM;
	memmove(*block - length, rest, length);
	return inlet_read(&blocks->inlet, *block, blocks->size);
}

enum blocks_extent blocks_extent(const struct blocks *blocks, size_t size)
{
	struct stat status;

	if (blocks->ahead || fstat(blocks->inlet.fd, &status) < 0)
		return BLOCKS_FEW;
	if (!S_ISREG(status.st_mode) || blocks->inlet.inflating)
		return BLOCKS_UNKNOWN;
	return (uintmax_t)status.st_size / size >= 4 ? BLOCKS_MANY : BLOCKS_FEW;
}

ssize_t blocks_more(struct blocks *blocks, uint8_t *memory, size_t size)
{
	return inlet_read(&blocks->inlet, memory, size);
}

const char *blocks_problem(const struct blocks *blocks)
{
	return inlet_problem(&blocks->inlet);
}

uint64_t blocks_taken(struct blocks *blocks, size_t got)
{
	uint64_t taken = inlet_taken(&blocks->inlet);
	uint64_t more = taken - blocks->told;

	blocks->told = taken;
	return taken ? more : got;
}

uint8_t *blocks_hold(struct blocks *blocks, const uint8_t *bytes, size_t length)
{
	uint8_t *held = memory_alloc(length + 1);

	memcpy(held, bytes, length);
	free(blocks->held);
	blocks->held = held;
	return held;
}
