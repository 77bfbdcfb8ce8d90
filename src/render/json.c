/* A document, its long arrays an item at a time. */
#include "render/formats.h"

#include "smolcmp/memory.h"

enum { PRECISION = 15, INDENT = 2 };

/* Where a value is written that stands within others. */
struct dump {
	struct buffer *out;
	size_t indent; /* of its lines but the first */
};

/* jansson escapes everything but DEL, which a terminal may act on. Line ends
 * stand between values only. */
static int add(const char *bytes, size_t length, void *context)
{
	const struct dump *dump = context;
	size_t start = 0;

	for (size_t i = 0; i < length; i++) {
		if (bytes[i] != 0x7f && bytes[i] != '\n')
			continue;
		buffer_add(dump->out, bytes + start, i - start);
		start = i + 1;
		if (bytes[i] == '\n') {
			buffer_add_char(dump->out, '\n');
			buffer_add_repeated(dump->out, ' ', dump->indent);
		} else {
			buffer_add_string(dump->out, "\\u007f");
		}
	}
	buffer_add(dump->out, bytes + start, length - start);
	return 0;
}

static void put(const json_t *value, size_t layout, size_t indent,
		struct buffer *out)
{
	struct dump dump = { out, indent };
	size_t flags = layout | JSON_ENSURE_ASCII | JSON_ENCODE_ANY |
		       JSON_REAL_PRECISION(PRECISION);

	/* The callback never fails, so only memory can. */
	if (json_dump_callback(value, add, &dump, flags) < 0)
		memory_exhausted();
}

static void put_indented(const json_t *value, size_t indent, struct buffer *out)
{
	put(value, JSON_INDENT(INDENT), indent, out);
}

/* Call put_one for each item of a series, one after the other. */
static void each_item(const struct series *series, struct outlet *outlet,
		      void (*put_one)(const json_t *item, size_t number,
				      struct buffer *out))
{
	struct arena arena;
	bool wanted = true;

	arena_init(&arena);
	for (size_t i = 0; wanted && i < series->count; i++) {
		json_t *item = series->make(series->context, i, &arena);

		put_one(item, i, &outlet->text);
		json_decref(item);
		arena_reset(&arena);
		wanted = outlet_pause(outlet);
	}
	arena_release(&arena);
}

static void put_item(const json_t *item, size_t number, struct buffer *out)
{
	buffer_add_string(out, number ? ",\n" : "\n");
	buffer_add_repeated(out, ' ', 2 * INDENT);
	put_indented(item, 2 * INDENT, out);
}

static void put_series(const struct series *series, struct outlet *outlet)
{
	buffer_add_char(&outlet->text, '[');
	each_item(series, outlet, put_item);
	if (series->count) {
		buffer_add_char(&outlet->text, '\n');
		buffer_add_repeated(&outlet->text, ' ', INDENT);
	}
	buffer_add_char(&outlet->text, ']');
}

void json_render(const json_t *document, const struct series_set *set,
		 struct outlet *outlet)
{
	struct buffer *out = &outlet->text;
	const char *begin = "{\n";
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)document, name, value)
	{
		const struct series *series = series_find(set, name);

		buffer_add_string(out, begin);
		buffer_printf(out, "%*s\"%s\": ", INDENT, "", name);
		if (series)
			put_series(series, outlet);
		else
			put_indented(value, INDENT, out);
		begin = ",\n";
	}
	buffer_add_string(out, "\n}\n");
}

static void put_line(const json_t *item, size_t number, struct buffer *out)
{
	(void)number;
	put(item, JSON_COMPACT, 0, out);
	buffer_add_char(out, '\n');
}

void jsonl_render(const struct series *list, struct outlet *outlet)
{
	each_item(list, outlet, put_line);
}
