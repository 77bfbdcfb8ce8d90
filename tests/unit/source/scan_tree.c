#include "scan_tree.h"

#include <inttypes.h>
#include <stdlib.h>

#include "smolcmp/memory.h"

static json_t *value(struct scan *scan, struct buffer *places);

static void add_place(struct scan *scan, struct buffer *places)
{
	struct place place;

	if (!places)
		return;
	place = scan_place(scan);
	buffer_printf(places, "%" PRIu64 ":%" PRIu64 " ", place.line,
		      place.column);
}

static int add_member(struct scan *scan, struct buffer *places, json_t *object,
		      const struct slice *name)
{
	struct buffer key; /* the name lives only until the next call */
	json_t *member;
	int status = -1;

	buffer_init(&key);
	buffer_add(&key, name->bytes, name->length);
	add_place(scan, places);
	member = value(scan, places);
	if (member)
		status = json_object_set_new(object, key.bytes, member);
	buffer_release(&key);
	return status;
}

static json_t *object_value(struct scan *scan, struct buffer *places)
{
	json_t *object = json_object();
	struct slice name;
	int item = scan_enter(scan);

	if (item == 0)
		while ((item = scan_member(scan, &name)) > 0)
			if (add_member(scan, places, object, &name) < 0)
				break;
	if (item == 0)
		return object;
	json_decref(object);
	return NULL;
}

static json_t *array_value(struct scan *scan, struct buffer *places)
{
	json_t *array = json_array();
	int item = scan_enter(scan);

	if (item == 0)
		while ((item = scan_element(scan)) > 0)
			if (json_array_append_new(array, value(scan, places)) <
			    0)
				break;
	if (item == 0)
		return array;
	json_decref(array);
	return NULL;
}

static json_t *string_value(struct scan *scan)
{
	struct slice text;

	if (scan_text(scan, true, &text) < 0)
		return NULL;
	if (!text.bytes)
		return json_integer((json_int_t)text.length);
	return json_stringn(text.bytes, text.length);
}

static json_t *number_value(struct scan *scan)
{
	struct scan_number number;

	if (scan_number(scan, &number) < 0)
		return NULL;
	if (!number.integer)
		return json_real(number.decimal);
	if (number.decimal != (double)number.whole)
		return NULL;
	return json_integer(number.whole);
}

static json_t *value(struct scan *scan, struct buffer *places)
{
	enum scan_kind kind = scan_peek(scan);

	if (kind != SCAN_END && kind != SCAN_FAILED)
		add_place(scan, places);
	switch (kind) {
	case SCAN_OBJECT:
		return object_value(scan, places);
	case SCAN_ARRAY:
		return array_value(scan, places);
	case SCAN_STRING:
		return string_value(scan);
	case SCAN_NUMBER:
		return number_value(scan);
	case SCAN_TRUE:
		return scan_word(scan) < 0 ? NULL : json_true();
	case SCAN_FALSE:
		return scan_word(scan) < 0 ? NULL : json_false();
	case SCAN_NULL:
		return scan_word(scan) < 0 ? NULL : json_null();
	case SCAN_END:
	case SCAN_FAILED:
		break;
	}
	/* Skipping what is not there records that it is missing. */
	if (scan_skip(scan) == 0)
		abort();
	return NULL;
}

json_t *scan_tree(struct scan *scan, struct buffer *places)
{
	json_t *tree = value(scan, places);

	if (tree && scan_finish(scan) < 0) {
		json_decref(tree);
		return NULL;
	}
	return tree;
}
