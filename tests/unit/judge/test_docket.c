/* Tests judge/docket.c, and compare.c's list of pairs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/paired.h"
#include "smolcmp/unpaired.h"
#include "smolcmp/votes.h"
#include "unit/reference.h"
#include "unit/sketch.h"

static void reviewers_of_both_tools_are_counted_by_how_they_split(void **state)
{
	static const struct sketch tools[] = {
		{ .slug = "a", .panel = "++-+-+.." },
		{ .slug = "b", .panel = "+--.+-+." },
		{ 0 },
	};
	struct comparison comparison;
	struct catalog catalog;
	const struct pair *pair = &comparison.pairs[0];

	(void)state;
	sketch_catalog(&catalog, tools);
	sketch_compare(&catalog, &comparison);
	assert_int_equal(comparison.pair_count, 1);
	assert_int_equal(pair->source, PAIR_PANEL);
	assert_true(pair->paired);
	assert_int_equal(pair->common, 5);
	assert_int_equal(pair->a_only, 2);
	assert_int_equal(pair->b_only, 1);
	assert_near(pair->p_a_better, paired_compare(2, 1).p_a_better);
	assert_near(pair->p_exact, paired_compare(2, 1).p_exact);
	assert_near(pair->p_mid, paired_compare(2, 1).p_mid);
	assert_near(pair->difference.value, .2);
	assert_int_equal(pair->leader, 0);
	assert_int_equal(pair->strength, STRENGTH_TOO_CLOSE);
	catalog_release(&catalog);
}

static void half_of_the_smaller_panel_in_common_makes_a_pair(void **state)
{
	static const struct {
		const char *a;
		const char *b;
		bool paired;
	} cases[] = {
		{ "++++", "..++++++", true },  { "++++", "...+++++", false },
		{ "+++", ".++++", true },      { "+++", "..++++", false },
		{ "+", ".+", false },	       { "+", "+++++++", true },
		{ "-+", ".++++++++++", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct sketch tools[] = {
			{ .slug = "a", .panel = cases[i].a },
			{ .slug = "b", .panel = cases[i].b },
			{ 0 },
		};
		struct comparison comparison;
		struct catalog catalog;
		const struct pair *pair = &comparison.pairs[0];
		struct prior prior;

		sketch_catalog(&catalog, tools);
		sketch_compare(&catalog, &comparison);
		assert_int_equal(pair->paired, cases[i].paired);
		if (!pair->paired) {
			prior = catalog_prior(&catalog, NULL);
			assert_near(pair->p_a_better,
				    unpaired_p_better(&prior,
						      catalog.tools[0].panel,
						      catalog.tools[1].panel));
		}
		catalog_release(&catalog);
	}
}

static void votes_are_judged_apart_from_the_panel(void **state)
{
	static const struct sketch tools[] = {
		{ .slug = "a", .panel = "+-", .ship = 9, .skip = 3 },
		{ .slug = "b", .panel = "-+", .ship = 4, .skip = 20 },
		{ .slug = "c", .panel = "", .ship = 7 },
		{ .slug = "d", .panel = "++" },
		{ 0 },
	};
	static const struct {
		size_t a, b;
		enum pair_source source;
	} order[] = {
		{ 0, 1, PAIR_PANEL },	  { 0, 1, PAIR_COMMUNITY },
		{ 0, 2, PAIR_COMMUNITY }, { 0, 3, PAIR_PANEL },
		{ 1, 2, PAIR_COMMUNITY }, { 1, 3, PAIR_PANEL },
	};
	struct comparison comparison;
	struct catalog catalog;
	const struct pair *pair;

	(void)state;
	sketch_catalog(&catalog, tools);
	sketch_compare(&catalog, &comparison);
	assert_int_equal(comparison.pair_count, 6);
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(comparison.pairs[i].a, order[i].a);
		assert_int_equal(comparison.pairs[i].b, order[i].b);
		assert_int_equal(comparison.pairs[i].source, order[i].source);
	}
	pair = comparison_pair(&comparison, 1, 0, PAIR_COMMUNITY);
	assert_ptr_equal(pair, &comparison.pairs[1]);
	assert_false(pair->paired);
	assert_near(pair->p_a_better, votes_p_better(catalog.tools[0].votes,
						     catalog.tools[1].votes));
	assert_near(pair_p_better(pair, 1), 1 - pair->p_a_better);
	assert_near(pair_p_better(pair, 0), pair->p_a_better);
	assert_int_equal(pair->leader, 0);
	assert_near(pair->difference.value, 9. / 12 - 4. / 24);
	assert_null(comparison_pair(&comparison, 2, 3, PAIR_PANEL));
	assert_null(comparison_pair(&comparison, 0, 3, PAIR_COMMUNITY));
	catalog_release(&catalog);
}

static void equal_evidence_has_no_leader(void **state)
{
	static const struct sketch tools[] = {
		{ .slug = "a", .panel = "+-++", .ship = 5, .skip = 2 },
		{ .slug = "b", .panel = "-+++", .ship = 5, .skip = 2 },
		{ .slug = "c", .panel = "....+++-" },
		{ 0 },
	};
	struct comparison comparison;
	struct catalog catalog;

	(void)state;
	sketch_catalog(&catalog, tools);
	sketch_compare(&catalog, &comparison);
	assert_int_equal(comparison.pair_count, 4);
	for (size_t i = 0; i < comparison.pair_count; i++) {
		assert_int_equal(comparison.pairs[i].leader, -1);
		assert_int_equal(comparison.pairs[i].strength,
				 STRENGTH_TOO_CLOSE);
	}
	catalog_release(&catalog);
}

static void the_second_of_a_pair_may_lead(void **state)
{
	static const struct sketch tools[] = {
		{ .slug = "a", .panel = "----++++" },
		{ .slug = "b", .panel = "++++++++" },
		{ 0 },
	};
	struct comparison comparison;
	struct catalog catalog;
	const struct pair *pair = &comparison.pairs[0];

	(void)state;
	sketch_catalog(&catalog, tools);
	sketch_compare(&catalog, &comparison);
	assert_int_equal(pair->leader, 1);
	assert_int_equal(pair->strength, STRENGTH_STRONG);
	assert_near(pair->p_a_better, 1. / 32);
	catalog_release(&catalog);
}

static void eight_tools_have_all_their_pairs(void **state)
{
	static const char *const slugs[] = { "a", "b", "c", "d",
					     "e", "f", "g", "h" };
	struct sketch tools[COMPARE_MOST + 1] = { 0 };
	struct comparison comparison;
	struct catalog catalog;

	(void)state;
	for (size_t i = 0; i < COMPARE_MOST; i++)
		tools[i] = (struct sketch){ .slug = slugs[i],
					    .panel = i == 5 ? "++++" : "+++-",
					    .ship = 3,
					    .skip = 1 };
	sketch_catalog(&catalog, tools);
	sketch_compare(&catalog, &comparison);
	assert_int_equal(comparison.count, 8);
	assert_int_equal(comparison.pair_count, 56);
	for (size_t i = 0; i < COMPARE_MOST; i++)
		for (size_t j = i + 1; j < COMPARE_MOST; j++) {
			assert_non_null(
			    comparison_pair(&comparison, i, j, PAIR_PANEL));
			assert_non_null(
			    comparison_pair(&comparison, j, i, PAIR_COMMUNITY));
		}
	assert_int_equal(comparison.answer.rule, RULE_LEAN);
	assert_int_equal(comparison.answer.outcome, OUTCOME_EITHER);
	assert_int_equal(comparison.answer.lean, 5);
	catalog_release(&catalog);
}

static void the_prior_is_that_of_all_reviewed_tools(void **state)
{
	static const struct sketch tools[] = {
		{ .slug = "a", .panel = "+++-" },
		{ .slug = "b", .panel = "--" },
		{ .slug = "c", .panel = "", .ship = 5 },
		{ 0 },
	};
	struct panel_counts counts;
	struct catalog catalog;
	struct prior prior, want;
	uint64_t reviewed;

	(void)state;
	sketch_catalog(&catalog, tools);
	prior = catalog_prior(&catalog, &reviewed);
	assert_int_equal(reviewed, 2);
	panel_counts_init(&counts);
	panel_counts_add(&counts, (struct share){ 3, 4 });
	panel_counts_add(&counts, (struct share){ 0, 2 });
	want = prior_fit(&counts);
	assert_near(prior.a, want.a);
	assert_near(prior.b, want.b);
	panel_counts_release(&counts);
	catalog_release(&catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    reviewers_of_both_tools_are_counted_by_how_they_split),
		cmocka_unit_test(
		    half_of_the_smaller_panel_in_common_makes_a_pair),
		cmocka_unit_test(votes_are_judged_apart_from_the_panel),
		cmocka_unit_test(equal_evidence_has_no_leader),
		cmocka_unit_test(the_second_of_a_pair_may_lead),
		cmocka_unit_test(eight_tools_have_all_their_pairs),
		cmocka_unit_test(the_prior_is_that_of_all_reviewed_tools),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
