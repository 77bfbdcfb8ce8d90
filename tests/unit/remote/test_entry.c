/* Tests remote/entry.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "remote/entry.h"

static const struct cache_entry full = {
	.url = "https://host/a.json",
	.location = "https://other/b\n.json",
	.met = "private",
	.sum = { { 1, 2, 255 } },
	.bytes = 12345678901,
	.validators = { "\"a b\"", "Mon, 23 Nov 2026 10:00:00 GMT" },
	.fetched = 1700000000,
	.checked = 1700000001,
	.fresh_until = 1700000002,
};

static void what_was_written_is_read(void **state)
{
	struct cache_entry entry;
	struct arena arena;
	struct buffer text;

	(void)state;
	arena_init(&arena);
	buffer_init(&text);
	entry_write(&full, &text);
	assert_true(entry_read(&text, &arena, &entry));
	assert_string_equal(entry.url, full.url);
	assert_string_equal(entry.location, full.location);
	assert_string_equal(entry.met, full.met);
	assert_true(sha256_equal(&entry.sum, &full.sum));
	assert_int_equal(entry.bytes, full.bytes);
	assert_string_equal(entry.validators.etag, full.validators.etag);
	assert_string_equal(entry.validators.modified,
			    full.validators.modified);
	assert_int_equal(entry.fetched, full.fetched);
	assert_int_equal(entry.checked, full.checked);
	assert_int_equal(entry.fresh_until, full.fresh_until);

	buffer_clear(&text);
	entry_write(&(struct cache_entry){ .url = "http://h/" }, &text);
	assert_true(entry_read(&text, &arena, &entry));
	assert_null(entry.location);
	assert_null(entry.validators.etag);
	assert_int_equal(entry.fresh_until, 0);
	buffer_release(&text);
	arena_release(&arena);
}

/* The validator that an entry gives back of this one. */
static const char *read_back(const char *etag, struct arena *arena)
{
	struct cache_entry entry = { .url = "http://h/",
				     .validators = { etag, "x" } };
	struct buffer text;

	buffer_init(&text);
	entry_write(&entry, &text);
	assert_true(entry_read(&text, arena, &entry));
	buffer_release(&text);
	assert_string_equal(entry.validators.modified, "x");
	return entry.validators.etag;
}

static void what_cannot_be_sent_back_is_dropped(void **state)
{
	char large[1026];
	struct arena arena;

	(void)state;
	arena_init(&arena);
	memset(large, 'x', sizeof(large) - 1);
	large[sizeof(large) - 1] = '\0';
	assert_null(read_back("\"a\tb\"", &arena));
	assert_null(read_back("\"a\nb\"", &arena));
	assert_null(read_back("\x7f", &arena));
	assert_null(read_back("", &arena));
	assert_null(read_back(large, &arena));
	assert_string_equal(read_back(large + 1, &arena), large + 1);
	assert_string_equal(read_back("\"\xe9\"", &arena), "\"\xe9\"");
	arena_release(&arena);
}

static bool can_be_read(const char *bytes, size_t length)
{
	struct cache_entry entry;
	struct arena arena;
	struct buffer text;
	bool read;

	arena_init(&arena);
	buffer_init(&text);
	buffer_add(&text, bytes, length);
	read = entry_read(&text, &arena, &entry);
	buffer_release(&text);
	arena_release(&arena);
	return read;
}

static void a_damaged_one_is_none(void **state)
{
	static const char *const others[] = {
		"format 15\nsmolcmp-cache/2\nend 0\n\n",
		"format 15\nsmolcmp-cache/1\nurl 1\nx\nend 0\n\n",
		"format 15\nsmolcmp-cache/1\nurl 1\nx\nsum 1\n0\nend 0\n\n",
		"format 15\nsmolcmp-cache/1\nbytes 2\n-1\nend 0\n\n",
		"",
		"{}",
	};
	struct buffer text;

	(void)state;
	buffer_init(&text);
	entry_write(&full, &text);
	assert_true(can_be_read(text.bytes, text.length));
	/* Every beginning of it, and it with more. */
	for (size_t i = 0; i < text.length; i++)
		assert_false(can_be_read(text.bytes, i));
	buffer_add_char(&text, 'x');
	assert_false(can_be_read(text.bytes, text.length));
	buffer_release(&text);
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		assert_false(can_be_read(others[i], strlen(others[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_written_is_read),
		cmocka_unit_test(what_cannot_be_sent_back_is_dropped),
		cmocka_unit_test(a_damaged_one_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
