/* Tests judge/diff.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/diff.h"

#include "unit/sketch.h"

enum { MANY = 20000 };

struct pair_of {
	struct catalog catalogs[DIFF_SIDES];
	struct diff_side sides[DIFF_SIDES];
	struct arena arena;
	struct diff diff;
};

static void compare(struct pair_of *pair, const struct sketch *old,
		    const struct sketch *new,
		    const struct diff_question *questions, size_t count)
{
	const struct sketch *sketches[DIFF_SIDES] = { old, new };

	arena_init(&pair->arena);
	for (int side = 0; side < DIFF_SIDES; side++) {
		sketch_catalog(&pair->catalogs[side], sketches[side]);
		pair->sides[side] =
		    (struct diff_side){ .catalog = &pair->catalogs[side],
					.yardstick = &yardstick_usual };
	}
	diff_make(&pair->diff, pair->sides, questions, count, &pair->arena);
}

static void release(struct pair_of *pair)
{
	for (int side = 0; side < DIFF_SIDES; side++)
		catalog_release(&pair->catalogs[side]);
	arena_release(&pair->arena);
}

static void what_is_the_same_is_left_out_wherever_it_stands(void **state)
{
	const struct sketch old[] = { { .slug = "a", .panel = "+-" },
				      { .slug = "b", .panel = "", .ship = 3 },
				      { .slug = NULL } };
	const struct sketch new[] = { { .slug = "b", .panel = "", .ship = 3 },
				      { .slug = "a", .panel = "+-" },
				      { .slug = NULL } };
	struct pair_of pair;

	(void)state;
	compare(&pair, old, new, NULL, 0);
	assert_true(diff_is_empty(&pair.diff));
	assert_int_equal(pair.diff.unchanged, 2);
	release(&pair);
}

static void tools_come_and_go(void **state)
{
	const struct sketch old[] = { { .slug = "x", .panel = "-" },
				      { .slug = "a", .panel = "+" },
				      { .slug = "y", .panel = "" },
				      { .slug = NULL } };
	const struct sketch new[] = { { .slug = "n", .panel = "++" },
				      { .slug = "a", .panel = "-" },
				      { .slug = NULL } };
	static const char *const slugs[] = { "n", "a", "x", "y" };
	static const enum diff_change changes[] = { DIFF_ADDED, DIFF_CHANGED,
						    DIFF_REMOVED,
						    DIFF_REMOVED };
	struct pair_of pair;

	(void)state;
	compare(&pair, old, new, NULL, 0);
	assert_int_equal(pair.diff.count, 4);
	for (size_t i = 0; i < pair.diff.count; i++) {
		const struct diff_tool *tool = &pair.diff.tools[i];
		const struct tool *there = tool->tools[DIFF_NEW];

		there = there ? there : tool->tools[DIFF_OLD];
		assert_string_equal(there->slug, slugs[i]);
		assert_int_equal(tool->change, changes[i]);
	}
	assert_int_equal(pair.diff.changes[DIFF_ADDED], 1);
	assert_int_equal(pair.diff.changes[DIFF_REMOVED], 2);
	assert_int_equal(pair.diff.changes[DIFF_CHANGED], 1);
	assert_int_equal(pair.diff.tools[0].words[DIFF_OLD], WORD_UNRATED);
	assert_int_equal(pair.diff.tools[0].words[DIFF_NEW], WORD_SHIP);
	assert_int_equal(pair.diff.tools[0].review_count, 2);
	assert_int_equal(pair.diff.tools[2].words[DIFF_OLD], WORD_SKIP);
	/* Only what is on both sides can have changed. */
	assert_int_equal(pair.diff.verdicts, 1);
	assert_int_equal(pair.diff.panels, 1);
	assert_int_equal(pair.diff.reviews, 4);
	release(&pair);
}

/* Reviewers have other numbers on each side: r1 is not the first to be
 * mentioned on the new one. */
static void it_is_said_who_turned_a_verdict(void **state)
{
	const struct sketch old[] = { { .slug = "a", .panel = "++-." },
				      { .slug = NULL } };
	const struct sketch new[] = { { .slug = "z", .panel = ".-.+" },
				      { .slug = "a", .panel = "-+.+" },
				      { .slug = NULL } };
	static const struct {
		const char *reviewer;
		int old, new; /* -1: none */
	} want[] = {
		{ "r1", VERDICT_SHIP, VERDICT_SKIP },
		{ "r4", -1, VERDICT_SHIP },
		{ "r3", VERDICT_SKIP, -1 },
	};
	const struct diff_tool *tool;
	struct pair_of pair;

	(void)state;
	compare(&pair, old, new, NULL, 0);
	tool = &pair.diff.tools[1];
	assert_int_equal(tool->review_count, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct diff_review *review = &tool->reviews[i];
		const struct review *before = review->reviews[DIFF_OLD];
		const struct review *after = review->reviews[DIFF_NEW];

		assert_string_equal(review->reviewer->id, want[i].reviewer);
		assert_int_equal(before ? (int)before->verdict : -1,
				 want[i].old);
		assert_int_equal(after ? (int)after->verdict : -1, want[i].new);
	}
	/* 2 of 3 both times: another panel, the same share. */
	assert_false(tool->panel);
	assert_int_equal(tool->words[DIFF_OLD], tool->words[DIFF_NEW]);
	release(&pair);
}

static void each_kind_of_change_is_told_apart(void **state)
{
	const struct sketch old[] = {
		{ .slug = "votes", .panel = "+", .ship = 1, .skip = 1 },
		{ .slug = "price", .panel = "+", .price = "5 USD" },
		{ .slug = "currency", .panel = "+", .price = "5 USD" },
		{ .slug = "period", .panel = "+", .price = "5 USD" },
		{ .slug = "unpriced", .panel = "+", .price = "0 USD" },
		{ .slug = "license", .panel = "+", .license = "MIT" },
		{ .slug = "licensed", .panel = "+" },
		{ .slug = NULL }
	};
	const struct sketch new[] = {
		{ .slug = "votes", .panel = "+", .ship = 2, .skip = 2 },
		{ .slug = "price", .panel = "+", .price = "6 USD" },
		{ .slug = "currency", .panel = "+", .price = "5 EUR" },
		{ .slug = "period",
		  .panel = "+",
		  .price = "5 USD",
		  .per = PER_YEAR },
		{ .slug = "unpriced", .panel = "+" },
		{ .slug = "license", .panel = "+", .license = "MPL-2.0" },
		{ .slug = "licensed", .panel = "+", .license = "MIT" },
		{ .slug = NULL }
	};
	struct pair_of pair;

	(void)state;
	compare(&pair, old, new, NULL, 0);
	assert_int_equal(pair.diff.count, 7);
	for (size_t i = 0; i < 7; i++) {
		const struct diff_tool *tool = &pair.diff.tools[i];

		assert_int_equal(tool->votes, i == 0);
		assert_int_equal(tool->price, i >= 1 && i <= 4);
		assert_int_equal(tool->license, i >= 5);
		assert_false(tool->panel);
		assert_int_equal(tool->review_count, 0);
	}
	assert_int_equal(pair.diff.votes, 1);
	assert_int_equal(pair.diff.prices, 4);
	assert_int_equal(pair.diff.licenses, 2);
	assert_int_equal(pair.diff.verdicts, 0);
	release(&pair);
}

static void a_review_is_another_one_with_another_score_or_date(void **state)
{
	const struct sketch tools[] = { { .slug = "a", .panel = "++++" },
					{ .slug = NULL } };
	struct pair_of pair;
	struct review *reviews;

	(void)state;
	compare(&pair, tools, tools, NULL, 0);
	reviews = pair.catalogs[DIFF_NEW].reviews;
	reviews[0].has_score = true;
	reviews[1].date.number = 20260102;
	/* A score that is not known is no score. */
	reviews[2].score = 5;
	diff_make(&pair.diff, pair.sides, NULL, 0, &pair.arena);
	assert_int_equal(pair.diff.count, 1);
	assert_int_equal(pair.diff.tools[0].review_count, 2);
	/* What does not count is no review. */
	reviews[0].current = false;
	reviews[1].current = false;
	pair.catalogs[DIFF_OLD].reviews[0].current = false;
	pair.catalogs[DIFF_OLD].reviews[1].current = false;
	diff_make(&pair.diff, pair.sides, NULL, 0, &pair.arena);
	assert_true(diff_is_empty(&pair.diff));
	release(&pair);
}

static void each_side_has_its_own_weights(void **state)
{
	const struct sketch old[] = { { .slug = "a", .panel = "+-" },
				      { .slug = NULL } };
	/* r2 is mentioned first. */
	const struct sketch new[] = { { .slug = "b", .panel = ".-" },
				      { .slug = "a", .panel = "+-" },
				      { .slug = NULL } };
	const uint32_t old_weights[] = { WEIGHT_ONE, 0 };
	const uint32_t new_weights[] = { 0, WEIGHT_ONE };
	struct yardstick yardsticks[DIFF_SIDES] = { yardstick_usual,
						    yardstick_usual };
	struct pair_of pair;

	(void)state;
	compare(&pair, old, new, NULL, 0);
	yardsticks[DIFF_OLD].weights = old_weights;
	yardsticks[DIFF_NEW].weights = new_weights;
	for (int side = 0; side < DIFF_SIDES; side++)
		pair.sides[side].yardstick = &yardsticks[side];
	/* Only r1 counts on both sides. */
	diff_make(&pair.diff, pair.sides, NULL, 0, &pair.arena);
	assert_int_equal(pair.diff.verdicts, 0);
	yardsticks[DIFF_NEW].weights = old_weights;
	diff_make(&pair.diff, pair.sides, NULL, 0, &pair.arena);
	assert_int_equal(pair.diff.verdicts, 1);
	release(&pair);
}

static void picks_are_compared(void **state)
{
	const struct sketch old[] = { { .slug = "a", .panel = "+++" },
				      { .slug = "b", .panel = "---" },
				      { .slug = "c", .panel = "---" },
				      { .slug = NULL } };
	const struct sketch new[] = { { .slug = "a", .panel = "---" },
				      { .slug = "b", .panel = "+++" },
				      { .slug = NULL } };
	const char *ab[] = { "a", "b" };
	const char *ac[] = { "a", "c" };
	const char *bc[] = { "b", "c" };
	const char *aa[] = { "a", "a" };
	const char *nobody[] = { "a", "nobody" };
	const struct diff_question questions[] = {
		{ .tools = { ab, 2 }, .decision = "d" },
		{ .tools = { ac, 2 } },
		{ .tools = { bc, 2 } },
		{ .tools = { aa, 2 } },
		{ .tools = { ab, 1 } },
		{ .tools = { nobody, 2 } },
	};
	struct pair_of pair;

	(void)state;
	compare(&pair, old, new, questions,
		sizeof(questions) / sizeof(*questions));
	assert_int_equal(pair.diff.pick_count, 2);
	assert_ptr_equal(pair.diff.picks[0].question, &questions[0]);
	assert_string_equal(pair.diff.picks[0].picks[DIFF_OLD], "a");
	assert_string_equal(pair.diff.picks[0].picks[DIFF_NEW], "b");
	assert_ptr_equal(pair.diff.picks[1].question, &questions[1]);
	assert_string_equal(pair.diff.picks[1].picks[DIFF_OLD], "a");
	assert_null(pair.diff.picks[1].picks[DIFF_NEW]);
	release(&pair);
}

/* Were every tool looked for among all others, this would take minutes. */
static void many_tools_take_no_longer_each(void **state)
{
	static struct sketch tools[MANY + 1];
	static char slugs[MANY][12];
	struct pair_of pair;

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		snprintf(slugs[i], sizeof(slugs[i]), "t%zu", i);
		tools[i] = (struct sketch){ .slug = slugs[i], .panel = "+-+" };
	}
	compare(&pair, tools, tools, NULL, 0);
	assert_int_equal(pair.diff.unchanged, MANY);
	release(&pair);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    what_is_the_same_is_left_out_wherever_it_stands),
		cmocka_unit_test(tools_come_and_go),
		cmocka_unit_test(it_is_said_who_turned_a_verdict),
		cmocka_unit_test(each_kind_of_change_is_told_apart),
		cmocka_unit_test(
		    a_review_is_another_one_with_another_score_or_date),
		cmocka_unit_test(each_side_has_its_own_weights),
		cmocka_unit_test(picks_are_compared),
		cmocka_unit_test(many_tools_take_no_longer_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
