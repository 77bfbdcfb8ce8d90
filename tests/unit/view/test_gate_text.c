/* Tests view/gate.c: failed requirements in words and in JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/view.h"
#include "unit/known.h"
#include "unit/sketch.h"

static const struct sketch tools[] = {
	{ .slug = "half", .panel = "+-", .price = "60 EUR", .per = PER_YEAR },
	{ .slug = "one", .panel = "+" },
	{ .slug = "silent", .panel = "" },
	{ .slug = NULL },
};

static struct catalog catalog;
static struct arena arena;
static const struct date today = { 20260701 };

static int setup(void **state)
{
	(void)state;
	arena_init(&arena);
	sketch_catalog(&catalog, tools);
	for (size_t i = 0; i < catalog.review_count; i++)
		catalog.reviews[i].date.number = 20260601;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	catalog_release(&catalog);
	arena_release(&arena);
	return 0;
}

static void expect(struct gate gate, const char *text)
{
	struct gate_result result;

	gate_judge(&gate, &catalog, &yardstick_usual, today, &result);
	assert_int_equal(result.count, 1);
	assert_string_equal(gate_text(&arena, &catalog, &gate, &result, 0),
			    text);
}

static void failures_are_said(void **state)
{
	(void)state;
	expect((struct gate){ .tool = "gone", .verdict = "ship" },
	       "gate on 'gone': the data has no such tool");
	expect((struct gate){ .tool = "silent", .verdict = "ship" },
	       "gate on 'silent': no review of it counts");
	expect((struct gate){ .tool = "half", .verdict = "ship" },
	       "gate on 'half': verdict is mixed, want ship");
	expect((struct gate){ .tool = "half", .min_reviews = count_of(4) },
	       "gate on 'half': 2 reviews count, want at least 4");
	expect((struct gate){ .tool = "one", .min_reviews = count_of(2) },
	       "gate on 'one': 1 review counts, want at least 2");
	expect((struct gate){ .tool = "half", .panel_low = decimal_of(.5) },
	       "gate on 'half': the panel's interval begins at 0.0945, want "
	       "0.5 or more");
	expect((struct gate){ .tool = "one", .price_max = decimal_of(5) },
	       "gate on 'one': no entry price is known, want 5 at most");
	expect((struct gate){ .tool = "half", .price_max = decimal_of(4.5) },
	       "gate on 'half': price is 60 EUR per year (5 EUR per month), "
	       "want 4.5 at most");
	expect((struct gate){ .tool = "half",
			      .price_max = decimal_of(4.5),
			      .price_currency = "USD" },
	       "gate on 'half': price is 60 EUR per year (5 EUR per month), "
	       "which cannot be held against 4.5 USD");
}

static void ages_are_said(void **state)
{
	struct gate gate = { .tool = "one", .max_age_days = count_of(20) };

	(void)state;
	expect(gate, "gate on 'one': the oldest review, by 'r1', is 30 days "
		     "old, want at most 20");
	catalog.reviews[2].date.number = 20270101;
	expect(gate, "gate on 'one': the review by 'r1' is dated 2027-01-01, "
		     "which is still to come");
	catalog.reviews[2].date.number = 0;
	expect(gate, "gate on 'one': the review by 'r1' has no date, want one "
		     "of the last 20 days");
}

static void what_is_missed_by_little_is_not_said_to_be_met(void **state)
{
	(void)state;
	catalog.tools[0].panel = (struct share){ 3, 4 };
	/* 0.3006418: three digits would be more than is wanted. */
	expect((struct gate){ .tool = "half", .panel_low = decimal_of(.3008) },
	       "gate on 'half': the panel's interval begins at 0.3006, want "
	       "0.3008 or more");
}

static void words_that_will_do_are_several(void **state)
{
	(void)state;
	catalog.reviews[0].verdict = VERDICT_SKIP;
	catalog.tools[0].panel.ship = 0;
	expect((struct gate){ .tool = "half", .verdict = "mixed" },
	       "gate on 'half': verdict is skip, want mixed or better");
}

static void expect_json(struct gate gate, const char *text)
{
	struct gate_result result;
	json_t *object;
	char *got;

	gate_judge(&gate, &catalog, &yardstick_usual, today, &result);
	object = gate_member(&arena, &catalog, &gate, &result);
	got = json_dumps(object, JSON_COMPACT);
	assert_string_equal(got, text);
	free(got);
	json_decref(object);
}

static void json_has_the_values(void **state)
{
	(void)state;
	expect_json((struct gate){ .tool = "half",
				   .pointer = "/gates/0",
				   .verdict = "mixed",
				   .min_reviews = count_of(2) },
		    "{\"tool\":\"half\",\"pointer\":\"/gates/0\","
		    "\"passed\":true,\"failures\":[]}");
	expect_json(
	    (struct gate){ .tool = "half",
			   .pointer = "/gates/1",
			   .verdict = "ship",
			   .max_age_days = count_of(20) },
	    "{\"tool\":\"half\",\"pointer\":\"/gates/1\",\"passed\":false,"
	    "\"failures\":[{\"requirement\":\"verdict\",\"reason\":\"unmet\","
	    "\"wanted\":\"ship\",\"found\":\"mixed\",\"reviewer\":null,"
	    "\"text\":\"verdict is mixed, want ship\"},"
	    "{\"requirement\":\"max_age_days\",\"reason\":\"unmet\","
	    "\"wanted\":20,\"found\":30,\"reviewer\":\"r1\",\"text\":"
	    "\"the oldest review, by 'r1', is 30 days old, want at most 20\"}"
	    "]}");
	expect_json(
	    (struct gate){ .tool = "gone",
			   .pointer = "/gates/2",
			   .panel_low = decimal_of(.5) },
	    "{\"tool\":\"gone\",\"pointer\":\"/gates/2\",\"passed\":false,"
	    "\"failures\":[{\"requirement\":\"tool\",\"reason\":\"missing\","
	    "\"wanted\":\"gone\",\"found\":null,\"reviewer\":null,"
	    "\"text\":\"the data has no such tool\"}]}");
}

#define OVER_TOOLS(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		OVER_TOOLS(failures_are_said),
		OVER_TOOLS(ages_are_said),
		OVER_TOOLS(what_is_missed_by_little_is_not_said_to_be_met),
		OVER_TOOLS(words_that_will_do_are_several),
		OVER_TOOLS(json_has_the_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
