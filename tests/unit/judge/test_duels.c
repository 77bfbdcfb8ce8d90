/* Tests judge/duels.c, bouts_fit.c and bouts_group.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge/bouts.h"
#include "smolcmp/duels.h"
#include "smolcmp/memory.h"
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

static void name_tool(char slug[16], size_t number)
{
	snprintf(slug, 16, "t%zu", number);
}

static void begin(struct draft *draft, size_t tools)
{
	error_init(&draft->error);
	catalog_init(&draft->catalog);
	draft->sink = catalog_sink(&draft->catalog, NULL, NULL);
	for (size_t i = 0; i < tools; i++) {
		char slug[16];
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
	char slugs[2][16];
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

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005U + 1442695040888963407U;
	return *seed >> 33;
}

/* Each side against a few others, with counts up to most. */
static struct bouts make_bouts(size_t sides, uint64_t most)
{
	struct bouts bouts = { .sides = sides };
	uint64_t seed = most + sides;

	bouts.items = memory_zero(sides * 5, sizeof(*bouts.items));
	for (size_t i = 0; i < sides; i++)
		for (size_t by = 1; by <= 5 * (i + 1) && by < sides; by *= 3)
			if (i + by < sides)
				bouts.items[bouts.count++] = (struct bout){
					.a = (uint32_t)i,
					.b = (uint32_t)(i + by),
					.a_points =
					    (double)(next_random(&seed) % most),
					.b_points =
					    .5 *
					    (double)(1 +
						     next_random(&seed) % most),
				};
	return bouts;
}

static void conjugate_gradients_find_the_same(void **state)
{
	static const uint64_t most[] = { 2, 10, 1000, 1000000, 1000000000 };
	enum { SIDES = 60 };

	(void)state;
	for (size_t i = 0; i < sizeof(most) / sizeof(*most); i++) {
		struct bouts bouts = make_bouts(SIDES, most[i]);
		double dense[SIDES], sparse[SIDES], errors[SIDES];

		assert_true(bouts_fit(&bouts, dense, errors));
		assert_true(bouts_fit(&bouts, sparse, NULL));
		for (size_t j = 0; j < SIDES; j++)
			assert_within(sparse[j], dense[j], FIT_TOLERANCE);
		free(bouts.items);
	}
}

/* Up to 1e12, of any magnitude and often nothing. */
static double wild_points(uint64_t *seed)
{
	double up_to = (double)(next_random(seed) % 12001) / 1000;

	if (next_random(seed) % 5 < 2)
		return 0;
	return floor(pow(10, up_to));
}

/* All sides are connected; everything else is left to chance. */
static size_t make_wild(struct bouts *bouts, uint64_t *seed)
{
	size_t sides = 2 + next_random(seed) % 8;

	bouts->sides = sides;
	bouts->count = 0;
	for (uint32_t i = 0; i < sides; i++)
		for (uint32_t j = 0; j < i; j++) {
			struct bout bout = { .a = i,
					     .b = j,
					     .a_points = wild_points(seed),
					     .b_points = wild_points(seed) };

			if (bout.a_points + bout.b_points == 0 && j + 1 < i)
				continue;
			if (bout.a_points + bout.b_points == 0)
				bout.b_points = .5;
			bouts->items[bouts->count++] = bout;
		}
	return sides;
}

static void wild_counts_are_fitted_all_the_same(void **state)
{
	struct bout items[36];
	struct bouts bouts = { .items = items };
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		double dense[9], sparse[9], errors[9], sum = 0;
		size_t sides = make_wild(&bouts, &seed);

		assert_true(bouts_fit(&bouts, dense, errors));
		assert_true(bouts_fit(&bouts, sparse, NULL));
		for (size_t j = 0; j < sides; j++) {
			assert_within(sparse[j], dense[j], FIT_TOLERANCE);
			assert_true(errors[j] > 0 && errors[j] <= 1);
			sum += dense[j];
		}
		/* Only the prior has a say in that. */
		assert_within(sum, 0, 1e-12);
	}
}

/* Two clusters of the largest counts with a handful of votes between them. */
static void few_votes_count_beside_very_many(void **state)
{
	struct bout items[] = {
		{ .a = 0, .b = 1, .a_points = 5e11, .b_points = 5e11 },
		{ .a = 1, .b = 2, .a_points = 3, .b_points = 1 },
		{ .a = 2, .b = 3, .a_points = 5e11, .b_points = 5e11 },
	};
	struct bouts bouts = { items, 3, 4 };
	double dense[4], sparse[4], errors[4];
	double p;

	(void)state;
	assert_true(bouts_fit(&bouts, dense, errors));
	assert_true(bouts_fit(&bouts, sparse, NULL));
	for (size_t i = 0; i < 4; i++)
		assert_within(sparse[i], dense[i], FIT_TOLERANCE);
	/* Both of a cluster move as one, against twice the prior. */
	p = 1 / (1 + exp(dense[2] - dense[1]));
	assert_within(dense[0], dense[1], 1e-9);
	assert_within(2 * dense[1], 3 * (1 - p) - p, FIT_TOLERANCE);
	assert_within(errors[0] * errors[0],
		      (2 + 4 * p * (1 - p)) / (4 + 16 * p * (1 - p)), 1e-8);
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

static void long_chains_take_no_stack(void **state)
{
	enum { SIDES = 200000 };
	struct bouts bouts = { .sides = SIDES };
	double *strengths = memory_alloc(SIDES * sizeof(double));
	uint32_t *groups = memory_alloc(SIDES * sizeof(*groups));

	(void)state;
	bouts.items = memory_zero(SIDES, sizeof(*bouts.items));
	for (uint32_t i = 0; i + 1 < SIDES; i++)
		bouts.items[bouts.count++] =
		    (struct bout){ .a = i, .b = i + 1, .a_points = 2 };
	bouts_group(&bouts, groups);
	assert_int_equal(groups[0], 1);
	assert_int_equal(groups[SIDES - 1], SIDES);
	assert_true(bouts_fit(&bouts, strengths, NULL));
	/* The middle is far from both ends. */
	assert_within(strengths[SIDES / 2], 0, 1e-9);
	bouts.items[bouts.count++] =
	    (struct bout){ .a = SIDES - 1, .b = 0, .a_points = .5 };
	bouts_group(&bouts, groups);
	assert_int_equal(groups[SIDES / 2], 1);
	free(bouts.items);
	free(strengths);
	free(groups);
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
		cmocka_unit_test(conjugate_gradients_find_the_same),
		cmocka_unit_test(wild_counts_are_fitted_all_the_same),
		cmocka_unit_test(few_votes_count_beside_very_many),
		cmocka_unit_test(many_tools_have_strengths_without_errors),
		cmocka_unit_test(long_chains_take_no_stack),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
