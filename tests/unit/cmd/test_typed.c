/* Tests cmd/typed.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/typed.h"

static struct arena arena;
static struct typed typed;

/* Read the words, which end with NULL. */
static void read_words(const char *const *words)
{
	char *copies[12];
	size_t count = 0;

	for (; words[count]; count++)
		copies[count] = arena_string(&arena, words[count]);
	typed_read(&typed, copies, count, &arena);
}

#define READ(...) read_words((const char *const[]){ __VA_ARGS__, NULL })

static const char *name_of(const struct option_row *row)
{
	return row ? row->name : "none";
}

static int setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void the_command_and_its_arguments_are_told_apart(void **state)
{
	(void)state;
	read_words((const char *const[]){ NULL });
	assert_null(typed.command);
	assert_false(typed.unknown);
	READ("-q", "compare", "a", "--json", "b");
	assert_string_equal(typed.command->name, "compare");
	assert_int_equal(typed.arguments.count, 2);
	assert_string_equal(typed.arguments.items[0], "a");
	assert_string_equal(typed.arguments.items[1], "b");
	READ("nonsense", "list");
	assert_null(typed.command);
	assert_true(typed.unknown);
	assert_int_equal(typed.arguments.count, 1);
}

static void an_option_may_wait_for_its_argument(void **state)
{
	(void)state;
	READ("list", "--sort");
	assert_string_equal(name_of(typed.pending), "sort");
	READ("list", "--so");
	assert_string_equal(name_of(typed.pending), "sort");
	READ("list", "-qd");
	assert_string_equal(name_of(typed.pending), "data");
	READ("list", "--sort=price");
	assert_null(typed.pending);
	READ("list", "--sort", "--json");
	assert_null(typed.pending);
	READ("list", "--json");
	assert_null(typed.pending);
	/* --width and --version cannot be it, nor can what is none. */
	READ("list", "--v", "--none", "-x", "-");
	assert_null(typed.pending);
	assert_int_equal(typed.arguments.count, 1);
}

static void data_is_collected_however_it_is_given(void **state)
{
	(void)state;
	READ("-d", "a", "list", "--data=b", "-qdc", "--data", "--", "--dat=e");
	assert_int_equal(typed.data.count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(
		    typed.data.items[i],
		    ((const char *const[]){ "a", "b", "c", "--", "e" })[i]);
	assert_false(typed.only_arguments);
}

static void behind_two_dashes_there_are_no_options(void **state)
{
	(void)state;
	READ("compare", "--", "-d", "--json");
	assert_true(typed.only_arguments);
	assert_int_equal(typed.arguments.count, 2);
	assert_int_equal(typed.data.count, 0);
	assert_null(typed.pending);
}

static void some_options_take_all_words_up_to_the_next_one(void **state)
{
	(void)state;
	READ("decide", "a", "--over");
	assert_string_equal(name_of(typed.pending), "over");
	READ("decide", "a", "--over", "b", "c");
	assert_null(typed.pending);
	assert_string_equal(name_of(typed.many), "over");
	assert_int_equal(typed.arguments.count, 1);
	READ("decide", "--over=b", "-q", "a");
	assert_null(typed.many);
	assert_int_equal(typed.arguments.count, 1);
	READ("decide", "--over", "b", "--", "a");
	assert_null(typed.many);
	assert_int_equal(typed.arguments.count, 1);
}

static void options_are_named_in_every_way_getopt_knows(void **state)
{
	const char *value;

	(void)state;
	assert_string_equal(name_of(typed_option("--sort", NULL, &value)),
			    "sort");
	assert_null(value);
	assert_string_equal(name_of(typed_option("--sort=", NULL, &value)),
			    "sort");
	assert_string_equal(value, "");
	assert_string_equal(name_of(typed_option("--cat=x=y", NULL, &value)),
			    "category");
	assert_string_equal(value, "x=y");
	assert_string_equal(name_of(typed_option("-dx", NULL, &value)), "data");
	assert_string_equal(value, "x");
	assert_string_equal(name_of(typed_option("-q", NULL, &value)), "quiet");
	assert_null(value);
	assert_string_equal(name_of(typed_option("--c", NULL, &value)), "none");
	assert_string_equal(name_of(typed_option("-x", NULL, &value)), "none");
	assert_string_equal(name_of(typed_option("--", NULL, &value)), "none");
	assert_string_equal(name_of(typed_option("-", NULL, &value)), "none");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_command_and_its_arguments_are_told_apart),
		cmocka_unit_test(an_option_may_wait_for_its_argument),
		cmocka_unit_test(data_is_collected_however_it_is_given),
		cmocka_unit_test(behind_two_dashes_there_are_no_options),
		cmocka_unit_test(
		    some_options_take_all_words_up_to_the_next_one),
		cmocka_unit_test(options_are_named_in_every_way_getopt_knows),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
