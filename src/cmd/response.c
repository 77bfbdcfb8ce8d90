#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/data.h"
#include "smolcmp/memory.h"
#include "smolcmp/publication.h"

void response_init(struct response *response)
{
	memset(response, 0, sizeof(*response));
	arena_init(&response->arena);
	report_init(&response->report);
}

void response_release(struct response *response)
{
	if (response->publication)
		response->publication->release(response->publication->context);
	report_release(&response->report);
	json_decref(response->document);
	free(response->notes.items);
	data_free(response->data);
	arena_release(&response->arena);
}

void response_note(struct response *response, const char *format, ...)
{
	char text[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	response->notes.items = memory_grow(
	    response->notes.items, response->notes.count,
	    &response->note_capacity, sizeof(*response->notes.items));
	response->notes.items[response->notes.count++] =
	    arena_string(&response->arena, text);
}
