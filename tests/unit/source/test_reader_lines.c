/* Tests source/reader.c: JSON Lines, and texts that may be lines or one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "record_log.h"

enum { MEMBERS = 6 };

/* A record as its members, so that they can be put into any order. */
struct sample {
	const char *type;
	const char *members[MEMBERS];
	const char *log;
};

static const struct sample samples[] = {
	{ "tool",
	  { "\"slug\":\"a\"", "\"name\":\"A\"", "\"tags\":[\"x\"]",
	    "\"license\":\"MIT\"" },
	  "tool a name=A license=MIT tag=x\n" },
	{ "reviewer",
	  { "\"id\":\"r\"", "\"name\":\"R\"", "\"lens\":\"l\"",
	    "\"url\":\"u\"" },
	  "reviewer r name=R lens=l url=u\n" },
	{ "review",
	  { "\"tool\":\"a\"", "\"reviewer\":\"r\"", "\"verdict\":\"skip\"",
	    "\"score\":7.5", "\"date\":\"2026-01-02\"" },
	  "review a r skip score=7.5 date=2026-01-02\n" },
	{ "votes",
	  { "\"tool\":\"a\"", "\"ship\":3", "\"skip\":1",
	    "\"as_of\":\"2026-01-02\"" },
	  "votes a ship=3 skip=1 as_of=2026-01-02\n" },
	{ "decision",
	  { "\"id\":\"d\"", "\"chosen\":\"a\"", "\"over\":[]",
	    "\"date\":\"2026-01-02\"", "\"evidence\":{\"pairs\":[]}",
	    "\"because\":\"b\"" },
	  "decision d chosen=a because=b date=2026-01-02\n" },
	{ "duel",
	  { "\"a\":\"x\"", "\"b\":\"y\"", "\"a_wins\":3", "\"b_wins\":1",
	    "\"as_of\":\"2026-01-02\"" },
	  "duel x y a_wins=3 b_wins=1 as_of=2026-01-02\n" },
};

static void expect(int (*read)(struct reader *), const char *text,
		   const char *records, const char *problems)
{
	struct record_log log;

	record_log_init(&log);
	record_log_read(&log, text, read);
	if (strcmp(record_log_problems(&log), problems) != 0 ||
	    strcmp(log.text.bytes, records) != 0)
		print_error("text: %s\n", text);
	assert_string_equal(record_log_problems(&log), problems);
	assert_string_equal(log.text.bytes, records);
	record_log_release(&log);
}

static size_t count_members(const struct sample *sample)
{
	size_t count = 0;

	while (count < MEMBERS && sample->members[count])
		count++;
	return count;
}

/* The object with its members in the order-th of all orders. */
static void write_object(struct buffer *text, const char *const *members,
			 size_t count, size_t order)
{
	const char *left[MEMBERS + 2];

	memcpy(left, members, count * sizeof(*left));
	buffer_add_char(text, '{');
	for (size_t i = 0; i < count; i++) {
		size_t choice = order % (count - i);

		order /= count - i;
		buffer_printf(text, "%s%s", i ? "," : "", left[choice]);
		memmove(&left[choice], &left[choice + 1],
			(count - i - choice - 1) * sizeof(*left));
	}
	buffer_add_char(text, '}');
}

static void expect_any_order(const char *const *members, size_t count,
			     const char *records, const char *problem)
{
	size_t orders = 1;

	for (size_t i = 2; i <= count; i++)
		orders *= i;
	for (size_t order = 0; order < orders; order++) {
		struct record_log log;
		struct buffer text;

		buffer_init(&text);
		write_object(&text, members, count, order);
		record_log_init(&log);
		record_log_read(&log, text.bytes, reader_lines);
		if (!strstr(record_log_problems(&log), problem) ||
		    strcmp(log.text.bytes, records) != 0)
			fail_msg("%s\ngave %s%s", text.bytes, log.text.bytes,
				 record_log_problems(&log));
		assert_int_equal(log.error.count, problem[0] != '\0');
		record_log_release(&log);
		buffer_release(&text);
	}
}

static void the_members_tell_the_kind_whatever_their_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++)
		expect_any_order(samples[i].members, count_members(&samples[i]),
				 samples[i].log, "");
}

static void a_type_tells_the_kind_wherever_it_stands(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		const struct sample *sample = &samples[i];
		size_t count = count_members(sample);
		const char *members[MEMBERS + 1];
		char type[40];

		snprintf(type, sizeof(type), "\"type\":\"%s\"", sample->type);
		memcpy(members, sample->members, count * sizeof(*members));
		/* Six members have orders enough. */
		if (count == MEMBERS)
			count--;
		members[count] = type;
		expect_any_order(members, count + 1,
				 i == 4 ? "decision d chosen=a "
					  "date=2026-01-02\n"
					: sample->log,
				 "");
	}
}

static void a_type_decides_where_members_would_fit_two_kinds(void **state)
{
	static const char *const members[] = { "\"slug\":\"a\"",
					       "\"name\":\"N\"", "\"id\":\"r\"",
					       "\"type\":\"reviewer\"" };

	(void)state;
	expect_any_order(members, 3, "tool a name=N\n", "");
	expect_any_order(members, 4, "reviewer r name=N\n", "");
}

static void a_problem_counts_only_for_a_kind_that_has_the_member(void **state)
{
	/* A tool has no score and a review no license, whatever they hold. */
	static const char *const tool[] = { "\"slug\":\"a\"", "\"name\":\"A\"",
					    "\"score\":-5", "\"ship\":null",
					    "\"chosen\":7" };
	static const char *const review[] = { "\"tool\":\"a\"",
					      "\"reviewer\":\"r\"",
					      "\"verdict\":\"ship\"",
					      "\"license\":5" };
	static const char *const bad_review[] = { "\"tool\":\"a\"",
						  "\"reviewer\":\"r\"",
						  "\"verdict\":\"ship\"",
						  "\"score\":-5" };
	static const char *const bad_tool[] = { "\"slug\":\"a\"",
						"\"name\":\"A\"",
						"\"facts\":{\"likes\":\"9\"}" };

	(void)state;
	expect_any_order(tool, 5, "tool a name=A\n", "");
	expect_any_order(review, 4, "review a r ship\n", "");
	expect_any_order(bad_review, 4, "", "'score' is -5, want");
	expect_any_order(bad_tool, 3, "", "'likes' is a string, want");
}

static void a_typed_line_says_what_it_lacks(void **state)
{
	(void)state;
	expect(reader_lines,
	       "{\"type\":\"tool\",\"slug\":\"a\"}\n"
	       "{\"id\":\"r\",\"type\":\"reviewer\"}\n"
	       "{\"type\":\"review\",\"tool\":\"a\"}\n"
	       "{\"type\":\"votes\",\"tool\":\"a\",\"ship\":1}\n"
	       "{\"type\":\"decision\",\"chosen\":\"a\",\"over\":[]}\n"
	       "{\"type\":\"duel\",\"a\":\"x\",\"ties\":0}\n",
	       "",
	       "t:1:1: tool has no 'name'\n"
	       "t:2:1: reviewer has no 'name'\n"
	       "t:3:1: review has no 'reviewer'\n"
	       "t:3:1: review has no 'verdict'\n"
	       "t:4:1: votes has no 'skip'\n"
	       "t:5:1: decision has no 'id'\n"
	       "t:5:1: decision has no 'date'\n"
	       "t:5:1: decision has no 'evidence'\n"
	       "t:6:1: duel has no 'b'\n"
	       "t:6:1: duel has no 'a_wins'\n"
	       "t:6:1: duel has no 'b_wins'\n");
}

static void a_line_of_no_kind_is_refused(void **state)
{
	(void)state;
	expect(reader_lines,
	       "{}\n{\"slug\":\"a\"}\n{\"tool\":\"a\",\"ship\":1}\n"
	       "{\"type\":\"toll\",\"slug\":\"a\",\"name\":\"A\"}\n",
	       "",
	       "t:1:1: cannot tell what record this is, want a 'type' or the "
	       "required members of one\n"
	       "t:2:1: cannot tell what record this is, want a 'type' or the "
	       "required members of one\n"
	       "t:3:1: cannot tell what record this is, want a 'type' or the "
	       "required members of one\n"
	       "t:4:9: 'type' is 'toll', want 'tool', 'reviewer', 'review', "
	       "'votes', 'ballot', 'duel' or 'decision'\n");
}

static void lines_hold_one_object_each(void **state)
{
	static const char tool[] = "{\"slug\":\"a\",\"name\":\"A\"}";
	struct buffer text;

	(void)state;
	expect(reader_lines, "", "", "");
	expect(reader_lines, "\n \n\n", "", "");
	expect(reader_lines, "[]\n", "", "t:1:1: a line is not an object\n");
	buffer_init(&text);
	buffer_printf(&text, "\r\n  %s\r\n\n%s", tool, tool);
	expect(reader_lines, text.bytes, "tool a name=A\ntool a name=A\n", "");
	buffer_release(&text);
	buffer_printf(&text, "%s%s\n", tool, tool);
	expect(reader_lines, text.bytes, "tool a name=A\n",
	       "t:1:24: more text after the record\n");
	buffer_release(&text);
	expect(reader_lines, "{\"slug\":\"a\",\n\"name\":\"A\"}", "",
	       "t:1:13: a line of JSON Lines ends inside a record\n");
}

static void standard_input_is_lines_when_an_object_follows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		const struct sample *sample = &samples[i];
		struct buffer text, log;

		buffer_init(&text);
		buffer_init(&log);
		write_object(&text, sample->members, count_members(sample), 0);
		/* One alone is a record as well. */
		expect(reader_either, text.bytes, sample->log, "");
		buffer_add_string(&text, "\n\n{\"id\":\"r\",\"name\":\"R\"}\n");
		buffer_printf(&log, "%sreviewer r name=R\n", sample->log);
		expect(reader_either, text.bytes, log.bytes, "");
		buffer_release(&text);
		buffer_release(&log);
	}
}

static void standard_input_is_a_document_otherwise(void **state)
{
	(void)state;
	expect(reader_either,
	       "{\"tools\":[{\"slug\":\"a\",\"name\":\"A\"}],\n"
	       "\"votes\":[{\"tool\":\"a\",\"ship\":3,\"skip\":1}]}\n",
	       "tool a name=A\nvotes a ship=3 skip=1\n", "");
	expect(reader_either, "{\n\"slug\":\"a\",\n\"name\":\"A\"\n}\n",
	       "tool a name=A\n", "");
	expect(reader_either, "", "", "t:1:1: the text is empty\n");
	expect(reader_either, "{\"tools\":[]}\n{\"id\":\"r\",\"name\":\"R\"}\n",
	       "", "t:2:1: more text after the document\n");
	expect(reader_either,
	       "{\"slug\":\"a\",\n\"name\":\"A\"}\n"
	       "{\"id\":\"r\",\"name\":\"R\"}\n",
	       "tool a name=A\n", "t:3:1: more text after the document\n");
	expect(reader_either, "{\"slug\":\"a\",\"name\":\"A\"}{\"id\":\"r\"}\n",
	       "tool a name=A\n", "t:1:24: more text after the document\n");
}

static void reading_stops_once_no_problem_more_would_be_kept(void **state)
{
	struct record_log log;
	struct buffer text;

	(void)state;
	buffer_init(&text);
	for (int i = 0; i < 20; i++)
		buffer_add_string(&text, "{\"type\":\"votes\",\"ship\":-1,"
					 "\"skip\":1,\"tool\":\"a\"}\n");
	record_log_init(&log);
	record_log_read(&log, text.bytes, reader_lines);
	assert_int_equal(log.error.count, 20);
	assert_false(log.error.more);
	assert_int_equal(log.status, 0);
	record_log_release(&log);

	buffer_add_string(&text, "{}\n{\"id\":\"r\",\"name\":\"R\"}\n");
	record_log_init(&log);
	record_log_read(&log, text.bytes, reader_lines);
	assert_int_equal(log.error.count, 20);
	assert_true(log.error.more);
	assert_int_equal(log.status, -1);
	assert_string_equal(log.text.bytes, "");
	record_log_release(&log);
	buffer_release(&text);
}

static void a_type_that_is_no_word_is_refused_in_lines_alone(void **state)
{
	(void)state;
	expect(reader_lines, "{\"type\":5,\"slug\":\"b\",\"name\":\"B\"}\n", "",
	       "t:1:9: 'type' is a number, want a string\n");
	/* A document may hold members that nobody knows. */
	expect(reader_either,
	       "{\"type\":5,\"tools\":[{\"slug\":\"b\",\"name\":\"B\"}]}\n",
	       "tool b name=B\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    the_members_tell_the_kind_whatever_their_order),
		cmocka_unit_test(a_type_tells_the_kind_wherever_it_stands),
		cmocka_unit_test(
		    a_type_decides_where_members_would_fit_two_kinds),
		cmocka_unit_test(
		    a_problem_counts_only_for_a_kind_that_has_the_member),
		cmocka_unit_test(a_typed_line_says_what_it_lacks),
		cmocka_unit_test(
		    a_type_that_is_no_word_is_refused_in_lines_alone),
		cmocka_unit_test(a_line_of_no_kind_is_refused),
		cmocka_unit_test(lines_hold_one_object_each),
		cmocka_unit_test(
		    standard_input_is_lines_when_an_object_follows),
		cmocka_unit_test(standard_input_is_a_document_otherwise),
		cmocka_unit_test(
		    reading_stops_once_no_problem_more_would_be_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
