/* Tests judge/contest.c: chances, shortlist and dominated tools of a
 * comparison. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/contest.h"
#include "smolcmp/unpaired.h"
#include "unit/reference.h"
#include "unit/sketch.h"

struct judged {
	struct catalog catalog;
	struct comparison comparison;
	struct contest contest;
};

static void judge(struct judged *judged, const struct sketch *sketches,
		  bool chances)
{
	sketch_catalog(&judged->catalog, sketches);
	sketch_compare(&judged->catalog, &judged->comparison);
	contest_judge(&judged->contest, &judged->catalog, &judged->comparison,
		      chances);
}

static void without_reviews_a_tool_takes_no_part(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "" },
		{ .slug = "b", .panel = "+-" },
		{ .slug = "c", .panel = "" },
		{ .slug = "d", .panel = "++" },
		{ .slug = NULL },
	};
	struct judged judged;
	const struct contender *contenders = judged.contest.contenders;

	(void)state;
	judge(&judged, sketches, true);
	assert_false(contenders[0].p_best.known);
	assert_false(contenders[2].p_best.known);
	assert_true(contenders[1].p_best.known && contenders[3].p_best.known);
	/* The ranking prior of the catalog, and the panel. */
	assert_within(contenders[3].p_best.value,
		      unpaired_p_better(&judged.comparison.prior.prior,
					judged.catalog.tools[3].panel,
					judged.catalog.tools[1].panel),
		      1e-7);
	assert_int_equal(judged.contest.ordered, 2);
	assert_int_equal(judged.contest.shortlist, 2);
	assert_int_equal(judged.contest.order[0], 3);
	assert_int_equal(judged.contest.order[1], 1);
	catalog_release(&judged.catalog);
}

static void nobody_reviewed_leaves_the_shortlist_empty(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "" },
		{ .slug = "b", .panel = "" },
		{ .slug = NULL },
	};
	struct judged judged;

	(void)state;
	judge(&judged, sketches, true);
	assert_int_equal(judged.contest.ordered, 0);
	assert_int_equal(judged.contest.shortlist, 0);
	assert_false(judged.contest.contenders[1].p_best.known);
	catalog_release(&judged.catalog);
}

static void the_prior_is_learnt_only_where_it_is_needed(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "++" },
		{ .slug = "b", .panel = "+-" },
		{ .slug = NULL },
	};
	struct judged judged;

	(void)state;
	judge(&judged, sketches, false);
	assert_false(judged.comparison.prior.known);
	assert_false(judged.contest.contenders[0].p_best.known);
	catalog_release(&judged.catalog);

	judge(&judged, sketches, true);
	assert_true(judged.comparison.prior.known);
	assert_int_equal(judged.comparison.prior.learnt_from, 2);
	catalog_release(&judged.catalog);
}

static void dominators_are_told_by_number(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "+--", .price = "5 USD" },
		{ .slug = "b", .panel = "++-", .price = "5 USD" },
		{ .slug = "c", .panel = "+++", .price = "4 USD" },
		{ .slug = "d", .panel = "+++", .price = "9 USD", .ship = 1 },
		{ .slug = NULL },
	};
	static const bool want[4][4] = {
		{ false, true, true, false },
		{ false, false, true, false },
		{ false, false, false, false },
		{ false, false, false, false },
	};
	struct judged judged;

	(void)state;
	judge(&judged, sketches, false);
	for (size_t i = 0; i < 4; i++) {
		const struct contender *contender =
		    &judged.contest.contenders[i];

		for (size_t j = 0; j < 4; j++)
			assert_int_equal(contender->dominated_by[j],
					 want[i][j]);
		assert_int_equal(contender->dominance.holds, i < 2);
		assert_int_equal(contender->dominance.price, i < 2);
		assert_false(contender->dominance.votes);
	}
	catalog_release(&judged.catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_reviews_a_tool_takes_no_part),
		cmocka_unit_test(nobody_reviewed_leaves_the_shortlist_empty),
		cmocka_unit_test(the_prior_is_learnt_only_where_it_is_needed),
		cmocka_unit_test(dominators_are_told_by_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
