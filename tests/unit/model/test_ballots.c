/* Tests model/ballots.c: which ballots count, and what they take. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "load.h"

#define TOOLS                                                                  \
	"\"tools\":[{\"slug\":\"a\",\"name\":\"A\"},{\"slug\":\"b\","          \
	"\"name\":\"B\"}],\"reviews\":[]"

static struct catalog catalog;

/* Votes of the first two tools as "ship/total day ship/total day". */
static const char *count(const char *ballots, const char *as_of)
{
	static char text[200];
	char document[2000];
	size_t length = 0;

	snprintf(document, sizeof(document), "{" TOOLS ",\"ballots\":[%s]}",
		 ballots);
	catalog_release(&catalog);
	catalog_init(&catalog);
	if (as_of)
		assert_true(date_parse(as_of, 10, &catalog.until));
	load_text(&catalog, "d", document);
	assert_string_equal(load_finish(&catalog, as_of), "");
	for (size_t i = 0; i < 2; i++)
		length += (size_t)snprintf(
		    text + length, sizeof(text) - length, "%s%llu/%llu %d",
		    i ? " " : "",
		    (unsigned long long)catalog.tools[i].votes.ship,
		    (unsigned long long)catalog.tools[i].votes.total,
		    (int)catalog.tools[i].votes_as_of.number);
	return text;
}

#define BALLOT(tool, voter, verdict, date)                                     \
	"{\"tool\":\"" tool "\",\"voter\":\"" voter                            \
	"\",\"verdict\":\"" verdict "\"" date "}"
#define ON(date) ",\"date\":\"2026-" date "\""

static void everybody_has_one_vote_on_a_tool(void **state)
{
	(void)state;
	assert_string_equal(
	    count(BALLOT("a", "x", "ship", ) "," BALLOT(
		      "a", "y",
		      "skip", ) "," BALLOT("b", "x",
					   "skip", ) "," BALLOT("a", "z",
								"ship", ),
		  NULL),
	    "2/3 0 0/1 0");
	assert_string_equal(count("", NULL), "0/0 0 0/0 0");
}

static void the_last_ballot_counts(void **state)
{
	(void)state;
	/* As they stand, where days do not tell. */
	assert_string_equal(
	    count(BALLOT("a", "x", "ship", ) "," BALLOT("a", "x", "skip", ),
		  NULL),
	    "0/1 0 0/0 0");
	assert_string_equal(
	    count(BALLOT("a", "x", "skip",
			 ON("01-02")) "," BALLOT("a", "x", "ship", ON("01-02")),
		  NULL),
	    "1/1 20260102 0/0 0");
	/* By day, wherever they stand; no day is before all days. */
	assert_string_equal(
	    count(BALLOT("a", "x", "ship", ON("02-02")) "," BALLOT(
		      "a", "x", "skip", ON("01-02")) "," BALLOT("a", "x",
								"skip", ),
		  NULL),
	    "1/1 20260202 0/0 0");
}

static void later_ballots_do_not_count_yet(void **state)
{
	static const char ballots[] =
	    BALLOT("a", "x", "ship", ON("01-02")) "," BALLOT(
		"a", "x", "skip",
		ON("03-02")) "," BALLOT("a", "y", "ship",
					ON("02-02")) "," BALLOT("b", "y",
								"ship", );

	(void)state;
	assert_string_equal(count(ballots, NULL), "1/2 20260302 1/1 0");
	assert_string_equal(count(ballots, "2026-02-28"), "2/2 20260202 1/1 0");
	assert_string_equal(count(ballots, "2026-01-31"), "1/1 20260102 1/1 0");
	assert_string_equal(count(ballots, "2026-01-01"), "0/0 0 1/1 0");
}

static void ballots_beside_votes_are_a_conflict(void **state)
{
	(void)state;
	catalog_release(&catalog);
	catalog_init(&catalog);
	load_text(
	    &catalog, "d",
	    "{" TOOLS ",\"votes\":[{\"tool\":\"b\",\"ship\":1,"
	    "\"skip\":0}],\n\"ballots\":[" BALLOT(
		"a", "x", "ship", ) ",\n" BALLOT("b", "x", "ship", ) "]}");
	assert_string_equal(load_finish(&catalog, NULL),
			    "d:3:1: ballots on 'b' stand beside a count of its "
			    "votes, which is at d:1:82; only one of them can "
			    "count\n");
}

static void ballots_of_unknown_tools_are_orphans(void **state)
{
	(void)state;
	catalog_release(&catalog);
	catalog_init(&catalog);
	load_text(&catalog, "d",
		  "{" TOOLS ",\n\"ballots\":[" BALLOT("c", "x", "ship", ) "]}");
	assert_string_equal(load_finish(&catalog, NULL),
			    "d:2:12: tool 'c' is not defined anywhere\n");
}

/* Against a plain array: so many voters and tools, drawn at random. */
static void many_ballots_are_counted_and_take_little(void **state)
{
	enum { VOTERS = 20000, TOOLS_DRAWN = 10, BALLOTS = 250000 };
	static unsigned char said[TOOLS_DRAWN][VOTERS];
	static int days[TOOLS_DRAWN][VOTERS];
	struct ballot_place place = { 0 };
	struct ballots ballots;
	uint64_t state_of = 1, pairs = 0;

	(void)state;
	ballots_init(&ballots);
	for (int i = 0; i < BALLOTS; i++) {
		struct ballot_record ballot = { .tool = "t" };
		unsigned tool, voter, ship, day;
		char id[20];

		state_of =
		    state_of * 6364136223846793005u + 1442695040888963407u;
		tool = (unsigned)(state_of >> 33) % TOOLS_DRAWN;
		voter = (unsigned)(state_of >> 40) % VOTERS;
		ship = (unsigned)(state_of >> 37) % 2;
		day = (unsigned)(state_of >> 59) % 28 + 1;
		snprintf(id, sizeof(id), "voter-%u", voter);
		ballot.voter = id;
		ballot.verdict = ship ? VERDICT_SHIP : VERDICT_SKIP;
		ballot.date.number = 20260100 + (int)day;
		ballots_add(&ballots, tool, &ballot, place);
		pairs += !said[tool][voter];
		if ((int)day >= days[tool][voter]) {
			days[tool][voter] = (int)day;
			said[tool][voter] = ship ? 1 : 2;
		}
	}
	ballots_finish(&ballots);
	for (size_t i = 0; i < TOOLS_DRAWN; i++) {
		uint64_t ship = 0, skip = 0;

		for (size_t j = 0; j < VOTERS; j++) {
			ship += said[i][j] == 1;
			skip += said[i][j] == 2;
		}
		assert_int_equal(ballots.tallies[i].ship, ship);
		assert_int_equal(ballots.tallies[i].skip, skip);
	}
	assert_int_equal(ballots.voters, pairs);
	assert_true(pairs > 100000);
	assert_true(ballots.bytes <= 24 * pairs);
	ballots_release(&ballots);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_has_one_vote_on_a_tool),
		cmocka_unit_test(the_last_ballot_counts),
		cmocka_unit_test(later_ballots_do_not_count_yet),
		cmocka_unit_test(ballots_beside_votes_are_a_conflict),
		cmocka_unit_test(ballots_of_unknown_tools_are_orphans),
		cmocka_unit_test(many_ballots_are_counted_and_take_little),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	catalog_release(&catalog);
	return failed;
}
