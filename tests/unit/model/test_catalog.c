/* Tests model/catalog.c, briefs.c and finish.c: what is kept, and in which
 * order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "load.h"

#define TOOL(slug) "{\"slug\":\"" slug "\",\"name\":\"" slug "\"}"
#define REVIEWER(id) "{\"id\":\"" id "\",\"name\":\"" id "\"}"
#define REVIEW(tool, by, verdict)                                              \
	"{\"tool\":\"" tool "\",\"reviewer\":\"" by                            \
	"\",\"verdict\":\"" verdict "\"}"
#define DATED(tool, by, verdict, date)                                         \
	"{\"tool\":\"" tool "\",\"reviewer\":\"" by                            \
	"\",\"verdict\":\"" verdict "\",\"date\":\"" date "\"}"

/* The tools as "slug:ship/total " each. */
static void expect_tools(const struct catalog *catalog, const char *want)
{
	char got[500] = "";

	for (size_t i = 0; i < catalog->tool_count; i++) {
		const struct tool *tool = &catalog->tools[i];

		snprintf(got + strlen(got), sizeof(got) - strlen(got),
			 "%s:%llu/%llu ", tool->slug,
			 (unsigned long long)tool->panel.ship,
			 (unsigned long long)tool->panel.total);
		assert_ptr_equal(catalog_tool(catalog, tool->slug), tool);
	}
	assert_string_equal(got, want);
}

/* A tool's reviews as "reviewer" with "*" where it is current. */
static void expect_reviews(const struct catalog *catalog, const char *slug,
			   const char *want)
{
	const struct tool *tool = catalog_tool(catalog, slug);
	char got[500] = "";

	assert_non_null(tool);
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];
		char date[DATE_TEXT] = "";

		if (date_is_known(review->date))
			date_format(review->date, date);
		snprintf(got + strlen(got), sizeof(got) - strlen(got),
			 "%s%s%s ", catalog->reviewers[review->reviewer].id,
			 date, review->current ? "*" : "");
		assert_ptr_equal(&catalog->tools[review->tool], tool);
	}
	assert_string_equal(got, want);
}

static void reviews_stand_by_tool_in_the_order_of_the_data(void **state)
{
	struct catalog catalog;

	(void)state;
	load(
	    &catalog,
	    "{\"tools\":[" TOOL("x") "," TOOL("y") "," TOOL(
		"z") "],"
		     "\"reviews\":[" REVIEW("y", "s", "ship") "," REVIEW(
			 "x", "r",
			 "ship") "," REVIEW("y", "q",
					    "skip") "," REVIEW("x", "s",
							       "ship") "," REVIEW("y",
										  "r",
										  "skip") "]}",
	    NULL);
	expect_tools(&catalog, "x:2/2 y:1/3 z:0/0 ");
	expect_reviews(&catalog, "x", "r* s* ");
	expect_reviews(&catalog, "y", "s* q* r* ");
	expect_reviews(&catalog, "z", "");
	assert_ptr_equal(catalog.tools[0].reviews, catalog.reviews);
	assert_ptr_equal(catalog.tools[1].reviews, catalog.reviews + 2);
	assert_true(catalog.tools[0].undated);
	assert_false(catalog.tools[2].undated);
	assert_null(catalog_tool(&catalog, "w"));
	catalog_release(&catalog);
}

static void tools_stand_in_the_order_of_their_definition(void **state)
{
	struct catalog catalog;

	(void)state;
	load(
	    &catalog,
	    "{\"votes\":[{\"tool\":\"z\",\"ship\":2,\"skip\":1}],"
	    "\"reviews\":[" REVIEW("y", "r", "ship") "," REVIEW(
		"x", "r",
		"skip") "," REVIEW("z", "r",
				   "ship") "],"
					   "\"tools\":[" TOOL("w") "," TOOL(
					       "x") "," TOOL("y") "," TOOL("z") "]}",
	    NULL);
	expect_tools(&catalog, "w:0/0 x:0/1 y:1/1 z:1/1 ");
	expect_reviews(&catalog, "y", "r* ");
	assert_int_equal(catalog_tool(&catalog, "z")->votes.total, 3);
	assert_int_equal(catalog_tool(&catalog, "z")->votes.ship, 2);
	assert_int_equal(catalog_tool(&catalog, "y")->votes.total, 0);
	catalog_release(&catalog);
}

static void declared_reviewers_stand_in_their_order(void **state)
{
	struct catalog catalog;

	(void)state;
	load(
	    &catalog,
	    "{\"tools\":[" TOOL("x") "],\"reviews\":[" REVIEW("x", "b", "ship") "," REVIEW(
		"x", "a",
		"skip") "],\"reviewers\":[" REVIEWER("c") "," REVIEWER("a") "," REVIEWER("b") "]}",
	    NULL);
	assert_int_equal(catalog.reviewer_count, 3);
	assert_string_equal(catalog.reviewers[0].id, "c");
	assert_string_equal(catalog.reviewers[1].id, "a");
	assert_string_equal(catalog.reviewers[2].id, "b");
	assert_string_equal(catalog.reviewers[2].name, "b");
	expect_reviews(&catalog, "x", "b* a* ");
	catalog_release(&catalog);

	load(&catalog,
	     "{\"tools\":[" TOOL("x") "],\"reviews\":[" REVIEW(
		 "x", "b", "ship") "," REVIEW("x", "a", "skip") "]}",
	     NULL);
	assert_string_equal(catalog.reviewers[0].id, "b");
	assert_string_equal(catalog.reviewers[1].id, "a");
	assert_null(catalog.reviewers[0].name);
	catalog_release(&catalog);
}

#define HISTORY                                                                                     \
	"{\"tools\":[" TOOL("x") "],\"reviews\":[" DATED("x", "r", "ship", "2026-03-01") "," DATED( \
	    "x", "r", "skip",                                                                       \
	    "2026-01-01") "," DATED("x", "s", "skip",                                               \
				    "2026-02-01") "," DATED("x", "r", "skip",                       \
							    "2026-02-01") "," REVIEW("x",           \
										     "t",           \
										     "ship") "]}"

static void the_latest_review_until_the_day_is_current(void **state)
{
	static const struct {
		const char *as_of;
		const char *reviews;
		const char *tools;
	} cases[] = {
		{ NULL, "r2026-03-01* r2026-01-01 s2026-02-01* r2026-02-01 t* ",
		  "x:2/3 " },
		{ "2026-03-01",
		  "r2026-03-01* r2026-01-01 s2026-02-01* r2026-02-01 t* ",
		  "x:2/3 " },
		{ "2026-02-28",
		  "r2026-03-01 r2026-01-01 s2026-02-01* r2026-02-01* t* ",
		  "x:1/3 " },
		{ "2026-01-31",
		  "r2026-03-01 r2026-01-01* s2026-02-01 r2026-02-01 t* ",
		  "x:1/2 " },
		{ "2025-12-31",
		  "r2026-03-01 r2026-01-01 s2026-02-01 r2026-02-01 t* ",
		  "x:1/1 " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct catalog catalog;

		load(&catalog, HISTORY, cases[i].as_of);
		expect_reviews(&catalog, "x", cases[i].reviews);
		expect_tools(&catalog, cases[i].tools);
		assert_true(catalog.tools[0].undated);
		catalog_release(&catalog);
	}
}

static void current_reviews_are_found_by_reviewer(void **state)
{
	const struct review *by_reviewer[3];
	struct catalog catalog;
	struct place place;

	(void)state;
	load(&catalog, HISTORY, "2026-01-31");
	catalog_current(&catalog, &catalog.tools[0], by_reviewer);
	assert_ptr_equal(by_reviewer[0], &catalog.tools[0].reviews[1]);
	assert_null(by_reviewer[1]);
	assert_ptr_equal(by_reviewer[2], &catalog.tools[0].reviews[4]);
	place = catalog_place(&catalog, by_reviewer[0]);
	assert_string_equal(place.file, "d");
	assert_int_equal(place.line, 1);
	assert_int_equal(place.column, 112);
	catalog_release(&catalog);
}

static void expect_votes_at(const struct catalog *catalog, size_t tool,
			    uint64_t line)
{
	const struct votes *votes =
	    catalog_votes(catalog, &catalog->tools[tool]);

	if (!line) {
		assert_null(votes);
		return;
	}
	assert_int_equal(votes->ship, catalog->tools[tool].votes.ship);
	assert_string_equal(catalog_votes_place(catalog, votes).file, "d");
	assert_int_equal(catalog_votes_place(catalog, votes).line, line);
}

static void the_latest_votes_until_the_day_count(void **state)
{
	static const char text[] = "{\"tools\":[" TOOL("x") "," TOOL(
	    "y") "," TOOL("z") "],\"votes\":[\n"
			       "{\"tool\":\"x\",\"ship\":5,\"skip\":1,\"as_"
			       "of\":\"2026-02-"
			       "01\"},\n"
			       "{\"tool\":\"x\",\"ship\":2,\"skip\":1,\"as_"
			       "of\":\"2026-01-"
			       "01\"},\n\n"
			       "{\"tool\":\"y\",\"ship\":7,\"skip\":7},\n"
			       "{\"tool\":\"x\",\"ship\":9,\"skip\":2,\"as_"
			       "of\":\"2026-03-"
			       "01\"}]}";
	static const struct {
		const char *as_of;
		uint64_t ship;
		uint64_t total;
		uint64_t line; /* 0: none counts */
	} cases[] = {
		{ NULL, 9, 11, 6 },	   { "2026-03-01", 9, 11, 6 },
		{ "2026-02-28", 5, 6, 2 }, { "2026-01-01", 2, 3, 3 },
		{ "2025-12-31", 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct catalog catalog;

		load(&catalog, text, cases[i].as_of);
		assert_int_equal(catalog.tools[0].votes.ship, cases[i].ship);
		assert_int_equal(catalog.tools[0].votes.total, cases[i].total);
		expect_votes_at(&catalog, 0, cases[i].line);
		expect_votes_at(&catalog, 1, 5);
		assert_null(catalog_votes(&catalog, &catalog.tools[2]));
		assert_false(catalog.tools[0].undated);
		assert_int_equal(catalog.tools[1].votes.total, 14);
		assert_true(catalog.tools[1].undated);
		catalog_release(&catalog);
	}
}

static bool is_x(const void *context, const char *slug)
{
	return strcmp(slug, context) == 0;
}

/* The duels as "a-b:a_wins/b_wins/ties", with "*" where one is current. */
static void expect_duels(const char *text, const char *as_of, const char *want)
{
	struct catalog catalog;
	char got[500] = "";

	load(&catalog, text, as_of);
	for (size_t i = 0; i < catalog.duel_count; i++) {
		const struct duel *duel = &catalog.duels[i];

		snprintf(got + strlen(got), sizeof(got) - strlen(got),
			 "%s-%s:%llu/%llu/%llu%s ", catalog.tools[duel->a].slug,
			 catalog.tools[duel->b].slug,
			 (unsigned long long)duel->a_wins,
			 (unsigned long long)duel->b_wins,
			 (unsigned long long)duel->ties,
			 duel->current ? "*" : "");
	}
	assert_string_equal(got, want);
	catalog_release(&catalog);
}

static void the_latest_duel_of_a_pair_until_the_day_counts(void **state)
{
	/* Tools are first mentioned in another order than they are defined. */
	static const char text[] =
	    "{\"duels\":["
	    "{\"a\":\"z\",\"b\":\"x\",\"a_wins\":7,\"b_wins\":8},"
	    "{\"a\":\"y\",\"b\":\"x\",\"a_wins\":5,\"b_wins\":6,"
	    "\"ties\":1,\"as_of\":\"2026-02-01\"},"
	    "{\"a\":\"x\",\"b\":\"y\",\"a_wins\":1,\"b_wins\":2,"
	    "\"ties\":3,\"as_of\":\"2026-01-01\"}],"
	    "\"tools\":[" TOOL("x") "," TOOL("y") "," TOOL("z") "]}";

	(void)state;
	expect_duels(text, NULL, "x-y:1/2/3 x-y:6/5/1* x-z:8/7/0* ");
	expect_duels(text, "2026-02-01", "x-y:1/2/3 x-y:6/5/1* x-z:8/7/0* ");
	expect_duels(text, "2026-01-31", "x-y:1/2/3* x-y:6/5/1 x-z:8/7/0* ");
	expect_duels(text, "2025-12-31", "x-y:1/2/3 x-y:6/5/1 x-z:8/7/0* ");
}

static void details_and_words_are_kept_of_wanted_tools(void **state)
{
	static const char slug[] = "x";
	struct review_record review = { .tool = "x",
					.reviewer = "r",
					.verdict = VERDICT_SHIP,
					.score = { true, 70 },
					.quote = "q" };
	struct tool_record x = { .slug = "x",
				 .name = "X",
				 .detail.tagline = "t" };
	struct tool_record y = { .slug = "y", .name = "Y" };
	struct record record = { .place = { .file = "f", .line = 1 } };
	struct catalog catalog;
	struct record_sink sink;
	struct error error;

	(void)state;
	error_init(&error);
	catalog_init(&catalog);
	sink = catalog_sink(&catalog, is_x, slug);
	assert_true(sink.wants(sink.context, "x"));
	assert_false(sink.wants(sink.context, "y"));
	record.kind = RECORD_TOOL;
	record.tool = &x;
	sink.take(sink.context, &record, &error);
	record.tool = &y;
	sink.take(sink.context, &record, &error);
	record.kind = RECORD_REVIEW;
	record.review = &review;
	sink.take(sink.context, &record, &error);
	review.tool = "y";
	review.quote = NULL;
	review.score.known = false;
	sink.take(sink.context, &record, &error);
	assert_int_equal(catalog_finish(&catalog, (struct date){ 0 }, &error),
			 0);
	assert_string_equal(catalog.tools[0].detail->tagline, "t");
	assert_non_null(catalog.tools[0].plans);
	assert_null(catalog.tools[1].detail);
	assert_null(catalog.tools[1].plans);
	assert_string_equal(catalog.tools[0].reviews[0].words->quote, "q");
	assert_true(catalog.tools[0].reviews[0].has_score);
	assert_null(catalog.tools[1].reviews[0].words);
	assert_false(catalog.tools[1].reviews[0].has_score);
	assert_true(catalog.has_reviews);
	catalog_release(&catalog);
}

/* A catalog of which only one tool is wanted. */
static void load_brief(struct catalog *catalog, const char *text,
		       const char *slug)
{
	catalog_init(catalog);
	catalog->brief = true;
	catalog->wants = is_x;
	catalog->context = slug;
	load_text(catalog, "d", text);
}

static void a_brief_catalog_has_the_same_panels(void **state)
{
	/* The tools stand in another order than their reviews. */
	static const char text[] =
	    "{\"reviews\":[" DATED("y", "s", "ship", "2026-02-01") "," DATED("x", "r", "ship", "2026-03-01") "," DATED(
		"y", "r", "skip",
		"2026-02-01") "," REVIEW("z", "s",
					 "ship") "," DATED("y", "s", "skip",
							   "2026-01-01") "],"
									 "\"too"
									 "ls\":"
									 "[" TOOL("x") "," TOOL(
									     "y") "," TOOL("z") "]}";
	static const struct {
		const char *as_of;
		const char *tools;
		size_t current;
	} cases[] = {
		{ NULL, "x:1/1 y:1/2 z:1/1 ", 3 },
		{ "2026-01-31", "x:0/0 y:0/1 z:1/1 ", 2 },
		{ "2025-12-31", "x:0/0 y:0/0 z:1/1 ", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct catalog catalog;

		load(&catalog, text, cases[i].as_of);
		expect_tools(&catalog, cases[i].tools);
		catalog_release(&catalog);
		load_brief(&catalog, text, "x");
		assert_string_equal(load_finish(&catalog, cases[i].as_of), "");
		expect_tools(&catalog, cases[i].tools);
		assert_int_equal(catalog.tools[0].review_count, 1);
		assert_int_equal(catalog.tools[1].review_count, 0);
		assert_int_equal(catalog.brief_count, 4);
		assert_int_equal(catalog.current_briefs, cases[i].current);
		assert_false(catalog.tools[1].undated);
		assert_true(catalog.tools[2].undated);
		catalog_release(&catalog);
	}
}

static void a_brief_catalog_may_have_to_be_read_again(void **state)
{
	static const char *const texts[] = {
		"{\"tools\":[" TOOL("x") "," TOOL("y") "],\"reviews\":[" DATED(
		    "y", "r", "ship",
		    "2026-01-01") "," DATED("y", "s", "ship",
					    "2026-01-01") "," DATED("y", "r",
								    "skip",
								    "2026-01-"
								    "01") "]}",
		"{\"tools\":[" TOOL("x") "," TOOL("y") "],\"reviews\":[" DATED(
		    "y", "r", "ship", "2026-01-01") "," REVIEW("y", "r",
							       "ship") "]}",
	};
	struct catalog catalog;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		load_brief(&catalog, texts[i], "x");
		assert_string_equal(load_finish(&catalog, NULL), "");
		assert_true(catalog.unclear);
		catalog_release(&catalog);
		/* Of a tool that is wanted it knows them. */
		load_brief(&catalog, texts[i], "y");
		assert_string_not_equal(load_finish(&catalog, NULL), "");
		assert_false(catalog.unclear);
		catalog_release(&catalog);
	}
}

static void an_empty_catalog_is_one(void **state)
{
	struct catalog catalog;

	(void)state;
	load(&catalog, "{\"format\":\"smolcmp/1\"}", "2026-01-01");
	assert_int_equal(catalog.tool_count, 0);
	assert_null(catalog_tool(&catalog, "x"));
	catalog_release(&catalog);
	catalog_release(&catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    reviews_stand_by_tool_in_the_order_of_the_data),
		cmocka_unit_test(tools_stand_in_the_order_of_their_definition),
		cmocka_unit_test(declared_reviewers_stand_in_their_order),
		cmocka_unit_test(the_latest_review_until_the_day_is_current),
		cmocka_unit_test(current_reviews_are_found_by_reviewer),
		cmocka_unit_test(the_latest_votes_until_the_day_count),
		cmocka_unit_test(
		    the_latest_duel_of_a_pair_until_the_day_counts),
		cmocka_unit_test(details_and_words_are_kept_of_wanted_tools),
		cmocka_unit_test(a_brief_catalog_has_the_same_panels),
		cmocka_unit_test(a_brief_catalog_may_have_to_be_read_again),
		cmocka_unit_test(an_empty_catalog_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
