/* Tests config/policy.c: what is refused, and how that is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/config/policy_file.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(other_shares_are_refused),
		IN_SCRATCH(unknown_members_are_refused_everywhere),
		IN_SCRATCH(wrong_values_are_refused),
		IN_SCRATCH(gates_that_would_not_hold_anything_are_refused),
		IN_SCRATCH(what_is_no_policy_is_refused),
		IN_SCRATCH(nul_is_refused_where_it_stands),
		IN_SCRATCH(all_problems_are_told_in_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
