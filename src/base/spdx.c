/* The list stands in share/smolcmp/spdx-licenses.txt: a line each, sorted
 * without case. */
#include "smolcmp/spdx.h"

#include <string.h>
#include <strings.h>

static const char listed[] = {
#include "embedded_spdx.inc"
};

/* Below, at or above 0 as name comes before, is or follows a listed one. */
static int compare(const char *name, size_t length, const char *one,
		   size_t one_length)
{
	size_t both = length < one_length ? length : one_length;
	int order = strncasecmp(name, one, both);

	return order ? order : (length > one_length) - (length < one_length);
}

static size_t line_start(size_t at)
{
	while (at && listed[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_length(size_t start)
{
	const char *end = memchr(listed + start, '\n', sizeof(listed) - start);

	return (size_t)(end - (listed + start));
}

const char *spdx_find(const char *name, size_t length, struct arena *arena)
{
	size_t low = 0;
	size_t high = sizeof(listed);

	while (low < high) {
		size_t start = line_start(low + (high - low) / 2);
		size_t one = line_length(start);
		int order = compare(name, length, listed + start, one);

		if (order == 0)
			return arena_text(arena, listed + start, one);
		if (order < 0)
			high = start;
		else
			low = start + one + 1;
	}
	return NULL;
}
