/*
 * Memory for many small things that live and die together: handed out from
 * chunks, freed all at once. Nothing in it is freed alone.
 */
#ifndef SMOLCMP_ARENA_H
#define SMOLCMP_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
	struct arena_chunk *chunks; /* newest first */
	char *at;		    /* free bytes of the newest: [at, end) */
	char *end;
};

/* An arena that holds nothing; it asks for memory when first used. */
void arena_init(struct arena *arena);

/* Give everything back; the arena may be used again. */
void arena_release(struct arena *arena);

/* Forget what it holds and keep one chunk for the next use. */
void arena_reset(struct arena *arena);

/* size bytes, uninitialised, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* count * size bytes of zero. */
void *arena_zero(struct arena *arena, size_t count, size_t size);

/* Let what other holds be this one's; other then holds nothing. */
void arena_adopt(struct arena *arena, struct arena *other);

/* A copy of length bytes with a NUL behind. */
char *arena_text(struct arena *arena, const char *bytes, size_t length);

/* A copy of a string; NULL for NULL. */
char *arena_string(struct arena *arena, const char *text);

/* A string made by a format. */
__attribute__((format(printf, 2, 3))) char *
arena_printf(struct arena *arena, const char *format, ...);

#endif
