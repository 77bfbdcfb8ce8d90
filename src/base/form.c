#include "smolcmp/form.h"

#include <stdbool.h>
#include <string.h>

static bool ends_in(const char *name, size_t length, const char *end)
{
	size_t tail = strlen(end);

	return length > tail && memcmp(name + length - tail, end, tail) == 0;
}

enum form form_of(const char *name, size_t length)
{
	static const struct {
		const char *end;
		enum form form;
	} rows[] = {
		{ ".json", FORM_DOCUMENT },
		{ ".jsonl", FORM_LINES },
		{ ".ndjson", FORM_LINES },
	};
	static const char packed[] = ".gz";

	if (ends_in(name, length, packed))
		length -= sizeof(packed) - 1;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (ends_in(name, length, rows[i].end))
			return rows[i].form;
	return FORM_UNKNOWN;
}
