/* Tests judge/compare.c: what is said where the evidence does not decide. */
#include "expect_answer.h"

static void the_cheapest_is_picked_where_nothing_else_differs(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b", .panel = "+++-", .price = "4.5 USD" } },
		  RULE_PRICE,
		  OUTCOME_PICK,
		  1,
		  NOBODY,
		  STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "++--", .price = "0 USD" },
		    { .slug = "b", .panel = "++--", .price = "4.5 USD" } },
		  RULE_PRICE,
		  OUTCOME_PICK,
		  0,
		  NOBODY,
		  STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b", .panel = "++++", .price = "4 USD" },
		    { .slug = "c", .panel = "----", .price = "1 USD" } },
		  RULE_PRICE,
		  OUTCOME_PICK,
		  1,
		  NOBODY,
		  STRENGTH_TOO_CLOSE },
		/* A year is twelve months, with seats and without. */
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b",
		      .panel = "++++",
		      .price = "59 USD",
		      .per = PER_YEAR } },
		  RULE_PRICE,
		  OUTCOME_PICK,
		  1,
		  NOBODY,
		  STRENGTH_TOO_CLOSE },
		{ { { .slug = "a",
		      .panel = "++++",
		      .price = "5 USD",
		      .per = PER_SEAT_MONTH },
		    { .slug = "b",
		      .panel = "++++",
		      .price = "61 USD",
		      .per = PER_SEAT_YEAR } },
		  RULE_PRICE,
		  OUTCOME_PICK,
		  0,
		  NOBODY,
		  STRENGTH_TOO_CLOSE },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void a_price_decides_nothing_where_more_than_price_differs(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "++++", .price = "4 USD" },
		    { .slug = "b", .panel = "++++", .price = "4 USD" } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b", .panel = "++++", .price = "4 EUR" } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b",
		      .panel = "++++",
		      .price = "4 USD",
		      .per = PER_SEAT_YEAR } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b",
		      .panel = "++++",
		      .price = "60 USD",
		      .per = PER_YEAR } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a",
		      .panel = "++++",
		      .price = "5 USD",
		      .per = PER_1M_INPUT_TOKENS },
		    { .slug = "b",
		      .panel = "++++",
		      .price = "4 USD",
		      .per = PER_1M_OUTPUT_TOKENS } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
		    { .slug = "b", .panel = "++++" } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		/* One verdict is mixed, */
		{ { { .slug = "a", .panel = "+++", .price = "5 USD" },
		    { .slug = "b", .panel = "+-.", .price = "4 USD" } },
		  RULE_LEAN,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  0,
		  STRENGTH_TOO_CLOSE },
		/* and here the panel leans. */
		{ { { .slug = "a", .panel = "++++++", .price = "5 USD" },
		    { .slug = "b", .panel = "--++++", .price = "4 USD" } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  0,
		  STRENGTH_WEAK },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void the_price_rule_does_not_depend_on_the_order_asked(void **state)
{
	/* The panel leans from a to c, and b is the cheapest. */
	static const struct sketch a = { .slug = "a",
					 .panel = "++++++",
					 .price = "5 USD" };
	static const struct sketch b = { .slug = "b",
					 .panel = "-+++++",
					 .price = "3 USD" };
	static const struct sketch c = { .slug = "c",
					 .panel = "--++++",
					 .price = "4 USD" };
	const struct answer_case cases[] = {
		{ { a, b, c },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  0,
		  STRENGTH_TOO_CLOSE },
		{ { a, c, b },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  0,
		  STRENGTH_TOO_CLOSE },
		{ { b, a, c },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  1,
		  STRENGTH_TOO_CLOSE },
		{ { c, b, a },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  2,
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
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  1,
		  STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "+++-" },
		    { .slug = "b", .panel = "-+++" } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		/* Two of three and four of six are one rate. */
		{ { { .slug = "a", .panel = "++-" },
		    { .slug = "b", .panel = "+-+++-" } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "++--" },
		    { .slug = "b", .panel = "+---+" } },
		  RULE_LEAN,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  0,
		  STRENGTH_TOO_CLOSE },
		/* Equal ones below the leader are no tie, at the top they are,
		 * wherever the others stand. */
		{ { { .slug = "a", .panel = "+++-" },
		    { .slug = "b", .panel = "-+++" },
		    { .slug = "c", .panel = "++++" } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  2,
		  STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "++++" },
		    { .slug = "b", .panel = "-+++" },
		    { .slug = "c", .panel = "++++" } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++" },
		    { .slug = "b", .panel = "++--" } },
		  RULE_LEAN,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  0,
		  STRENGTH_WEAK },
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
