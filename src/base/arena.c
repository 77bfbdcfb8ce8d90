#include "smolcmp/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

/* Chunks double up to the largest: a small use touches few pages, a large one
 * asks seldom. */
enum { CHUNK_FIRST = 2 * 1024, CHUNK_LARGEST = 256 * 1024 };

struct arena_chunk {
	struct arena_chunk *next;
	size_t size; /* of bytes */
	alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena)
{
	arena->chunks = NULL;
	arena->at = NULL;
	arena->end = NULL;
}

static void free_chunks(struct arena_chunk *chunk)
{
	while (chunk) {
		struct arena_chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
}

void arena_release(struct arena *arena)
{
	free_chunks(arena->chunks);
	arena_init(arena);
}

void arena_reset(struct arena *arena)
{
	struct arena_chunk *chunk = arena->chunks;

	/* A chunk made for one large thing is not worth keeping. */
	if (!chunk || chunk->size > CHUNK_LARGEST) {
		arena_release(arena);
		return;
	}
	free_chunks(chunk->next);
	chunk->next = NULL;
	arena->at = chunk->bytes;
	arena->end = chunk->bytes + chunk->size;
}

void arena_adopt(struct arena *arena, struct arena *other)
{
	struct arena_chunk **end = &other->chunks;

	if (!arena->chunks) {
		*arena = *other;
		arena_init(other);
		return;
	}
	while (*end)
		end = &(*end)->next;
	*end = arena->chunks->next;
	arena->chunks->next = other->chunks;
	arena_init(other);
}

static void add_chunk(struct arena *arena, size_t least)
{
	size_t size = arena->chunks ? arena->chunks->size * 2 : CHUNK_FIRST;
	struct arena_chunk *chunk;

	if (size > CHUNK_LARGEST)
		size = CHUNK_LARGEST;
	if (size < least)
		size = least;
	chunk = memory_alloc(sizeof(*chunk) + size);

	chunk->next = arena->chunks;
	chunk->size = size;
	arena->chunks = chunk;
	arena->at = chunk->bytes;
	arena->end = chunk->bytes + size;
}

static char *take(struct arena *arena, size_t size)
{
	char *taken;

	if (size > SIZE_MAX / 2)
		memory_exhausted();
	if (size > (size_t)(arena->end - arena->at) || !arena->at)
		add_chunk(arena, size);
	taken = arena->at;
	arena->at += size;
	return taken;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	uintptr_t misplaced = (uintptr_t)arena->at % alignof(max_align_t);
	size_t padding = misplaced ? alignof(max_align_t) - misplaced : 0;

	if (padding > (size_t)(arena->end - arena->at))
		padding = 0; /* a new chunk begins aligned */
	if (padding + size <= (size_t)(arena->end - arena->at))
		arena->at += padding;
	else
		add_chunk(arena, size);
	return take(arena, size);
}

void *arena_zero(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		memory_exhausted();
	return memset(arena_alloc(arena, count * size), 0, count * size);
}

char *arena_text(struct arena *arena, const char *bytes, size_t length)
{
	char *text = take(arena, length + 1);

	memcpy(text, bytes, length);
	text[length] = '\0';
	return text;
}

char *arena_string(struct arena *arena, const char *text)
{
	return text ? arena_text(arena, text, strlen(text)) : NULL;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	char brief[128];
	va_list arguments;
	char *text;
	int length;

	va_start(arguments, format);
	length = vsnprintf(brief, sizeof(brief), format, arguments);
	va_end(arguments);
	if (length < 0)
		memory_exhausted();
	if ((size_t)length < sizeof(brief))
		return arena_text(arena, brief, (size_t)length);

	text = take(arena, (size_t)length + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return text;
}
