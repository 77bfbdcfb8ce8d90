#include "render/formats.h"

#include "smolcmp/memory.h"

enum { PRECISION = 15, INDENT = 2 };

/* jansson escapes everything but DEL, which a terminal may act on. */
static int add(const char *bytes, size_t length, void *context)
{
	struct buffer *out = context;

	for (size_t i = 0; i < length; i++) {
		size_t start = i;

		while (i < length && bytes[i] != 0x7f)
			i++;
		buffer_add(out, bytes + start, i - start);
		if (i < length)
			buffer_add_string(out, "\\u007f");
	}
	return 0;
}

static void dump(const json_t *value, size_t layout, struct buffer *out)
{
	size_t flags =
	    layout | JSON_ENSURE_ASCII | JSON_REAL_PRECISION(PRECISION);

	/* The callback never fails, so only memory can. */
	if (json_dump_callback(value, add, out, flags) < 0)
		memory_exhausted();
	buffer_add_char(out, '\n');
}

void json_render(const json_t *document, struct buffer *out)
{
	dump(document, JSON_INDENT(INDENT), out);
}

void json_line(const json_t *value, struct buffer *out)
{
	dump(value, JSON_COMPACT, out);
}
