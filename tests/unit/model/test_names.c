/* Tests model/names.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/names.h"

static void names_are_numbered_in_the_order_of_first_mention(void **state)
{
	static const char *const mentions[] = { "b", "a", "b", "", "a", "c" };
	static const uint32_t numbers[] = { 0, 1, 0, 2, 1, 3 };
	static const bool fresh[] = { true, true, false, true, false, true };
	struct names names;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	names_init(&names);
	for (size_t i = 0; i < 6; i++) {
		bool added;

		assert_int_equal(names_add(&names, &arena, mentions[i], &added),
				 numbers[i]);
		assert_int_equal(added, fresh[i]);
	}
	assert_int_equal(names.count, 4);
	assert_string_equal(names.items[2], "");
	names_release(&names);
	arena_release(&arena);
}

static void names_are_copied(void **state)
{
	char name[] = "one";
	struct names names;
	struct arena arena;
	uint32_t number = 9;
	bool added;

	(void)state;
	arena_init(&arena);
	names_init(&names);
	names_add(&names, &arena, name, &added);
	memset(name, 'x', 3);
	assert_string_equal(names.items[0], "one");
	assert_true(names_find(&names, "one", &number));
	assert_int_equal(number, 0);
	assert_false(names_find(&names, "xxx", &number));
	names_release(&names);
	assert_false(names_find(&names, "one", &number));
	arena_release(&arena);
}

static void names_may_be_numbered_anew(void **state)
{
	static const char *const all[] = { "a", "b", "c" };
	static const uint32_t moved[] = { 2, 0, 1 };
	struct names names;
	struct arena arena;
	uint32_t number;
	bool added;

	(void)state;
	arena_init(&arena);
	names_init(&names);
	for (size_t i = 0; i < 3; i++)
		names_add(&names, &arena, all[i], &added);
	names_renumber(&names, moved);
	for (size_t i = 0; i < 3; i++) {
		assert_true(names_find(&names, all[i], &number));
		assert_int_equal(number, moved[i]);
		assert_string_equal(names.items[moved[i]], all[i]);
	}
	assert_int_equal(names_add(&names, &arena, "d", &added), 3);
	assert_true(names_find(&names, "a", &number));
	names_release(&names);
	arena_release(&arena);
}

static void many_names_keep_their_numbers(void **state)
{
	enum { MANY = 20000 };
	struct names names;
	struct arena arena;
	char name[20];
	bool added;

	(void)state;
	arena_init(&arena);
	names_init(&names);
	for (uint32_t i = 0; i < MANY; i++) {
		snprintf(name, sizeof(name), "name-%u", i);
		assert_int_equal(names_add(&names, &arena, name, &added), i);
		assert_true(added);
	}
	for (uint32_t i = 0; i < MANY; i++) {
		uint32_t number = MANY;

		snprintf(name, sizeof(name), "name-%u", i);
		assert_true(names_find(&names, name, &number));
		assert_int_equal(number, i);
		assert_string_equal(names.items[i], name);
	}
	assert_int_equal(names.count, MANY);
	names_release(&names);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    names_are_numbered_in_the_order_of_first_mention),
		cmocka_unit_test(names_are_copied),
		cmocka_unit_test(names_may_be_numbered_anew),
		cmocka_unit_test(many_names_keep_their_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
