#include "smolcmp/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void error_init(struct error *error)
{
	error->kind = ERROR_NONE;
	error->count = 0;
	error->more = false;
	error->taker = NULL;
}

/* Copy the end of text that fits into size bytes, marking what was cut. */
static void copy_end(char *to, size_t size, const char *text)
{
	size_t length = strlen(text);

	if (length < size)
		memcpy(to, text, length + 1);
	else
		snprintf(to, size, "...%s", text + length - (size - 4));
}

static void fill_item(struct error *error, const char *where,
		      const char *format, va_list arguments)
{
	struct error_item *item;

	if (error->count == ERROR_ITEMS) {
		error->more = true;
		return;
	}
	item = &error->items[error->count++];
	copy_end(item->where, sizeof(item->where), where ? where : "");
	vsnprintf(item->text, sizeof(item->text), format, arguments);
}

int error_set(struct error *error, enum error_kind kind, const char *where,
	      const char *format, ...)
{
	va_list arguments;

	if (error->kind != ERROR_NONE)
		return -1;

	error->kind = kind;
	va_start(arguments, format);
	fill_item(error, where, format, arguments);
	va_end(arguments);
	return -1;
}

int error_add(struct error *error, const char *where, const char *format, ...)
{
	va_list arguments;

	if (error->kind != ERROR_NONE && error->kind != ERROR_DATA)
		return -1;

	error->kind = ERROR_DATA;
	va_start(arguments, format);
	fill_item(error, where, format, arguments);
	va_end(arguments);
	return -1;
}

void error_also(struct error *error, const char *where, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	fill_item(error, where, format, arguments);
	va_end(arguments);
}

bool error_is_full(const struct error *error)
{
	return error->more ||
	       (error->kind != ERROR_NONE && error->kind != ERROR_DATA);
}

int error_exit_status(enum error_kind kind)
{
	static const int status[] = {
		[ERROR_NONE] = 0,   [ERROR_USAGE] = 2,	      [ERROR_DATA] = 3,
		[ERROR_SYSTEM] = 4, [ERROR_UNKNOWN_TOOL] = 5,
	};

	return status[kind];
}
