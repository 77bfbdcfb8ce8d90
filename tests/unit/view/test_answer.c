/* Tests view/answer.c: the answer as it is read aloud. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/view.h"
#include "unit/sketch.h"

struct answer_case {
	struct sketch tools[COMPARE_MOST + 1];
	const char *text;
};

/* What no paragraph may do, whatever it says. */
static void check_form(const char *text)
{
	size_t length = strlen(text);

	assert_true(length > 0);
	assert_true(text[length - 1] == '.');
	assert_null(strstr(text, "  "));
	assert_null(strstr(text, " ."));
	assert_null(strstr(text, " ,"));
	assert_null(strstr(text, ".."));
	assert_null(strstr(text, "(null)"));
	assert_null(strchr(text, '%'));
	assert_true(text[0] != ' ');
}

static void say(const struct sketch *tools, struct buffer *text)
{
	struct comparison comparison;
	struct catalog catalog;

	sketch_catalog(&catalog, tools);
	sketch_compare(&catalog, &comparison);
	buffer_init(text);
	answer_text(&catalog, &comparison, text);
	catalog_release(&catalog);
}

static const struct answer_case cases[] = {
	{ { { .slug = "a", .panel = "----" },
	    { .slug = "b", .panel = "+---" } },
	  "Ship neither. A and B are skipped by their panels. "
	  "Nobody has voted yet." },
	{ { { .slug = "a", .panel = "---" },
	    { .slug = "b", .panel = "" },
	    { .slug = "c", .panel = "-" } },
	  "Ship none of them. A and C are skipped by their "
	  "panels. B has no reviews to judge by." },
	{ { { .slug = "a", .panel = "+" }, { .slug = "b", .panel = "-" } },
	  "Ship A: the panel recommends it and says skip to B. "
	  "The verdicts are clear, but the panel is small: "
	  "taken alone, the difference between the two is too "
	  "close to call. Nobody has voted yet." },
	{ { { .slug = "a", .panel = "+++" }, { .slug = "b", .panel = "---" } },
	  "Ship A: the panel recommends it and says skip to B. "
	  "The evidence that it is the better one is moderate. "
	  "Nobody has voted yet." },
	{ { { .slug = "a", .panel = "+" },
	    { .slug = "b", .panel = "-" },
	    { .slug = "c", .panel = "-" } },
	  "Ship A: the panel recommends it and says skip to B "
	  "and C. The verdicts are clear, but the panel is "
	  "small: taken alone, the differences are too close to "
	  "call." },
	{ { { .slug = "a", .panel = "+++++++" },
	    { .slug = "b", .panel = "----+++", .ship = 5 } },
	  "Ship A: the panel prefers it by four reviewers of "
	  "seven: r1, r2, r3 and r4 ship it and skip B. That is "
	  "strong evidence. Only B has community votes." },
	{ { { .slug = "a", .panel = "+++++++++++-", .license = "MIT" },
	    { .slug = "b", .panel = "------++++++", .license = "MIT" } },
	  "Ship A: the panel prefers it by five reviewers of "
	  "twelve: six reviewers ship it and skip B, while r12 "
	  "ships B and skips A. That is strong evidence. The "
	  "licence is equal, and nobody has voted yet." },
	{ { { .slug = "a", .panel = "+++++++" },
	    { .slug = "b", .panel = "----+++" },
	    { .slug = "c", .panel = "---" },
	    { .slug = "d", .panel = "" } },
	  "Ship A: the panel prefers it by four reviewers of "
	  "seven: r1, r2, r3 and r4 ship it and skip B. That is "
	  "strong evidence. C is left out: its panel says skip. "
	  "D is left out: nobody has reviewed it." },
	{ { { .slug = "a", .panel = "++++++++++++++++" },
	    { .slug = "b", .panel = "................-----+++++" } },
	  "Ship A: the panel prefers it with 16 of 16 reviewers "
	  "against 5 of 10, but mostly different people judged "
	  "the two; that is very strong evidence. Nobody has "
	  "voted yet." },
	{ { { .slug = "a", .panel = "++++++", .ship = 50, .skip = 50 },
	    { .slug = "b", .panel = "--++++", .ship = 80, .skip = 20 } },
	  "No pick: the community prefers B, but the reviewers lean to A. "
	  "Read what both say before choosing: more votes will not settle "
	  "what the reviewers object to." },
	{ { { .slug = "a", .panel = "++++", .price = "5 USD" },
	    { .slug = "b", .panel = "+++-", .price = "4 USD" } },
	  "Ship B: the panel cannot tell the candidates apart, "
	  "and it is the cheapest. Nobody has voted yet." },
	{ { { .slug = "a",
	      .panel = "+++-",
	      .price = "0 USD",
	      .license = "MIT",
	      .best_for = "x" },
	    { .slug = "b",
	      .panel = "++++",
	      .price = "0 USD",
	      .license = "MIT",
	      .best_for = "y" } },
	  "Ship either: the panel recommends both. Choose by "
	  "the job they are listed for. If both would do, B has "
	  "the edge by one reviewer of four: r4 ships it and "
	  "skips A. One split is too little to call; three more "
	  "reviewers splitting the same way would make the edge "
	  "strong. Price and licence are equal, and nobody has "
	  "voted yet." },
	{ { { .slug = "a", .panel = "++++++" },
	    { .slug = "b", .panel = "--++++" } },
	  "Ship either: the panel recommends both. If both "
	  "would do, A has the edge by two reviewers of six: r1 "
	  "and r2 ship it and skip B. That is weak evidence; "
	  "two more reviewers splitting the same way would make "
	  "the edge strong. Nobody has voted yet." },
	{ { { .slug = "a", .panel = "+++-" },
	    { .slug = "b", .panel = "-+++" } },
	  "Ship either: the panel recommends both. The panel "
	  "has them level, though not of one mind: r1 ships A "
	  "and skips B, while r4 ships B and skips A. Nobody "
	  "has voted yet." },
	{ { { .slug = "a", .panel = "++++", .price = "4 USD" },
	    { .slug = "b", .panel = "++++", .price = "4 USD" } },
	  "Ship either: the panel recommends both. The panel "
	  "has them level. The price is equal, and nobody has "
	  "voted yet." },
	{ { { .slug = "a",
	      .panel = "++++",
	      .price = "5 USD",
	      .per = PER_MONTH },
	    { .slug = "b",
	      .panel = "++++",
	      .price = "60 USD",
	      .per = PER_YEAR } },
	  "Ship either: the panel recommends both. The panel "
	  "has them level. The price is equal, and nobody has "
	  "voted yet." },
	{ { { .slug = "a",
	      .panel = "++++",
	      .price = "5 USD",
	      .per = PER_MONTH },
	    { .slug = "b",
	      .panel = "++++",
	      .price = "5 EUR",
	      .per = PER_YEAR } },
	  "Ship either: the panel recommends both. The panel "
	  "has them level. The prices are in different "
	  "currencies and are not held against each other. Nobody "
	  "has voted yet." },
	{ { { .slug = "a",
	      .panel = "++++",
	      .price = "5 USD",
	      .per = PER_MONTH },
	    { .slug = "b",
	      .panel = "++++",
	      .price = "60 USD",
	      .per = PER_SEAT_YEAR } },
	  "Ship either: the panel recommends both. The panel "
	  "has them level. A is paid per month and B per "
	  "seat and year, so their prices are not held against "
	  "each other. Nobody has voted yet." },
	{ { { .slug = "a", .panel = "++++", .price = "5 USD", .per = PER_ONCE },
	    { .slug = "b",
	      .panel = "++++",
	      .price = "5 EUR",
	      .per = PER_REQUEST } },
	  "Ship either: the panel recommends both. The panel "
	  "has them level. A is paid once and B per request, "
	  "in another currency, so their prices are not held "
	  "against each other. Nobody has voted yet." },
	{ { { .slug = "a",
	      .panel = "++++",
	      .price = "5 USD",
	      .per = PER_OTHER },
	    { .slug = "b",
	      .panel = "++++",
	      .price = "5 USD",
	      .per = PER_OTHER } },
	  "Ship either: the panel recommends both. The panel "
	  "has them level. Both prices are on terms of their "
	  "own and are not held against each other. Nobody has "
	  "voted yet." },
	{ { { .slug = "a", .panel = "++++" },
	    { .slug = "b", .panel = "+++-" },
	    { .slug = "c", .panel = "++-+" } },
	  "Ship any of them: the panel recommends all. If "
	  "several would do, A has the edge over B by one "
	  "reviewer of four: r4 ships it and skips B. One split "
	  "is too little to call; three more reviewers "
	  "splitting the same way would make the edge strong." },
	{ { { .slug = "a", .panel = "++++" },
	    { .slug = "b", .panel = "+++-" },
	    { .slug = "c", .panel = "----" } },
	  "Ship A or B: the panel recommends both. C is left "
	  "out: its panel says skip. If both would do, A has "
	  "the edge over B by one reviewer of four: r4 ships it "
	  "and skips B. One split is too little to call; three "
	  "more reviewers splitting the same way would make the "
	  "edge strong." },
	{ { { .slug = "a", .panel = "++++" },
	    { .slug = "b", .panel = "++++" },
	    { .slug = "c", .panel = "++++" } },
	  "Ship any of them: the panel recommends all. The "
	  "panel has A, B and C level." },
	{ { { .slug = "a", .panel = "++++" },
	    { .slug = "b", .panel = "++--" } },
	  "No pick: B divides its panel. A is recommended, yet "
	  "not clearly the better one. A has the edge by two "
	  "reviewers of four: r3 and r4 ship it and skip B. "
	  "That is weak evidence; two more reviewers splitting "
	  "the same way would make the edge strong. Nobody has "
	  "voted yet." },
	{ { { .slug = "a", .panel = "++--" },
	    { .slug = "b", .panel = "+---+" } },
	  "No pick: A and B divide their panels. A has the edge "
	  "by one reviewer of four: r2 ships it and skips B. "
	  "One split is too little to call; three more "
	  "reviewers splitting the same way would make the edge "
	  "strong. Only B was judged by r5, who stays out of that. Nobody "
	  "has voted yet." },
	{ { { .slug = "a", .panel = "++--" },
	    { .slug = "b", .panel = "--++" } },
	  "No pick: A and B divide their panels. The panel has "
	  "them level, though not of one mind: r1 and r2 ship A "
	  "and skip B, while r3 and r4 ship B and skip A. "
	  "Nobody has voted yet." },
	{ { { .slug = "a", .panel = "++++" }, { .slug = "b", .panel = "" } },
	  "No pick, but a lean to A: it is the only one that "
	  "could be shipped. B is left out: nobody has reviewed "
	  "it. Nobody has voted yet." },
	{ { { .slug = "a", .panel = "++--" },
	    { .slug = "b", .panel = "----" } },
	  "No pick, but a lean to A: it is the only one that "
	  "could be shipped. A divides its panel. B is left "
	  "out: its panel says skip. Nobody has voted yet." },
	{ { { .slug = "a", .panel = "++++" },
	    { .slug = "b", .panel = "....++++-" } },
	  "Ship either: the panel recommends both. If both "
	  "would do, A has the edge with 4 of 4 reviewers "
	  "against 4 of 5, but mostly different people judged "
	  "the two; that is too close to call. Nobody has voted "
	  "yet." },
	{ { { .slug = "a", .panel = "++++" },
	    { .slug = "b", .panel = "++++.." },
	    { .slug = "c", .panel = "" } },
	  "Ship A or B: the panel recommends both. C is left "
	  "out: nobody has reviewed it. The panel has A and B "
	  "level." },
	{ { { .slug = "a", .panel = "++++", .ship = 500000, .skip = 500000 },
	    { .slug = "b", .panel = "++++", .ship = 510000, .skip = 490000 } },
	  "Ship either: the panel recommends both. The panel "
	  "has them level. The community prefers B, by a gap "
	  "that is real but trivial." },
	{ { { .slug = "a", .panel = "++++", .ship = 2, .skip = 1 },
	    { .slug = "b", .panel = "++++", .ship = 3, .skip = 1 } },
	  "Ship either: the panel recommends both. The panel "
	  "has them level. The community votes are too close to "
	  "call." },
	{ { { .slug = "a", .panel = "++++-++" },
	    { .slug = "b", .panel = "++--+++" } },
	  "Ship either: the panel recommends both. If both "
	  "would do, A has the edge by one reviewer of seven: "
	  "r3 and r4 ship it and skip B, while r5 ships B and "
	  "skips A. That is too close to call; four more "
	  "reviewers splitting the same way would make the edge "
	  "strong. Nobody has voted yet." },
	{ { { .slug = "a", .panel = "++++" },
	    { .slug = "b", .panel = "++++-" } },
	  "Ship either: the panel recommends both. If both "
	  "would do, A has the edge in the share of ships "
	  "alone: the reviewers who judged both do not tell the "
	  "two apart. Nobody has voted yet." },
	{ { { .slug = "a", .panel = "++++", .ship = 50, .skip = 50 },
	    { .slug = "b", .panel = "++++", .ship = 80, .skip = 20 },
	    { .slug = "c", .panel = "----" } },
	  "Ship B: the community prefers it, and the evidence is very "
	  "strong. What the reviewers say is too close to call by itself. C "
	  "is left out: its panel says skip." },
};

static void every_rule_speaks_as_it_should(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buffer text;

		say(cases[i].tools, &text);
		check_form(text.bytes);
		assert_string_equal(text.bytes, cases[i].text);
		buffer_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_speaks_as_it_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
