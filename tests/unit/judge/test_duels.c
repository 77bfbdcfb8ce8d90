/* Tests judge/duels.c against scipy and what must always hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/duels.h"
#include "unit/reference.h"
#include "unit/sketch.h"

/* What both sides converge to. */
#define FIT_TOLERANCE 1e-8

/* A catalog that is being made: tools t0, t1... and their duels. */
struct draft {
	struct catalog catalog;
	struct record_sink sink;
	struct error error;
};

enum { SLUG = 24 };

static void name_tool(char slug[SLUG], size_t number)
{
	snprintf(slug, SLUG, "t%zu", number);
}

static void begin(struct draft *draft, size_t tools)
{
	error_init(&draft->error);
	catalog_init(&draft->catalog);
	draft->sink = catalog_sink(&draft->catalog, NULL, NULL);
	for (size_t i = 0; i < tools; i++) {
		char slug[SLUG];
		struct tool_record tool = { .slug = slug, .name = "T" };

		name_tool(slug, i);
		sketch_take(
		    &draft->sink,
		    (struct record){ .kind = RECORD_TOOL, .tool = &tool },
		    &draft->error);
	}
}

static void add_on(struct draft *draft, size_t a, size_t b,
		   const uint64_t votes[3], int32_t day)
{
	char slugs[2][SLUG];
	struct duel_record duel = { .a = slugs[0],
				    .b = slugs[1],
				    .a_wins = { true, votes[0] },
				    .b_wins = { true, votes[1] },
				    .ties = { true, votes[2] },
				    .as_of = { day } };

	name_tool(slugs[0], a);
	name_tool(slugs[1], b);
	sketch_take(&draft->sink,
		    (struct record){ .kind = RECORD_DUEL, .duel = &duel },
		    &draft->error);
}

static void add(struct draft *draft, size_t a, size_t b, uint64_t a_wins,
		uint64_t b_wins, uint64_t ties)
{
	const uint64_t votes[3] = { a_wins, b_wins, ties };

	add_on(draft, a, b, votes, 0);
}

static const struct duels *study(struct draft *draft, int32_t as_of)
{
	assert_int_equal(catalog_finish(&draft->catalog, (struct date){ as_of },
					&draft->error),
			 0);
	return duels_study(&draft->catalog, &draft->catalog.arena);
}

static const struct duelist *duelist(const struct duels *duels, size_t tool)
{
	return duels_of(duels, &duels->catalog->tools[tool]);
}

static double strength(const struct duels *duels, size_t tool)
{
	assert_true(duelist(duels, tool)->strength.known);
	return duelist(duels, tool)->strength.value;
}

static double error_of(const struct duels *duels, size_t tool)
{
	assert_true(duelist(duels, tool)->se.known);
	return duelist(duels, tool)->se.value;
}

/* "0 7 9|3 0 6|1 4 0": returns how many rows there are. */
static size_t read_matrix(const char *text, uint64_t matrix[8][8])
{
	size_t row = 0, column = 0;
	char *end;

	for (; *text; text = end + (*end != '\0')) {
		matrix[row][column++] = strtoull(text, &end, 10);
		if (*end == '|' || !*end) {
			row++;
			column = 0;
		}
	}
	return row;
}

static void fits_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/bt.csv",
		       "id,wins_row_beats_col,ties,strongly_connected,method,"
		       "item,beta,se_model,se_sandwich");
	while (reference_next(&row)) {
		uint64_t wins[8][8], ties[8][8];
		struct draft draft;
		const struct duels *duels;
		uint64_t item;
		size_t size;
		bool connected = true;

		if (strcmp(row.fields[4], "map_sd1") != 0)
			continue;
		size = read_matrix(row.fields[1], wins);
		assert_int_equal(read_matrix(row.fields[2], ties), size);
		begin(&draft, size);
		for (size_t i = 0; i < size; i++)
			for (size_t j = 0; j < i; j++)
				add(&draft, i, j, wins[i][j], wins[j][i],
				    ties[i][j]);
		duels = study(&draft, 0);
		item = reference_count(&row, 5);
		assert_within(strength(duels, item), reference_number(&row, 6),
			      FIT_TOLERANCE);
		assert_within(error_of(duels, item), reference_number(&row, 7),
			      FIT_TOLERANCE);
		for (size_t i = 0; i < size; i++)
			connected &= duelist(duels, i)->group == 1;
		assert_int_equal(connected, reference_count(&row, 3));
		catalog_release(&draft.catalog);
		rows++;
	}
	reference_close(&row);
	assert_int_equal(rows, 16);
}

static void votes_add_up_in_either_direction(void **state)
{
	const struct duelist *second;
	struct draft draft;
	const struct duels *duels;

	(void)state;
	begin(&draft, 4);
	add(&draft, 1, 0, 5, 2, 3);
	add(&draft, 1, 2, 7, 1, 0);
	duels = study(&draft, 0);
	second = duelist(duels, 1);
	assert_int_equal(second->wins, 12);
	assert_int_equal(second->ties, 3);
	assert_int_equal(second->total, 18);
	assert_int_equal(duelist(duels, 0)->wins, 2);
	assert_int_equal(duelist(duels, 2)->total, 8);
	assert_null(duelist(duels, 3));
	assert_true(second->undated);
	assert_int_equal(duels->groups, 1);
	catalog_release(&draft.catalog);
}

static void what_nobody_voted_in_is_no_duel(void **state)
{
	struct draft draft;
	const struct duels *duels;

	(void)state;
	begin(&draft, 3);
	add(&draft, 0, 1, 0, 0, 0);
	duels = study(&draft, 0);
	assert_null(duels->duelists);
	assert_null(duelist(duels, 0));
	catalog_release(&draft.catalog);

	begin(&draft, 3);
	add(&draft, 0, 1, 0, 0, 0);
	add(&draft, 1, 2, 1, 1, 0);
	duels = study(&draft, 0);
	assert_null(duelist(duels, 0));
	assert_false(duels_connect(duelist(duels, 0), duelist(duels, 1)));
	assert_true(duels_connect(duelist(duels, 1), duelist(duels, 2)));
	catalog_release(&draft.catalog);
}

static void only_duels_that_count_are_judged(void **state)
{
	const uint64_t early[3] = { 9, 0, 0 }, late[3] = { 1, 2, 0 };
	struct draft draft;
	const struct duels *duels;

	(void)state;
	for (int32_t day = 20260101; day <= 20260103; day++) {
		begin(&draft, 2);
		add_on(&draft, 0, 1, late, 20260103);
		add_on(&draft, 0, 1, early, 20260102);
		duels = study(&draft, day);
		if (day == 20260101) {
			assert_null(duels->duelists);
		} else {
			assert_int_equal(duelist(duels, 0)->total,
					 day == 20260102 ? 9 : 3);
			assert_false(duelist(duels, 0)->undated);
		}
		catalog_release(&draft.catalog);
	}
}

static void three_to_nil_stays_finite(void **state)
{
	struct draft draft;
	const struct duels *duels;
	struct decimal p;

	(void)state;
	begin(&draft, 2);
	add(&draft, 0, 1, 3, 0, 0);
	duels = study(&draft, 0);
	p = duels_p_wins(duelist(duels, 0), duelist(duels, 1));
	assert_true(p.known);
	assert_within(p.value, .78, .005);
	/* Where votes and prior pull alike. */
	assert_within(strength(duels, 0), 3 * (1 - p.value), 1e-9);
	assert_within(strength(duels, 1), -strength(duels, 0), 1e-12);
	assert_false(duels_connect(duelist(duels, 0), duelist(duels, 1)));
	catalog_release(&draft.catalog);
}

/* The same of counts as large as there are, where digits run out. */
static void the_largest_counts_lose_no_digits(void **state)
{
	const uint64_t most = UINT64_C(1000000000000);
	const uint64_t counts[][3] = {
		{ most, 0, 0 },	       { most, most, most },
		{ most, most - 1, 0 }, { 0, 0, most },
		{ most, 1, 0 },	       { 600000000001, 400000000000, 7 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		double half = (double)counts[i][2] / 2;
		double won = (double)counts[i][0] + half;
		double lost = (double)counts[i][1] + half;
		double p, pull, weight;
		struct draft draft;
		const struct duels *duels;

		begin(&draft, 2);
		add(&draft, 0, 1, counts[i][0], counts[i][1], counts[i][2]);
		duels = study(&draft, 0);
		p = 1 / (1 + exp(2 * strength(duels, 1)));
		pull = won / (1 + exp(2 * strength(duels, 0))) - lost * p;
		weight = (won + lost) * p / (1 + exp(2 * strength(duels, 0)));
		/* A step from here would lead nowhere. */
		assert_within((pull - strength(duels, 0)) / (1 + 2 * weight), 0,
			      1e-12);
		assert_within(strength(duels, 1), -strength(duels, 0), 1e-12);
		assert_within(error_of(duels, 0),
			      sqrt((1 + weight) / (1 + 2 * weight)), 1e-12);
		catalog_release(&draft.catalog);
	}
}

static void expect_groups(struct draft *draft, const char *want)
{
	const struct duels *duels = study(draft, 0);
	uint64_t group_count = 0;
	char got[100] = "";

	for (size_t i = 0; i < draft->catalog.tool_count; i++) {
		const struct duelist *one = duelist(duels, i);

		snprintf(got + strlen(got), sizeof(got) - strlen(got), "%llu",
			 one ? (unsigned long long)one->group : 0);
		if (one && one->group > group_count)
			group_count = one->group;
	}
	assert_string_equal(got, want);
	assert_int_equal(duels->groups, group_count);
	catalog_release(&draft->catalog);
}

static void groups_are_what_points_lead_through_and_back(void **state)
{
	struct draft draft;

	(void)state;
	/* Everybody lost to somebody. */
	begin(&draft, 3);
	add(&draft, 0, 1, 3, 0, 0);
	add(&draft, 1, 2, 3, 0, 0);
	add(&draft, 2, 0, 1, 0, 0);
	expect_groups(&draft, "111");
	/* Nobody lost to who is behind. */
	begin(&draft, 3);
	add(&draft, 0, 1, 3, 0, 0);
	add(&draft, 1, 2, 3, 0, 0);
	add(&draft, 0, 2, 9, 0, 0);
	expect_groups(&draft, "123");
	/* A tie is half a win for both. */
	begin(&draft, 3);
	add(&draft, 2, 0, 0, 0, 1);
	add(&draft, 1, 0, 5, 0, 0);
	expect_groups(&draft, "121");
	/* Numbers go by the first tool; a bridge one way joins nothing. */
	begin(&draft, 8);
	add(&draft, 6, 2, 1, 1, 0);
	add(&draft, 1, 7, 2, 5, 0);
	add(&draft, 7, 4, 0, 0, 2);
	add(&draft, 6, 1, 4, 0, 0);
	add(&draft, 5, 2, 0, 3, 0);
	expect_groups(&draft, "01201321");
}

static void ties_alone_leave_all_alike(void **state)
{
	struct draft draft;
	const struct duels *duels;

	(void)state;
	begin(&draft, 4);
	add(&draft, 0, 1, 0, 0, 9);
	add(&draft, 1, 2, 0, 0, 1);
	add(&draft, 2, 3, 0, 0, 1000);
	duels = study(&draft, 0);
	for (size_t i = 0; i < 4; i++) {
		assert_within(strength(duels, i), 0, 1e-12);
		assert_false(signbit(strength(duels, i)));
	}
	catalog_release(&draft.catalog);
}

/* What is not connected is as if each stood alone. */
static void parts_do_not_touch_each_other(void **state)
{
	struct draft both, alone;
	const struct duels *duels, *of_one;

	(void)state;
	begin(&both, 5);
	add(&both, 0, 1, 7, 2, 1);
	add(&both, 2, 3, 1, 9, 0);
	add(&both, 3, 4, 2, 2, 2);
	duels = study(&both, 0);
	begin(&alone, 2);
	add(&alone, 0, 1, 7, 2, 1);
	of_one = study(&alone, 0);
	assert_within(strength(duels, 0), strength(of_one, 0), 1e-12);
	assert_within(error_of(duels, 1), error_of(of_one, 1), 1e-12);
	assert_within(strength(duels, 2) + strength(duels, 3) +
			  strength(duels, 4),
		      0, 1e-12);
	catalog_release(&both.catalog);
	catalog_release(&alone.catalog);
}

static void many_tools_have_strengths_without_errors(void **state)
{
	enum { TOOLS = DUELS_ERRORS_MOST + 1 };
	struct draft draft;
	const struct duels *duels;

	(void)state;
	begin(&draft, TOOLS);
	for (size_t i = 0; i + 1 < TOOLS; i++)
		add(&draft, i, i + 1, 3, 1, 0);
	duels = study(&draft, 0);
	assert_false(duelist(duels, 0)->se.known);
	assert_true(strength(duels, 0) > strength(duels, TOOLS - 1));
	catalog_release(&draft.catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_match_reference),
		cmocka_unit_test(votes_add_up_in_either_direction),
		cmocka_unit_test(what_nobody_voted_in_is_no_duel),
		cmocka_unit_test(only_duels_that_count_are_judged),
		cmocka_unit_test(three_to_nil_stays_finite),
		cmocka_unit_test(the_largest_counts_lose_no_digits),
		cmocka_unit_test(groups_are_what_points_lead_through_and_back),
		cmocka_unit_test(ties_alone_leave_all_alike),
		cmocka_unit_test(parts_do_not_touch_each_other),
		cmocka_unit_test(many_tools_have_strengths_without_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
