/*
 * Tests source/scan*.c: what is accepted and what is refused, with which words
 * and where, the same from memory and in blocks that end anywhere.
 *
 * Says nothing of SCAN_SCALAR, so that both forms of source/plain.h are held
 * to it.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "smolcmp/memory.h"

#include "scan_cases.h"
#include "scan_tree.h"

#ifndef CATALOG_FILE
#define CATALOG_FILE "share/smolcmp/catalog/smol.json"
#endif

enum { IN_MEMORY = 0 };

static const size_t ways[] = { IN_MEMORY, 1,  2,  3,	5,
			       7,	  16, 64, 4096, SCAN_BLOCK };

enum { WAYS = sizeof(ways) / sizeof(*ways) };

/* Threads hand over every block: more than these take longer than they tell,
 * where shorter texts end blocks of all sizes anywhere. */
enum { BLOCKS_AT_MOST = 8192 };

static bool takes_long(size_t size, size_t way)
{
	return way != IN_MEMORY && size / way > BLOCKS_AT_MOST;
}

/* A text that is being read in one of the ways. */
struct reading {
	struct scan scan;
	struct error error;
	void *copy; /* of exactly its size, so that reading over it shows */
};

static int file = -1; /* holds the text whose turn it is */

static int open_file(void **state)
{
	char name[] = "/tmp/test_scan.XXXXXX";

	(void)state;
	file = mkstemp(name);
	return file < 0 ? -1 : unlink(name);
}

static int close_file(void **state)
{
	(void)state;
	return close(file);
}

static void reading_begin(struct reading *reading, const void *text,
			  size_t size, size_t way)
{
	error_init(&reading->error);
	reading->copy = NULL;
	if (way == IN_MEMORY) {
		reading->copy = memory_alloc(size);
		memcpy(reading->copy, text, size);
		scan_init_bytes(&reading->scan, "text", reading->copy, size,
				&reading->error);
		return;
	}
	assert_int_equal(ftruncate(file, 0), 0);
	assert_int_equal(pwrite(file, text, size, 0), size);
	assert_int_equal(lseek(file, 0, SEEK_SET), 0);
	scan_init_file(&reading->scan, "text", file, way, &reading->error);
}

static void reading_end(struct reading *reading)
{
	scan_release(&reading->scan);
	free(reading->copy);
}

/* "line:column: message" of the one failure, in a buffer of its own. */
static const char *failure(const struct error *error)
{
	static char
	    text[sizeof(error->items[0].where) + sizeof(error->items[0].text)];
	const char *where = error->items[0].where;

	if (error->count != 1)
		fail_msg("%zu errors", error->count);
	assert_int_equal(error->kind, ERROR_DATA);
	assert_int_equal(strncmp(where, "text:", 5), 0);
	snprintf(text, sizeof(text), "%s: %s", where + 5, error->items[0].text);
	return text;
}

static void assert_failed(const struct error *error, const char *want)
{
	assert_string_equal(failure(error), want);
}

/* ---- whole texts ---- */

static json_t *load(const char *text, size_t size)
{
	return json_loadb(text, size, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES,
			  NULL);
}

static char *dump(const json_t *tree)
{
	return json_dumps(tree,
			  JSON_ENCODE_ANY | JSON_COMPACT | JSON_ENSURE_ASCII);
}

static void assert_case(const struct scan_case *row, size_t way)
{
	struct reading reading;
	json_t *tree;
	char *value = NULL;
	const char *got;

	reading_begin(&reading, row->text, row->size, way);
	tree = scan_tree(&reading.scan, NULL);
	if (tree) {
		assert_int_equal(reading.error.count, 0);
		value = dump(tree);
	}
	got = value ? value : failure(&reading.error);
	if (!tree == row->accepted || strcmp(got, row->outcome) != 0)
		fail_msg("case %td in blocks of %zu:\n got %s\nwant %s",
			 row - scan_cases, way, got, row->outcome);
	free(value);
	json_decref(tree);
	reading_end(&reading);
}

static void texts_are_accepted_and_refused_as_pinned(void **state)
{
	(void)state;
	for (size_t i = 0; i < SCAN_CASES; i++)
		for (size_t way = 0; way < WAYS; way++)
			assert_case(&scan_cases[i], ways[way]);
}

/* Hold a walk that guesses names against one that does not. */
static void assert_same_walk(const char *text, size_t way)
{
	struct reading plain, guessing;
	struct buffer places, guessed_places;
	json_t *tree, *guessed;

	buffer_init(&places);
	buffer_init(&guessed_places);
	reading_begin(&plain, text, strlen(text), IN_MEMORY);
	tree = scan_tree(&plain.scan, &places);
	reading_begin(&guessing, text, strlen(text), way);
	guessed = scan_tree_guessing(&guessing.scan, &guessed_places);

	assert_true(tree ? json_equal(tree, guessed) : !guessed);
	if (!tree) {
		assert_string_equal(guessing.error.items[0].where,
				    plain.error.items[0].where);
		assert_string_equal(guessing.error.items[0].text,
				    plain.error.items[0].text);
	}
	assert_string_equal(guessed_places.bytes, places.bytes);
	json_decref(tree);
	json_decref(guessed);
	buffer_release(&places);
	buffer_release(&guessed_places);
	reading_end(&plain);
	reading_end(&guessing);
}

static void guessing_names_changes_nothing(void **state)
{
	static const char *const texts[] = {
		"[{\"a\":1,\"b\":2},{\"a\": 3, \"b\": 4},{\"a\":5}]",
		"[{\"a\":1,\"b\":2},{ \"a\":3 ,\n  \"b\" : 4}]",
		"[{\"a\":1,\"b\":2},{\"b\":3,\"a\":4,\"c\":5}]",
		"[{\"a\":1,\"b\":2},{\"a\":3,\"\\u0061\":4}]",
		"[{\"a\":1,\"b\":2},{\"a\":3,\"a\":4}]",
		"[{\"a\":1,\"b\":2},{\"b\":3,\"b\":4}]",
		"[{\"a\":1,\"b\":2},{\"a\":[].\"b\":4}]",
		"[{\"a\":1,\"b\":2},{,\"a\":3}]",
		"[{\"a\":1,\"b\":2},{\"a\":3,}]",
		"[{\"a\":1,\"b\":2},{\"a\"",
		"[{\"\":1,\"\\\\\":2},{\"\":1,\"\\\\\":2}]",
		"[{\"thirteen long\":1},{\"thirteen long\":1}]",
		"[{\"thirteen long\":1},{\"thirteen lots\":1}]",
		"[{\"fourteen longs\":1},{\"fourteen longs\":1}]",
	};

	struct buffer text;

	(void)state;
	buffer_init(&text);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		buffer_clear(&text);
		/* The quick way wants some bytes behind the name. */
		buffer_printf(&text, "%s%20s", texts[i], "");
		for (size_t way = 0; way < WAYS; way++) {
			assert_same_walk(texts[i], ways[way]);
			assert_same_walk(text.bytes, ways[way]);
		}
	}
	buffer_release(&text);
}

static void skipping_is_as_strict_as_taking(void **state)
{
	struct reading reading;

	(void)state;
	for (size_t i = 0; i < SCAN_CASES; i++)
		for (size_t way = 0; way < WAYS; way++) {
			const struct scan_case *row = &scan_cases[i];

			reading_begin(&reading, row->text, row->size,
				      ways[way]);
			if (scan_skip(&reading.scan) == 0 &&
			    scan_finish(&reading.scan) == 0)
				assert_true(row->accepted);
			else
				assert_failed(&reading.error, row->outcome);
			reading_end(&reading);
		}
}

static void jansson_agrees_but_for_the_differences_of_scan_h(void **state)
{
	(void)state;
	for (size_t i = 0; i < SCAN_CASES; i++) {
		const struct scan_case *row = &scan_cases[i];
		json_t *tree = load(row->text, row->size);
		char *value;

		if ((tree != NULL) != (row->accepted != row->alone))
			fail_msg("case %zu: %s", i, row->outcome);
		if (tree && row->accepted) {
			value = dump(tree);
			assert_string_equal(value, row->outcome);
			free(value);
		}
		json_decref(tree);
	}
}

/* ---- texts too long to write down ---- */

struct part {
	const char *text;
	size_t times;
};

struct long_case {
	struct part parts[5];
	const char *refusal; /* NULL: accepted */
	bool alone;	     /* jansson takes it */
};

#define A_CLEF "\xf0\x9d\x84\x9e" /* U+1D11E */

static const struct long_case long_cases[] = {
	{ { { "[", 64 }, { "]", 64 } }, NULL, false },
	{ { { "[", 65 }, { "]", 65 } },
	  "1:65: nesting is deeper than 64",
	  true },
	{ { { "[", 100000 } }, "1:65: nesting is deeper than 64", false },
	{ { { "{\"a\":", 64 }, { "1", 1 }, { "}", 64 } }, NULL, false },
	{ { { "{\"a\":", 65 }, { "1", 1 }, { "}", 65 } },
	  "1:321: nesting is deeper than 64",
	  true },
	{ { { "[{\"a\":", 32 }, { "1", 1 }, { "}]", 32 } }, NULL, false },
	{ { { "[{\"a\":", 33 }, { "1", 1 }, { "}]", 33 } },
	  "1:193: nesting is deeper than 64",
	  true },
	{ { { "[\n", 64 }, { "{}", 1 }, { "]", 64 } },
	  "65:1: nesting is deeper than 64",
	  true },
	{ { { "[", 1 }, { "[[{}]],", 200 }, { "1]", 1 } }, NULL, false },
	{ { { "[", 63 }, { "[],", 100 }, { "[]", 1 }, { "]", 63 } },
	  NULL,
	  false },
	{ { { "{\"", 1 }, { "n", 65536 }, { "\":1}", 1 } }, NULL, false },
	{ { { "{\"", 1 }, { "n", 65537 }, { "\":1}", 1 } },
	  "1:65541: a member name is longer than 65536 bytes",
	  true },
	{ { { "{\"", 1 }, { "\xc3\xa9", 32768 }, { "\":1}", 1 } },
	  NULL,
	  false },
	{ { { "{\"", 1 }, { "\xc3\xa9", 32769 }, { "\":1}", 1 } },
	  "1:32773: a member name is longer than 65536 bytes",
	  true },
	{ { { "{\"", 1 }, { "\\u0061", 65536 }, { "\":1}", 1 } }, NULL, false },
	{ { { "{\"", 1 }, { "\\n", 65537 }, { "\":1}", 1 } },
	  "1:131078: a member name is longer than 65536 bytes",
	  true },
	{ { { "0.", 1 }, { "3", 1022 } }, NULL, false },
	{ { { "0.", 1 }, { "3", 1023 } },
	  "1:1: a number is longer than 1024 characters",
	  true },
	{ { { "[1,\n", 1 }, { "0.", 1 }, { "3", 1023 }, { "]", 1 } },
	  "2:1: a number is longer than 1024 characters",
	  true },
	{ { { "0.", 1 }, { "3", 9000 } },
	  "1:1: a number is longer than 1024 characters",
	  true },
	{ { { "1", 1024 } }, "1:1: integer outside 64 bits", false },
	{ { { "1", 1025 } },
	  "1:1: a number is longer than 1024 characters",
	  false },
	{ { { "0", 1024 } }, "1:1: malformed number", false },
	{ { { "-", 1 }, { "0", 1024 } },
	  "1:1: a number is longer than 1024 characters",
	  false },
	{ { { "1", 1 }, { "0", 308 }, { ".0", 1 } }, NULL, false },
	{ { { "1", 1 }, { "0", 309 }, { ".0", 1 } },
	  "1:1: number outside double range",
	  false },
	{ { { "0.", 1 }, { "0", 400 }, { "1", 1 } }, NULL, false },
	{ { { " ", 70000 }, { "1", 1 }, { "\n", 70000 } }, NULL, false },
	{ { { "\n", 70000 }, { " x", 1 } },
	  "70001:2: 'x' stands where a value should be",
	  false },
	{ { { "\"", 1 }, { "\\n\\\\", 16000 }, { "\"", 1 } }, NULL, false },
	{ { { "\"", 1 }, { A_CLEF, 16384 }, { "\"", 1 } }, NULL, false },
	{ { { "\"", 1 }, { A_CLEF, 16384 }, { "\xf0\x9d", 1 }, { "\"", 1 } },
	  "1:16386: invalid UTF-8",
	  false },
	{ { { "\"", 1 }, { "\\ud834\\udd1e", 10000 }, { "\\ud834\"", 1 } },
	  "1:120002: \\ud834 is half of a surrogate pair",
	  false },
	{ { { "\"", 1 }, { "a", 300000 }, { "\xff\"", 1 } },
	  "1:300002: invalid UTF-8",
	  false },
	{ { { "\"", 1 }, { "a", 300000 } },
	  "1:300002: the text ends inside a string",
	  false },
	{ { { "[", 1 }, { "1,", 140000 }, { "]", 1 } },
	  "1:280002: ']' stands where a value should be",
	  false },
};

enum { LONG_CASES = sizeof(long_cases) / sizeof(*long_cases) };

static void build(struct buffer *text, const struct part *parts)
{
	buffer_clear(text);
	for (; parts->times; parts++)
		for (size_t i = 0; i < parts->times; i++)
			buffer_add_string(text, parts->text);
}

static void assert_long_case(const struct long_case *row,
			     const struct buffer *text, json_t *want,
			     size_t way)
{
	struct reading reading;
	json_t *tree;

	reading_begin(&reading, text->bytes, text->length, way);
	tree = scan_tree(&reading.scan, NULL);
	if (row->refusal) {
		assert_null(tree);
		assert_failed(&reading.error, row->refusal);
	} else {
		assert_non_null(tree);
		assert_true(json_equal(tree, want));
	}
	json_decref(tree);
	reading_end(&reading);
}

static void long_texts_are_accepted_and_refused_as_pinned(void **state)
{
	struct buffer text;

	(void)state;
	buffer_init(&text);
	for (size_t i = 0; i < LONG_CASES; i++) {
		const struct long_case *row = &long_cases[i];
		json_t *want;

		build(&text, row->parts);
		want = load(text.bytes, text.length);
		assert_true((want != NULL) == (!row->refusal || row->alone));
		for (size_t way = 0; way < WAYS; way++)
			if (!takes_long(text.length, ways[way]))
				assert_long_case(row, &text, want, ways[way]);
		json_decref(want);
	}
	buffer_release(&text);
}

/* ---- members ---- */

/* Members m0, m1 and so on; the last one holds an object of as many. */
static void add_members(struct buffer *text, unsigned count, int inside)
{
	buffer_add_char(text, '{');
	for (unsigned i = 0; i < count; i++) {
		buffer_printf(text, "%s\"m%u\":", i ? "," : "", i);
		if (inside && i + 1 == count)
			add_members(text, count, inside - 1);
		else
			buffer_add_char(text, '0');
	}
	buffer_add_char(text, '}');
}

static void assert_text(const char *text, size_t size, const char *refusal)
{
	struct reading reading;

	for (size_t way = 0; way < WAYS; way++) {
		if (takes_long(size, ways[way]))
			continue;
		reading_begin(&reading, text, size, ways[way]);
		if (scan_skip(&reading.scan) == 0 &&
		    scan_finish(&reading.scan) == 0)
			assert_null(refusal);
		else
			assert_string_equal(failure(&reading.error),
					    refusal ? refusal : "");
		reading_end(&reading);
	}
}

static void an_object_has_at_most_1000_members(void **state)
{
	struct buffer text;

	(void)state;
	buffer_init(&text);
	add_members(&text, 1000, 2);
	assert_text(text.bytes, text.length, NULL);
	buffer_clear(&text);
	add_members(&text, 1001, 0);
	assert_text(text.bytes, text.length,
		    "1:8899: an object has more than 1000 members");
	buffer_release(&text);
}

static void the_last_of_1000_members_is_held_against_the_first(void **state)
{
	static const char repeated[] = ",\"\\u006d0\":0}";
	struct buffer text;

	(void)state;
	buffer_init(&text);
	add_members(&text, 999, 0);
	text.length--; /* the brace */
	buffer_add_string(&text, repeated);
	assert_text(text.bytes, text.length,
		    "1:8883: member 'm0' stands twice in one object");
	buffer_release(&text);
}

/* ---- strings ---- */

struct string_case {
	const char *text;
	const char *value;
};

static const struct string_case string_cases[] = {
	{ "\"\"", "" },
	{ "\"plain\"", "plain" },
	{ "\"a text that takes more than two blocks of 16\"",
	  "a text that takes more than two blocks of 16" },
	{ "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t" },
	{ "\"\\u0001\\u007f\"", "\x01\x7f" },
	{ "\"\\u0080\\u07ff\"", "\xc2\x80\xdf\xbf" },
	{ "\"\\u0800\\uffff\"", "\xe0\xa0\x80\xef\xbf\xbf" },
	{ "\"\\ud800\\udc00\\udbff\\udfff\"",
	  "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf" },
	{ "\"a\\ud834\\udd1eb\"", "a" A_CLEF "b" },
	{ "\"\xc3\xa9\xe2\x82\xac" A_CLEF "\"", "\xc3\xa9\xe2\x82\xac" A_CLEF },
	{ "\"before the \\u00e9 and after it, at length\"",
	  "before the \xc3\xa9 and after it, at length" },
};

static void strings_are_decoded(void **state)
{
	struct reading reading;
	struct slice text;

	(void)state;
	for (size_t i = 0; i < sizeof(string_cases) / sizeof(*string_cases);
	     i++)
		for (size_t way = 0; way < WAYS; way++) {
			const struct string_case *row = &string_cases[i];

			reading_begin(&reading, row->text, strlen(row->text),
				      ways[way]);
			assert_int_equal(scan_peek(&reading.scan), SCAN_STRING);
			assert_int_equal(scan_text(&reading.scan, true, &text),
					 0);
			assert_int_equal(text.length, strlen(row->value));
			assert_memory_equal(text.bytes, row->value,
					    text.length);
			assert_int_equal(scan_finish(&reading.scan), 0);
			reading_end(&reading);
		}
}

/* The outcome of one string: its length, or -1. */
static int64_t text_length(const struct scan_case *row, size_t way, bool wanted)
{
	struct reading reading;
	struct slice text;
	int64_t length = -1;

	reading_begin(&reading, row->text, row->size, way);
	assert_int_equal(scan_peek(&reading.scan), SCAN_STRING);
	if (scan_text(&reading.scan, wanted, &text) == 0) {
		assert_true((text.bytes != NULL) == wanted);
		length = (int64_t)text.length;
	} else {
		assert_failed(&reading.error, row->outcome);
	}
	reading_end(&reading);
	return length;
}

static void texts_not_wanted_are_as_long_and_as_strict(void **state)
{
	int strings = 0;

	(void)state;
	for (size_t i = 0; i < SCAN_CASES; i++) {
		const struct scan_case *row = &scan_cases[i];
		int64_t length;

		if (!row->size || *row->text != '"')
			continue;
		strings++;
		length = text_length(row, IN_MEMORY, true);
		for (size_t way = 0; way < WAYS; way++) {
			assert_int_equal(text_length(row, ways[way], true),
					 length);
			assert_int_equal(text_length(row, ways[way], false),
					 length);
		}
	}
	assert_true(strings > 150);
}

static void assert_text_limit(const struct part *parts, size_t length,
			      bool given)
{
	struct reading reading;
	struct buffer built;
	struct slice text;

	buffer_init(&built);
	build(&built, parts);
	for (size_t way = 0; way < WAYS; way++) {
		if (takes_long(built.length, ways[way]))
			continue;
		reading_begin(&reading, built.bytes, built.length, ways[way]);
		assert_int_equal(scan_peek(&reading.scan), SCAN_STRING);
		assert_int_equal(scan_text(&reading.scan, true, &text), 0);
		assert_int_equal(text.length, length);
		assert_true((text.bytes != NULL) == given);
		assert_int_equal(scan_finish(&reading.scan), 0);
		reading_end(&reading);
	}
	buffer_release(&built);
}

static void texts_over_64_kib_are_measured_but_not_given(void **state)
{
	static const struct {
		struct part parts[5];
		size_t length;
		bool given;
	} limits[] = {
		{ { { "\"", 1 }, { "a", 65536 }, { "\"", 1 } }, 65536, true },
		{ { { "\"", 1 }, { "a", 65537 }, { "\"", 1 } }, 65537, false },
		{ { { "\"", 1 }, { "a", 300000 }, { "\"", 1 } },
		  300000,
		  false },
		{ { { "\"", 1 }, { A_CLEF, 16384 }, { "\"", 1 } },
		  65536,
		  true },
		{ { { "\"", 1 }, { A_CLEF, 16384 }, { "a\"", 1 } },
		  65537,
		  false },
		{ { { "\"", 1 }, { "\\u00e9", 32768 }, { "\"", 1 } },
		  65536,
		  true },
		{ { { "\"", 1 }, { "a", 65535 }, { "\\u00e9\"", 1 } },
		  65537,
		  false },
		{ { { "\"", 1 }, { "a", 65536 }, { "\\n", 1 }, { "b\"", 1 } },
		  65538,
		  false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		assert_text_limit(limits[i].parts, limits[i].length,
				  limits[i].given);
}

/* What stands in a string, and the bytes it adds; -1 when it is refused. */
static const struct {
	const char *text;
	int length;
} inserts[] = {
	{ " ", 1 },	    { "!", 1 },	       { "#", 1 },     { "[", 1 },
	{ "]", 1 },	    { "\x7f", 1 },     { "\\n", 1 },   { "\\\"", 1 },
	{ "\\u00e9", 2 },   { "\xc3\xa9", 2 }, { A_CLEF, 4 },  { "\x1f", -1 },
	{ "\x01", -1 },	    { "\n", -1 },      { "\x80", -1 }, { "\xc3", -1 },
	{ "\xe2\x82", -1 }, { "\xff", -1 },    { "\\", -1 },
};

static void assert_insert(size_t before, size_t after, size_t insert,
			  size_t way)
{
	struct reading reading;
	struct buffer built;
	struct slice text;
	char place[32];
	int length = inserts[insert].length;

	buffer_init(&built);
	buffer_add_char(&built, '"');
	buffer_add_repeated(&built, 'a', before);
	buffer_add_string(&built, inserts[insert].text);
	buffer_add_repeated(&built, ' ', after);
	buffer_add_char(&built, '"');

	reading_begin(&reading, built.bytes, built.length, way);
	assert_int_equal(scan_peek(&reading.scan), SCAN_STRING);
	if (length < 0) {
		snprintf(place, sizeof(place), "1:%zu: ", before + 2);
		assert_int_equal(scan_text(&reading.scan, true, &text), -1);
		assert_memory_equal(failure(&reading.error), place,
				    strlen(place));
	} else {
		assert_int_equal(scan_text(&reading.scan, true, &text), 0);
		assert_int_equal(text.length, before + after + (size_t)length);
		assert_int_equal(scan_finish(&reading.scan), 0);
	}
	reading_end(&reading);
	buffer_release(&built);
}

static void what_is_special_is_found_at_every_offset(void **state)
{
	static const size_t some_ways[] = { IN_MEMORY, 16, 17 };

	(void)state;
	for (size_t insert = 0; insert < sizeof(inserts) / sizeof(*inserts);
	     insert++)
		for (size_t before = 0; before < 50; before++)
			for (size_t after = 1; after < 36; after += 17)
				for (size_t way = 0; way < 3; way++)
					assert_insert(before, after, insert,
						      some_ways[way]);
}

/* ---- numbers ---- */

static const struct {
	const char *text;
	bool integer;
	int64_t whole;
	double decimal;
} number_cases[] = {
	{ "0", true, 0, 0.0 },
	{ "-0", true, 0, 0.0 },
	{ "7", true, 7, 7.0 },
	{ "-120", true, -120, -120.0 },
	{ "9223372036854775807", true, INT64_MAX, 0x1p63 },
	{ "-9223372036854775808", true, INT64_MIN, -0x1p63 },
	{ "9007199254740993", true, 9007199254740993, 0x1p53 },
	{ "0.0", false, 0, 0.0 },
	{ "-0.0", false, 0, -0.0 },
	{ "-0e1", false, 0, -0.0 },
	{ "0.5", false, 0, 0.5 },
	{ "-12.25", false, 0, -12.25 },
	{ "1e3", false, 0, 1000.0 },
	{ "25E-2", false, 0, 0.25 },
	{ "1E+2", false, 0, 100.0 },
	{ "0.1", false, 0, 0x1.999999999999ap-4 },
	{ "1e308", false, 0, 0x1.1ccf385ebc8ap+1023 },
	{ "1.7976931348623157e308", false, 0, 0x1.fffffffffffffp+1023 },
	{ "2.2250738585072014e-308", false, 0, 0x1p-1022 },
	{ "4.9e-324", false, 0, 0x1p-1074 },
	{ "1e-400", false, 0, 0.0 },
	{ "-1e-400", false, 0, -0.0 },
	{ "9223372036854775808.0", false, 0, 0x1p63 },
};

static void assert_number(size_t i, size_t way)
{
	struct reading reading;
	struct scan_number number = { .integer = false, .whole = 0 };
	const char *text = number_cases[i].text;
	double want = number_cases[i].decimal;

	reading_begin(&reading, text, strlen(text), way);
	assert_int_equal(scan_peek(&reading.scan), SCAN_NUMBER);
	assert_int_equal(scan_number(&reading.scan, &number), 0);
	assert_int_equal(number.integer, number_cases[i].integer);
	if (number.integer)
		assert_int_equal(number.whole, number_cases[i].whole);
	if (memcmp(&number.decimal, &want, sizeof(want)) != 0)
		fail_msg("%s: got %a, want %a", text, number.decimal, want);
	assert_int_equal(scan_finish(&reading.scan), 0);
	reading_end(&reading);
}

static void numbers_have_their_value(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(number_cases) / sizeof(*number_cases);
	     i++)
		for (size_t way = 0; way < WAYS; way++)
			assert_number(i, ways[way]);
}

/* ---- places ---- */

static const struct {
	const char *text;
	const char *places; /* of names and values */
} place_cases[] = {
	{ "1", "1:1 " },
	{ "  \n\n 1", "3:2 " },
	{ "\xef\xbb\xbf[1]", "1:1 1:2 " },
	{ "\xef\xbb\xbf\n[1]", "2:1 2:2 " },
	{ "[1,\n2,\r\n 3,\r4]", "1:1 1:2 2:1 3:2 3:5 " },
	{ "[\"\xc3\xa9\",\"\xe2\x82\xac\",\"" A_CLEF "\",1]",
	  "1:1 1:2 1:6 1:10 1:14 " },
	{ "[\"\\n\\ud834\\udd1e\", true]", "1:1 1:2 1:20 " },
	{ "{\"a\": [null],\n \"b\" :\n\t{}}", "1:1 1:2 1:7 1:8 2:2 3:2 " },
	{ "[\"a string that takes several blocks, whatever their size, "
	  "\xe2\x82\xac\", 1,\n-2.5]",
	  "1:1 1:2 1:64 2:1 " },
	{ "[\"\\u0061 \xc3\xa9 \",\n{\"\xc3\xa9\":\"x\"},\"y\"]",
	  "1:1 1:2 2:1 2:2 2:6 2:11 " },
};

static void places_count_lines_and_characters(void **state)
{
	struct reading reading;
	struct buffer places;
	json_t *tree;

	(void)state;
	buffer_init(&places);
	for (size_t i = 0; i < sizeof(place_cases) / sizeof(*place_cases); i++)
		for (size_t way = 0; way < WAYS; way++) {
			const char *text = place_cases[i].text;

			buffer_clear(&places);
			reading_begin(&reading, text, strlen(text), ways[way]);
			tree = scan_tree(&reading.scan, &places);
			assert_non_null(tree);
			assert_string_equal(places.bytes,
					    place_cases[i].places);
			json_decref(tree);
			reading_end(&reading);
		}
	buffer_release(&places);
}

/* The value is gone from memory when its place is asked for. */
static void the_place_of_a_value_outlives_it(void **state)
{
	static const struct part parts[5] = { { "[\n \"", 1 },
					      { "\xc3\xa9", 200000 },
					      { "\", 1]", 1 } };
	struct reading reading;
	struct buffer text;
	struct place place;

	(void)state;
	buffer_init(&text);
	build(&text, parts);
	for (size_t way = 0; way < WAYS; way++) {
		struct scan *scan = &reading.scan;

		if (takes_long(text.length, ways[way]))
			continue;
		reading_begin(&reading, text.bytes, text.length, ways[way]);
		assert_int_equal(scan_peek(scan), SCAN_ARRAY);
		assert_int_equal(scan_enter(scan), 0);
		assert_int_equal(scan_element(scan), 1);
		assert_int_equal(scan_skip(scan), 0);
		for (int again = 0; again < 2; again++) {
			place = scan_place(scan);
			assert_string_equal(place.file, "text");
			assert_int_equal(place.line, 2);
			assert_int_equal(place.column, 2);
		}
		assert_int_equal(scan_element(scan), 1);
		assert_int_equal(scan_peek(scan), SCAN_NUMBER);
		place = scan_place(scan);
		assert_int_equal(place.line, 2);
		assert_int_equal(place.column, 200006);
		reading_end(&reading);
	}
	buffer_release(&text);
}

/* ---- lines and ends ---- */

static const struct {
	const char *text;
	int records;
	const char *refusal; /* behind them; NULL: none */
} line_cases[] = {
	{ "", 0, NULL },
	{ "\n \r\n", 0, NULL },
	{ "1", 1, NULL },
	{ "{\"a\":1}\n{\"b\":2}\n", 2, NULL },
	{ "[] \t\r\n\n  \n{}", 2, NULL },
	{ "\xef\xbb\xbf[]\n[]\n", 2, NULL },
	{ "\"\\n\"\n[1,\r2]\n", 2, NULL },
	{ "{}{}", 0, "1:3: more text after the record" },
	{ "{}\n[] []\n", 1, "2:4: more text after the record" },
	{ "1 2", 0, "1:3: more text after the record" },
	{ "1\n2,\n", 1, "2:2: more text after the record" },
	{ "{\"a\":\n1}", 0, "1:6: a line of JSON Lines ends inside a record" },
	{ "[1]\n[1,\n2]", 1, "2:4: a line of JSON Lines ends inside a record" },
	{ "[\n]", 0, "1:2: a line of JSON Lines ends inside a record" },
	{ "{\"a\"\n:1}", 0, "1:5: a line of JSON Lines ends inside a record" },
	{ "[1\r\n]", 0, "1:4: a line of JSON Lines ends inside a record" },
	{ "\"a\nb\"", 0, "1:3: a line ends inside a string" },
	{ "{}\n}", 1, "2:1: '}' stands where a value should be" },
	{ "{}\n[1", 1, "2:3: the text ends where ',' or ']' should be" },
	{ "{}\n\xef\xbb\xbf{}", 1,
	  "2:1: byte 0xef stands where a value should be" },
};

static int count_records(struct scan *scan)
{
	int records = 0;

	scan->one_line = true;
	while (scan_peek(scan) != SCAN_END) {
		if (scan_skip(scan) < 0 || scan_line_end(scan) < 0)
			break;
		records++;
	}
	return records;
}

static void a_line_is_a_record(void **state)
{
	struct reading reading;

	(void)state;
	for (size_t i = 0; i < sizeof(line_cases) / sizeof(*line_cases); i++)
		for (size_t way = 0; way < WAYS; way++) {
			const char *text = line_cases[i].text;

			reading_begin(&reading, text, strlen(text), ways[way]);
			assert_int_equal(count_records(&reading.scan),
					 line_cases[i].records);
			if (line_cases[i].refusal)
				assert_failed(&reading.error,
					      line_cases[i].refusal);
			else
				assert_int_equal(reading.error.count, 0);
			reading_end(&reading);
		}
}

static void without_one_line_a_record_may_go_over_lines(void **state)
{
	struct reading reading;

	(void)state;
	for (size_t way = 0; way < WAYS; way++) {
		reading_begin(&reading, "[\n1\n]\n2", 7, ways[way]);
		assert_int_equal(scan_skip(&reading.scan), 0);
		assert_int_equal(scan_line_end(&reading.scan), 0);
		assert_int_equal(scan_skip(&reading.scan), 0);
		assert_int_equal(scan_line_end(&reading.scan), 0);
		assert_int_equal(scan_peek(&reading.scan), SCAN_END);
		reading_end(&reading);
	}
}

static void the_end_is_the_end(void **state)
{
	struct reading reading;

	(void)state;
	for (size_t way = 0; way < WAYS; way++) {
		reading_begin(&reading, "[] \r\n\t", 6, ways[way]);
		assert_int_equal(scan_skip(&reading.scan), 0);
		for (int again = 0; again < 2; again++) {
			assert_int_equal(scan_finish(&reading.scan), 0);
			assert_int_equal(scan_peek(&reading.scan), SCAN_END);
			assert_int_equal(scan_line_end(&reading.scan), 0);
		}
		assert_int_equal(scan_skip(&reading.scan), -1);
		assert_failed(&reading.error,
			      "2:2: the text ends where a value should be");
		reading_end(&reading);
	}
}

/* ---- failures ---- */

static void assert_all_calls_fail(struct reading *reading)
{
	struct scan *scan = &reading->scan;
	struct scan_number number;
	struct slice text;

	for (int again = 0; again < 3; again++) {
		assert_int_equal(scan_peek(scan), SCAN_FAILED);
		assert_int_equal(scan_enter(scan), -1);
		assert_int_equal(scan_text(scan, true, &text), -1);
		assert_int_equal(scan_text(scan, false, &text), -1);
		assert_int_equal(scan_number(scan, &number), -1);
		assert_int_equal(scan_word(scan), -1);
		assert_int_equal(scan_skip(scan), -1);
		if (scan->depth) {
			assert_int_equal(scan_member(scan, &text), -1);
			assert_int_equal(scan_element(scan), -1);
		}
		assert_int_equal(scan_finish(scan), -1);
		assert_int_equal(scan_line_end(scan), -1);
	}
	assert_int_equal(reading->error.count, 1);
}

static void after_a_failure_every_call_fails(void **state)
{
	static const char *const texts[] = { "",	  "?",
					     "[1,",	  "[1,\n[\"a\"",
					     "nul\n",	  "01\n",
					     "\"a\n\n",	  "{\"a\" 1}",
					     "[1,\n ]\n", "{\"a\":1,\"a\":2}" };
	struct reading reading;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		for (size_t way = 0; way < WAYS; way++) {
			reading_begin(&reading, texts[i], strlen(texts[i]),
				      ways[way]);
			assert_int_equal(scan_skip(&reading.scan), -1);
			assert_all_calls_fail(&reading);
			reading_end(&reading);
		}
}

static void a_line_cut_short_is_not_its_end(void **state)
{
	struct reading reading;

	(void)state;
	for (size_t way = 0; way < WAYS; way++) {
		reading_begin(&reading, "[\n]\n", 4, ways[way]);
		reading.scan.one_line = true;
		assert_int_equal(scan_skip(&reading.scan), -1);
		assert_all_calls_fail(&reading);
		reading_end(&reading);
	}
}

static void a_directory_cannot_be_read(void **state)
{
	struct reading reading;
	int directory = open("/", O_RDONLY);

	(void)state;
	assert_true(directory >= 0);
	error_init(&reading.error);
	scan_init_file(&reading.scan, "text", directory, SCAN_BLOCK,
		       &reading.error);
	assert_int_equal(scan_skip(&reading.scan), -1);
	assert_all_calls_fail(&reading);
	assert_string_equal(reading.error.items[0].where, "text");
	assert_string_equal(reading.error.items[0].text,
			    "cannot read: Is a directory");
	scan_release(&reading.scan);
	close(directory);
}

/* Wherever reading fails, that is said and not that the text ends. */
static void a_read_that_fails_later_is_no_end(void **state)
{
	static const char text[] =
	    "{\"a\":[1,-2.5,\"\\u00e9\\ud834\\udd1e\xe2\x82\xac\",true]}";
	struct reading reading;
	char byte;

	(void)state;
	for (size_t good = 0; good < sizeof(text) - 1; good++) {
		int pipes[2];

		/* What is in a pipe can be read, and then, without waiting
		 * and with the writer still there, EAGAIN is the failure. */
		assert_int_equal(pipe(pipes), 0);
		assert_int_equal(fcntl(pipes[0], F_SETFL, O_NONBLOCK), 0);
		assert_int_equal(write(pipes[1], text, good), good);
		error_init(&reading.error);
		scan_init_file(&reading.scan, "text", pipes[0], 3,
			       &reading.error);
		assert_int_equal(scan_skip(&reading.scan), -1);
		assert_all_calls_fail(&reading);
		assert_string_equal(reading.error.items[0].where, "text");
		assert_memory_equal(reading.error.items[0].text,
				    "cannot read: ", 13);
		assert_int_equal(read(pipes[0], &byte, 1), -1);
		scan_release(&reading.scan);
		close(pipes[0]);
		close(pipes[1]);
	}
}

/* ---- the catalog ---- */

static void read_catalog(struct buffer *text)
{
	char bytes[4096];
	FILE *stream = fopen(CATALOG_FILE, "rb");
	size_t got;

	assert_non_null(stream);
	while ((got = fread(bytes, 1, sizeof(bytes), stream)) > 0)
		buffer_add(text, bytes, got);
	assert_int_equal(fclose(stream), 0);
}

static void no_part_of_the_catalog_passes_for_the_whole(void **state)
{
	struct reading reading;
	struct buffer text;
	size_t last;
	char want[512];

	(void)state;
	buffer_init(&text);
	read_catalog(&text);
	assert_true(text.length > 1000);
	for (last = text.length; text.bytes[last - 1] != '}'; last--)
		;
	for (size_t size = 0; size < last; size++) {
		reading_begin(&reading, text.bytes, size, IN_MEMORY);
		assert_int_equal(scan_skip(&reading.scan), -1);
		snprintf(want, sizeof(want), "%.500s", failure(&reading.error));
		reading_end(&reading);
		if (size % 7)
			continue; /* a thread for each takes its time */

		reading_begin(&reading, text.bytes, size, 61);
		assert_int_equal(scan_skip(&reading.scan), -1);
		assert_failed(&reading.error, want);
		reading_end(&reading);
	}
	for (size_t size = last; size <= text.length; size++)
		assert_text(text.bytes, size, NULL);
	buffer_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_accepted_and_refused_as_pinned),
		cmocka_unit_test(guessing_names_changes_nothing),
		cmocka_unit_test(skipping_is_as_strict_as_taking),
		cmocka_unit_test(
		    jansson_agrees_but_for_the_differences_of_scan_h),
		cmocka_unit_test(long_texts_are_accepted_and_refused_as_pinned),
		cmocka_unit_test(an_object_has_at_most_1000_members),
		cmocka_unit_test(
		    the_last_of_1000_members_is_held_against_the_first),
		cmocka_unit_test(strings_are_decoded),
		cmocka_unit_test(texts_not_wanted_are_as_long_and_as_strict),
		cmocka_unit_test(texts_over_64_kib_are_measured_but_not_given),
		cmocka_unit_test(what_is_special_is_found_at_every_offset),
		cmocka_unit_test(numbers_have_their_value),
		cmocka_unit_test(places_count_lines_and_characters),
		cmocka_unit_test(the_place_of_a_value_outlives_it),
		cmocka_unit_test(a_line_is_a_record),
		cmocka_unit_test(without_one_line_a_record_may_go_over_lines),
		cmocka_unit_test(the_end_is_the_end),
		cmocka_unit_test(after_a_failure_every_call_fails),
		cmocka_unit_test(a_line_cut_short_is_not_its_end),
		cmocka_unit_test(a_directory_cannot_be_read),
		cmocka_unit_test(a_read_that_fails_later_is_no_end),
		cmocka_unit_test(no_part_of_the_catalog_passes_for_the_whole),
	};

	return cmocka_run_group_tests(tests, open_file, close_file);
}
