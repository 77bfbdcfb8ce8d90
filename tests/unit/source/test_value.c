/* Tests source/value.c and shape.c: each member's type, at its limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "record_log.h"

#define SLUG                                                                   \
	"want at most 100 of a-z 0-9 . _ -, a letter or digit first, no '..'"
#define DAY "want a calendar day as YYYY-MM-DD"
#define COUNT "want a whole number from 0 to 1e12, written in digits"
#define LETTERS_50 "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"

/* Objects whose members can be tried one by one: what stands around them. */
struct frame {
	const char *before;
	const char *after;
};

static const struct frame tool = { "{\"tools\":[{\n",
				   ",\n\"slug\":\"a\",\"name\":\"A\"}]}" };
static const struct frame slug = { "{\"tools\":[{\n", ",\n\"name\":\"A\"}]}" };
static const struct frame name = { "{\"tools\":[{\n", ",\n\"slug\":\"a\"}]}" };
static const struct frame entry = {
	"{\"tools\":[{\"slug\":\"a\",\"name\":\"A\",\"pricing\":{"
	"\"model\":\"paid\",\"entry\":{\n",
	",\n\"other\":0}}}]}"
};
static const struct frame review = { "{\"reviews\":[{\"tool\":\"a\",\n",
				     ",\n\"reviewer\":\"r\"}],\"tools\":[]}" };
static const struct frame dated = {
	"{\"reviews\":[{\"tool\":\"a\",\"verdict\":\"ship\",\n",
	",\n\"reviewer\":\"r\"}],\"tools\":[]}"
};
static const struct frame votes = { "{\"votes\":[{\"tool\":\"a\",\n",
				    ",\n\"skip\":0}]}" };
static const struct frame benchmark = {
	"{\"tools\":[{\"slug\":\"a\",\"name\":\"A\",\"benchmarks\":[{"
	"\"name\":\"b\",\n",
	",\n\"other\":0}]}]}"
};
static const struct frame facts = {
	"{\"tools\":[{\"slug\":\"a\",\"name\":\"A\",\"facts\":{\n",
	",\n\"other\":0}}]}"
};
static const struct frame stated = {
	"{\"tools\":[{\"slug\":\"a\",\"name\":\"A\",\"stated\":{\n",
	",\n\"other\":0}}]}"
};
static const struct frame document = { "{\n", ",\n\"tools\":[]}" };

/* A member's value, and either what is read of it or the whole problem. */
struct value_case {
	const struct frame *frame;
	const char *member;
	const char *value;
	const char *read; /* NULL when it is refused */
	const char *problem;
};

static const struct value_case cases[] = {
	{ &slug, "slug", "\"a.b_c-9\"", "tool a.b_c-9 ", NULL },
	{ &slug, "slug", "\"0\"", "tool 0 ", NULL },
	{ &slug, "slug", "\"" LETTERS_50 LETTERS_50 "\"",
	  "tool " LETTERS_50 LETTERS_50 " ", NULL },
	{ &slug, "slug", "\"" LETTERS_50 LETTERS_50 "a\"", NULL,
	  "'slug' is '" LETTERS_50 "abcdefghij...', " SLUG },
	{ &slug, "slug", "\"\"", NULL, "'slug' is '', " SLUG },
	{ &slug, "slug", "\"A\"", NULL, "'slug' is 'A', " SLUG },
	{ &slug, "slug", "\".a\"", NULL, "'slug' is '.a', " SLUG },
	{ &slug, "slug", "\"-a\"", NULL, "'slug' is '-a', " SLUG },
	{ &slug, "slug", "\"_a\"", NULL, "'slug' is '_a', " SLUG },
	{ &slug, "slug", "\"a..b\"", NULL, "'slug' is 'a..b', " SLUG },
	{ &slug, "slug", "\"a/b\"", NULL, "'slug' is 'a/b', " SLUG },
	{ &slug, "slug", "\"a b\"", NULL, "'slug' is 'a b', " SLUG },
	{ &slug, "slug", "\"\u00e9\"", NULL, "'slug' is '\u00e9', " SLUG },
	{ &slug, "slug", "null", NULL, "'slug' is null, " SLUG },
	{ &slug, "slug", "[]", NULL, "'slug' is an array, " SLUG },

	{ &name, "name", "\"\"", "name=\n", NULL },
	{ &name, "name", "\"\\u00e9\\n\"", "name=\u00e9\n\n", NULL },
	{ &name, "name", "null", NULL, "'name' is null, want a string" },
	{ &name, "name", "{}", NULL, "'name' is an object, want a string" },
	{ &tool, "vendor", "1", NULL, "'vendor' is a number, want a string" },
	{ &tool, "tagline", "true", NULL, "'tagline' is true, want a string" },
	{ &tool, "homepage", "false", NULL,
	  "'homepage' is false, want a string" },
	{ &tool, "tags", "[]", "tool a name=A\n", NULL },
	{ &tool, "tags", "[\"x\",\"\"]", "tag=x tag=\n", NULL },
	{ &tool, "tags", "\"x\"", NULL, "'tags' is a string, want an array" },
	{ &tool, "aliases", "null", NULL, "'aliases' is null, want an array" },
	{ &tool, "pricing", "[]", NULL,
	  "'pricing' is an array, want an object" },
	{ &tool, "benchmarks", "{}", NULL,
	  "'benchmarks' is an object, want an array" },
	{ &tool, "whatever", "null", "tool a name=A\n", NULL },
	{ &tool, "Slug", "[{\"x\":1e3}]", "tool a name=A\n", NULL },

	{ &tool, "released", "\"2024-02-29\"", "released=2024-02-29", NULL },
	{ &tool, "released", "\"2000-02-29\"", "released=2000-02-29", NULL },
	{ &tool, "released", "\"0001-01-01\"", "released=0001-01-01", NULL },
	{ &tool, "released", "\"9999-12-31\"", "released=9999-12-31", NULL },
	{ &tool, "released", "\"2023-02-29\"", NULL,
	  "'released' is '2023-02-29', " DAY },
	{ &tool, "released", "\"1900-02-29\"", NULL,
	  "'released' is '1900-02-29', " DAY },
	{ &tool, "added", "\"2026-04-31\"", NULL,
	  "'added' is '2026-04-31', " DAY },
	{ &tool, "added", "\"2026-00-10\"", NULL,
	  "'added' is '2026-00-10', " DAY },
	{ &tool, "added", "\"2026-1-1\"", NULL, "'added' is '2026-1-1', " DAY },
	{ &tool, "added", "\"2026-01-01T00\"", NULL,
	  "'added' is '2026-01-01T00', " DAY },
	{ &tool, "added", "20260101", NULL, "'added' is a number, " DAY },
	{ &dated, "date", "null", NULL, "'date' is null, " DAY },
	{ &document, "updated", "\"soon\"", NULL, "'updated' is 'soon', " DAY },

	{ &votes, "ship", "0", "ship=0 ", NULL },
	{ &votes, "ship", "-0", "ship=0 ", NULL },
	{ &votes, "ship", "1000000000000", "ship=1000000000000 ", NULL },
	{ &votes, "ship", "1000000000001", NULL,
	  "'ship' is 1000000000001, " COUNT },
	{ &votes, "ship", "-1", NULL, "'ship' is -1, " COUNT },
	{ &votes, "ship", "3.0", NULL,
	  "'ship' has a fraction or an exponent, " COUNT },
	{ &votes, "ship", "1e3", NULL,
	  "'ship' has a fraction or an exponent, " COUNT },
	{ &votes, "ship", "\"3\"", NULL, "'ship' is a string, " COUNT },
	{ &votes, "ship", "null", NULL, "'ship' is null, " COUNT },
	{ &facts, "parameters", "3000000000", "parameters=3000000000", NULL },
	{ &facts, "likes", "-0.0", NULL,
	  "'likes' has a fraction or an exponent, " COUNT },
	{ &facts, "gated", "true", "gated=yes", NULL },
	{ &facts, "gated", "false", "gated=no", NULL },
	{ &facts, "gated", "0", NULL,
	  "'gated' is a number, want true or false" },
	{ &facts, "gated", "\"true\"", NULL,
	  "'gated' is a string, want true or false" },
	{ &facts, "gated", "null", NULL,
	  "'gated' is null, want true or false" },

	{ &dated, "score", "0", "score=0\n", NULL },
	{ &dated, "score", "-0", "score=0\n", NULL },
	{ &dated, "score", "1e2", "score=100\n", NULL },
	{ &dated, "score", "99.5", "score=99.5\n", NULL },
	{ &dated, "score", "100.5", NULL,
	  "'score' is 100.5, want a number from 0 to 100" },
	{ &dated, "score", "-1", NULL,
	  "'score' is -1, want a number from 0 to 100" },
	{ &dated, "score", "\"80\"", NULL,
	  "'score' is a string, want a number from 0 to 100" },
	{ &stated, "panel_ship_percent", "100", "stated-panel=100", NULL },
	{ &stated, "community_ship_percent", "101", NULL,
	  "'community_ship_percent' is 101, want a number from 0 to 100" },

	{ &review, "verdict", "\"ship\"", "review a r ship\n", NULL },
	{ &review, "verdict", "\"skip\"", "review a r skip\n", NULL },
	{ &review, "verdict", "\"maybe\"", NULL,
	  "'verdict' is 'maybe', want 'ship' or 'skip'" },
	{ &review, "verdict", "\"Ship\"", NULL,
	  "'verdict' is 'Ship', want 'ship' or 'skip'" },
	{ &review, "verdict", "\"shi\"", NULL,
	  "'verdict' is 'shi', want 'ship' or 'skip'" },
	{ &review, "verdict", "\"\"", NULL,
	  "'verdict' is '', want 'ship' or 'skip'" },
	{ &review, "verdict", "true", NULL,
	  "'verdict' is true, want 'ship' or 'skip'" },
	{ &review, "verdict", "null", NULL,
	  "'verdict' is null, want 'ship' or 'skip'" },

	{ &tool, "pricing", "{\"model\":\"free\"}", "model=free\n", NULL },
	{ &tool, "pricing", "{\"model\":\"freemium\"}", "=freemium\n", NULL },
	{ &tool, "pricing", "{\"model\":\"paid\"}", "model=paid\n", NULL },
	{ &tool, "pricing", "{\"model\":\"usage\"}", "model=usage\n", NULL },
	{ &tool, "pricing", "{\"model\":\"contact\"}", "=contact\n", NULL },

	{ &tool, "license", "\"MIT\"", "license=MIT\n", NULL },
	{ &tool, "license", "\"Apache 2\"", NULL,
	  "'license' is 'Apache 2', want an SPDX expression such as 'MIT' or "
	  "'LicenseRef-Proprietary'" },
	{ &document, "license", "\"\"", NULL,
	  "'license' is '', want an SPDX expression such as 'MIT' or "
	  "'LicenseRef-Proprietary'" },
	{ &benchmark, "score", "-1e300", "score=-1.0000000000000001e+300",
	  NULL },
	{ &benchmark, "claim", "\"best\"", "claim=best\n", NULL },
	{ &benchmark, "claim", "\"\"", "claim=\n", NULL },
	{ &benchmark, "score", "\"9\"", NULL,
	  "'score' is a string, want a number" },
};

static void try_case(const struct value_case *item)
{
	struct record_log log;
	struct buffer text, problem;

	buffer_init(&text);
	buffer_init(&problem);
	buffer_printf(&text, "%s\"%s\":%s%s", item->frame->before, item->member,
		      item->value, item->frame->after);
	if (item->problem)
		buffer_printf(&problem, "t:2:%zu: %s\n",
			      strlen(item->member) + 4, item->problem);
	record_log_init(&log);
	record_log_read(&log, text.bytes, reader_document);
	if (strcmp(record_log_problems(&log), problem.bytes) != 0)
		fail_msg("%s\ngave %s", text.bytes, record_log_problems(&log));
	if (!item->read)
		assert_string_equal(log.text.bytes, "");
	else if (!strstr(log.text.bytes, item->read))
		fail_msg("%s\ngave %s", text.bytes, log.text.bytes);
	record_log_release(&log);
	buffer_release(&problem);
	buffer_release(&text);
}

static void every_type_keeps_to_its_limits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		try_case(&cases[i]);
}

static void every_period_of_a_price_is_known(void **state)
{
	(void)state;
	for (int i = PER_MONTH; i < PRICE_PERIODS; i++) {
		struct record_log log;
		struct buffer text;

		buffer_init(&text);
		buffer_printf(&text,
			      "%s\"amount\":2.5,\"currency\":\"EUR\","
			      "\"per\":\"%s\"%s",
			      entry.before, price_period_words[i], entry.after);
		record_log_init(&log);
		record_log_read(&log, text.bytes, reader_document);
		assert_string_equal(record_log_problems(&log), "");
		buffer_clear(&text);
		buffer_printf(&text, "amount=2.5 currency=EUR per=%s\n",
			      price_period_words[i]);
		assert_non_null(strstr(log.text.bytes, text.bytes));
		record_log_release(&log);
		buffer_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_type_keeps_to_its_limits),
		cmocka_unit_test(every_period_of_a_price_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
