#include "smolcmp/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

/* What an empty buffer points to, so that bytes is always a string. */
static char nothing[1];

void buffer_init(struct buffer *buffer)
{
	buffer->bytes = nothing;
	buffer->length = 0;
	buffer->capacity = 0;
}

void buffer_release(struct buffer *buffer)
{
	if (buffer->capacity)
		free(buffer->bytes);
	buffer_init(buffer);
}

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->capacity)
		buffer->bytes[0] = '\0';
}

/* Room for length more bytes and the NUL. */
static void reserve(struct buffer *buffer, size_t length)
{
	size_t needed;
	size_t capacity = buffer->capacity ? buffer->capacity : 256;

	if (length > SIZE_MAX / 4 || buffer->length > SIZE_MAX / 4)
		memory_exhausted();
	needed = buffer->length + length + 1;
	if (needed <= buffer->capacity)
		return;
	while (capacity < needed)
		capacity *= 2;
	buffer->bytes =
	    memory_resize(buffer->capacity ? buffer->bytes : NULL, capacity);
	buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
	reserve(buffer, length);
	memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_add_char(struct buffer *buffer, char byte)
{
	buffer_add(buffer, &byte, 1);
}

void buffer_add_string(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_add_repeated(struct buffer *buffer, char byte, size_t count)
{
	reserve(buffer, count);
	memset(buffer->bytes + buffer->length, byte, count);
	buffer->length += count;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
	char brief[128];
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(brief, sizeof(brief), format, arguments);
	va_end(arguments);
	if (length < 0)
		memory_exhausted();
	if ((size_t)length < sizeof(brief)) {
		buffer_add(buffer, brief, (size_t)length);
		return;
	}

	reserve(buffer, (size_t)length);
	va_start(arguments, format);
	vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format,
		  arguments);
	va_end(arguments);
	buffer->length += (size_t)length;
}
