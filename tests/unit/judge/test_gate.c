/* Tests judge/gate.c: each requirement, each way of failing it, and what is
 * just enough. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/gate.h"
#include "unit/known.h"
#include "unit/sketch.h"

static const struct sketch tools[] = {
	{ .slug = "all", .panel = "++++", .price = "5 EUR" },
	{ .slug = "most", .panel = "+++-", .price = "0 USD" },
	{ .slug = "half", .panel = "+-", .price = "60 USD", .per = PER_YEAR },
	{ .slug = "none", .panel = "---", .price = "5 EUR", .per = PER_OTHER },
	{ .slug = "silent", .panel = "" },
	{ .slug = "once", .panel = "+", .price = "5 EUR", .per = PER_ONCE },
	{ .slug = NULL },
};

static struct catalog catalog;
static struct yardstick yardstick;
static const struct date today = { 20260701 };

static int setup(void **state)
{
	(void)state;
	sketch_catalog(&catalog, tools);
	yardstick = yardstick_usual;
	for (size_t i = 0; i < catalog.review_count; i++)
		catalog.reviews[i].date.number = 20260601;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	catalog_release(&catalog);
	return 0;
}

/* "verdict unmet mixed", a line each. */
static void draw(const struct gate_failure *failure, char *text, size_t size)
{
	static const char *const names[REQUIREMENTS] = { "tool",    "reviews",
							 "verdict", "low",
							 "price",   "age" };
	static const char *const shorts[SHORTFALLS] = { "unmet", "missing",
							"undated", "ahead",
							"incomparable" };
	size_t length = strlen(text);

	snprintf(text + length, size - length, "%s%s %s", length ? "\n" : "",
		 names[failure->requirement], shorts[failure->shortfall]);
	length = strlen(text);
	if (failure->found.known)
		snprintf(text + length, size - length, " %.6g",
			 failure->found.value);
	else if (failure->requirement == REQUIRES_VERDICT)
		snprintf(text + length, size - length, " %s",
			 verdict_token(failure->word));
	length = strlen(text);
	if (failure->review)
		snprintf(text + length, size - length, " by %s",
			 catalog.reviewers[failure->review->reviewer].id);
}

static void expect(struct gate gate, const char *want)
{
	struct gate_result result;
	char got[300] = "";

	gate_judge(&gate, &catalog, &yardstick, today, &result);
	for (size_t i = 0; i < result.count; i++)
		draw(&result.failures[i], got, sizeof(got));
	assert_string_equal(got, want);
	assert_ptr_equal(result.tool, catalog_tool(&catalog, gate.tool));
}

static void what_is_missing_never_passes(void **state)
{
	(void)state;
	expect((struct gate){ .tool = "gone", .price_max = decimal_of(9) },
	       "tool missing");
	/* Slugs are exact: neither names nor beginnings. */
	expect((struct gate){ .tool = "ALL", .verdict = "skip" },
	       "tool missing");
	expect((struct gate){ .tool = "silent", .verdict = "skip" },
	       "reviews missing");
	expect((struct gate){ .tool = "silent", .panel_low = decimal_of(0) },
	       "reviews missing");
	expect((struct gate){ .tool = "silent", .min_reviews = count_of(1) },
	       "reviews missing");
	expect((struct gate){ .tool = "silent", .max_age_days = count_of(99) },
	       "reviews missing");
	expect((struct gate){ .tool = "silent", .price_max = decimal_of(9) },
	       "reviews missing\nprice missing");
}

static void verdicts_are_at_least_so_good(void **state)
{
	static const char *const words[] = { "skip", "mixed", "ship" };
	static const struct {
		const char *tool;
		const char *fails[3]; /* the words above */
	} cases[] = {
		{ "all", { "", "", "" } },
		{ "half", { "", "", "verdict unmet mixed" } },
		{ "none", { "", "verdict unmet skip", "verdict unmet skip" } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		for (size_t j = 0; j < 3; j++)
			expect((struct gate){ .tool = cases[i].tool,
					      .verdict = words[j] },
			       cases[i].fails[j]);
	/* A word that there is not is better than all. */
	expect((struct gate){ .tool = "all", .verdict = "shipp" },
	       "verdict unmet ship");
	expect((struct gate){ .tool = "all", .verdict = "unrated" },
	       "verdict unmet ship");
}

static void verdicts_follow_the_yardstick(void **state)
{
	static const uint32_t weights[] = { 1000000, 3000000, 0, 0 };

	(void)state;
	yardstick.thresholds.ship = (struct ratio){ 4, 5 };
	expect((struct gate){ .tool = "most", .verdict = "ship" },
	       "verdict unmet mixed");
	yardstick.thresholds.least_panel = 5;
	expect((struct gate){ .tool = "all", .verdict = "skip" },
	       "verdict unmet unrated");
	yardstick = yardstick_usual;
	yardstick.weights = weights;
	expect((struct gate){ .tool = "half", .verdict = "mixed" },
	       "verdict unmet skip");
}

static void reviews_are_those_that_count(void **state)
{
	static const uint32_t two[] = { 1000000, 500000, 0, 0 };
	static const uint32_t last[] = { 0, 0, 0, 1000000 };

	(void)state;
	expect((struct gate){ .tool = "none", .min_reviews = count_of(3) }, "");
	expect((struct gate){ .tool = "none", .min_reviews = count_of(4) },
	       "reviews unmet 3");
	yardstick.weights = two;
	expect((struct gate){ .tool = "all", .min_reviews = count_of(2) }, "");
	expect((struct gate){ .tool = "all", .min_reviews = count_of(3) },
	       "reviews unmet 2");
	yardstick.weights = last;
	expect((struct gate){ .tool = "half", .max_age_days = count_of(99) },
	       "reviews missing");
	/* Others than the current ones are history. */
	yardstick = yardstick_usual;
	catalog.tools[1].panel = (struct share){ 3, 3 };
	expect((struct gate){ .tool = "most", .min_reviews = count_of(4) },
	       "reviews unmet 3");
}

static void the_interval_begins_at_least_there(void **state)
{
	double low = share_interval((struct share){ 3, 4 }).low;

	(void)state;
	expect((struct gate){ .tool = "most", .panel_low = decimal_of(low) },
	       "");
	/* As JSON has it, with fifteen digits. */
	expect((struct gate){ .tool = "most",
			      .panel_low = decimal_of(.300641842582402) },
	       "");
	expect((struct gate){ .tool = "most",
			      .panel_low = decimal_of(low + 1e-11) },
	       "low unmet 0.300642");
	expect((struct gate){ .tool = "none", .panel_low = decimal_of(0) }, "");
}

static void prices_cost_at_most_so_much(void **state)
{
	(void)state;
	expect((struct gate){ .tool = "most", .price_max = decimal_of(0) }, "");
	/* Nothing is nothing in any currency. */
	expect((struct gate){ .tool = "most",
			      .price_max = decimal_of(0),
			      .price_currency = "EUR" },
	       "");
	expect((struct gate){ .tool = "all", .price_max = decimal_of(5) }, "");
	expect((struct gate){ .tool = "all", .price_max = decimal_of(4.99) },
	       "price unmet 5");
	/* A year is twelve months. */
	expect((struct gate){ .tool = "half", .price_max = decimal_of(5) }, "");
	expect((struct gate){ .tool = "half", .price_max = decimal_of(4.99) },
	       "price unmet 5");
	expect((struct gate){ .tool = "once", .price_max = decimal_of(5) }, "");
}

static void prices_in_other_terms_do_not_pass(void **state)
{
	(void)state;
	expect((struct gate){ .tool = "all",
			      .price_max = decimal_of(9),
			      .price_currency = "EUR" },
	       "");
	expect((struct gate){ .tool = "all",
			      .price_max = decimal_of(9),
			      .price_currency = "USD" },
	       "price incomparable");
	expect((struct gate){ .tool = "none", .price_max = decimal_of(9) },
	       "price incomparable");
	/* But something is always more than nothing. */
	expect((struct gate){ .tool = "none",
			      .price_max = decimal_of(0),
			      .price_currency = "USD" },
	       "price unmet 5");
	catalog.tools[3].price.amount.value = 0;
	expect((struct gate){ .tool = "none", .price_max = decimal_of(0) }, "");
}

/* The review of a tool by r1, r2... */
static struct review *review_of(const char *slug, size_t number)
{
	const struct tool *tool = catalog_tool(&catalog, slug);

	return &catalog.reviews[tool->reviews - catalog.reviews] + number - 1;
}

static void the_oldest_review_ages(void **state)
{
	struct gate gate = { .tool = "most", .max_age_days = count_of(30) };

	(void)state;
	expect(gate, ""); /* June has 30 days */
	gate.max_age_days.value = 29;
	expect(gate, "age unmet 30 by r1");
	gate.max_age_days.value = 180;
	review_of("most", 3)->date.number = 20260102;
	expect(gate, "");
	review_of("most", 3)->date.number = 20260101;
	expect(gate, "age unmet 181 by r3");
	review_of("most", 3)->current = false;
	expect(gate, "");
	for (size_t i = 1; i <= 4; i++)
		review_of("most", i)->date = today;
	gate.max_age_days.value = 0;
	expect(gate, "");
}

static void who_does_not_count_does_not_age(void **state)
{
	static const uint32_t weights[] = { 1000000, 1000000, 0, 1000000 };
	struct gate gate = { .tool = "most", .max_age_days = count_of(30) };

	(void)state;
	review_of("most", 3)->date.number = 20200101;
	yardstick.weights = weights;
	expect(gate, "");
}

static void without_a_date_there_is_no_age(void **state)
{
	struct gate gate = { .tool = "most", .max_age_days = count_of(36525) };

	(void)state;
	review_of("most", 2)->date.number = 0;
	expect(gate, "age undated by r2");
	gate.max_age_days.known = false;
	gate.verdict = "ship";
	expect(gate, "");
}

static void what_is_still_to_come_has_no_age(void **state)
{
	struct gate gate = { .tool = "most", .max_age_days = count_of(30) };

	(void)state;
	review_of("most", 2)->date.number = 20260702;
	expect(gate, "");
	review_of("most", 2)->date.number = 20260703;
	expect(gate, "age ahead by r2");
	/* Tomorrow is no day old, and not less than that. */
	for (size_t i = 1; i <= 4; i++)
		review_of("most", i)->date.number = 20260702;
	gate.max_age_days.value = 0;
	expect(gate, "");
}

static void every_failure_is_told(void **state)
{
	(void)state;
	expect((struct gate){ .tool = "half",
			      .verdict = "ship",
			      .panel_low = decimal_of(.5),
			      .min_reviews = count_of(4),
			      .price_max = decimal_of(0),
			      .max_age_days = count_of(1) },
	       "reviews unmet 2\nverdict unmet mixed\nlow unmet 0.0945312\n"
	       "price unmet 5\nage unmet 30 by r1");
}

#define OVER_TOOLS(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_TOOLS(what_is_missing_never_passes),
		OVER_TOOLS(verdicts_are_at_least_so_good),
		OVER_TOOLS(verdicts_follow_the_yardstick),
		OVER_TOOLS(reviews_are_those_that_count),
		OVER_TOOLS(the_interval_begins_at_least_there),
		OVER_TOOLS(prices_cost_at_most_so_much),
		OVER_TOOLS(prices_in_other_terms_do_not_pass),
		OVER_TOOLS(the_oldest_review_ages),
		OVER_TOOLS(who_does_not_count_does_not_age),
		OVER_TOOLS(without_a_date_there_is_no_age),
		OVER_TOOLS(what_is_still_to_come_has_no_age),
		OVER_TOOLS(every_failure_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
