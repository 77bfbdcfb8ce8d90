/* Tests base/error.c and place.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/place.h"

static void the_first_failure_wins(void **state)
{
	struct error error;

	(void)state;
	error_init(&error);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_int_equal(error_set(&error, ERROR_USAGE, NULL, "a %d", 1), -1);
	assert_int_equal(error_set(&error, ERROR_SYSTEM, "x", "b"), -1);
	assert_int_equal(error_add(&error, "x", "c"), -1);
	assert_int_equal(error.kind, ERROR_USAGE);
	assert_int_equal(error.count, 1);
	assert_string_equal(error.items[0].where, "");
	assert_string_equal(error.items[0].text, "a 1");
	assert_true(error_is_full(&error));
}

static void problems_of_data_add_up_to_twenty_and_more(void **state)
{
	struct error error;

	(void)state;
	error_init(&error);
	for (int i = 0; i < 20; i++) {
		assert_false(error_is_full(&error));
		assert_int_equal(error_add(&error, "f", "%d", i), -1);
		assert_int_equal(error.count, (size_t)i + 1);
	}
	assert_false(error.more);
	assert_false(error_is_full(&error));
	assert_int_equal(error_add(&error, "f", "20"), -1);
	assert_int_equal(error.count, 20);
	assert_true(error.more);
	assert_true(error_is_full(&error));
	assert_int_equal(error.kind, ERROR_DATA);
	assert_string_equal(error.items[0].text, "0");
	assert_string_equal(error.items[19].text, "19");
	error_init(&error);
	assert_int_equal(error.count, 0);
	assert_false(error_is_full(&error));
}

static void more_can_be_said_of_a_failure(void **state)
{
	struct error error;

	(void)state;
	error_init(&error);
	error_set(&error, ERROR_SYSTEM, "a", "failed");
	for (int i = 0; i < 20; i++)
		error_also(&error, "b", "%d", i);
	assert_int_equal(error.kind, ERROR_SYSTEM);
	assert_string_equal(error.items[0].text, "failed");
	assert_string_equal(error.items[1].where, "b");
	assert_string_equal(error.items[19].text, "18");
	assert_int_equal(error.count, 20);
	assert_true(error.more);
}

static void a_long_place_keeps_its_end(void **state)
{
	struct error error;
	char file[1000];

	(void)state;
	memset(file, 'd', sizeof(file) - 1);
	file[sizeof(file) - 1] = '\0';
	error_init(&error);
	error_add_at(&error,
		     (struct place){ .file = file, .line = 12, .column = 9 },
		     "t");
	assert_int_equal(strlen(error.items[0].where),
			 sizeof(error.items[0].where) - 1);
	assert_memory_equal(error.items[0].where, "...d", 4);
	assert_string_equal(
	    error.items[0].where + strlen(error.items[0].where) - 6, "d:12:9");
	/* What just fits is not cut. */
	file[sizeof(error.items[0].where) - 1] = '\0';
	error_add(&error, file, "t");
	assert_string_equal(error.items[1].where, file);
}

static void a_long_text_is_cut(void **state)
{
	struct error error;
	char text[1000];

	(void)state;
	memset(text, 't', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	error_init(&error);
	error_set(&error, ERROR_SYSTEM, "", "%s", text);
	error_add(&error, "", "x");
	assert_int_equal(strlen(error.items[0].text),
			 sizeof(error.items[0].text) - 1);
	assert_int_equal(error.count, 1);
}

static void a_place_is_named_as_far_as_it_is_known(void **state)
{
	struct error error;

	(void)state;
	error_init(&error);
	error_add_at(&error, (struct place){ .file = "f" }, "%s", "100%s");
	error_add_at(&error, (struct place){ .file = "f", .line = 3 }, "t");
	error_add_at(
	    &error,
	    (struct place){ .file = "f", .line = 5000000000, .column = 7 },
	    "t");
	assert_string_equal(error.items[0].where, "f");
	assert_string_equal(error.items[0].text, "100%s");
	assert_string_equal(error.items[1].where, "f:3");
	assert_string_equal(error.items[2].where, "f:5000000000:7");
}

static void note(void *context, enum problem problem, const struct place *place,
		 const char *text)
{
	int *count = context;

	assert_int_equal(problem, PROBLEM_ORPHAN);
	assert_string_equal(place->file, "f");
	assert_int_equal(place->line, 3);
	assert_string_equal(text, "t7");
	++*count;
}

static void a_taker_is_told_of_everything_and_nothing_fails(void **state)
{
	struct place place = { .file = "f", .line = 3 };
	struct error error;
	int count = 0;
	struct problem_taker taker = { &count, note };

	(void)state;
	error_init(&error);
	error.taker = &taker;
	for (int i = 0; i < 3 * ERROR_ITEMS; i++)
		assert_int_equal(
		    problem_add(&error, PROBLEM_ORPHAN, place, "t%d", 7), -1);
	assert_int_equal(count, 3 * ERROR_ITEMS);
	assert_int_equal(error.kind, ERROR_NONE);
	assert_false(error_is_full(&error));

	error.taker = NULL;
	problem_add(&error, PROBLEM_ORPHAN, place, "t%d", 7);
	assert_int_equal(error.kind, ERROR_DATA);
	assert_string_equal(error.items[0].where, "f:3");
}

static void every_kind_has_its_exit_status(void **state)
{
	(void)state;
	assert_int_equal(error_exit_status(ERROR_NONE), 0);
	assert_int_equal(error_exit_status(ERROR_USAGE), 2);
	assert_int_equal(error_exit_status(ERROR_DATA), 3);
	assert_int_equal(error_exit_status(ERROR_SYSTEM), 4);
	assert_int_equal(error_exit_status(ERROR_UNKNOWN_TOOL), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_failure_wins),
		cmocka_unit_test(problems_of_data_add_up_to_twenty_and_more),
		cmocka_unit_test(more_can_be_said_of_a_failure),
		cmocka_unit_test(a_long_place_keeps_its_end),
		cmocka_unit_test(a_long_text_is_cut),
		cmocka_unit_test(a_place_is_named_as_far_as_it_is_known),
		cmocka_unit_test(
		    a_taker_is_told_of_everything_and_nothing_fails),
		cmocka_unit_test(every_kind_has_its_exit_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
