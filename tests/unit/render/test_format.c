/* Tests how render/format.c says changes and series, and which cells are
 * silent. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "render/format.h"

static struct arena arena;

static int begin(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void expect_change(struct cell change, const char *utf8,
			  const char *ascii)
{
	assert_string_equal(format_change(&arena, &change, true), utf8);
	assert_string_equal(format_change(&arena, &change, false), ascii);
}

static void a_change_shows_what_there_is(void **state)
{
	const struct cell ship = cell_text("ship");
	const struct cell skip = cell_text("skip");
	const struct cell some = cell_share((struct share){ 3, 4 }, "none");
	const struct cell none = cell_share((struct share){ 0, 0 }, "none");
	struct cell same = cell_change(&ship, &skip);

	(void)state;
	expect_change(same, "ship \xe2\x86\x92 skip", "ship -> skip");
	expect_change(cell_change(&ship, &ship), "ship", "ship");
	expect_change(cell_change(NULL, &skip), "skip", "skip");
	expect_change(cell_change(&ship, NULL), "ship", "ship");
	expect_change(cell_change(&none, &some), "none \xe2\x86\x92 75% of 4",
		      "none -> 75% of 4");
	same.same = true;
	expect_change(same, "", "");
}

static void a_change_is_silent_where_nobody_need_read_it(void **state)
{
	const struct cell ship = cell_text("ship");
	const struct cell absent = cell_absent(NULL);
	const struct cell why = cell_absent("no reviews");
	struct cell change = cell_change(&ship, &absent);

	(void)state;
	assert_false(cell_is_silent(&ship));
	assert_true(cell_is_silent(&absent));
	assert_false(cell_is_silent(&why));
	assert_false(cell_is_silent(&change));
	change.same = true;
	assert_true(cell_is_silent(&change));
	change = cell_change(NULL, &absent);
	assert_true(cell_is_silent(&change));
	change = cell_change(NULL, &why);
	assert_false(cell_is_silent(&change));
}

static void a_series_is_a_step_of_eight_per_rate(void **state)
{
	const double rates[] = { 0,  .124, .125, .25,  .375,
				 .5, .625, .75,	 .875, 1 };
	struct cell cell = cell_rates(rates, 10);

	(void)state;
	assert_string_equal(format_rates(&arena, &cell, 60, false),
			    "__.-:=+*##");
	assert_string_equal(format_rates(&arena, &cell, 10, true),
			    "\xe2\x96\x81\xe2\x96\x81\xe2\x96\x82\xe2\x96\x83"
			    "\xe2\x96\x84\xe2\x96\x85\xe2\x96\x86\xe2\x96\x87"
			    "\xe2\x96\x88\xe2\x96\x88");
}

static void where_there_is_no_rate_is_a_gap(void **state)
{
	const double rates[] = { 0, NAN, 1 };
	struct cell cell = cell_rates(rates, 3);

	(void)state;
	assert_string_equal(format_rates(&arena, &cell, 60, false), "_ #");
}

static void a_long_series_keeps_its_end(void **state)
{
	const double rates[] = { 0, 0, 0, 0, 0, 0, 1 };
	struct cell cell = cell_rates(rates, 7);

	(void)state;
	for (size_t most = 1; most <= 7; most++) {
		const char *text = format_rates(&arena, &cell, most, false);

		assert_int_equal(strlen(text), most);
		assert_int_equal(text[most - 1], '#');
	}
	cell = cell_rates(NULL, 0);
	assert_string_equal(format_rates(&arena, &cell, 5, true), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_change_shows_what_there_is),
		cmocka_unit_test(a_change_is_silent_where_nobody_need_read_it),
		cmocka_unit_test(a_series_is_a_step_of_eight_per_rate),
		cmocka_unit_test(where_there_is_no_rate_is_a_gap),
		cmocka_unit_test(a_long_series_keeps_its_end),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
