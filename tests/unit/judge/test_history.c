/* Tests judge/history.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/history.h"

#include "unit/sketch.h"

/* A review by letter: of whom, what, and when; 0: no date. */
struct entry {
	const char *reviewer;
	enum verdict verdict;
	int32_t date;
};

struct fixture {
	struct catalog catalog;
	struct arena arena;
	struct history history;
	struct yardstick yardstick;
};

static void begin(struct fixture *fixture, const struct entry *entries,
		  size_t count, const struct votes_record *votes,
		  size_t votes_count)
{
	/* The tool asked about is not the first one. */
	const struct sketch tools[] = {
		{ .slug = "other", .panel = "+", .ship = 1 },
		{ .slug = "t", .panel = "" },
		{ .slug = NULL }
	};
	struct record_sink sink;
	struct error error;

	error_init(&error);
	arena_init(&fixture->arena);
	catalog_init(&fixture->catalog);
	fixture->yardstick = yardstick_usual;
	sink = catalog_sink(&fixture->catalog, NULL, NULL);
	for (size_t i = 0; tools[i].slug; i++)
		sketch_tool(&sink, &tools[i], &error);
	for (size_t i = 0; i < count; i++) {
		const struct review_record review = {
			.tool = "t",
			.reviewer = entries[i].reviewer,
			.verdict = (int)entries[i].verdict,
			.date = { entries[i].date },
		};

		sketch_take(
		    &sink,
		    (struct record){ .kind = RECORD_REVIEW, .review = &review },
		    &error);
	}
	for (size_t i = 0; i < votes_count; i++)
		sketch_take(
		    &sink,
		    (struct record){ .kind = RECORD_VOTES, .votes = &votes[i] },
		    &error);
	assert_int_equal(
	    catalog_finish(&fixture->catalog, (struct date){ 0 }, &error), 0);
}

static void make(struct fixture *fixture, int32_t as_of)
{
	history_make(&fixture->history, &fixture->catalog, &fixture->yardstick,
		     catalog_tool(&fixture->catalog, "t"),
		     (struct date){ as_of }, &fixture->arena);
}

static void end(struct fixture *fixture)
{
	catalog_release(&fixture->catalog);
	arena_release(&fixture->arena);
}

static void expect_point(const struct fixture *fixture, size_t i, int32_t date,
			 uint64_t ship, uint64_t total, enum word word,
			 size_t turns)
{
	const struct history_point *point = &fixture->history.points[i];

	assert_int_equal(point->date.number, date);
	assert_int_equal(point->panel.ship, ship);
	assert_int_equal(point->panel.total, total);
	assert_int_equal(point->word, word);
	assert_int_equal(point->turn_count, turns);
}

static const struct entry changing[] = {
	{ "b", VERDICT_SKIP, 20260301 }, { "a", VERDICT_SKIP, 20260501 },
	{ "a", VERDICT_SHIP, 20260101 }, { "c", VERDICT_SHIP, 0 },
	{ "d", VERDICT_SHIP, 20260301 },
};

static void a_point_is_a_day_on_which_the_panel_changed(void **state)
{
	struct fixture fixture;
	const struct history_turn *turn;

	(void)state;
	begin(&fixture, changing, 5, NULL, 0);
	make(&fixture, 0);
	assert_int_equal(fixture.history.count, 4);
	expect_point(&fixture, 0, 0, 1, 1, WORD_SHIP, 1);
	expect_point(&fixture, 1, 20260101, 2, 2, WORD_SHIP, 1);
	expect_point(&fixture, 2, 20260301, 3, 4, WORD_SHIP, 2);
	expect_point(&fixture, 3, 20260501, 2, 4, WORD_MIXED, 1);
	turn = fixture.history.points[2].turns;
	assert_null(turn[0].old);
	assert_int_equal(turn[0].new->verdict, VERDICT_SKIP);
	assert_int_equal(turn[1].new->verdict, VERDICT_SHIP);
	turn = fixture.history.points[3].turns;
	assert_int_equal(turn->old->date.number, 20260101);
	assert_int_equal(turn->new->date.number, 20260501);
	/* The catalog itself stays as it is. */
	assert_int_equal(catalog_tool(&fixture.catalog, "t")->panel.total, 4);
	end(&fixture);
}

static void the_last_point_is_what_the_catalog_says(void **state)
{
	struct fixture fixture;
	const struct tool *tool;

	(void)state;
	begin(&fixture, changing, 5, NULL, 0);
	make(&fixture, 0);
	tool = catalog_tool(&fixture.catalog, "t");
	expect_point(&fixture, fixture.history.count - 1, 20260501,
		     tool->panel.ship, tool->panel.total,
		     yardstick_word(&yardstick_usual, tool), 1);
	end(&fixture);
}

static void what_is_later_than_the_day_asked_is_left_out(void **state)
{
	const struct votes_record votes[] = {
		{ "t", { true, 9 }, { true, 1 }, { 20260401 }, false },
		{ "t", { true, 2 }, { true, 1 }, { 20260201 }, false },
	};
	struct fixture fixture;

	(void)state;
	begin(&fixture, changing, 5, votes, 2);
	make(&fixture, 20260301);
	assert_int_equal(fixture.history.count, 3);
	assert_int_equal(fixture.history.votes_count, 1);
	make(&fixture, 20251231);
	assert_int_equal(fixture.history.count, 1);
	assert_int_equal(fixture.history.votes_count, 0);
	make(&fixture, 0);
	assert_int_equal(fixture.history.votes_count, 2);
	assert_int_equal(fixture.history.votes[0]->ship, 2);
	assert_int_equal(fixture.history.votes[1]->ship, 9);
	end(&fixture);
}

static void words_follow_the_weights_of_today(void **state)
{
	struct fixture fixture;
	uint32_t weights[5] = { 0 };
	uint32_t number = 0;

	(void)state;
	begin(&fixture, changing, 5, NULL, 0);
	while (strcmp(fixture.catalog.reviewers[number].id, "a") != 0)
		number++;
	weights[number] = WEIGHT_ONE;
	fixture.yardstick.weights = weights;
	make(&fixture, 0);
	expect_point(&fixture, 0, 0, 1, 1, WORD_UNRATED, 1);
	expect_point(&fixture, 1, 20260101, 2, 2, WORD_SHIP, 1);
	expect_point(&fixture, 3, 20260501, 2, 4, WORD_SKIP, 1);
	assert_int_equal(fixture.history.points[0].weighed.heads, 0);
	assert_int_equal(fixture.history.points[3].weighed.heads, 1);
	end(&fixture);
}

static void without_reviews_there_is_no_point(void **state)
{
	struct fixture fixture;

	(void)state;
	begin(&fixture, NULL, 0, NULL, 0);
	make(&fixture, 0);
	assert_int_equal(fixture.history.count, 0);
	assert_int_equal(fixture.history.votes_count, 0);
	end(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_point_is_a_day_on_which_the_panel_changed),
		cmocka_unit_test(the_last_point_is_what_the_catalog_says),
		cmocka_unit_test(what_is_later_than_the_day_asked_is_left_out),
		cmocka_unit_test(words_follow_the_weights_of_today),
		cmocka_unit_test(without_reviews_there_is_no_point),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
