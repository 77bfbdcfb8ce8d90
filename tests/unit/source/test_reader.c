/* Tests source/reader.c: which objects are records, in each form of text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "record_log.h"

#define TOOL "{\"slug\":\"a\",\"name\":\"A\"}"
#define REVIEW "{\"tool\":\"a\",\"reviewer\":\"r\",\"verdict\":\"ship\"}"
#define OWN "{\"reviewer\":\"r\",\"verdict\":\"ship\"}"
#define VOTES "{\"tool\":\"a\",\"ship\":3,\"skip\":1}"
#define REVIEWER "{\"id\":\"r\",\"name\":\"R\"}"
#define DUEL                                                                   \
	"{\"a\":\"a\",\"b\":\"b\",\"a_wins\":3,\"b_wins\":1,\"ties\":2,"       \
	"\"as_of\":\"2026-01-02\"}"
#define DECISION                                                               \
	"{\"id\":\"2026-01-02-a\",\"chosen\":\"a\",\"over\":[\"b\",\"c\"],"    \
	"\"date\":\"2026-01-02\",\"evidence\":{}}"

#define TOOL_LOG "tool a name=A\n"
#define REVIEW_LOG "review a r ship\n"
#define VOTES_LOG "votes a ship=3 skip=1\n"
#define REVIEWER_LOG "reviewer r name=R\n"
#define DUEL_LOG "duel a b a_wins=3 b_wins=1 ties=2 as_of=2026-01-02\n"
#define DECISION_LOG                                                           \
	"decision 2026-01-02-a chosen=a over=b over=c date=2026-01-02\n"

/* Read a text and hold all that came of it against what should. */
static void expect(int (*read)(struct reader *), const char *text,
		   const char *records, const char *problems)
{
	struct record_log log;

	record_log_init(&log);
	record_log_read(&log, text, read);
	if (strcmp(record_log_problems(&log), problems) != 0)
		print_error("text: %s\n", text);
	assert_string_equal(record_log_problems(&log), problems);
	assert_string_equal(log.text.bytes, records);
	assert_false(log.foreign);
	record_log_release(&log);
}

static void expect_foreign(int (*read)(struct reader *), const char *text)
{
	struct record_log log;

	record_log_init(&log);
	record_log_read(&log, text, read);
	if (!log.foreign)
		print_error("text: %s\n", text);
	assert_true(log.foreign);
	assert_int_equal(log.status, 0);
	assert_string_equal(record_log_problems(&log), "");
	assert_string_equal(log.text.bytes, "");
	record_log_release(&log);
}

static void a_document_holds_every_kind_of_record(void **state)
{
	(void)state;
	expect(reader_document,
	       "{\"format\":\"smolcmp/1\",\"title\":\"t\",\"note\":\"n\","
	       "\"updated\":\"2026-01-01\",\"source\":\"s\","
	       "\"license\":\"CC0-1.0\",\"tools\":[" TOOL
	       "],\"reviewers\":[" REVIEWER "],\"reviews\":[" REVIEW
	       "],\"votes\":[" VOTES "],\"duels\":[" DUEL
	       "],\"decisions\":[" DECISION "]}",
	       TOOL_LOG REVIEWER_LOG REVIEW_LOG VOTES_LOG DUEL_LOG DECISION_LOG,
	       "");
}

static void a_document_may_hold_its_lists_in_any_order(void **state)
{
	(void)state;
	expect(reader_document,
	       "{\"duels\":[" DUEL "],\"decisions\":[" DECISION
	       "],\"votes\":[" VOTES "],\"reviews\":[" REVIEW
	       "],\"tools\":[" TOOL "]}",
	       DUEL_LOG DECISION_LOG VOTES_LOG REVIEW_LOG TOOL_LOG, "");
	expect(reader_either, "{\"duels\":[" DUEL "],\"reviews\":[]}", DUEL_LOG,
	       "");
	expect(reader_document,
	       "{\"reviews\":[" REVIEW "],\"tools\":[" TOOL
	       "],\"format\":\"smolcmp/1\"}",
	       REVIEW_LOG TOOL_LOG, "");
	expect(reader_document, "{\"reviews\":[" REVIEW "]}", REVIEW_LOG, "");
	expect(reader_document,
	       "{\"format\":\"smolcmp/1\",\"reviews\":[" REVIEW "]}",
	       REVIEW_LOG, "");
}

static void a_document_needs_no_list_at_all(void **state)
{
	struct record_log log;

	(void)state;
	expect(reader_document, "{\"format\":\"smolcmp/1\"}", "", "");
	expect(reader_document, "{\"tools\":[]}", "", "");
	record_log_init(&log);
	record_log_read(&log, "{\"tools\":[]}", reader_document);
	assert_false(log.has_reviews);
	record_log_read(&log, "{\"tools\":[],\"reviews\":[]}", reader_document);
	assert_true(log.has_reviews);
	record_log_read(&log, "{\"slug\":\"a\",\"name\":\"A\",\"reviews\":[]}",
			reader_document);
	assert_true(log.has_reviews);
	record_log_release(&log);
}

static void records_carry_the_place_where_they_begin(void **state)
{
	struct record_log log;

	(void)state;
	record_log_init(&log);
	log.places = true;
	record_log_read(&log,
			"{\"tools\": [\n  " TOOL "],\n\"reviews\": [" REVIEW
			",\n\t" REVIEW "]}",
			reader_document);
	record_log_read(&log,
			"\n{\"slug\":\"a\",\"name\":\"\u00e9\",\"reviews\":["
			"\n" OWN "],\"votes\": {\"ship\":3,\"skip\":1}}",
			reader_document);
	record_log_read(&log, "\n" TOOL "\n\n  " REVIEW, reader_lines);
	assert_string_equal(log.text.bytes, "2:3 tool a name=A\n"
					    "3:13 review a r ship\n"
					    "4:2 review a r ship\n"
					    "3:1 review a r ship\n"
					    "2:1 tool a name=\u00e9\n"
					    "3:45 votes a ship=3 skip=1\n"
					    "2:1 tool a name=A\n"
					    "4:3 review a r ship\n");
	record_log_release(&log);
}

static void a_tool_file_needs_no_list_around_it(void **state)
{
	(void)state;
	expect(reader_document, TOOL, TOOL_LOG, "");
	expect(reader_document, "\xef\xbb\xbf" TOOL "\n", TOOL_LOG, "");
	expect(reader_document, "{\"slug\":\"a\"}", "",
	       "t:1:1: tool has no 'name'\n");
	expect(reader_document, "{\"name\":\"A\",\"slug\":5}", "",
	       "t:1:20: 'slug' is a number, want at most 100 of a-z 0-9 . _ "
	       "-, a letter or digit first, no '..'\n");
}

static void a_tool_keeps_what_stands_before_its_slug(void **state)
{
	(void)state;
	/* Until the slug it might be a document, which has a license, too. */
	expect(reader_document,
	       "{\"license\":\"Apache-2.0\",\"name\":\"A\",\"slug\":\"a\","
	       "\"reviews\":[" OWN "," OWN "]}",
	       REVIEW_LOG REVIEW_LOG "tool a name=A license=Apache-2.0\n", "");
	expect(reader_either,
	       "{\"license\":\"Apache-2.0\",\"name\":\"A\",\"slug\":\"a\","
	       "\"reviews\":[" OWN "," OWN "]}",
	       REVIEW_LOG REVIEW_LOG "tool a name=A license=Apache-2.0\n", "");
}

static void own_reviews_and_votes_belong_to_the_tool_around_them(void **state)
{
	static const char *const texts[] = {
		"{\"slug\":\"a\",\"name\":\"A\",\"reviews\":[" OWN
		"],\"votes\":{\"ship\":3,\"skip\":1}}",
		"{\"reviews\":[" OWN "],\"votes\":{\"ship\":3,\"skip\":1},"
		"\"name\":\"A\",\"slug\":\"a\"}",
		"{\"votes\":{\"ship\":3,\"skip\":1},\"slug\":\"a\","
		"\"reviews\":[" REVIEW "],\"name\":\"A\"}",
		"{\"votes\":{\"skip\":1,\"tool\":\"a\",\"ship\":3},"
		"\"reviews\":[" REVIEW "],\"slug\":\"a\",\"name\":\"A\"}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		const char *all = REVIEW_LOG TOOL_LOG VOTES_LOG;

		expect(reader_document, texts[i], all, "");
		expect(reader_either, texts[i], all, "");
		expect(reader_lines, texts[i], all, "");
	}
	expect(reader_document,
	       "{\"tools\":[{\"reviews\":[" OWN "," OWN
	       "],\"slug\":\"a\",\"name\":\"A\"},{\"slug\":\"b\","
	       "\"name\":\"B\",\"reviews\":[" OWN "]}]}",
	       REVIEW_LOG REVIEW_LOG TOOL_LOG
	       "review b r ship\ntool b name=B\n",
	       "");
}

static void own_records_of_another_tool_are_refused(void **state)
{
	(void)state;
	expect(reader_document,
	       "{\"slug\":\"b\",\"name\":\"B\",\"reviews\":[" REVIEW "]}",
	       "tool b name=B\n",
	       "t:1:35: review of 'a' stands inside tool 'b'\n");
	expect(reader_document,
	       "{\"reviews\":[" REVIEW "],\"slug\":\"b\",\"name\":\"B\"}", "",
	       "t:1:13: review of 'a' stands inside tool 'b'\n");
	expect(reader_document,
	       "{\"slug\":\"b\",\"name\":\"B\",\"votes\":" VOTES
	       ",\"reviews\":[" OWN "]}",
	       "review b r ship\ntool b name=B\n",
	       "t:1:32: votes on 'a' stand inside tool 'b'\n");
	expect(reader_document,
	       "{\"votes\":" VOTES ",\"slug\":\"b\",\"name\":\"B\"}",
	       "tool b name=B\n",
	       "t:1:10: votes on 'a' stand inside tool 'b'\n");
}

static void duels_are_of_two_tools_and_of_neither_alone(void **state)
{
	(void)state;
	expect(reader_document, "{\"slug\":\"a\",\"name\":\"A\",\"duels\":5}",
	       TOOL_LOG, "");
	expect(reader_document,
	       "{\"duels\":[\n{\"a\":\"x\",\"b\":\"x\",\"a_wins\":1,"
	       "\"b_wins\":1},\n{\"a\":\"x\",\"b\":\"x\"},\n"
	       "{\"a\":\"x\",\"b\":\"Y\",\"a_wins\":3.0,\"b_wins\":-1,"
	       "\"ties\":1000000000001}]}",
	       "",
	       "t:2:1: duel has the same tool as 'a' and as 'b'\n"
	       "t:3:1: duel has no 'a_wins'\n"
	       "t:3:1: duel has no 'b_wins'\n"
	       "t:3:1: duel has the same tool as 'a' and as 'b'\n"
	       "t:4:14: 'b' is 'Y', want at most 100 of a-z 0-9 . _ -, a "
	       "letter or digit first, no '..'\n"
	       "t:4:27: 'a_wins' has a fraction or an exponent, want a whole "
	       "number from 0 to 1e12, "
	       "written in digits\n"
	       "t:4:40: 'b_wins' is -1, want a whole number from 0 to 1e12, "
	       "written in digits\n"
	       "t:4:50: 'ties' is 1000000000001, want a whole number from 0 to "
	       "1e12, written in digits\n");
	expect(reader_lines,
	       "{\"a\":\"x\",\"b\":\"x\",\"a_wins\":1,\"b_wins\":1}\n", "",
	       "t:1:1: duel has the same tool as 'a' and as 'b'\n");
}

static void records_on_their_own_name_their_tool(void **state)
{
	(void)state;
	expect(reader_document, "{\"reviews\":[" OWN "]}", "",
	       "t:1:13: review has no 'tool'\n");
	expect(reader_document, "{\"tools\":[],\"reviews\":[" OWN "]}", "",
	       "t:1:24: review has no 'tool'\n");
	expect(reader_document,
	       "{\"tools\":[],\"votes\":[{\"ship\":1,\"skip\":1}]}", "",
	       "t:1:22: votes have no 'tool'\n");
	expect(reader_lines,
	       "{\"type\":\"review\",\"reviewer\":\"r\","
	       "\"verdict\":\"ship\"}",
	       "", "t:1:1: review has no 'tool'\n");
}

static void details_are_kept_only_of_a_tool_that_is_wanted(void **state)
{
	static const char text[] =
	    "{\"tools\":["
	    "{\"slug\":\"a\",\"name\":\"A\",\"vendor\":\"v\","
	    "\"category\":\"g\",\"license\":\"MIT\",\"tags\":[\"h\"],"
	    "\"aliases\":[\"l\"],"
	    "\"tagline\":\"t\",\"best_for\":\"f\",\"alternatives\":[\"x\"],"
	    "\"benchmarks\":[{\"name\":\"m\",\"claim\":\"c\"}],"
	    "\"sources\":[{\"kind\":\"k\",\"id\":\"i\"}],"
	    "\"pricing\":{\"model\":\"paid\",\"note\":\"n\",\"plans\":["
	    "{\"name\":\"p\",\"amount\":1,\"currency\":\"EUR\"}]},"
	    "\"reviews\":[{\"reviewer\":\"r\",\"verdict\":\"ship\","
	    "\"quote\":\"q\",\"summary\":\"s\",\"url\":\"u\"}]},"
	    "{\"slug\":\"b\",\"name\":\"B\",\"tagline\":\"t\"}],"
	    "\"reviews\":[{\"tool\":\"b\",\"reviewer\":\"r\","
	    "\"verdict\":\"skip\",\"quote\":\"q\"}]}";
	struct record_log log;

	(void)state;
	record_log_init(&log);
	log.wanted = "a";
	record_log_read(&log, text, reader_document);
	assert_string_equal(log.text.bytes,
			    "review a r ship quote=q summary=s url=u\n"
			    "tool a name=A alias=l vendor=v category=g "
			    "license=MIT tag=h model=paid plan=p amount=1 "
			    "currency=EUR note=n tagline=t best_for=f "
			    "alternative=x benchmark=m claim=c listing=k id=i\n"
			    "tool b name=B\n"
			    "review b r skip\n");
	buffer_clear(&log.text);
	log.wanted = "b";
	record_log_read(&log, text, reader_document);
	assert_string_equal(log.text.bytes,
			    "review a r ship\n"
			    "tool a name=A alias=l vendor=v category=g "
			    "license=MIT tag=h model=paid note=n\n"
			    "tool b name=B tagline=t\n"
			    "review b r skip quote=q\n");
	buffer_clear(&log.text);
	log.sink.brief = true;
	record_log_read(&log, text, reader_document);
	assert_string_equal(log.text.bytes, "review a r ship\n"
					    "tool a name=A alias=l model=paid\n"
					    "tool b name=B tagline=t\n"
					    "review b r skip quote=q\n");
	assert_string_equal(record_log_problems(&log), "");
	record_log_release(&log);
}

static void foreign_files_are_told_from_data(void **state)
{
	static const char *const texts[] = {
		"{}",
		"[]",
		"[" TOOL "]",
		"5",
		"null",
		"\"text\"",
		"{\"name\":\"left-pad\",\"version\":\"1.0.0\","
		"\"description\":\"d\",\"license\":\"SEE LICENSE IN x\","
		"\"homepage\":5,\"dependencies\":{\"a\":\"^1\"}}",
		"{\"format\":\"smolcmp-policy/1\",\"tools\":5}",
		"{\"format\":\"smolcmp-config/1\",\"data\":[\"x\"]}",
		"{\"title\":\"x\",\"updated\":\"today\"}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		expect_foreign(reader_document, texts[i]);
		expect_foreign(reader_either, texts[i]);
	}
}

static void other_formats_of_data_are_refused(void **state)
{
	(void)state;
	expect(reader_document, "{\"format\":\"smolcmp/2\",\"tools\":[]}", "",
	       "t:1:11: 'format' is 'smolcmp/2', want 'smolcmp/1'\n");
	expect(reader_document, "{\"tools\":[],\"format\":\"smolcmp/10\"}", "",
	       "t:1:22: 'format' is 'smolcmp/10', want 'smolcmp/1'\n");
	expect(reader_document, "{\"tools\":[],\"format\":1}", "",
	       "t:1:22: 'format' is a number, want a string\n");
	expect(reader_document, "{\"format\":\"2\",\"reviews\":[]}", "",
	       "t:1:11: 'format' is '2', want 'smolcmp/1'\n");
}

static void lists_of_something_else_are_refused(void **state)
{
	(void)state;
	expect(reader_document, "{\"tools\":{}}", "",
	       "t:1:10: 'tools' is an object, want an array\n");
	expect(reader_document, "{\"tools\":[5," TOOL ",null]}", TOOL_LOG,
	       "t:1:11: 'tools' is a number, want objects\n"
	       "t:1:37: 'tools' is null, want objects\n");
	expect(reader_document,
	       "{\"slug\":\"a\",\"name\":\"A\","
	       "\"reviews\":null}",
	       "", "t:1:34: 'reviews' is null, want an array\n");
	expect(reader_document, "{\"slug\":\"a\",\"name\":\"A\",\"votes\":[]}",
	       "", "t:1:32: 'votes' is an array, want an object\n");
}

static void what_is_no_single_text_is_refused(void **state)
{
	(void)state;
	expect(reader_document, "", "", "t:1:1: the text is empty\n");
	expect(reader_document, " \n ", "", "t:2:2: the text is empty\n");
	expect(reader_document, "\n{\"tools\":[}", "",
	       "t:2:11: '}' stands where a value should be\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_holds_every_kind_of_record),
		cmocka_unit_test(a_document_may_hold_its_lists_in_any_order),
		cmocka_unit_test(a_document_needs_no_list_at_all),
		cmocka_unit_test(records_carry_the_place_where_they_begin),
		cmocka_unit_test(a_tool_file_needs_no_list_around_it),
		cmocka_unit_test(a_tool_keeps_what_stands_before_its_slug),
		cmocka_unit_test(
		    own_reviews_and_votes_belong_to_the_tool_around_them),
		cmocka_unit_test(own_records_of_another_tool_are_refused),
		cmocka_unit_test(duels_are_of_two_tools_and_of_neither_alone),
		cmocka_unit_test(records_on_their_own_name_their_tool),
		cmocka_unit_test(
		    details_are_kept_only_of_a_tool_that_is_wanted),
		cmocka_unit_test(foreign_files_are_told_from_data),
		cmocka_unit_test(other_formats_of_data_are_refused),
		cmocka_unit_test(lists_of_something_else_are_refused),
		cmocka_unit_test(what_is_no_single_text_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
