/* Tests config/policy.c with real files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/policy.h"
#include "smolcmp/yardstick.h"
#include "unit/scratch.h"

#define FORMAT "\"format\":\"smolcmp-policy/1\""

static struct arena arena;
static struct policy policy;
static struct error error;

static int setup(void **state)
{
	arena_init(&arena);
	return scratch_setup(state);
}

static int teardown(void **state)
{
	arena_release(&arena);
	return scratch_teardown(state);
}

static void read_policy(const char *path)
{
	error_init(&error);
	if (policy_read(path, &arena, &policy, &error) < 0)
		fail_msg("%s: %s", error.items[0].where, error.items[0].text);
	assert_int_equal(error.kind, ERROR_NONE);
}

/* Read the members of a policy, beside its format. */
static void accept(const char *members)
{
	char text[1000];

	snprintf(text, sizeof(text), "{" FORMAT "%s%s}", members[0] ? "," : "",
		 members);
	scratch_file("p.json", text);
	read_policy("p.json");
}

static void refuse_text(const char *text, const char *problem)
{
	static struct policy before;

	before = policy;
	scratch_file("p.json", text);
	error_init(&error);
	if (policy_read("p.json", &arena, &policy, &error) == 0)
		fail_msg("%s\nis accepted", text);
	assert_int_equal(error.kind, ERROR_DATA);
	assert_memory_equal(error.items[0].where, "p.json", 6);
	if (!strstr(error.items[0].text, problem))
		fail_msg("%s\ngave %s\nwant %s", text, error.items[0].text,
			 problem);
	assert_memory_equal(&before, &policy, sizeof(policy));
}

static void refuse(const char *members, const char *problem)
{
	char text[1000];

	snprintf(text, sizeof(text), "{" FORMAT ",%s}", members);
	refuse_text(text, problem);
	assert_int_equal(error.count, 1);
}

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

static void other_shares_are_refused(void **state)
{
	static const char *const wrong[] = {
		"0.6666667",
		"1.000001",
		"-0.1",
		"true",
		"null",
		"[2,3]",
		"{}",
		"\"\"",
		"\"0.5\"",
		"\"2\"",
		"\"2/\"",
		"\"/3\"",
		"\"2/0\"",
		"\"4/3\"",
		"\"2/3 \"",
		"\" 2/3\"",
		"\"-2/3\"",
		"\"2/3/1\"",
		"\"2 / 3\"",
		"\"1/1000001\"",
		"\"10000000000000000000002/3\"",
		"\"2/00000003\"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		char text[100];

		snprintf(text, sizeof(text), "\"thresholds\":{\"ship\":%s}",
			 wrong[i]);
		refuse(text, "'/thresholds/ship' is ");
		snprintf(text, sizeof(text), "\"thresholds\":{\"skip\":%s}",
			 wrong[i]);
		refuse(text, "'/thresholds/skip' is ");
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

static void unknown_members_are_refused_everywhere(void **state)
{
	(void)state;
	refuse("\"gate\":[]", "unknown member '/gate', want $schema, format, "
			      "thresholds, weights,");
	refuse("\"thresholds\":{\"shp\":1}",
	       "unknown member '/thresholds/shp', want ship, skip or "
	       "min_panel");
	refuse("\"max_age_days\":{\"reviews\":1}",
	       "unknown member '/max_age_days/reviews'");
	refuse("\"gates\":[{\"tool\":\"x\",\"require\":{\"verdict\":\"ship\"},"
	       "\"requires\":{}}]",
	       "unknown member '/gates/0/requires', want tool or require");
	refuse("\"gates\":[{\"tool\":\"x\",\"require\":{\"panel_hi\":1}}]",
	       "unknown member '/gates/0/require/panel_hi'");
	refuse("\"ignore\":[{\"rule\":\"x\",\"reason\":\"y\",\"a~/b\":1}]",
	       "unknown member '/ignore/0/a~0~1b'");
}

static void wrong_values_are_refused(void **state)
{
	static const char *const wrong[][2] = {
		{ "\"$schema\":1", "'/$schema' is 1, want a text" },
		{ "\"thresholds\":[]", "'/thresholds' is an array of 0" },
		{ "\"thresholds\":{\"min_panel\":0}",
		  "'/thresholds/min_panel' is 0, want a whole number from 1" },
		{ "\"thresholds\":{\"min_panel\":1001}", "from 1 to 1000" },
		{ "\"thresholds\":{\"min_panel\":2.0}", "'/thresholds/min_p" },
		{ "\"thresholds\":{\"min_panel\":\"4\"}", "is '4', want" },
		{ "\"weights\":[]", "'/weights' is an array of 0, want an" },
		{ "\"weights\":{\"a\":-1}", "'/weights/a' is -1" },
		{ "\"weights\":{\"a\":1000.1}", "'/weights/a' is 1000.1" },
		{ "\"weights\":{\"a\":0.0000001}", "'/weights/a' is 1e-07" },
		{ "\"weights\":{\"a\":\"2\"}", "'/weights/a' is '2'" },
		{ "\"weights\":{\"a/b\":null}", "'/weights/a~1b' is null" },
		{ "\"severities\":[]", "'/severities' is" },
		{ "\"severities\":{\"a\":\"warn\"}",
		  "'/severities/a' is 'warn', want off, note, warning or "
		  "error" },
		{ "\"severities\":{\"a\":true}", "'/severities/a' is true" },
		{ "\"compare\":{}", "'/compare' is an object, want an array" },
		{ "\"compare\":[[\"a\"]]",
		  "'/compare/0' is an array of 1, want an array of 2 to 8" },
		{ "\"compare\":[[\"a\",\"b\"],[\"a\",\"a\"]]",
		  "'/compare/1/1' is 'a'" },
		{ "\"compare\":[[\"a\",1]]", "'/compare/0/1' is 1" },
		{ "\"compare\":[[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\","
		  "\"8\",\"9\"]]",
		  "'/compare/0' is an array of 9" },
		{ "\"required_reviewers\":\"a\"", "'/required_reviewers' is" },
		{ "\"required_reviewers\":[\"\"]", "'/required_reviewers/0'" },
		{ "\"max_age_days\":5", "'/max_age_days' is 5" },
		{ "\"max_age_days\":{\"price\":-1}", "'/max_age_days/price'" },
		{ "\"max_age_days\":{\"price\":1.5}", "'/max_age_days/price'" },
		{ "\"max_age_days\":{\"review\":36526}", "from 0 to 36525" },
		{ "\"gates\":{}", "'/gates' is an object, want an array" },
		{ "\"gates\":[5]", "'/gates/0' is 5, want an object" },
		{ "\"ignore\":5", "'/ignore' is 5, want an array" },
		{ "\"ignore\":[{\"rule\":\"a\"}]",
		  "'/ignore/0' has no 'reason'" },
		{ "\"ignore\":[{\"reason\":\"a\"}]",
		  "'/ignore/0' has no 'rule'" },
		{ "\"ignore\":[{\"rule\":\"a\",\"reason\":\" \\n\"}]",
		  "'/ignore/0/reason' is" },
		{ "\"ignore\":[{\"rule\":\"a\",\"reason\":\"b\","
		  "\"until\":\"2027-02-29\"}]",
		  "'/ignore/0/until' is '2027-02-29', want a calendar day" },
		{ "\"ignore\":[{\"rule\":\"a\",\"reason\":\"b\","
		  "\"file\":null}]",
		  "'/ignore/0/file' is null" },
		{ "\"baseline\":[]", "'/baseline' is an array of 0" },
		{ "\"baseline\":\"\"", "'/baseline' is ''" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		refuse(wrong[i][0], wrong[i][1]);
}

static void gates_that_would_not_hold_anything_are_refused(void **state)
{
	static const char *const wrong[][2] = {
		{ "{}", "'/gates/0/require' is empty, want at least one" },
		{ "[]", "'/gates/0/require' is an array of 0, want an obj" },
		{ "null", "'/gates/0/require' is null" },
		{ "{\"verdict\":\"Ship\"}", "is 'Ship', want ship, mixed or" },
		{ "{\"verdict\":\"unrated\"}", "is 'unrated', want ship" },
		{ "{\"panel_low\":1.01}", "want a number from 0 to 1" },
		{ "{\"panel_low\":-0.1}", "want a number from 0 to 1" },
		{ "{\"panel_low\":\"2/3\"}", "want a number from 0 to 1" },
		{ "{\"min_reviews\":0}", "from 1 to 1000" },
		{ "{\"min_reviews\":1.5}", "from 1 to 1000" },
		{ "{\"price_max\":-1}", "from 0 to 1000000000" },
		{ "{\"price_max\":null}", "'/gates/0/require/price_max'" },
		{ "{\"price_max\":1,\"price_currency\":\"eur\"}",
		  "is 'eur', want three capitals" },
		{ "{\"price_currency\":\"EUR\"}", "goes with 'price_max'" },
		{ "{\"max_age_days\":-1}", "from 0 to 36525" },
		{ "{\"max_age_days\":true}", "is true, want a whole number" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		char text[200];

		snprintf(text, sizeof(text),
			 "\"gates\":[{\"tool\":\"x\",\"require\":%s}]",
			 wrong[i][0]);
		refuse(text, wrong[i][1]);
	}
	refuse("\"gates\":[{\"tool\":\"x\"}]", "'/gates/0' has no 'require'");
	refuse("\"gates\":[{\"require\":{\"price_max\":0}}]",
	       "'/gates/0' has no 'tool'");
	refuse("\"gates\":[{\"tool\":\"\",\"require\":{\"price_max\":0}}]",
	       "'/gates/0/tool' is ''");
}

static void what_is_no_policy_is_refused(void **state)
{
	char deep[200];

	(void)state;
	refuse_text("{}", "has no 'format'");
	refuse_text("{\"format\":\"smolcmp/1\"}",
		    "'/format' is 'smolcmp/1', want smolcmp-policy/1");
	refuse_text("{\"format\":2}", "'/format' is 2");
	refuse_text("[]", "is not an object");
	refuse_text("", "expected");
	refuse_text("{" FORMAT "}{}", "end of file expected");
	refuse_text("{" FORMAT ",\"gates\":[],\"gates\":[]}", "duplicate");
	refuse_text("{" FORMAT ",\"baseline\":\"\\u0000\"}", "u0000");
	refuse_text("{" FORMAT ",\n  \"gates\":]}", "");
	assert_string_equal(error.items[0].where, "p.json:2:11");
	memset(deep, '[', 65);
	deep[65] = '\0';
	refuse_text(deep, "is nested deeper than 64");
	assert_string_equal(error.items[0].where, "p.json:1:65");
	/* Brackets in texts are none, nor are those behind a quotation mark
	 * that is escaped. */
	strcpy(deep, "{" FORMAT ",\"x\":\"\\\"");
	memset(deep + strlen(deep) + 1, 0, 80);
	memset(deep + strlen(deep), '[', 70);
	strcat(deep, "\"}");
	refuse_text(deep, "unknown member '/x'");
	error_init(&error);
	assert_int_equal(policy_read("gone.json", &arena, &policy, &error), -1);
	assert_int_equal(error.kind, ERROR_DATA);
	assert_string_equal(error.items[0].where, "gone.json");
	assert_non_null(strstr(error.items[0].text, "cannot open"));
}

static void nul_is_refused_where_it_stands(void **state)
{
	static const char text[] = "{" FORMAT ",\n\"\xc3\xa9\":1\0}";

	(void)state;
	scratch_bytes("p.json", text, sizeof(text) - 1);
	error_init(&error);
	assert_int_equal(policy_read("p.json", &arena, &policy, &error), -1);
	assert_string_equal(error.items[0].text, "holds a NUL byte");
	assert_string_equal(error.items[0].where, "p.json:2:6");
}

static void all_problems_are_told_in_their_order(void **state)
{
	(void)state;
	refuse_text("{" FORMAT ",\"weights\":{\"b\":-1,\"a\":-1},\"x\":1,"
		    "\"gates\":[{\"tool\":1},2]}",
		    "'/weights/b'");
	assert_int_equal(error.count, 6);
	assert_non_null(strstr(error.items[1].text, "'/weights/a'"));
	assert_non_null(strstr(error.items[2].text, "'/x'"));
	assert_non_null(strstr(error.items[3].text, "'/gates/0/tool'"));
	assert_non_null(strstr(error.items[4].text, "has no 'require'"));
	assert_non_null(strstr(error.items[5].text, "'/gates/1'"));
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(everything_is_optional),
		IN_SCRATCH(every_member_is_read),
		IN_SCRATCH(gates_are_read),
		IN_SCRATCH(what_is_ignored_is_read),
		IN_SCRATCH(paths_are_relative_to_the_policy),
		IN_SCRATCH(shares_are_exact),
		IN_SCRATCH(other_shares_are_refused),
		IN_SCRATCH(ship_is_above_skip),
		IN_SCRATCH(unknown_members_are_refused_everywhere),
		IN_SCRATCH(wrong_values_are_refused),
		IN_SCRATCH(gates_that_would_not_hold_anything_are_refused),
		IN_SCRATCH(what_is_no_policy_is_refused),
		IN_SCRATCH(nul_is_refused_where_it_stands),
		IN_SCRATCH(all_problems_are_told_in_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
