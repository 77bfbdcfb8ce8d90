/* Tests judge/standing.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/standing.h"

#include "unit/sketch.h"

static void each_reviewer_has_the_reviews_that_count(void **state)
{
	const struct sketch tools[] = {
		{ .slug = "a", .panel = "+-.", .ship = 9 },
		{ .slug = "b", .panel = "--." },
		{ .slug = "c", .panel = ".++" },
		{ .slug = NULL }
	};
	struct catalog catalog;
	struct arena arena;
	struct standing *standings;

	(void)state;
	arena_init(&arena);
	sketch_catalog(&catalog, tools);
	/* What does not count is no part of it. */
	for (size_t i = 0; i < catalog.review_count; i++)
		if (catalog.reviews[i].tool == 2 &&
		    catalog.reviews[i].reviewer == 1)
			catalog.reviews[i].current = false;
	standings = standings_make(&catalog, &arena);

	assert_int_equal(catalog.reviewer_count, 3);
	assert_int_equal(standings[0].share.ship, 1);
	assert_int_equal(standings[0].share.total, 2);
	assert_int_equal(standings[1].share.ship, 0);
	assert_int_equal(standings[1].share.total, 2);
	assert_int_equal(standings[2].share.ship, 1);
	assert_int_equal(standings[2].share.total, 1);
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < standings[i].share.total; j++) {
			assert_int_equal(standings[i].reviews[j]->reviewer, i);
			if (j)
				assert_true(standings[i].reviews[j - 1]->tool <
					    standings[i].reviews[j]->tool);
		}
	assert_int_equal(standings[2].reviews[0]->tool, 2);
	catalog_release(&catalog);
	arena_release(&arena);
}

static void without_reviewers_there_is_no_standing(void **state)
{
	const struct sketch tools[] = { { .slug = "a", .panel = "" },
					{ .slug = NULL } };
	struct catalog catalog;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	sketch_catalog(&catalog, tools);
	assert_int_equal(catalog.reviewer_count, 0);
	standings_make(&catalog, &arena);
	catalog_release(&catalog);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_reviewer_has_the_reviews_that_count),
		cmocka_unit_test(without_reviewers_there_is_no_standing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
