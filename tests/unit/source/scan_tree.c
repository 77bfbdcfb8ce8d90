#include "scan_tree.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

enum { GUESSES = 8 };

/* Names of the members of an object, by where they stand in it. */
struct guesses {
	struct {
		bool made;
		char name[SCAN_GUESS];
		struct scan_guess guess;
	} members[GUESSES];
};

struct walk {
	struct scan *scan;
	struct buffer *places;	 /* may be NULL */
	struct guesses *guesses; /* NULL: none */
};

static json_t *value(struct walk *walk);

static void add_place(struct walk *walk)
{
	struct place place;

	if (!walk->places)
		return;
	place = scan_place(walk->scan);
	buffer_printf(walk->places, "%" PRIu64 ":%" PRIu64 " ", place.line,
		      place.column);
}

static void learn(struct guesses *guesses, size_t number,
		  const struct slice *name)
{
	for (size_t i = 0; i < name->length; i++)
		if ((unsigned char)name->bytes[i] < ' ' ||
		    strchr("\"\\", name->bytes[i]))
			return;
	if (!scan_guess_init(&guesses->members[number].guess, name->bytes,
			     name->length))
		return;
	guesses->members[number].made = true;
	snprintf(guesses->members[number].name, SCAN_GUESS, "%.*s",
		 (int)name->length, name->bytes);
}

/* The next member, guessed where there is a guess. */
static int next_member(struct walk *walk, json_t *object, struct slice *name)
{
	struct guesses *guesses = walk->guesses;
	size_t number = json_object_size(object);
	int item;

	if (!guesses || number >= GUESSES)
		return scan_member(walk->scan, name);
	if (!guesses->members[number].made ||
	    json_object_get(object, guesses->members[number].name))
		item = scan_member(walk->scan, name);
	else
		item = scan_member_guess(walk->scan,
					 &guesses->members[number].guess, name);
	if (item <= 0)
		return item;
	if (name->bytes)
		learn(guesses, number, name);
	else
		name->bytes = guesses->members[number].name;
	return item;
}

static int add_member(struct walk *walk, json_t *object,
		      const struct slice *name)
{
	struct buffer key; /* the name lives only until the next call */
	json_t *member;
	int status = -1;

	buffer_init(&key);
	buffer_add(&key, name->bytes, name->length);
	add_place(walk);
	member = value(walk);
	if (member)
		status = json_object_set_new(object, key.bytes, member);
	buffer_release(&key);
	return status;
}

static json_t *object_value(struct walk *walk)
{
	json_t *object = json_object();
	struct slice name;
	int item = scan_enter(walk->scan);

	if (item == 0)
		while ((item = next_member(walk, object, &name)) > 0)
			if (add_member(walk, object, &name) < 0)
				break;
	if (item == 0)
		return object;
	json_decref(object);
	return NULL;
}

static json_t *array_value(struct walk *walk)
{
	json_t *array = json_array();
	int item = scan_enter(walk->scan);

	if (item == 0)
		while ((item = scan_element(walk->scan)) > 0)
			if (json_array_append_new(array, value(walk)) < 0)
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

static json_t *value(struct walk *walk)
{
	struct scan *scan = walk->scan;
	enum scan_kind kind = scan_peek(scan);

	if (kind != SCAN_END && kind != SCAN_FAILED)
		add_place(walk);
	switch (kind) {
	case SCAN_OBJECT:
		return object_value(walk);
	case SCAN_ARRAY:
		return array_value(walk);
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

static json_t *whole(struct walk *walk)
{
	json_t *tree = value(walk);

	if (tree && scan_finish(walk->scan) < 0) {
		json_decref(tree);
		return NULL;
	}
	return tree;
}

json_t *scan_tree(struct scan *scan, struct buffer *places)
{
	struct walk walk = { scan, places, NULL };

	return whole(&walk);
}

json_t *scan_tree_guessing(struct scan *scan, struct buffer *places)
{
	struct guesses guesses = { 0 };
	struct walk walk = { scan, places, &guesses };

	return whole(&walk);
}
