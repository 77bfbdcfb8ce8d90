/* Tests source/shape.c and value.c: objects, what they need, how much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "record_log.h"

#define TOOL "{\"tools\":[{\"slug\":\"a\",\"name\":\"A\",\n"

static void expect(const char *text, const char *records, const char *problems)
{
	struct record_log log;

	record_log_init(&log);
	record_log_read(&log, text, reader_document);
	if (strcmp(record_log_problems(&log), problems) != 0)
		print_error("text: %s\n", text);
	assert_string_equal(record_log_problems(&log), problems);
	assert_string_equal(log.text.bytes, records);
	record_log_release(&log);
}

static void prices_keep_to_their_limits(void **state)
{
	(void)state;
	expect(TOOL "\"pricing\":{\"model\":\"paid\",\"entry\":{\"amount\":0,"
		    "\"currency\":\"USD\"},\"checked\":\"2026-01-01\"}}]}",
	       "tool a name=A model=paid amount=0 currency=USD "
	       "pricing-checked=2026-01-01\n",
	       "");
	expect(TOOL "\"pricing\":{\"model\":\"paid\",\"entry\":{\"amount\":1e9,"
		    "\"currency\":\"USD\"}}}]}",
	       "tool a name=A model=paid amount=1000000000 currency=USD\n", "");
	expect(TOOL "\"pricing\":{\"model\":\"paid\",\"entry\":{\n"
		    "\"amount\":1000000000.5,\n\"currency\":\"usd\",\n"
		    "\"per\":\"week\"}}}]}",
	       "",
	       "t:3:10: 'amount' is 1000000000.5, want a number from 0 to "
	       "1e9\n"
	       "t:4:12: 'currency' is 'usd', want three capitals of ISO 4217 "
	       "such as 'USD'\n"
	       "t:5:7: 'per' is 'week', want 'month', 'year', 'seat-month', "
	       "'seat-year', 'once', 'request', '1M-input-tokens', "
	       "'1M-output-tokens' or 'other'\n");
	expect(TOOL "\"pricing\":{\"model\":\"trial\",\"entry\":{\n"
		    "\"amount\":-0.01,\n\"currency\":\"EURO\",\n"
		    "\"per\":null}}}]}",
	       "",
	       "t:2:20: 'model' is 'trial', want 'free', 'freemium', 'paid', "
	       "'usage' or 'contact'\n"
	       "t:3:10: 'amount' is -0.01, want a number from 0 to 1e9\n"
	       "t:4:12: 'currency' is 'EURO', want three capitals of ISO 4217 "
	       "such as 'USD'\n"
	       "t:5:7: 'per' is null, want 'month', 'year', 'seat-month', "
	       "'seat-year', 'once', 'request', '1M-input-tokens', "
	       "'1M-output-tokens' or 'other'\n");
	expect(TOOL "\"pricing\":{\"model\":\"paid\",\"entry\":{\n"
		    "\"amount\":\"5\",\n\"currency\":5}}}]}",
	       "",
	       "t:3:10: 'amount' is a string, want a number from 0 to 1e9\n"
	       "t:4:12: 'currency' is a number, want three capitals of ISO "
	       "4217 such as 'USD'\n");
}

static void every_object_says_what_it_lacks(void **state)
{
	(void)state;
	expect("{\"tools\":[{},\n{\"slug\":\"a\"}],\"reviewers\":[\n{}],"
	       "\"reviews\":[\n{}],\"votes\":[\n{}],\"decisions\":[\n{}]}",
	       "",
	       "t:1:11: tool has no 'slug'\n"
	       "t:1:11: tool has no 'name'\n"
	       "t:2:1: tool has no 'name'\n"
	       "t:3:1: reviewer has no 'id'\n"
	       "t:3:1: reviewer has no 'name'\n"
	       "t:4:1: review has no 'reviewer'\n"
	       "t:4:1: review has no 'verdict'\n"
	       "t:5:1: votes has no 'ship'\n"
	       "t:5:1: votes has no 'skip'\n"
	       "t:6:1: decision has no 'id'\n"
	       "t:6:1: decision has no 'chosen'\n"
	       "t:6:1: decision has no 'over'\n"
	       "t:6:1: decision has no 'date'\n"
	       "t:6:1: decision has no 'evidence'\n");
	expect(TOOL "\"pricing\":{\"entry\":{},\"plans\":[\n{}]},"
		    "\"benchmarks\":[\n{\"score\":1}],\"sources\":[\n{}]}]}",
	       "",
	       "t:2:20: entry price has no 'amount'\n"
	       "t:2:20: entry price has no 'currency'\n"
	       "t:3:1: plan has no 'name'\n"
	       "t:3:1: plan has no 'amount'\n"
	       "t:3:1: plan has no 'currency'\n"
	       "t:2:11: pricing has no 'model'\n"
	       "t:4:1: benchmark has no 'name'\n"
	       "t:5:1: source has no 'kind'\n"
	       "t:5:1: source has no 'id'\n");
}

static void a_benchmark_scores_or_claims(void **state)
{
	static const char text[] = TOOL "\"benchmarks\":[{\"name\":\"x\"}]}]}";
	struct record_log log;

	(void)state;
	expect(text, "", "t:2:15: benchmark has neither 'score' nor 'claim'\n");
	record_log_init(&log);
	log.wanted = "other";
	record_log_read(&log, text, reader_document);
	assert_string_equal(record_log_problems(&log),
			    "t:2:15: benchmark has neither 'score' nor "
			    "'claim'\n");
	record_log_release(&log);
	record_log_init(&log);
	log.wanted = "other";
	record_log_read(&log,
			TOOL "\"benchmarks\":[{\"name\":\"x\","
			     "\"claim\":\"c\"},{\"name\":\"y\",\"score\":1,"
			     "\"unit\":\"%\",\"higher_is_better\":true,"
			     "\"self_reported\":false}]}]}",
			reader_document);
	assert_string_equal(record_log_problems(&log), "");
	assert_string_equal(log.text.bytes, "tool a name=A\n");
	record_log_release(&log);
}

static void every_detail_of_a_tool_is_read(void **state)
{
	(void)state;
	expect(TOOL
	       "\"aliases\":[\"al\"],\"vendor\":\"v\",\"category\":\"c\","
	       "\"tagline\":\"t\",\"description\":\"d\",\"best_for\":\"b\","
	       "\"homepage\":\"h\",\"released\":\"2026-01-01\","
	       "\"added\":\"2026-01-02\",\"tags\":[\"x\",\"y\"],"
	       "\"alternatives\":[\"z\"],\"pricing\":{\"model\":\"usage\","
	       "\"plans\":[{\"name\":\"p\",\"amount\":1,\"currency\":\"EUR\","
	       "\"per\":\"once\"}],\"note\":\"n\",\"url\":\"u\"},"
	       "\"benchmarks\":[{\"name\":\"m\",\"score\":1,\"unit\":\"%\","
	       "\"higher_is_better\":false,\"source\":\"s\","
	       "\"self_reported\":true}],\"facts\":{\"downloads\":2,"
	       "\"likes\":3,\"gated\":false,\"last_modified\":\"2026-01-03\","
	       "\"checked\":\"2026-01-04\"},\"sources\":[{\"kind\":\"k\","
	       "\"id\":\"i\",\"url\":\"w\",\"checked\":\"2026-01-05\"}],"
	       "\"stated\":{\"community_ship_percent\":50}}]}",
	       "tool a name=A alias=al vendor=v category=c "
	       "released=2026-01-01 added=2026-01-02 tag=x tag=y model=usage "
	       "plan=p amount=1 currency=EUR per=once note=n pricing-url=u "
	       "tagline=t description=d best_for=b homepage=h alternative=z "
	       "benchmark=m score=1 unit=% higher=no source=s self=yes "
	       "downloads=2 likes=3 gated=no modified=2026-01-03 "
	       "facts-checked=2026-01-04 listing=k id=i url=w "
	       "checked=2026-01-05 stated-community=50\n",
	       "");
}

static void decisions_are_held_against_their_shape(void **state)
{
	(void)state;
	expect("{\"decisions\":[{\"id\":\"d\",\"chosen\":\"A\",\n"
	       "\"over\":[\"b\",5],\"date\":\"2026-01-02\",\n"
	       "\"evidence\":{\"tools\":[{\"ship\":1.5}],\"pairs\":{}}}]}",
	       "",
	       "t:1:34: 'chosen' is 'A', want at most 100 of a-z 0-9 . _ -, a "
	       "letter or digit first, no '..'\n"
	       "t:2:13: 'over' is a number, want at most 100 of a-z 0-9 . _ "
	       "-, a letter or digit first, no '..'\n"
	       "t:3:30: 'ship' has a fraction or an exponent, want a whole "
	       "number from 0 to 1e12, written in digits\n"
	       "t:3:22: evidence has no 'slug'\n"
	       "t:3:44: 'pairs' is an object, want an array\n");
	expect("{\"decisions\":[{\"id\":\"d\",\"chosen\":\"a\",\n"
	       "\"over\":[\"b\",\"a\"],\"date\":\"2026-01-02\",\n"
	       "\"evidence\":{}},{\"id\":\"e\",\"chosen\":\"a\",\n"
	       "\"over\":[\"b\",\"b\"],\"date\":\"2026-01-02\","
	       "\"evidence\":{}}]}",
	       "",
	       "t:1:15: decision has what was chosen in 'over', too\n"
	       "t:3:16: decision has a tool in 'over' twice\n");
}

static void evidence_is_held_against_itself(void **state)
{
	(void)state;
	expect("{\"decisions\":[{\"id\":\"d\",\"chosen\":\"a\","
	       "\"over\":[],\"date\":\"2026-01-02\",\"evidence\":{"
	       "\"tools\":[\n{\"slug\":\"a\",\"ship\":3,\"total\":2},\n"
	       "{\"slug\":\"a\",\"votes\":{\"ship\":1}},\n"
	       "{\"slug\":\"a\",\"weighted\":{\"ship\":2,\"total\":1,"
	       "\"reviewers\":1}}],\"pairs\":[\n"
	       "{\"a\":\"a\",\"b\":\"a\",\"source\":\"panel\"},\n"
	       "{\"a\":\"a\",\"b\":\"b\",\"source\":\"panel\",\"common\":2,"
	       "\"a_only\":2,\"b_only\":1},\n"
	       "{\"a\":\"a\",\"b\":\"b\",\"source\":\"duels\"}]}}]}",
	       "",
	       "t:2:1: evidence has more reviews that ship than there are\n"
	       "t:3:21: votes of evidence has no 'skip'\n"
	       "t:4:24: evidence has more weight that ships than there is\n"
	       "t:5:1: evidence has the same tool as 'a' and as 'b'\n"
	       "t:6:1: evidence has more reviewers who split than in common\n"
	       "t:7:27: 'source' is 'duels', want 'panel' or 'community'\n");
}

static void what_evidence_lacks_may_be_null(void **state)
{
	(void)state;
	expect("{\"decisions\":[{\"id\":\"d\",\"chosen\":\"a\","
	       "\"over\":[],\"date\":\"2026-01-02\",\"evidence\":{"
	       "\"tools\":[{\"slug\":\"a\",\"votes\":null,\"price\":null,"
	       "\"weighted\":null}],\"pairs\":[{\"a\":\"a\",\"b\":\"b\","
	       "\"source\":\"panel\",\"method\":null,\"common\":null,"
	       "\"a_only\":null,\"b_only\":null,\"p_a_better\":null,"
	       "\"leader\":null}]}}]}",
	       "decision d chosen=a date=2026-01-02\n", "");
	expect("{\"decisions\":[{\"id\":\"d\",\"chosen\":\"a\","
	       "\"over\":[],\"date\":\"2026-01-02\",\n\"because\":null,"
	       "\"evidence\":{\"tools\":[{\"slug\":\"a\",\n"
	       "\"ship\":null}]}}]}",
	       "",
	       "t:2:11: 'because' is null, want a string\n"
	       "t:3:8: 'ship' is null, want a whole number from 0 to 1e12, "
	       "written in digits\n");
}

/* A tool with a member of so many bytes. */
static void add_long_tool(struct buffer *text, const char *member, size_t size)
{
	buffer_printf(text,
		      "{\"tools\":[{\"slug\":\"a\",\"name\":\"A\",\n"
		      "\"%s\":\"",
		      member);
	buffer_add_repeated(text, 'x', size);
	buffer_add_string(text, "\"}]}");
}

static void texts_end_at_64_KiB_wanted_or_not(void **state)
{
	static const struct {
		const char *member;
		const char *problem;
	} members[] = {
		{ "vendor", "t:2:10: 'vendor' is longer than 64 KiB\n" },
		{ "tagline", "t:2:11: 'tagline' is longer than 64 KiB\n" },
		{ "other", "" },
	};

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		struct record_log log;
		struct buffer text;

		buffer_init(&text);
		record_log_init(&log);
		log.wanted = i % 2 ? "a" : "b";
		add_long_tool(&text, members[i / 2].member, 65536);
		record_log_read(&log, text.bytes, reader_document);
		assert_string_equal(record_log_problems(&log), "");
		buffer_clear(&text);
		add_long_tool(&text, members[i / 2].member, 65537);
		record_log_read(&log, text.bytes, reader_document);
		assert_string_equal(record_log_problems(&log),
				    members[i / 2].problem);
		record_log_release(&log);
		buffer_release(&text);
	}
}

static void twenty_problems_are_kept_and_more_are_counted_as_more(void **state)
{
	struct record_log log;
	struct buffer text;

	(void)state;
	buffer_init(&text);
	buffer_add_string(&text, "{\"reviewers\":[");
	for (int i = 0; i < 20; i++)
		buffer_printf(&text, "%s\n{\"id\":\"R\",\"name\":\"R\"}",
			      i ? "," : "");
	record_log_init(&log);
	buffer_add_string(&text, "]}");
	record_log_read(&log, text.bytes, reader_document);
	assert_int_equal(log.error.count, 20);
	assert_false(log.error.more);
	assert_string_equal(log.error.items[19].where, "t:21:7");
	record_log_release(&log);

	text.length -= 2;
	buffer_add_string(&text, ",{\"id\":\"Q\",\"name\":\"Q\"},"
				 "{\"id\":\"q\",\"name\":\"Q\"}]}");
	record_log_init(&log);
	record_log_read(&log, text.bytes, reader_document);
	assert_int_equal(log.error.count, 20);
	assert_true(log.error.more);
	assert_int_equal(log.status, -1);
	assert_string_equal(log.text.bytes, "");
	record_log_release(&log);
	buffer_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prices_keep_to_their_limits),
		cmocka_unit_test(every_object_says_what_it_lacks),
		cmocka_unit_test(a_benchmark_scores_or_claims),
		cmocka_unit_test(every_detail_of_a_tool_is_read),
		cmocka_unit_test(decisions_are_held_against_their_shape),
		cmocka_unit_test(evidence_is_held_against_itself),
		cmocka_unit_test(what_evidence_lacks_may_be_null),
		cmocka_unit_test(texts_end_at_64_KiB_wanted_or_not),
		cmocka_unit_test(
		    twenty_problems_are_kept_and_more_are_counted_as_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
