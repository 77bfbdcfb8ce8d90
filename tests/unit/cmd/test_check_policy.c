/* Tests cmd/check_policy.c: what a policy makes of check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/check.h"

static const struct options no_options;

static struct date day(const char *text)
{
	struct date date = { 0 };

	assert_true(date_parse(text, strlen(text), &date));
	return date;
}

static void an_empty_policy_asks_for_nothing(void **state)
{
	static const struct policy policy;
	struct check_terms terms;
	struct error error;

	(void)state;
	error_init(&error);
	assert_int_equal(
	    check_choose_terms(&policy, &no_options, &terms, &error), 0);
	for (int i = 0; i < CHECK_RULES; i++)
		assert_int_equal(terms.severities[i], check_rules[i].severity);
	assert_false(terms.review_max_age.known);
	assert_false(terms.price_max_age.known);
	assert_int_equal(terms.required_reviewers.count, 0);
	assert_true(date_is_known(terms.today));
}

static void a_policy_says_what_is_asked(void **state)
{
	static const char *required[] = { "r" };
	static const struct rule_severity severities[] = {
		{ "orphan", SEVERITY_NOTE }, { "price-text", SEVERITY_OFF }
	};
	const struct policy policy = {
		.path = "p",
		.severities = severities,
		.severity_count = 2,
		.required_reviewers = { required, 1 },
		.review_max_age_days = { true, 30 },
		.price_max_age_days = { true, 10 },
	};
	const struct options options = { .today = day("2026-02-03") };
	struct check_terms terms;
	struct error error;

	(void)state;
	error_init(&error);
	assert_int_equal(check_choose_terms(&policy, &options, &terms, &error),
			 0);
	assert_int_equal(terms.severities[CHECK_ORPHAN], SEVERITY_NOTE);
	assert_int_equal(terms.severities[CHECK_PRICE_TEXT], SEVERITY_OFF);
	assert_int_equal(terms.severities[CHECK_SYNTAX], SEVERITY_ERROR);
	assert_int_equal(terms.review_max_age.value, 30);
	assert_int_equal(terms.price_max_age.value, 10);
	assert_string_equal(terms.required_reviewers.items[0], "r");
	assert_int_equal(terms.today.number, 20260203);
}

static void a_rule_that_is_not_there_is_refused(void **state)
{
	static const struct rule_severity severities[] = { { "orphans",
							     SEVERITY_NOTE } };
	static const struct ignored ignored[] = { { .rule = "orphans" } };
	const struct policy policies[] = {
		{ .path = "p", .severities = severities, .severity_count = 1 },
		{ .path = "p", .ignored = ignored, .ignored_count = 1 },
	};
	struct check_terms terms;
	struct error error;

	(void)state;
	for (int i = 0; i < 2; i++) {
		error_init(&error);
		assert_int_equal(check_choose_terms(&policies[i], &no_options,
						    &terms, &error),
				 -1);
		assert_int_equal(error.kind, ERROR_DATA);
		assert_string_equal(error.items[0].where, "p");
	}
}

static size_t ignore(struct ignored entry, const char *today)
{
	const struct policy policy = { .path = "p",
				       .ignored = &entry,
				       .ignored_count = 1 };
	struct finding items[] = {
		{ .rule = &check_rules[CHECK_SCHEMA],
		  .place = { .file = "d/a.json" } },
		{ .rule = &check_rules[CHECK_PRICE_TEXT],
		  .place = { .file = "d/a.json" },
		  .tool = "a" },
		{ .rule = &check_rules[CHECK_PRICE_TEXT],
		  .place = { .file = "d/b.json" },
		  .tool = "b" },
	};
	struct findings findings = { .items = items, .count = 3 };
	size_t idle;
	size_t count = check_ignore(&policy, day(today), &findings, &idle);

	assert_int_equal(idle, count == 0);
	assert_int_equal(findings.count + count, 3);
	for (size_t i = 0; i < findings.count; i++)
		if (!entry.file && !entry.tool && count)
			assert_string_not_equal(findings.items[i].rule->id,
						entry.rule);
	return count;
}

static void findings_are_ignored_by_all_that_an_entry_says(void **state)
{
	const struct date until = day("2026-02-03");

	(void)state;
#define IGNORE(...) ignore((struct ignored){ __VA_ARGS__ }, "2026-02-03")
	assert_int_equal(IGNORE(.rule = "price-text"), 2);
	assert_int_equal(IGNORE(.rule = "orphan"), 0);
	assert_int_equal(IGNORE(.rule = "price-text", .tool = "a"), 1);
	assert_int_equal(IGNORE(.rule = "schema", .tool = "a"), 0);
	assert_int_equal(IGNORE(.rule = "price-text", .file = "b.json"), 1);
	assert_int_equal(IGNORE(.rule = "price-text", .file = "d/*"), 2);
	assert_int_equal(
	    IGNORE(.rule = "price-text", .file = "b.json", .tool = "a"), 0);
	assert_int_equal(IGNORE(.rule = "price-text", .until = until), 2);
	assert_int_equal(
	    ignore((struct ignored){ .rule = "price-text", .until = until },
		   "2026-02-04"),
	    0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_policy_asks_for_nothing),
		cmocka_unit_test(a_policy_says_what_is_asked),
		cmocka_unit_test(a_rule_that_is_not_there_is_refused),
		cmocka_unit_test(
		    findings_are_ignored_by_all_that_an_entry_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
