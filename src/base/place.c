#include "smolcmp/place.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "smolcmp/buffer.h"

static void add_at(struct error *error, struct place place, const char *text)
{
	struct buffer where;

	buffer_init(&where);
	buffer_add_string(&where, place.file);
	if (place.line)
		buffer_printf(&where, ":%" PRIu64, place.line);
	if (place.column)
		buffer_printf(&where, ":%" PRIu64, place.column);
	error_add(error, where.bytes, "%s", text);
	buffer_release(&where);
}

int problem_add(struct error *error, enum problem problem, struct place place,
		const char *format, ...)
{
	char text[sizeof(error->items[0].text)];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	if (error->taker)
		error->taker->take(error->taker->context, problem, &place,
				   text);
	else
		add_at(error, place, text);
	return -1;
}

int error_add_at(struct error *error, struct place place, const char *format,
		 ...)
{
	char text[sizeof(error->items[0].text)];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	add_at(error, place, text);
	return -1;
}
