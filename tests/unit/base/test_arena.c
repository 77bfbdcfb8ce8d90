/* Tests base/arena.c. */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/arena.h"

static void everything_is_aligned_and_apart(void **state)
{
	enum { COUNT = 2000 };
	unsigned char *items[COUNT];
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < COUNT; i++) {
		arena_text(&arena, "xyz", i % 4);
		items[i] = arena_alloc(&arena, i);
		assert_non_null(items[i]);
		assert_int_equal((uintptr_t)items[i] % alignof(max_align_t), 0);
		memset(items[i], (int)(i % 251), i);
	}
	for (size_t i = 0; i < COUNT; i++)
		for (size_t j = 0; j < i; j++)
			assert_int_equal(items[i][j], i % 251);
	arena_release(&arena);
}

static void zero_is_zero_also_in_memory_used_before(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	memset(arena_alloc(&arena, 1500), 0xff, 1500);
	arena_reset(&arena);
	for (int round = 0; round < 2; round++) {
		const char *bytes = arena_zero(&arena, 100, 10);

		for (size_t i = 0; i < 1000; i++)
			assert_int_equal(bytes[i], 0);
	}
	arena_release(&arena);
}

static void texts_are_copies_with_an_end(void **state)
{
	char bytes[] = "abc";
	struct arena arena;
	char *text, *none;

	(void)state;
	arena_init(&arena);
	text = arena_text(&arena, bytes, 2);
	none = arena_text(&arena, bytes, 0);
	bytes[0] = 'x';
	assert_string_equal(text, "ab");
	assert_string_equal(none, "");
	assert_string_equal(arena_string(&arena, bytes), "xbc");
	assert_null(arena_string(&arena, NULL));
	assert_string_equal(arena_printf(&arena, "%s-%d", "n", 5), "n-5");
	assert_string_equal(arena_printf(&arena, "%s", ""), "");
	/* Around what is printed at once, and longer. */
	for (size_t length = 120; length < 140; length++) {
		char line[140] = "";

		memset(line, 'x', length);
		assert_string_equal(arena_printf(&arena, "%s", line), line);
	}
	arena_release(&arena);
}

static void large_things_fit_and_are_not_kept(void **state)
{
	const size_t large = 10u << 20;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	memset(arena_alloc(&arena, large), 1, large);
	arena_reset(&arena);
	assert_null(arena.chunks);
	memset(arena_alloc(&arena, 100), 1, 100);
	arena_reset(&arena);
	assert_non_null(arena.chunks);
	arena_release(&arena);
	assert_null(arena.chunks);
	/* It may be used again, and released twice. */
	assert_string_equal(arena_string(&arena, "again"), "again");
	arena_release(&arena);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_is_aligned_and_apart),
		cmocka_unit_test(zero_is_zero_also_in_memory_used_before),
		cmocka_unit_test(texts_are_copies_with_an_end),
		cmocka_unit_test(large_things_fit_and_are_not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
