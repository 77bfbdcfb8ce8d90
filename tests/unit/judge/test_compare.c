/* Tests judge/compare.c and pair.c: the rules of the answer, one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/sketch.h"

enum { NOBODY = -1, NO_STRENGTH = -1 };

struct answer_case {
	struct sketch tools[COMPARE_MOST + 1];
	enum rule rule;
	enum outcome outcome;
	int pick;
	int lean;
	int strength;
};

static void expect(const struct answer_case *item)
{
	struct comparison comparison;
	struct catalog catalog;
	const struct answer *answer = &comparison.answer;

	sketch_catalog(&catalog, item->tools);
	sketch_compare(&catalog, &comparison);
	if (answer->rule != item->rule)
		print_error("%s: rule is %s\n", item->tools[0].panel,
			    rule_token(answer->rule));
	assert_int_equal(answer->rule, item->rule);
	assert_int_equal(answer->outcome, item->outcome);
	assert_int_equal(answer->pick, item->pick);
	assert_int_equal(answer->lean, item->lean);
	assert_int_equal(answer->has_strength ? (int)answer->strength
					      : NO_STRENGTH,
			 item->strength);
	catalog_release(&catalog);
}

static void expect_all(const struct answer_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect(&cases[i]);
}

#define EXPECT_ALL(cases) expect_all(cases, sizeof(cases) / sizeof(*(cases)))

static void without_a_candidate_the_answer_is_none(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "----" },
		    { .slug = "b", .panel = "+---" } },
		  RULE_NO_CANDIDATE, OUTCOME_NONE, NOBODY, NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "" },
		    { .slug = "b", .panel = "---" } },
		  RULE_NO_CANDIDATE, OUTCOME_NONE, NOBODY, NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "", .ship = 900, .skip = 1 },
		    { .slug = "b", .panel = "", .ship = 1, .skip = 900 } },
		  RULE_NO_CANDIDATE, OUTCOME_NONE, NOBODY, NOBODY,
		  NO_STRENGTH },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void one_ship_among_skips_is_picked_as_strong_as_it_is(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "+" },
		    { .slug = "b", .panel = "-" } },
		  RULE_VERDICT, OUTCOME_PICK, 0, NOBODY, STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "---" },
		    { .slug = "b", .panel = "+++" } },
		  RULE_VERDICT, OUTCOME_PICK, 1, NOBODY, STRENGTH_MODERATE },
		{ { { .slug = "a", .panel = "----" },
		    { .slug = "b", .panel = "++++" },
		    { .slug = "c", .panel = "+---" } },
		  RULE_VERDICT, OUTCOME_PICK, 1, NOBODY, STRENGTH_MODERATE },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void an_unrated_or_mixed_tool_keeps_verdicts_from_deciding(void **state)
{
	static const struct answer_case cases[] = {
		/* Only one candidate, and yet nothing to pick it by. */
		{ { { .slug = "a", .panel = "++++" },
		    { .slug = "b", .panel = "" } },
		  RULE_LEAN, OUTCOME_UNDECIDED, NOBODY, 0, NO_STRENGTH },
		{ { { .slug = "a", .panel = "----" },
		    { .slug = "b", .panel = "++--" } },
		  RULE_LEAN, OUTCOME_UNDECIDED, NOBODY, 1, NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++" },
		    { .slug = "b", .panel = "----" },
		    { .slug = "c", .panel = "" } },
		  RULE_LEAN, OUTCOME_UNDECIDED, NOBODY, 0, NO_STRENGTH },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void the_panel_picks_from_four_splits_on(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "+++++++" },
		    { .slug = "b", .panel = "----+++" } },
		  RULE_PANEL, OUTCOME_PICK, 0, NOBODY, STRENGTH_STRONG },
		{ { { .slug = "a", .panel = "---++++" },
		    { .slug = "b", .panel = "+++++++" } },
		  RULE_LEAN, OUTCOME_UNDECIDED, NOBODY, 1, STRENGTH_MODERATE },
		{ { { .slug = "a", .panel = "------++++++" },
		    { .slug = "b", .panel = "++++++++++++" } },
		  RULE_PANEL, OUTCOME_PICK, 1, NOBODY, STRENGTH_VERY_STRONG },
		/* It has to beat every candidate, */
		{ { { .slug = "a", .panel = "+++++++" },
		    { .slug = "b", .panel = "----+++" },
		    { .slug = "c", .panel = "-++++++" } },
		  RULE_LEAN, OUTCOME_UNDECIDED, NOBODY, 0,
		  STRENGTH_TOO_CLOSE },
		/* but only those: c is a skip like a in all but one. */
		{ { { .slug = "a", .panel = "+++++++" },
		    { .slug = "b", .panel = "----+++" },
		    { .slug = "c", .panel = "......-" } },
		  RULE_PANEL, OUTCOME_PICK, 0, NOBODY, STRENGTH_STRONG },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void the_community_picks_where_the_panel_does_not_object(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "++++", .ship = 50, .skip = 50 },
		    { .slug = "b", .panel = "++++", .ship = 80, .skip = 20 } },
		  RULE_COMMUNITY, OUTCOME_PICK, 1, NOBODY,
		  STRENGTH_VERY_STRONG },
		/* A lean of three quarters is none. */
		{ { { .slug = "a", .panel = "++++", .ship = 50, .skip = 50 },
		    { .slug = "b", .panel = "+++-", .ship = 80, .skip = 20 } },
		  RULE_COMMUNITY, OUTCOME_PICK, 1, NOBODY,
		  STRENGTH_VERY_STRONG },
		/* The panel outranks it. */
		{ { { .slug = "a", .panel = "+++++++", .ship = 1, .skip = 99 },
		    { .slug = "b", .panel = "----+++", .ship = 99 } },
		  RULE_PANEL, OUTCOME_PICK, 0, NOBODY, STRENGTH_STRONG },
		/* Too few votes, or on one side only. */
		{ { { .slug = "a", .panel = "++++", .ship = 2, .skip = 1 },
		    { .slug = "b", .panel = "++++", .ship = 3, .skip = 1 } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++" },
		    { .slug = "b", .panel = "++++", .ship = 80, .skip = 2 } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
		/* Who is no candidate does not win, and is not in the way. */
		{ { { .slug = "a", .panel = "++++", .ship = 50, .skip = 50 },
		    { .slug = "b", .panel = "++++", .ship = 80, .skip = 20 },
		    { .slug = "c", .panel = "", .ship = 990, .skip = 1 } },
		  RULE_COMMUNITY, OUTCOME_PICK, 1, NOBODY,
		  STRENGTH_VERY_STRONG },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void a_trivial_gap_of_the_community_picks_nothing(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "++++", .ship = 500000,
		      .skip = 500000 },
		    { .slug = "b", .panel = "++++", .ship = 510000,
		      .skip = 490000 } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void a_panel_against_the_community_is_a_conflict(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "++++++", .ship = 50, .skip = 50 },
		    { .slug = "b", .panel = "--++++", .ship = 80,
		      .skip = 20 } },
		  RULE_CONFLICT, OUTCOME_UNDECIDED, NOBODY, NOBODY,
		  NO_STRENGTH },
		/* Neither does price settle it. */
		{ { { .slug = "a", .panel = "++++++", .ship = 50, .skip = 50,
		      .price = "5 USD" },
		    { .slug = "b", .panel = "--++++", .ship = 80, .skip = 20,
		      .price = "4 USD" } },
		  RULE_CONFLICT, OUTCOME_UNDECIDED, NOBODY, NOBODY,
		  NO_STRENGTH },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void the_cheapest_is_picked_where_nothing_else_differs(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b", .panel = "+++-", .price = "4.5 USD" } },
		  RULE_PRICE, OUTCOME_PICK, 1, NOBODY, STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "++--", .price = "0 USD" },
		    { .slug = "b", .panel = "++--", .price = "4.5 USD" } },
		  RULE_PRICE, OUTCOME_PICK, 0, NOBODY, STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b", .panel = "++++", .price = "4 USD" },
		    { .slug = "c", .panel = "----", .price = "1 USD" } },
		  RULE_PRICE, OUTCOME_PICK, 1, NOBODY, STRENGTH_TOO_CLOSE },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void a_price_decides_nothing_where_more_than_price_differs(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "++++", .price = "4 USD" },
		    { .slug = "b", .panel = "++++", .price = "4 USD" } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b", .panel = "++++", .price = "4 EUR" } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b", .panel = "++++", .price = "4 USD",
		      .per = PER_YEAR } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b", .panel = "++++" } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
		/* One verdict is mixed, */
		{ { { .slug = "a", .panel = "+++", .price = "5 USD" },
		    { .slug = "b", .panel = "+-.", .price = "4 USD" } },
		  RULE_LEAN, OUTCOME_UNDECIDED, NOBODY, 0,
		  STRENGTH_TOO_CLOSE },
		/* and here the panel leans. */
		{ { { .slug = "a", .panel = "++++++", .price = "5 USD" },
		    { .slug = "b", .panel = "--++++", .price = "4 USD" } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, 0, STRENGTH_WEAK },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void the_price_rule_does_not_depend_on_the_order_asked(void **state)
{
	/* The panel leans from a to c, and b is the cheapest. */
	static const struct sketch a = { .slug = "a", .panel = "++++++",
					 .price = "5 USD" };
	static const struct sketch b = { .slug = "b", .panel = "-+++++",
					 .price = "3 USD" };
	static const struct sketch c = { .slug = "c", .panel = "--++++",
					 .price = "4 USD" };
	const struct answer_case cases[] = {
		{ { a, b, c }, RULE_LEAN, OUTCOME_EITHER, NOBODY, 0,
		  STRENGTH_TOO_CLOSE },
		{ { a, c, b }, RULE_LEAN, OUTCOME_EITHER, NOBODY, 0,
		  STRENGTH_TOO_CLOSE },
		{ { b, a, c }, RULE_LEAN, OUTCOME_EITHER, NOBODY, 1,
		  STRENGTH_TOO_CLOSE },
		{ { c, b, a }, RULE_LEAN, OUTCOME_EITHER, NOBODY, 2,
		  STRENGTH_TOO_CLOSE },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void the_lean_is_to_the_higher_rate_and_to_none_of_equals(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "+++-" },
		    { .slug = "b", .panel = "++++" } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, 1, STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "+++-" },
		    { .slug = "b", .panel = "-+++" } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
		/* Two of three and four of six are one rate. */
		{ { { .slug = "a", .panel = "++-" },
		    { .slug = "b", .panel = "+-+++-" } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
		{ { { .slug = "a", .panel = "++--" },
		    { .slug = "b", .panel = "+---+" } },
		  RULE_LEAN, OUTCOME_UNDECIDED, NOBODY, 0,
		  STRENGTH_TOO_CLOSE },
		/* Equal ones below the leader are no tie, at the top they are,
		 * wherever the others stand. */
		{ { { .slug = "a", .panel = "+++-" },
		    { .slug = "b", .panel = "-+++" },
		    { .slug = "c", .panel = "++++" } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, 2, STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "++++" },
		    { .slug = "b", .panel = "-+++" },
		    { .slug = "c", .panel = "++++" } },
		  RULE_LEAN, OUTCOME_EITHER, NOBODY, NOBODY, NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++" },
		    { .slug = "b", .panel = "++--" } },
		  RULE_LEAN, OUTCOME_UNDECIDED, NOBODY, 0, STRENGTH_WEAK },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void outcomes_and_rules_have_the_tokens_of_the_contract(void **state)
{
	(void)state;
	assert_string_equal(outcome_token(OUTCOME_PICK), "pick");
	assert_string_equal(outcome_token(OUTCOME_EITHER), "either");
	assert_string_equal(outcome_token(OUTCOME_NONE), "none");
	assert_string_equal(outcome_token(OUTCOME_UNDECIDED), "undecided");
	assert_string_equal(rule_token(RULE_NO_CANDIDATE), "no-candidate");
	assert_string_equal(rule_token(RULE_VERDICT), "verdict");
	assert_string_equal(rule_token(RULE_PANEL), "panel");
	assert_string_equal(rule_token(RULE_COMMUNITY), "community");
	assert_string_equal(rule_token(RULE_CONFLICT), "conflict");
	assert_string_equal(rule_token(RULE_PRICE), "price");
	assert_string_equal(rule_token(RULE_LEAN), "lean");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_a_candidate_the_answer_is_none),
		cmocka_unit_test(
		    one_ship_among_skips_is_picked_as_strong_as_it_is),
		cmocka_unit_test(
		    an_unrated_or_mixed_tool_keeps_verdicts_from_deciding),
		cmocka_unit_test(the_panel_picks_from_four_splits_on),
		cmocka_unit_test(
		    the_community_picks_where_the_panel_does_not_object),
		cmocka_unit_test(a_trivial_gap_of_the_community_picks_nothing),
		cmocka_unit_test(a_panel_against_the_community_is_a_conflict),
		cmocka_unit_test(
		    the_cheapest_is_picked_where_nothing_else_differs),
		cmocka_unit_test(
		    a_price_decides_nothing_where_more_than_price_differs),
		cmocka_unit_test(
		    the_price_rule_does_not_depend_on_the_order_asked),
		cmocka_unit_test(
		    the_lean_is_to_the_higher_rate_and_to_none_of_equals),
		cmocka_unit_test(
		    outcomes_and_rules_have_the_tokens_of_the_contract),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
