/* Tests model/catalog.c, finish.c and duels.c: records that do not fit
 * together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "load.h"

#define TOOLS "{\"tools\":[\n{\"slug\":\"x\",\"name\":\"X\"}]"

static void expect(const char *first, const char *second, const char *problems)
{
	struct catalog catalog;

	catalog_init(&catalog);
	load_text(&catalog, "a", first);
	if (second)
		load_text(&catalog, "b", second);
	assert_string_equal(load_finish(&catalog, NULL), problems);
	catalog_release(&catalog);
}

static void nothing_is_defined_twice(void **state)
{
	(void)state;
	expect(TOOLS "}", TOOLS "}",
	       "b:2:1: tool 'x' is defined twice, first at a:2:1\n");
	expect("{\"tools\":[],\"reviewers\":[{\"id\":\"r\",\"name\":\"R\"},\n"
	       "{\"id\":\"r\",\"name\":\"S\"}]}",
	       NULL, "a:2:1: reviewer 'r' is defined twice, first at a:1:26\n");
	expect("{\"decisions\":[{\"id\":\"d\",\"chosen\":\"x\",\"over\":[],"
	       "\"date\":\"2026-01-01\",\"evidence\":{}},\n"
	       "{\"id\":\"d\",\"chosen\":\"x\",\"over\":[],"
	       "\"date\":\"2026-01-01\",\"evidence\":{}}]}",
	       NULL, "a:2:1: decision 'd' is defined twice, first at a:1:15\n");
	/* Its first mention is not its definition. */
	expect("{\"votes\":[{\"tool\":\"x\",\"ship\":1,\"skip\":1}],\"tools\":"
	       "[\n{\"slug\":\"x\",\"name\":\"X\"},\n"
	       "{\"slug\":\"x\",\"name\":\"X\"}]}",
	       NULL, "a:3:1: tool 'x' is defined twice, first at a:2:1\n");
}

static void what_is_mentioned_is_defined_somewhere(void **state)
{
	(void)state;
	expect(TOOLS ",\"reviews\":[\n{\"tool\":\"y\",\"reviewer\":\"r\","
		     "\"verdict\":\"ship\"},\n{\"tool\":\"y\","
		     "\"reviewer\":\"r\",\"verdict\":\"ship\","
		     "\"date\":\"2026-01-01\"}],\"votes\":[\n{\"tool\":\"z\","
		     "\"ship\":1,\"skip\":1}]}",
	       "{\"tools\":[{\"slug\":\"z\",\"name\":\"Z\"}]}",
	       "a:3:1: tool 'y' is not defined anywhere\n"
	       "a:4:1: reviewer 'r' has two reviews of 'y' and one has no "
	       "date, the other at a:3:1\n");
	expect(TOOLS ",\"votes\":[\n{\"tool\":\"z\",\"ship\":1,\"skip\":1}]}",
	       NULL, "a:3:1: tool 'z' is not defined anywhere\n");
	expect(TOOLS ",\"reviewers\":[{\"id\":\"r\",\"name\":\"R\"}],"
		     "\"reviews\":[\n{\"tool\":\"x\",\"reviewer\":\"s\","
		     "\"verdict\":\"ship\"}]}",
	       NULL, "a:3:1: reviewer 's' is not declared, and others are\n");
}

/* Two reviews of x by r, each with a date or without one. */
static void expect_reviews(const char *first, const char *second,
			   const char *problems)
{
	char text[500];

	snprintf(text, sizeof(text),
		 TOOLS ",\"reviews\":[\n{\"tool\":\"x\",\"reviewer\":\"r\","
		       "\"verdict\":\"ship\"%s},\n{\"tool\":\"x\","
		       "\"reviewer\":\"r\",\"verdict\":\"ship\"%s}]}",
		 first, second);
	expect(text, NULL, problems);
}

static void reviews_of_one_reviewer_differ_in_their_date(void **state)
{
	static const char early[] = ",\"date\":\"2026-01-01\"";
	static const char late[] = ",\"date\":\"2026-01-02\"";

	(void)state;
	expect_reviews(early, late, "");
	expect_reviews(late, early, "");
	expect_reviews(early, early,
		       "a:4:1: reviewer 'r' has two reviews of 'x' on "
		       "2026-01-01, the other at a:3:1\n");
	expect_reviews("", "",
		       "a:4:1: reviewer 'r' has two reviews of 'x' and one has "
		       "no date, the other at a:3:1\n");
	expect_reviews("", late,
		       "a:4:1: reviewer 'r' has two reviews of 'x' and one has "
		       "no date, the other at a:3:1\n");
	expect_reviews(late, "",
		       "a:4:1: reviewer 'r' has two reviews of 'x' and one has "
		       "no date, the other at a:3:1\n");
}

static void reviews_conflict_across_files_as_well(void **state)
{
	(void)state;
	expect("{\"slug\":\"x\",\"name\":\"X\",\"reviews\":[{"
	       "\"reviewer\":\"r\",\"verdict\":\"ship\"}]}",
	       "{\"reviews\":[{\"tool\":\"x\",\"reviewer\":\"r\","
	       "\"verdict\":\"skip\"}]}",
	       "b:1:13: reviewer 'r' has two reviews of 'x' and one has no "
	       "date, the other at a:1:35\n");
}

/* Two votes of x, each with a day or without one. */
static void expect_votes(const char *first, const char *second,
			 const char *problems)
{
	char text[500];

	snprintf(text, sizeof(text),
		 TOOLS ",\"votes\":[\n{\"tool\":\"x\",\"ship\":1,\"skip\":1%s},"
		       "\n{\"tool\":\"x\",\"ship\":1,\"skip\":1%s}]}",
		 first, second);
	expect(text, NULL, problems);
}

static void votes_of_one_tool_differ_in_their_day(void **state)
{
	static const char early[] = ",\"as_of\":\"2026-01-01\"";
	static const char late[] = ",\"as_of\":\"2026-01-02\"";

	(void)state;
	expect_votes(early, late, "");
	expect_votes(late, early, "");
	expect_votes(early, early,
		     "a:4:1: votes on 'x' stand twice for one day, also at "
		     "a:3:1\n");
	expect_votes("", "",
		     "a:4:1: votes on 'x' stand twice and one has no 'as_of', "
		     "also at a:3:1\n");
	expect_votes("", late,
		     "a:4:1: votes on 'x' stand twice and one has no 'as_of', "
		     "also at a:3:1\n");
}

/* Two duels of x and y, the second one turned, each with a day or without. */
static void expect_duels(const char *first, const char *second,
			 const char *problems)
{
	char text[500];

	snprintf(text, sizeof(text),
		 TOOLS ",\"duels\":[\n{\"a\":\"x\",\"b\":\"y\",\"a_wins\":1,"
		       "\"b_wins\":2%s},\n{\"a\":\"y\",\"b\":\"x\","
		       "\"a_wins\":1,\"b_wins\":2%s}]}",
		 first, second);
	expect(text, "{\"tools\":[{\"slug\":\"y\",\"name\":\"Y\"}]}", problems);
}

static void duels_of_one_pair_differ_in_their_day(void **state)
{
	static const char early[] = ",\"as_of\":\"2026-01-01\"";
	static const char late[] = ",\"as_of\":\"2026-01-02\"";
	static const char undated[] =
	    "a:4:1: duel of 'x' and 'y' stands twice and one has no 'as_of', "
	    "also at a:3:1\n";

	(void)state;
	expect_duels(early, late, "");
	expect_duels(late, early, "");
	expect_duels(early, early,
		     "a:4:1: duel of 'x' and 'y' stands twice for one day, "
		     "also at a:3:1\n");
	expect_duels("", "", undated);
	expect_duels("", late, undated);
	expect_duels(early, "",
		     "a:3:1: duel of 'x' and 'y' stands twice and one has no "
		     "'as_of', also at a:4:1\n");
}

static void duels_define_no_tools(void **state)
{
	(void)state;
	expect(TOOLS ",\"duels\":[\n{\"a\":\"z\",\"b\":\"x\",\"a_wins\":1,"
		     "\"b_wins\":2},\n{\"a\":\"x\",\"b\":\"w\",\"a_wins\":1,"
		     "\"b_wins\":2}]}",
	       NULL,
	       "a:3:1: tool 'z' is not defined anywhere\n"
	       "a:4:1: tool 'w' is not defined anywhere\n");
	/* As which of its tools is mentioned first. */
	expect("{\"duels\":[{\"a\":\"x\",\"b\":\"y\",\"a_wins\":1,"
	       "\"b_wins\":2}]}",
	       "{\"duels\":[{\"a\":\"y\",\"b\":\"x\",\"a_wins\":1,"
	       "\"b_wins\":2}],\"tools\":[{\"slug\":\"y\",\"name\":\"Y\"},"
	       "{\"slug\":\"x\",\"name\":\"X\"}]}",
	       "b:1:11: duel of 'y' and 'x' stands twice and one has no "
	       "'as_of', also at a:1:11\n");
}

static void every_conflict_is_found_in_one_run(void **state)
{
	(void)state;
	expect(TOOLS ",\"reviews\":[\n"
		     "{\"tool\":\"y\",\"reviewer\":\"r\",\"verdict\":\"ship\"},"
		     "\n{\"tool\":\"x\",\"reviewer\":\"s\","
		     "\"verdict\":\"ship\"},\n{\"tool\":\"x\","
		     "\"reviewer\":\"s\",\"verdict\":\"ship\"}]}",
	       "{\"votes\":[{\"tool\":\"x\",\"ship\":1,\"skip\":1}]}",
	       "a:3:1: tool 'y' is not defined anywhere\n"
	       "a:5:1: reviewer 's' has two reviews of 'x' and one has no "
	       "date, the other at a:4:1\n");
}

static void what_was_refused_before_causes_no_orphans(void **state)
{
	(void)state;
	expect("{\"tools\":[{\"slug\":\"x\"}],\"reviews\":[{\"tool\":\"x\","
	       "\"reviewer\":\"r\",\"verdict\":\"ship\"}]}",
	       NULL, "a:1:11: tool has no 'name'\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_defined_twice),
		cmocka_unit_test(what_is_mentioned_is_defined_somewhere),
		cmocka_unit_test(reviews_of_one_reviewer_differ_in_their_date),
		cmocka_unit_test(reviews_conflict_across_files_as_well),
		cmocka_unit_test(votes_of_one_tool_differ_in_their_day),
		cmocka_unit_test(duels_of_one_pair_differ_in_their_day),
		cmocka_unit_test(duels_define_no_tools),
		cmocka_unit_test(every_conflict_is_found_in_one_run),
		cmocka_unit_test(what_was_refused_before_causes_no_orphans),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
