/* Tests render/plot.c and render/canvas.c. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "render/canvas.h"
#include "render/plot.h"

static const struct style plain = { .width = STYLE_WIDTH };
static const struct style color = { .width = STYLE_WIDTH, .color = true };

static struct arena arena;

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

static void expect_lines(struct cell_lines lines, const char *const *want,
			 size_t count)
{
	assert_int_equal(lines.count, count);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(lines.items[i].start, want[i]);
}

static void expect_marks(struct cell cell, size_t width, const char *want)
{
	expect_lines(plot_marks(&arena, &plain, &cell, width), &want, 1);
}

static const struct interval nothing = { NAN, NAN };

static void marks_stand_on_the_scale(void **state)
{
	struct interval half = { .25, .75 };

	(void)state;
	expect_marks(cell_marks(0, nothing, NAN), 11, "*         .");
	expect_marks(cell_marks(1, nothing, NAN), 11, ".         *");
	expect_marks(cell_marks(.5, half, NAN), 9, ". |-*-| .");
	expect_marks(cell_marks(.5, half, 1), 9, ". |-*-| o");
	expect_marks(cell_marks(.5, half, .25), 9, ". o-*-| .");
}

/* None of two marks hides the other, nor does a mark hide the whole line. */
static void what_coincides_is_seen(void **state)
{
	struct interval all = { 0, 1 }, narrow = { .5, .5 };

	(void)state;
	expect_marks(cell_marks(.5, nothing, .52), 9, ".   @   .");
	expect_marks(cell_marks(.5, narrow, NAN), 9, ".   *   .");
	expect_marks(cell_marks(0, all, 1), 9, "*-------o");
	expect_marks(cell_marks(.7, all, .2), 1, "@");
}

static void the_axis_has_as_many_words_as_fit(void **state)
{
	const char *two = "0%     100%";
	const char *three = "0%    50%  100%";
	const char *five = "0%     25%    50%     75%  100%";

	(void)state;
	expect_lines(plot_axis(&arena, &plain, 11), &two, 1);
	expect_lines(plot_axis(&arena, &plain, 15), &three, 1);
	expect_lines(plot_axis(&arena, &plain, 31), &five, 1);
}

static void tones_end_where_they_end(void **state)
{
	struct canvas canvas = canvas_make(&arena, 6, 1);
	struct cell_lines lines;

	(void)state;
	canvas_write(&canvas, 0, 0, "ab", TONE_BAD);
	canvas_put(&canvas, 2, 0, "c", TONE_PLAIN);
	canvas_put(&canvas, 4, 0, "d", TONE_GOOD);
	canvas_put(&canvas, 6, 0, "x", TONE_GOOD);
	canvas_put(&canvas, 0, 1, "x", TONE_GOOD);
	lines = canvas_lines(&canvas, &arena, &color);
	assert_int_equal(lines.width, 5);
	assert_string_equal(lines.items[0].start, "\5ab\2c \4d");
	lines = canvas_lines(&canvas, &arena, &plain);
	assert_string_equal(lines.items[0].start, "abc d");
}

static struct steps steps_of(const struct dated_rate *items, size_t count)
{
	return (struct steps){ .items = items,
			       .count = count,
			       .from = items[0].date,
			       .to = items[count - 1].date,
			       .lines = { { .25, "skip" }, { .75, "ship" } } };
}

static void expect_steps(const struct steps *steps, size_t width,
			 const char *const *want, size_t count)
{
	struct cell cell = cell_steps(steps);

	expect_lines(plot_steps(&arena, &plain, &cell, width), want, count);
}

static void steps_are_columns_up_to_their_rate(void **state)
{
	static const struct dated_rate items[] = {
		{ { 20260101 }, .5, TONE_PLAIN },
		{ { 20260106 }, NAN, TONE_PLAIN },
		{ { 20260111 }, 1, TONE_PLAIN },
	};
	static const char *const want[] = {
		"100% +           ##", "     |           ##",
		" 75% +-----------##", "     |           ##",
		" 50% +######     ##", "     |######     ##",
		" 25% +######-----##", "     |######     ##",
		"  0% ++----------+-", "      2026-01-01",
		"         2026-01-11",
	};
	struct steps steps = steps_of(items, 3);

	(void)state;
	expect_steps(&steps, 19, want, sizeof(want) / sizeof(*want));
}

static void one_day_is_all_there_is(void **state)
{
	static const struct dated_rate items[] = {
		{ { 20260101 }, 0, TONE_PLAIN }
	};
	static const char *const want[] = {
		"100% +",
		"     |",
		" 75% +------------",
		"     |",
		" 50% +",
		"     |",
		" 25% +------------",
		"     |____________",
		"  0% ++-----------",
		"      2026-01-01",
	};
	struct steps steps = steps_of(items, 1);

	(void)state;
	expect_steps(&steps, 18, want, sizeof(want) / sizeof(*want));
}

static void without_days_it_says_so(void **state)
{
	static const struct dated_rate items[] = { { { 0 }, 1, TONE_PLAIN } };
	struct steps steps = steps_of(items, 1);
	struct cell cell = cell_steps(&steps);
	struct cell_lines lines = plot_steps(&arena, &plain, &cell, 40);

	(void)state;
	assert_int_equal(lines.count, 10);
	assert_string_equal(lines.items[0].start,
			    "100% +########################");
	assert_string_equal(lines.items[2].start,
			    " 75% +######################## ship 75%");
	assert_string_equal(lines.items[9].start, "      undated");
}

static void days_are_in_proportion(void **state)
{
	static const struct dated_rate items[] = {
		{ { 20260101 }, 1, TONE_PLAIN },
		{ { 20260111 }, 0, TONE_PLAIN },
	};
	static const struct dated_rate since[] = {
		{ { 0 }, 1, TONE_PLAIN },
		{ { 20260101 }, 0, TONE_PLAIN },
	};
	struct steps steps = steps_of(items, 2);
	double end = steps_place(&steps, (struct date){ 20260111 });

	(void)state;
	assert_true(end > .8 && end < 1);
	assert_float_equal(steps_place(&steps, steps.from), 0, 0);
	assert_float_equal(steps_place(&steps, (struct date){ 20260106 }),
			   end / 2, 1e-12);
	steps = steps_of(since, 2);
	steps.from = steps.to;
	assert_float_equal(steps_place(&steps, since[0].date), 0, 0);
	assert_true(steps_place(&steps, since[1].date) > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_stand_on_the_scale),
		cmocka_unit_test(what_coincides_is_seen),
		cmocka_unit_test(the_axis_has_as_many_words_as_fit),
		cmocka_unit_test(tones_end_where_they_end),
		cmocka_unit_test(steps_are_columns_up_to_their_rate),
		cmocka_unit_test(one_day_is_all_there_is),
		cmocka_unit_test(without_days_it_says_so),
		cmocka_unit_test(days_are_in_proportion),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
