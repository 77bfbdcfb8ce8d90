/* Tests judge/compare.c: the rules that go by verdicts, panel and votes. */
#include "expect_answer.h"

static void without_a_candidate_the_answer_is_none(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "----" },
		    { .slug = "b", .panel = "+---" } },
		  RULE_NO_CANDIDATE,
		  OUTCOME_NONE,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "" },
		    { .slug = "b", .panel = "---" } },
		  RULE_NO_CANDIDATE,
		  OUTCOME_NONE,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "", .ship = 900, .skip = 1 },
		    { .slug = "b", .panel = "", .ship = 1, .skip = 900 } },
		  RULE_NO_CANDIDATE,
		  OUTCOME_NONE,
		  NOBODY,
		  NOBODY,
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
		  RULE_VERDICT,
		  OUTCOME_PICK,
		  0,
		  NOBODY,
		  STRENGTH_TOO_CLOSE },
		{ { { .slug = "a", .panel = "---" },
		    { .slug = "b", .panel = "+++" } },
		  RULE_VERDICT,
		  OUTCOME_PICK,
		  1,
		  NOBODY,
		  STRENGTH_MODERATE },
		{ { { .slug = "a", .panel = "----" },
		    { .slug = "b", .panel = "++++" },
		    { .slug = "c", .panel = "+---" } },
		  RULE_VERDICT,
		  OUTCOME_PICK,
		  1,
		  NOBODY,
		  STRENGTH_MODERATE },
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
		  RULE_LEAN,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  0,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "----" },
		    { .slug = "b", .panel = "++--" } },
		  RULE_LEAN,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  1,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++" },
		    { .slug = "b", .panel = "----" },
		    { .slug = "c", .panel = "" } },
		  RULE_LEAN,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  0,
		  NO_STRENGTH },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void the_panel_picks_from_four_splits_on(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "+++++++" },
		    { .slug = "b", .panel = "----+++" } },
		  RULE_PANEL,
		  OUTCOME_PICK,
		  0,
		  NOBODY,
		  STRENGTH_STRONG },
		{ { { .slug = "a", .panel = "---++++" },
		    { .slug = "b", .panel = "+++++++" } },
		  RULE_LEAN,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  1,
		  STRENGTH_MODERATE },
		{ { { .slug = "a", .panel = "------++++++" },
		    { .slug = "b", .panel = "++++++++++++" } },
		  RULE_PANEL,
		  OUTCOME_PICK,
		  1,
		  NOBODY,
		  STRENGTH_VERY_STRONG },
		/* It has to beat every candidate, */
		{ { { .slug = "a", .panel = "+++++++" },
		    { .slug = "b", .panel = "----+++" },
		    { .slug = "c", .panel = "-++++++" } },
		  RULE_LEAN,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  0,
		  STRENGTH_TOO_CLOSE },
		/* but only those: c is a skip like a in all but one. */
		{ { { .slug = "a", .panel = "+++++++" },
		    { .slug = "b", .panel = "----+++" },
		    { .slug = "c", .panel = "......-" } },
		  RULE_PANEL,
		  OUTCOME_PICK,
		  0,
		  NOBODY,
		  STRENGTH_STRONG },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void the_community_picks_where_the_panel_does_not_object(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "++++", .ship = 50, .skip = 50 },
		    { .slug = "b", .panel = "++++", .ship = 80, .skip = 20 } },
		  RULE_COMMUNITY,
		  OUTCOME_PICK,
		  1,
		  NOBODY,
		  STRENGTH_VERY_STRONG },
		/* A lean of three quarters is none. */
		{ { { .slug = "a", .panel = "++++", .ship = 50, .skip = 50 },
		    { .slug = "b", .panel = "+++-", .ship = 80, .skip = 20 } },
		  RULE_COMMUNITY,
		  OUTCOME_PICK,
		  1,
		  NOBODY,
		  STRENGTH_VERY_STRONG },
		/* The panel outranks it. */
		{ { { .slug = "a", .panel = "+++++++", .ship = 1, .skip = 99 },
		    { .slug = "b", .panel = "----+++", .ship = 99 } },
		  RULE_PANEL,
		  OUTCOME_PICK,
		  0,
		  NOBODY,
		  STRENGTH_STRONG },
		/* Too few votes, or on one side only. */
		{ { { .slug = "a", .panel = "++++", .ship = 2, .skip = 1 },
		    { .slug = "b", .panel = "++++", .ship = 3, .skip = 1 } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		{ { { .slug = "a", .panel = "++++" },
		    { .slug = "b", .panel = "++++", .ship = 80, .skip = 2 } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		/* Who is no candidate does not win, and is not in the way. */
		{ { { .slug = "a", .panel = "++++", .ship = 50, .skip = 50 },
		    { .slug = "b", .panel = "++++", .ship = 80, .skip = 20 },
		    { .slug = "c", .panel = "", .ship = 990, .skip = 1 } },
		  RULE_COMMUNITY,
		  OUTCOME_PICK,
		  1,
		  NOBODY,
		  STRENGTH_VERY_STRONG },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void a_trivial_gap_of_the_community_picks_nothing(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a",
		      .panel = "++++",
		      .ship = 500000,
		      .skip = 500000 },
		    { .slug = "b",
		      .panel = "++++",
		      .ship = 510000,
		      .skip = 490000 } },
		  RULE_LEAN,
		  OUTCOME_EITHER,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
	};

	(void)state;
	EXPECT_ALL(cases);
}

static void a_panel_against_the_community_is_a_conflict(void **state)
{
	static const struct answer_case cases[] = {
		{ { { .slug = "a", .panel = "++++++", .ship = 50, .skip = 50 },
		    { .slug = "b",
		      .panel = "--++++",
		      .ship = 80,
		      .skip = 20 } },
		  RULE_CONFLICT,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
		/* Neither does price settle it. */
		{ { { .slug = "a",
		      .panel = "++++++",
		      .ship = 50,
		      .skip = 50,
		      .price = "5 USD" },
		    { .slug = "b",
		      .panel = "--++++",
		      .ship = 80,
		      .skip = 20,
		      .price = "4 USD" } },
		  RULE_CONFLICT,
		  OUTCOME_UNDECIDED,
		  NOBODY,
		  NOBODY,
		  NO_STRENGTH },
	};

	(void)state;
	EXPECT_ALL(cases);
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
