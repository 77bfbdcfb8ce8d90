/* Tests config/policy.c: what is read, from real files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/yardstick.h"
#include "unit/config/policy_file.h"

static void everything_is_optional(void **state)
{
	(void)state;
	accept("");
	assert_string_equal(policy.path, "p.json");
	assert_false(policy.ship.known);
	assert_false(policy.skip.known);
	assert_false(policy.min_panel.known);
	assert_false(policy.review_max_age_days.known);
	assert_false(policy.price_max_age_days.known);
	assert_int_equal(policy.weight_count, 0);
	assert_int_equal(policy.severity_count, 0);
	assert_int_equal(policy.compare_count, 0);
	assert_int_equal(policy.required_reviewers.count, 0);
	assert_int_equal(policy.gate_count, 0);
	assert_int_equal(policy.ignored_count, 0);
	assert_null(policy.baseline);
	accept("\"$schema\":\"https://example.org/policy.json\","
	       "\"weights\":{},\"severities\":{},\"compare\":[],"
	       "\"required_reviewers\":[],\"max_age_days\":{},\"gates\":[],"
	       "\"ignore\":[],\"thresholds\":{}");
	assert_int_equal(policy.gate_count, 0);
	/* A byte order mark is none of its bytes. */
	scratch_file("p.json", "\xef\xbb\xbf{" FORMAT "}");
	read_policy("p.json");
}

static void every_member_is_read(void **state)
{
	(void)state;
	accept("\"thresholds\":{\"ship\":\"3/4\",\"skip\":0.25,"
	       "\"min_panel\":4},"
	       "\"weights\":{\"builder\":2,\"founder\":0.000001},"
	       "\"severities\":{\"stale-review\":\"error\",\"orphan\":\"off\"},"
	       "\"compare\":[[\"a\",\"b\"],[\"c\",\"d\",\"e\"]],"
	       "\"required_reviewers\":[\"builder\",\"founder\"],"
	       "\"max_age_days\":{\"review\":365,\"price\":0}");
	assert_int_equal(policy.ship.above, 3);
	assert_int_equal(policy.ship.below, 4);
	assert_int_equal(policy.skip.above, 1);
	assert_int_equal(policy.skip.below, 4);
	assert_int_equal(policy.min_panel.value, 4);
	assert_int_equal(policy.weight_count, 2);
	assert_string_equal(policy.weights[0].reviewer, "builder");
	assert_int_equal(policy.weights[0].weight, 2000000);
	assert_int_equal(policy.weights[1].weight, 1);
	assert_int_equal(policy.severity_count, 2);
	assert_string_equal(policy.severities[0].rule, "stale-review");
	assert_int_equal(policy.severities[0].severity, SEVERITY_ERROR);
	assert_int_equal(policy.severities[1].severity, SEVERITY_OFF);
	assert_int_equal(policy.compare_count, 2);
	assert_int_equal(policy.compares[1].count, 3);
	assert_string_equal(policy.compares[1].items[2], "e");
	assert_string_equal(policy.required_reviewers.items[1], "founder");
	assert_int_equal(policy.review_max_age_days.value, 365);
	assert_true(policy.price_max_age_days.known);
	assert_int_equal(policy.price_max_age_days.value, 0);
}

static void gates_are_read(void **state)
{
	const struct gate *gate;

	(void)state;
	accept("\"gates\":[{\"tool\":\"x\",\"require\":{\"verdict\":\"ship\","
	       "\"panel_low\":0.4,\"min_reviews\":4,\"price_max\":12.5,"
	       "\"price_currency\":\"EUR\",\"max_age_days\":180}},"
	       "{\"require\":{\"price_max\":0},\"tool\":\"y\"}]");
	assert_int_equal(policy.gate_count, 2);
	gate = &policy.gates[0];
	assert_string_equal(gate->tool, "x");
	assert_string_equal(gate->pointer, "/gates/0");
	assert_string_equal(gate->verdict, "ship");
	assert_true(gate->panel_low.known && gate->panel_low.value == .4);
	assert_int_equal(gate->min_reviews.value, 4);
	assert_true(gate->price_max.value == 12.5);
	assert_string_equal(gate->price_currency, "EUR");
	assert_int_equal(gate->max_age_days.value, 180);
	gate = &policy.gates[1];
	assert_string_equal(gate->tool, "y");
	assert_string_equal(gate->pointer, "/gates/1");
	assert_null(gate->verdict);
	assert_false(gate->panel_low.known);
	assert_false(gate->min_reviews.known);
	assert_true(gate->price_max.known && gate->price_max.value == 0);
	assert_null(gate->price_currency);
	assert_false(gate->max_age_days.known);
}

static void what_is_ignored_is_read(void **state)
{
	(void)state;
	accept("\"ignore\":[{\"rule\":\"r\",\"reason\":\"because\"},"
	       "{\"rule\":\"r\",\"file\":\"a/*\",\"tool\":\"t\","
	       "\"reason\":\"b\",\"until\":\"2027-01-01\"}]");
	assert_int_equal(policy.ignored_count, 2);
	assert_string_equal(policy.ignored[0].rule, "r");
	assert_string_equal(policy.ignored[0].reason, "because");
	assert_null(policy.ignored[0].file);
	assert_null(policy.ignored[0].tool);
	assert_false(date_is_known(policy.ignored[0].until));
	assert_string_equal(policy.ignored[1].file, "a/*");
	assert_string_equal(policy.ignored[1].tool, "t");
	assert_int_equal(policy.ignored[1].until.number, 20270101);
}

static void paths_are_relative_to_the_policy(void **state)
{
	(void)state;
	scratch_directory("a");
	scratch_directory("a/b");
	scratch_file("a/p.json", "{" FORMAT ",\"baseline\":\"b/base.json\"}");
	read_policy("a/p.json");
	assert_string_equal(policy.baseline, "a/b/base.json");
	assert_int_equal(chdir("a/b"), 0);
	read_policy("../p.json");
	assert_string_equal(policy.baseline, "../b/base.json");
	assert_int_equal(chdir(".."), 0);
	read_policy("p.json");
	assert_string_equal(policy.baseline, "b/base.json");
	scratch_file("p.json", "{" FORMAT ",\"baseline\":\"/base.json\"}");
	assert_int_equal(chdir("b"), 0);
	read_policy("../p.json");
	assert_string_equal(policy.baseline, "/base.json");
}

static void shares_are_exact(void **state)
{
	static const struct {
		const char *text;
		uint64_t above, below;
	} cases[] = {
		{ "0.7", 7, 10 },
		{ "1", 1, 1 },
		{ "1.0", 1, 1 },
		{ "0.75", 3, 4 },
		{ "0.666667", 666667, 1000000 },
		{ "6.5e-1", 13, 20 },
		{ "\"2/3\"", 2, 3 },
		{ "\"999999/1000000\"", 999999, 1000000 },
		{ "\"7/10\"", 7, 10 },
		{ "0.1000000000", 1, 10 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char text[100];

		snprintf(text, sizeof(text),
			 "\"thresholds\":{\"skip\":0,\"ship\":%s}",
			 cases[i].text);
		accept(text);
		assert_int_equal(policy.ship.above, cases[i].above);
		assert_int_equal(policy.ship.below, cases[i].below);
		assert_int_equal(policy.skip.above, 0);
	}
	/* All decimals of six digits; the double of each is its own. */
	for (unsigned i = 400000; i <= 1000000; i += 997) {
		char text[100];

		snprintf(text, sizeof(text),
			 "\"thresholds\":{\"ship\":%u.%06u}", i / 1000000,
			 i % 1000000);
		accept(text);
		assert_int_equal(policy.ship.above * 1000000,
				 i * policy.ship.below);
	}
}

static void ship_is_above_skip(void **state)
{
	const struct thresholds *usual = &yardstick_usual.thresholds;

	(void)state;
	refuse("\"thresholds\":{\"ship\":0.5,\"skip\":\"1/2\"}",
	       "'/thresholds' has ship from 1/2 on and skip up to 1/2, want "
	       "ship above skip");
	refuse("\"thresholds\":{\"ship\":0.4,\"skip\":0.6}", "above skip");
	refuse("\"thresholds\":{\"ship\":0,\"skip\":0}", "above skip");
	accept("\"thresholds\":{\"ship\":0.000001,\"skip\":0}");
	accept("\"thresholds\":{\"ship\":1,\"skip\":0.999999}");
	/* One alone is held against the usual other one. */
	assert_int_equal(usual->ship.above, 2);
	assert_int_equal(usual->ship.below, 3);
	assert_int_equal(usual->skip.above, 1);
	assert_int_equal(usual->skip.below, 3);
	refuse("\"thresholds\":{\"ship\":\"1/3\"}", "above skip");
	accept("\"thresholds\":{\"ship\":\"334/1000\"}");
	refuse("\"thresholds\":{\"skip\":\"2/3\"}", "above skip");
	accept("\"thresholds\":{\"skip\":\"666/1000\"}");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(everything_is_optional),
		IN_SCRATCH(every_member_is_read),
		IN_SCRATCH(gates_are_read),
		IN_SCRATCH(what_is_ignored_is_read),
		IN_SCRATCH(paths_are_relative_to_the_policy),
		IN_SCRATCH(shares_are_exact),
		IN_SCRATCH(ship_is_above_skip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
