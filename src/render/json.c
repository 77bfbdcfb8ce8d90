/* A document, its long arrays an item at a time. */
#include <string.h>

#include "render/formats.h"
#include "render/number.h"
#include "smolcmp/memory.h"

enum { INDENT = 2 };

/* How a value is laid out that stands within others. */
struct form {
	bool lines;    /* an item or member a line; else all on one */
	size_t indent; /* of the line that the value begins in */
};

static void new_line(struct form form, struct buffer *out)
{
	if (!form.lines)
		return;
	buffer_add_char(out, '\n');
	buffer_add_repeated(out, ' ', form.indent);
}

static struct form within(struct form form)
{
	form.indent += INDENT;
	return form;
}

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

/* jansson is good at odd strings and numbers; for what holds other values it
 * keeps a record of where it has been, which takes longer than the rest. */
static void put_scalar(const json_t *value, struct buffer *out)
{
	size_t flags = JSON_ENSURE_ASCII | JSON_ENCODE_ANY |
		       JSON_REAL_PRECISION(NUMBER_DIGITS);

	/* The callback never fails, so only memory can. */
	if (json_dump_callback(value, add, out, flags) < 0)
		memory_exhausted();
}

/* True of what stands in JSON as it is, as most texts do: printable ASCII
 * without quotes and backslashes. It does not stop at the first other byte, so
 * that many are looked at together. */
static bool is_plain(const char *text, size_t length)
{
	unsigned odd = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		odd |= (byte < ' ') | (byte > '~') | (byte == '"') |
		       (byte == '\\');
	}
	return !odd;
}

static void put_string(const json_t *value, struct buffer *out)
{
	const char *text = json_string_value(value);
	size_t length = json_string_length(value);

	if (!is_plain(text, length)) {
		put_scalar(value, out);
		return;
	}
	buffer_add_char(out, '"');
	buffer_add(out, text, length);
	buffer_add_char(out, '"');
}

static void put(const json_t *value, struct form form, struct buffer *out);

/* Names are ours, and of ASCII. */
static void put_member(const char *name, const json_t *value, struct form form,
		       struct buffer *out)
{
	new_line(form, out);
	buffer_add_char(out, '"');
	buffer_add_string(out, name);
	buffer_add_string(out, form.lines ? "\": " : "\":");
	if (value)
		put(value, form, out);
}

static void put_object(const json_t *object, struct form form,
		       struct buffer *out)
{
	bool begun = false;
	const char *name;
	json_t *value;

	buffer_add_char(out, '{');
	json_object_foreach((json_t *)object, name, value)
	{
		if (begun)
			buffer_add_char(out, ',');
		put_member(name, value, within(form), out);
		begun = true;
	}
	if (begun)
		new_line(form, out);
	buffer_add_char(out, '}');
}

static void put_array(const json_t *array, struct form form, struct buffer *out)
{
	size_t count = json_array_size(array);

	buffer_add_char(out, '[');
	for (size_t i = 0; i < count; i++) {
		if (i)
			buffer_add_char(out, ',');
		new_line(within(form), out);
		put(json_array_get(array, i), within(form), out);
	}
	if (count)
		new_line(form, out);
	buffer_add_char(out, ']');
}

static void put(const json_t *value, struct form form, struct buffer *out)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		put_object(value, form, out);
		break;
	case JSON_ARRAY:
		put_array(value, form, out);
		break;
	case JSON_STRING:
		put_string(value, out);
		break;
	case JSON_INTEGER:
		number_add_integer(out, json_integer_value(value));
		break;
	case JSON_REAL:
		if (!number_add_real(out, json_real_value(value)))
			put_scalar(value, out);
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		buffer_add_string(out, json_is_true(value) ? "true" : "false");
		break;
	case JSON_NULL:
		buffer_add_string(out, "null");
		break;
	}
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
	const struct form form = { true, 2 * INDENT };

	if (number)
		buffer_add_char(out, ',');
	new_line(form, out);
	put(item, form, out);
}

static void put_series(const struct series *series, struct outlet *outlet)
{
	const struct form form = { true, INDENT };

	buffer_add_char(&outlet->text, '[');
	each_item(series, outlet, put_item);
	if (series->count)
		new_line(form, &outlet->text);
	buffer_add_char(&outlet->text, ']');
}

void json_render(const json_t *document, const struct series_set *set,
		 struct outlet *outlet)
{
	const struct form form = { true, INDENT };
	struct buffer *out = &outlet->text;
	const char *begin = "{";
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)document, name, value)
	{
		const struct series *series = series_find(set, name);

		buffer_add_string(out, begin);
		put_member(name, series ? NULL : value, form, out);
		if (series)
			put_series(series, outlet);
		begin = ",";
	}
	buffer_add_string(out, "\n}\n");
}

static void put_line(const json_t *item, size_t number, struct buffer *out)
{
	const struct form form = { false, 0 };

	(void)number;
	put(item, form, out);
	buffer_add_char(out, '\n');
}

void jsonl_render(const struct series *list, struct outlet *outlet)
{
	each_item(list, outlet, put_line);
}
