/* Lists of an index: written as JSON, read back by the reader of JSON. */
#include "source/index_list.h"

#include <inttypes.h>
#include <string.h>

#include "source/value.h"

static void add_text(struct buffer *json, const char *text)
{
	buffer_add_char(json, '"');
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;

		if (byte < ' ')
			buffer_printf(json, "\\u%04x", byte);
		else if (byte == '"' || byte == '\\')
			buffer_printf(json, "\\%c", byte);
		else
			buffer_add_char(json, (char)byte);
	}
	buffer_add_char(json, '"');
}

static bool add_object(struct buffer *json, const struct shape *shape,
		       const char *object);

static void add_texts(struct buffer *json, const struct texts *texts)
{
	buffer_add_char(json, '[');
	for (size_t i = 0; i < texts->count; i++) {
		if (i)
			buffer_add_char(json, ',');
		add_text(json, texts->items[i]);
	}
	buffer_add_char(json, ']');
}

static void add_objects(struct buffer *json, const struct shape *shape,
			const char *field)
{
	const char *items;
	size_t count;

	memcpy(&items, field, sizeof(items));
	memcpy(&count, field + sizeof(items), sizeof(count));
	buffer_add_char(json, '[');
	for (size_t i = 0; i < count; i++) {
		if (i)
			buffer_add_char(json, ',');
		if (!add_object(json, shape, items + i * shape->size))
			buffer_add_string(json, "{}");
	}
	buffer_add_char(json, ']');
}

static bool add_word(struct buffer *json, const struct value_words *words,
		     const char *field)
{
	int value;

	memcpy(&value, field, sizeof(value));
	if (words->words[value])
		add_text(json, words->words[value]);
	return words->words[value] != NULL;
}

static bool add_number(struct buffer *json, const struct member *member,
		       const char *field)
{
	const struct count *count = (const void *)field;
	const struct decimal *decimal = (const void *)field;

	if (member->type == VALUE_COUNT && count->known)
		buffer_printf(json, "%" PRIu64, count->value);
	if (member->type == VALUE_DECIMAL && decimal->known)
		buffer_printf(json, "%.17g", decimal->value);
	return member->type == VALUE_COUNT ? count->known : decimal->known;
}

static bool add_date(struct buffer *json, const struct date *date)
{
	char text[DATE_TEXT];

	if (date_is_known(*date))
		add_text(json, date_format(*date, text));
	return date_is_known(*date);
}

static bool add_flag(struct buffer *json, const enum flag *flag)
{
	if (*flag != FLAG_ABSENT)
		buffer_add_string(json, *flag == FLAG_YES ? "true" : "false");
	return *flag != FLAG_ABSENT;
}

/* Add a value; false, and nothing is added, when it is absent. */
static bool add_value(struct buffer *json, const struct member *member,
		      const char *field)
{
	const char *const *text = (const void *)field;
	const struct texts *texts = (const void *)field;

	switch (member->type) {
	case VALUE_TEXT:
	case VALUE_SLUG:
	case VALUE_LICENSE:
		if (*text)
			add_text(json, *text);
		return *text;
	case VALUE_CURRENCY:
		if (*field)
			add_text(json, field);
		return *field;
	case VALUE_DATE:
		return add_date(json, (const void *)field);
	case VALUE_COUNT:
	case VALUE_DECIMAL:
		return add_number(json, member, field);
	case VALUE_FLAG:
		return add_flag(json, (const void *)field);
	case VALUE_WORD:
		return add_word(json, member->words, field);
	case VALUE_TEXTS:
	case VALUE_SLUGS:
		if (texts->count)
			add_texts(json, texts);
		return texts->count;
	case VALUE_OBJECT:
		return add_object(json, member->shape, field);
	case VALUE_OBJECTS:
		if (texts->count)
			add_objects(json, member->shape, field);
		return texts->count;
	default: /* what is not kept */
		return false;
	}
}

/* Add an object with the members that it has; false when it has none. */
static bool add_object(struct buffer *json, const struct shape *shape,
		       const char *object)
{
	size_t start = json->length;
	bool any = false;

	for (unsigned i = 0; i < shape->count; i++) {
		const struct member *member = &shape->members[i];
		size_t before = json->length;

		buffer_printf(json, "%c\"%s\":", any ? ',' : '{', member->name);
		if (add_value(json, member, object + member->offset)) {
			any = true;
		} else {
			json->length = before;
			json->bytes[before] = '\0';
		}
	}
	if (any)
		buffer_add_char(json, '}');
	else
		json->length = start;
	return any;
}

const char *list_write(const struct member *member, const void *field,
		       struct arena *arena)
{
	struct buffer json;
	const char *text = NULL;

	buffer_init(&json);
	if (add_value(&json, member, field))
		text = arena_text(arena, json.bytes, json.length);
	else if (member->flags & MEMBER_REQUIRED) /* it is there, and empty */
		text = member->type == VALUE_OBJECT ? "{}" : "[]";
	buffer_release(&json);
	return text;
}

int list_read(const struct member *member, struct slice text, void *field,
	      struct arena *arena)
{
	struct member row = *member;
	struct decoder decoder = { .kept = arena, .detail = true };
	struct error error;
	int status;

	error_init(&error);
	row.flags = 0; /* what is transient for the reader is to be kept */
	decoder.error = &error;
	arena_init(&decoder.scratch);
	scan_init_bytes(&decoder.scan, "", text.bytes, text.length, &error);
	status = value_decode(&decoder, &row, field, scan_peek(&decoder.scan));
	if (status == 0 &&
	    (decoder.bad || scan_peek(&decoder.scan) != SCAN_END))
		status = -1;
	decoder_release(&decoder);
	return status;
}
