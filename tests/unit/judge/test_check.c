/* Tests the rules of judge/check*.c, one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/check.h"
#include "source/reader.h"

/* What the tests ask of the data, and what is found in it. */
struct bench {
	struct arena arena;
	struct catalog catalog;
	struct findings findings;
	struct check_terms terms;
	struct error error;
};

static void take(void *context, enum problem problem, const struct place *place,
		 const char *text)
{
	check_problem(problem, place, text, context);
}

static void bench_init(struct bench *bench)
{
	static const char *const nobody[1];

	memset(bench, 0, sizeof(*bench));
	arena_init(&bench->arena);
	catalog_init(&bench->catalog);
	findings_init(&bench->findings, &bench->arena);
	check_terms_init(&bench->terms);
	error_init(&bench->error);
	date_parse("2026-06-30", 10, &bench->terms.today);
	bench->terms.required_reviewers.items = (const char **)nobody;
}

static void bench_release(struct bench *bench)
{
	findings_release(&bench->findings);
	catalog_release(&bench->catalog);
	arena_release(&bench->arena);
}

/* Read a document, and run all rules over it. */
static void bench_check(struct bench *bench, const char *text)
{
	struct problem_taker taker = { &bench->findings, take };
	struct record_sink sink = catalog_sink(&bench->catalog, NULL, NULL);
	struct date always = { 0 };
	struct reader reader;

	bench->error.taker = &taker;
	reader_init(&reader, &sink, &bench->error);
	scan_init_bytes(&reader.decoder.scan, "d", text, strlen(text),
			&bench->error);
	if (reader_document(&reader) < 0)
		sink.lose(sink.context, RECORD_KINDS,
			  (struct place){ .file = "d" }, NULL);
	reader_release(&reader);
	assert_int_equal(catalog_finish(&bench->catalog, always, &bench->error),
			 0);
	check_catalog(&bench->catalog, &bench->terms, &bench->findings);
	findings_settle(&bench->findings, &bench->terms);
	assert_int_equal(bench->error.kind, ERROR_NONE);
	bench->error.taker = NULL;
}

/* "rule rule", leaving out the notes on reviews without a date. */
static const char *found(struct bench *bench)
{
	const char *text = "";

	for (size_t i = 0; i < bench->findings.count; i++) {
		const struct finding *finding = &bench->findings.items[i];

		if (finding->rule != &check_rules[CHECK_UNDATED_REVIEW])
			text =
			    arena_printf(&bench->arena, "%s%s%s", text,
					 text[0] ? " " : "", finding->rule->id);
	}
	return text;
}

static void expect_on(struct bench *bench, const char *text, const char *want)
{
	bench_check(bench, text);
	assert_string_equal(found(bench), want);
	bench_release(bench);
}

static void expect(const char *text, const char *want)
{
	struct bench bench;

	bench_init(&bench);
	expect_on(&bench, text, want);
}

/* A document of tools, reviews and more. */
#define DOCUMENT(tools, reviews)                                               \
	"{\"tools\":[" tools "],\"reviews\":[" reviews "]}"
#define TOOL(members) "{\"slug\":\"a\",\"name\":\"A\"" members "}"
#define OTHER(members) "{\"slug\":\"b\",\"name\":\"B\"" members "}"
#define REVIEW(tool, reviewer, verdict, members)                               \
	"{\"tool\":\"" tool "\",\"reviewer\":\"" reviewer                      \
	"\",\"verdict\":\"" verdict "\"" members "}"
#define PRICE(amount, model)                                                   \
	",\"pricing\":{\"model\":\"" model "\",\"entry\":{\"amount\":" amount  \
	",\"currency\":\"USD\"}}"

static void every_rule_tells_what_it_is(void **state)
{
	(void)state;
	for (int i = 0; i < CHECK_RULES; i++) {
		const struct check_rule *rule = &check_rules[i];

		assert_ptr_equal(check_rule_find(rule->id), rule);
		assert_true(strlen(rule->summary) > 10);
		assert_true(strlen(rule->help) > 50);
		assert_true(rule->severity > SEVERITY_OFF);
	}
	assert_null(check_rule_find("nonsense"));
}

static void scores_are_held_against_verdicts(void **state)
{
	(void)state;
	expect(DOCUMENT(TOOL(""), REVIEW("a", "r", "ship", ",\"score\":39")),
	       "score-against-verdict");
	expect(DOCUMENT(TOOL(""), REVIEW("a", "r", "ship", ",\"score\":40")),
	       "");
	expect(DOCUMENT(TOOL(""), REVIEW("a", "r", "skip", ",\"score\":61")),
	       "score-against-verdict");
	expect(DOCUMENT(TOOL(""), REVIEW("a", "r", "skip", ",\"score\":60")),
	       "");
}

static void quotes_are_used_once(void **state)
{
#define QUOTE(words) ",\"quote\":\"" words "\""
	(void)state;
	expect(
	    DOCUMENT(
		TOOL(""),
		REVIEW(
		    "a", "r", "ship",
		    QUOTE(
			"It works, day and night!")) "," REVIEW("a", "s",
								"ship",
								QUOTE(
								    "it WORKS "
								    "day  and "
								    "night"))),
	    "reused-quote");
	expect(
	    DOCUMENT(TOOL(""),
		     REVIEW("a", "r", "ship", QUOTE("It works day")) "," REVIEW(
			 "a", "s", "ship", QUOTE("It works day"))),
	    "");
	expect(
	    DOCUMENT(
		TOOL(""),
		REVIEW("a", "r", "ship", QUOTE("It works day and night") ",\"date\":\"2026-01-01\"") "," REVIEW(
		    "a", "r", "ship",
		    QUOTE(
			"It works day and night") ",\"date\":\"2026-01-02\"")),
	    "");
}

static void reviews_and_prices_grow_old(void **state)
{
	static const struct {
		const char *text;
		const char *want;
	} cases[] = {
		{ DOCUMENT(TOOL(""), REVIEW("a", "r", "ship",
					    ",\"date\":\"2026-05-31\"")),
		  "" },
		{ DOCUMENT(TOOL(""), REVIEW("a", "r", "ship",
					    ",\"date\":\"2026-05-30\"")),
		  "stale-review" },
		{ DOCUMENT(
		      TOOL(""),
		      REVIEW("a", "r", "ship",
			     ",\"date\":\"2020-05-30\"") "," REVIEW("a", "r",
								    "ship",
								    ",\"date\":"
								    "\"2026-06-"
								    "30\"")),
		  "" },
		{ DOCUMENT(TOOL(""), REVIEW("a", "r", "ship", "")), "" },
		{ DOCUMENT(TOOL(",\"pricing\":{\"model\":\"paid\",\"entry\":{"
				"\"amount\":1,\"currency\":\"USD\"},"
				"\"checked\":\"2026-06-20\"}"),
			   ""),
		  "" },
		{ DOCUMENT(TOOL(",\"pricing\":{\"model\":\"paid\",\"entry\":{"
				"\"amount\":1,\"currency\":\"USD\"},"
				"\"checked\":\"2026-06-19\"}"),
			   ""),
		  "stale-price" },
		{ DOCUMENT(TOOL(PRICE("1", "paid")), ""), "stale-price" },
		{ DOCUMENT(TOOL(",\"pricing\":{\"model\":\"contact\"}"), ""),
		  "" },
	};
	struct bench bench;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bench_init(&bench);
		bench.terms.review_max_age = (struct count){ true, 30 };
		bench.terms.price_max_age = (struct count){ true, 10 };
		expect_on(&bench, cases[i].text, cases[i].want);
	}
	expect(cases[1].text, "");
	expect(cases[6].text, "");
}

static void required_reviewers_are_missed(void **state)
{
	static const char *required[] = { "r", "s" };
	static const char text[] =
	    DOCUMENT(TOOL(""), REVIEW("a", "r", "ship", ""));
	static const char broken[] =
	    DOCUMENT(TOOL(""), REVIEW("a", "r", "ship",
				      "") "," REVIEW("a", "s", "perhaps", ""));
	struct bench bench;

	(void)state;
	expect(text, "");
	bench_init(&bench);
	bench.terms.required_reviewers = (struct texts){ required, 2 };
	expect_on(&bench, text, "missing-reviewer");
	/* Whose review could not be read is not missing. */
	bench_init(&bench);
	bench.terms.required_reviewers = (struct texts){ required, 2 };
	expect_on(&bench, broken, "schema");
}

static void stated_percentages_may_be_rounded(void **state)
{
#define STATED(member, percent)                                                \
	TOOL(",\"stated\":{\"" member "_ship_percent\":" percent               \
	     "},\"votes\":{\"ship\":1,\"skip\":2}")
#define TWO_OF_THREE                                                           \
	REVIEW("a", "r", "ship", "")                                           \
	"," REVIEW("a", "s", "ship", "") "," REVIEW("a", "t", "skip", "")
	(void)state;
	expect(DOCUMENT(STATED("panel", "66"), TWO_OF_THREE), "");
	expect(DOCUMENT(STATED("panel", "67"), TWO_OF_THREE), "");
	expect(DOCUMENT(STATED("panel", "65"), TWO_OF_THREE), "stated-percent");
	expect(DOCUMENT(STATED("panel", "68"), TWO_OF_THREE), "stated-percent");
	expect(DOCUMENT(STATED("panel", "68"), ""), "");
	expect(DOCUMENT(STATED("community", "33"), ""), "");
	expect(DOCUMENT(STATED("community", "35"), ""), "stated-percent");
}

static void listings_of_one_product_agree(void **state)
{
#define LISTED(members) TOOL(",\"license\":\"MIT\"" members)
#define AGAIN(members) OTHER(",\"license\":\"ISC\"" members)
	(void)state;
	expect(DOCUMENT(LISTED("") "," AGAIN(""), ""), "");
	expect(DOCUMENT(LISTED("") "," AGAIN(",\"aliases\":[\"a\"]"), ""),
	       "contradictory-listings");
	expect(DOCUMENT(LISTED("") "," OTHER(
			    ",\"license\":\"MIT\",\"aliases\":[\"a\"]"),
			""),
	       "");
	expect(DOCUMENT(LISTED(",\"homepage\":\"http://x.example/\"") "," AGAIN(
			    ",\"homepage\":\"https://www.X.example\""),
			""),
	       "contradictory-listings");
	expect(
	    DOCUMENT(LISTED(",\"homepage\":\"http://x.example/a\"") "," AGAIN(
			 ",\"homepage\":\"http://x.example/A\""),
		     ""),
	    "");
	expect(
	    DOCUMENT(
		LISTED(",\"sources\":[{\"kind\":\"k\",\"id\":\"1\"}]") "," AGAIN(
		    ",\"sources\":[{\"kind\":\"k\",\"id\":\"1\"}]"),
		""),
	    "contradictory-listings");
	expect(
	    DOCUMENT(
		LISTED(",\"sources\":[{\"kind\":\"k\",\"id\":\"1\"}]") "," AGAIN(
		    ",\"sources\":[{\"kind\":\"l\",\"id\":\"1\"}]"),
		""),
	    "");
	/* Names of languages, and versions. */
	expect(DOCUMENT(LISTED(",\"aliases\":[\"C\",\"X 1.7\"]") "," AGAIN(
			    ",\"aliases\":[\"C++\",\"X 17\"]"),
			""),
	       "");
	expect(DOCUMENT(TOOL(PRICE("1", "usage")) "," OTHER(
			    PRICE("2", "usage") ",\"aliases\":[\"A\"]"),
			""),
	       "contradictory-listings");
	expect(DOCUMENT(TOOL("") "," OTHER(",\"aliases\":[\"A\"]"),
			REVIEW("a", "r", "ship", "") "," REVIEW("b", "r",
								"skip", "")),
	       "contradictory-listings");
	/* Two facets and three ways to be the same are two findings. */
	expect(DOCUMENT(
		   LISTED(PRICE("1", "usage") ",\"homepage\":\"h\"") "," AGAIN(
		       PRICE("2", "usage") ",\"homepage\":\"h\",\"aliases\":["
					   "\"a\",\"A\"]"),
		   ""),
	       "contradictory-listings contradictory-listings");
}

static void words_are_held_against_prices(void **state)
{
	(void)state;
	expect(DOCUMENT(TOOL(PRICE("1", "free")), ""), "price-text");
	expect(DOCUMENT(TOOL(PRICE("0", "paid")), ""), "price-text");
	expect(DOCUMENT(TOOL(PRICE("0", "free")), ""), "");
	expect(DOCUMENT(TOOL(PRICE("1", "usage") ",\"tags\":[\"Free\"]"), ""),
	       "price-text");
	expect(
	    DOCUMENT(TOOL(PRICE("1", "freemium") ",\"tags\":[\"free\"]"), ""),
	    "");
	expect(DOCUMENT(TOOL(PRICE("1", "paid") ",\"tags\":[\"open-source\"]"),
			""),
	       "price-text");
	expect(DOCUMENT(TOOL(PRICE("1", "usage") ",\"tags\":[\"open-source\"]"),
			""),
	       "");
	expect(DOCUMENT(TOOL(PRICE("0", "free") ",\"tags\":[\"paid\"]"), ""),
	       "price-text");
#define TAGLINE(text) TOOL(PRICE("1", "paid") ",\"tagline\":\"" text "\"")
	expect(DOCUMENT(TAGLINE("Free, for everybody"), ""), "price-text");
	expect(DOCUMENT(TAGLINE("Logs, free of charge"), ""), "price-text");
	expect(DOCUMENT(TAGLINE("An open-source shipper"), ""), "price-text");
	expect(DOCUMENT(TAGLINE("Free trial of freedom, ad-free"), ""), "");
	expect(DOCUMENT(TOOL(PRICE("1", "paid") ",\"license\":\"MIT\""), ""),
	       "price-text");
	expect(
	    DOCUMENT(TOOL(PRICE("1", "paid") ",\"license\":\"LicenseRef-x\""),
		     ""),
	    "");
}

static void licenses_are_those_of_spdx(void **state)
{
	static const char *const known[] = {
		"MIT",	   "0BSD",
		"ZPL-2.1", "GPL-2.0+",
		"GPL-3.0", "(MIT OR Apache-2.0) AND LicenseRef-ours",
		"ISC",	   "GPL-2.0-only WITH Classpath-exception-2.0",
	};
	static const char *const unknown[] = {
		"mit",
		"MITX",
		"MI",
		"Proprietary",
		"MIT OR Own-1.0",
		"GPL-2.0-only WITH my-exception",
	};
	struct bench bench;

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		bench_init(&bench);
		expect_on(
		    &bench,
		    arena_printf(&bench.arena,
				 DOCUMENT(TOOL(",\"license\":\"%s\""), ""),
				 known[i]),
		    "");
	}
	for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++) {
		bench_init(&bench);
		expect_on(
		    &bench,
		    arena_printf(&bench.arena,
				 DOCUMENT(TOOL(",\"license\":\"%s\""), ""),
				 unknown[i]),
		    "unknown-license");
	}
}

static void reviews_without_a_date_are_noted(void **state)
{
	struct bench bench;

	(void)state;
	bench_init(&bench);
	bench_check(&bench,
		    DOCUMENT(TOOL(""), REVIEW("a", "r", "ship", "") "," REVIEW(
					   "a", "s", "ship",
					   ",\"date\":\"2026-01-01\"")));
	assert_int_equal(bench.findings.count, 1);
	assert_int_equal(bench.findings.items[0].severity, SEVERITY_NOTE);
	assert_string_equal(bench.findings.items[0].tool, "a");
	bench_release(&bench);
}

static void unknown_members_are_told_wherever_they_stand(void **state)
{
	(void)state;
	expect("{\"x\":1,\"tools\":[" TOOL("") "],\"reviews\":[]}",
	       "unknown-member");
	expect("{\"$schema\":\"s\",\"tools\":[" TOOL("") "]}", "");
	expect(DOCUMENT(TOOL(",\"pricing\":{\"model\":\"free\",\"x\":{}}"), ""),
	       "unknown-member");
	/* A file of one tool, whose kind shows late. */
	expect("{\"x\":1,\"title\":\"t\",\"pricing\":{\"y\":1,\"model\":"
	       "\"free\"},\"name\":\"A\",\"slug\":\"a\"}",
	       "unknown-member unknown-member unknown-member");
	expect("{\"title\":\"t\",\"tools\":[]}", "");
	/* No data, so nothing is known of any member. */
	expect("{\"x\":1,\"y\":2}", "");
}

static void orphans_are_spared_where_records_were_lost(void **state)
{
	(void)state;
	expect(DOCUMENT("", REVIEW("a", "r", "ship", "")), "orphan");
	expect(DOCUMENT("{\"slug\":\"a\"}", REVIEW("a", "r", "ship", "")),
	       "schema");
	expect(DOCUMENT("{\"slug\":\"b\"}", REVIEW("a", "r", "ship", "")),
	       "schema orphan");
	expect(DOCUMENT("{\"name\":\"A\"}", REVIEW("a", "r", "ship", "")),
	       "schema");
	expect("{\"reviews\":[" REVIEW("a", "r", "ship", "") "],\"tools\":[,",
	       "syntax");
	expect("{\"tools\":7,\"reviews\":[" REVIEW("a", "r", "ship", "") "]}",
	       "schema");
}

static void severities_can_be_others_or_off(void **state)
{
	static const char text[] =
	    DOCUMENT(TOOL(",\"x\":1,\"license\":\"X\""), "");
	struct bench bench;

	(void)state;
	bench_init(&bench);
	bench.terms.severities[CHECK_UNKNOWN_MEMBER] = SEVERITY_OFF;
	bench.terms.severities[CHECK_UNKNOWN_LICENSE] = SEVERITY_ERROR;
	bench_check(&bench, text);
	assert_string_equal(found(&bench), "unknown-license");
	assert_int_equal(findings_count(&bench.findings, SEVERITY_ERROR), 1);
	bench_release(&bench);
	bench_init(&bench);
	bench.terms.severities[CHECK_UNKNOWN_LICENSE] = SEVERITY_OFF;
	expect_on(&bench, text, "unknown-member");
}

static void findings_stand_in_the_order_of_their_places(void **state)
{
	static const struct place places[] = {
		{ "b", 1, 1 }, { "a", 10, 1 }, { "a", 9, 2 },
		{ "a", 9, 1 }, { "Z", 1, 1 },  { "a", 0, 0 },
	};
	static const char want[] = "Z1.1 a0.0 a9.1 a9.2 a10.1 b1.1 ";
	struct bench bench;
	const char *got = "";

	(void)state;
	bench_init(&bench);
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++)
		check_problem(PROBLEM_SCHEMA, &places[i], "t", &bench.findings);
	findings_settle(&bench.findings, &bench.terms);
	for (size_t i = 0; i < bench.findings.count; i++) {
		struct place place = bench.findings.items[i].place;

		got = arena_printf(&bench.arena, "%s%s%d.%d ", got, place.file,
				   (int)place.line, (int)place.column);
	}
	assert_string_equal(got, want);
	bench_release(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_tells_what_it_is),
		cmocka_unit_test(scores_are_held_against_verdicts),
		cmocka_unit_test(quotes_are_used_once),
		cmocka_unit_test(reviews_and_prices_grow_old),
		cmocka_unit_test(required_reviewers_are_missed),
		cmocka_unit_test(stated_percentages_may_be_rounded),
		cmocka_unit_test(listings_of_one_product_agree),
		cmocka_unit_test(words_are_held_against_prices),
		cmocka_unit_test(licenses_are_those_of_spdx),
		cmocka_unit_test(reviews_without_a_date_are_noted),
		cmocka_unit_test(unknown_members_are_told_wherever_they_stand),
		cmocka_unit_test(orphans_are_spared_where_records_were_lost),
		cmocka_unit_test(severities_can_be_others_or_off),
		cmocka_unit_test(findings_stand_in_the_order_of_their_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
