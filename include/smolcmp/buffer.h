/*
 * Bytes that grow at the end; what output and sentences are built in.
 */
#ifndef SMOLCMP_BUFFER_H
#define SMOLCMP_BUFFER_H

#include <stddef.h>

struct buffer {
	char *bytes; /* NUL behind the last one; never NULL */
	size_t length;
	size_t capacity; /* 0: bytes is not ours to free */
};

void buffer_init(struct buffer *buffer);
void buffer_release(struct buffer *buffer);

/* Forget the contents, keep the memory. */
void buffer_clear(struct buffer *buffer);

void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_char(struct buffer *buffer, char byte);
void buffer_add_string(struct buffer *buffer, const char *text);

/* count times the same byte. */
void buffer_add_repeated(struct buffer *buffer, char byte, size_t count);

__attribute__((format(printf, 2, 3))) void
buffer_printf(struct buffer *buffer, const char *format, ...);

#endif
