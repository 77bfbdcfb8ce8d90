/* Tests judge/best.c against scipy, and by what chances have to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/best.h"
#include "smolcmp/unpaired.h"
#include "unit/reference.h"

enum { MOST = 8 };

/* The tools of a case of pbest.csv. */
struct group {
	double number;
	size_t count;
	struct belief beliefs[MOST];
	double want[MOST];
};

static int check_group(const struct group *group)
{
	double chances[MOST], sum = 0;

	best_chances(group->beliefs, group->count, chances);
	for (size_t i = 0; i < group->count; i++) {
		assert_within(chances[i], group->want[i], 1e-8);
		sum += chances[i];
	}
	assert_within(sum, 1, 1e-14);
	return (int)group->count;
}

static void chances_match_reference(void **state)
{
	struct group group = { .count = 0 };
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/pbest.csv",
		       "case,tool,a,b,P_best");
	while (reference_next(&row)) {
		double number = reference_number(&row, 0);

		if (group.count && number > group.number) {
			rows += check_group(&group);
			group.count = 0;
		}
		group.number = number;
		group.beliefs[group.count] =
		    (struct belief){ reference_number(&row, 2),
				     reference_number(&row, 3) };
		group.want[group.count++] = reference_number(&row, 4);
	}
	rows += check_group(&group);
	reference_close(&row);
	assert_int_equal(rows, 19);
}

/* Sums that have a closed form: the largest of several with b = 1 has the
 * chance a / (sum of all a). */
static void powers_have_chances_in_proportion(void **state)
{
	static const double a[] = { .02, .5, 1, 3, 40, 700, 3000, 1e6 };

	(void)state;
	for (size_t count = 1; count <= MOST; count++) {
		struct belief beliefs[MOST];
		double chances[MOST], sum = 0;

		for (size_t i = 0; i < count; i++) {
			beliefs[i] = (struct belief){ a[i], 1 };
			sum += a[i];
		}
		best_chances(beliefs, count, chances);
		for (size_t i = 0; i < count; i++)
			assert_within(chances[i], a[i] / sum, 1e-7);
	}
}

static void equal_beliefs_have_equal_chances(void **state)
{
	static const struct belief kinds[] = {
		{ .01, .01 }, { 5, 1 }, { .2, 900 }, { 1e6, 1e6 }, { 1e6, .01 },
	};

	(void)state;
	for (size_t kind = 0; kind < 5; kind++)
		for (size_t count = 1; count <= MOST; count++) {
			struct belief beliefs[MOST];
			double chances[MOST];

			for (size_t i = 0; i < count; i++)
				beliefs[i] = kinds[kind];
			best_chances(beliefs, count, chances);
			for (size_t i = 0; i < count; i++) {
				assert_true(chances[i] == chances[0]);
				assert_within(chances[i], 1 / (double)count,
					      1e-15);
			}
		}
}

static void equal_beliefs_may_stand_apart(void **state)
{
	static const struct belief beliefs[] = {
		{ 5, 2 }, { 3, 4 }, { 7, 1.5 }, { 5, 2 }, { .3, 4 }, { 5, 2 },
	};
	double chances[6];

	(void)state;
	best_chances(beliefs, 6, chances);
	assert_true(chances[0] == chances[3] && chances[0] == chances[5]);
	assert_true(chances[2] > chances[0] && chances[0] > chances[1]);
}

static void the_order_of_beliefs_changes_nothing(void **state)
{
	static const struct belief beliefs[MOST] = {
		{ 7.2, .8 }, { 6.2, 1.8 }, { 3.2, .8 },	 { 4.2, 2.8 },
		{ .01, 9 },  { 300, 20 },  { 4.2, 2.8 }, { 1, 1 },
	};
	double straight[MOST], turned[MOST];

	(void)state;
	best_chances(beliefs, MOST, straight);
	for (size_t by = 1; by < MOST; by++) {
		struct belief others[MOST];

		for (size_t i = 0; i < MOST; i++)
			others[i] = beliefs[(i * 3 + by) % MOST];
		best_chances(others, MOST, turned);
		for (size_t i = 0; i < MOST; i++)
			assert_within(turned[i], straight[(i * 3 + by) % MOST],
				      1e-14);
	}
}

/* The other way of comparing two is exact. */
static void of_two_the_better_is_the_best(void **state)
{
	struct prior prior = { .a = 3.2, .b = .3 };

	(void)state;
	for (uint64_t n = 1; n <= 5000; n *= 7)
		for (uint64_t s = 0; s <= n; s += 1 + n / 5) {
			struct share a = { s, n }, b = { 3, 4 };
			const struct belief beliefs[] = {
				{ prior.a + (double)s,
				  prior.b + (double)(n - s) },
				{ prior.a + 3, prior.b + 1 },
			};
			double chances[2];

			best_chances(beliefs, 2, chances);
			assert_within(chances[0],
				      unpaired_p_better(&prior, a, b), 1e-7);
		}
}

static void a_tool_alone_is_the_best(void **state)
{
	const struct belief belief = { 3.2, .8 };
	double chance = 0;

	(void)state;
	best_chances(&belief, 1, &chance);
	assert_true(chance == 1);
	best_chances(NULL, 0, NULL);
}

static void one_far_above_the_others_takes_all(void **state)
{
	static const struct belief beliefs[] = {
		{ 1e6, 2 },
		{ 5, 5000 },
		{ 3, 1e6 },
	};
	double chances[3];

	(void)state;
	best_chances(beliefs, 3, chances);
	assert_within(chances[0], 1, 1e-14);
	assert_true(chances[1] >= 0 && chances[1] < 1e-14);
	assert_true(chances[2] >= 0 && chances[2] < 1e-14);
}

/* Whatever the parameters; of two against each other the chances swap when
 * ships and skips do. */
static void any_belief_gives_finite_chances(void **state)
{
	static const double ends[] = { .01, .3, 1, 60, 1e6 };
	struct belief beliefs[3] = { { 0, 0 }, { 0, 0 }, { 4, 2 } };
	double chances[3], pair[2], mirrored[2];

	(void)state;
	for (size_t i = 0; i < 625; i++) {
		beliefs[0] = (struct belief){ ends[i % 5], ends[i / 5 % 5] };
		beliefs[1] = (struct belief){ ends[i / 25 % 5], ends[i / 125] };
		best_chances(beliefs, 3, chances);
		assert_within(chances[0] + chances[1] + chances[2], 1, 1e-14);
		for (size_t j = 0; j < 3; j++)
			assert_true(chances[j] >= 0 && chances[j] <= 1);

		best_chances(beliefs, 2, pair);
		for (size_t j = 0; j < 2; j++)
			beliefs[j] =
			    (struct belief){ beliefs[j].b, beliefs[j].a };
		best_chances(beliefs, 2, mirrored);
		assert_within(pair[0], mirrored[1], 1e-6);
	}
}

static void one_that_joins_takes_from_all(void **state)
{
	static const struct belief beliefs[] = {
		{ 5, 1 },
		{ 4, 2 },
		{ 2, 3 },
		{ 4, 1.5 },
	};
	double three[3], four[4];

	(void)state;
	best_chances(beliefs, 3, three);
	best_chances(beliefs, 4, four);
	for (size_t i = 0; i < 3; i++)
		assert_true(four[i] < three[i]);
}

static void the_shortlist_reaches_nine_in_ten(void **state)
{
	static const struct {
		double chances[4];
		size_t count;
		size_t order[4];
		size_t shortlist;
	} rows[] = {
		{ { .1, .6, .05, .25 }, 4, { 1, 3, 0, 2 }, 3 },
		{ { .05, .9, .05 }, 3, { 1, 0, 2 }, 1 },
		/* Thrice three tenths is less than nine in doubles. */
		{ { .1, .3 + .3 + .3 }, 2, { 1, 0 }, 1 },
		{ { .1, .89, .01 }, 3, { 1, 0, 2 }, 2 },
		/* Equal ones as they stand, also at the cut. */
		{ { .25, .25, .25, .25 }, 4, { 0, 1, 2, 3 }, 4 },
		{ { .05, .8, .1, .05 }, 4, { 1, 2, 0, 3 }, 2 },
		{ { .07, .07, .79, .07 }, 4, { 2, 0, 1, 3 }, 3 },
		{ { 1 }, 1, { 0 }, 1 },
		{ { 0 }, 0, { 0 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		size_t order[4];

		assert_int_equal(
		    best_order(rows[i].chances, rows[i].count, order),
		    rows[i].shortlist);
		for (size_t j = 0; j < rows[i].count; j++)
			assert_int_equal(order[j], rows[i].order[j]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chances_match_reference),
		cmocka_unit_test(powers_have_chances_in_proportion),
		cmocka_unit_test(equal_beliefs_have_equal_chances),
		cmocka_unit_test(equal_beliefs_may_stand_apart),
		cmocka_unit_test(the_order_of_beliefs_changes_nothing),
		cmocka_unit_test(of_two_the_better_is_the_best),
		cmocka_unit_test(a_tool_alone_is_the_best),
		cmocka_unit_test(one_far_above_the_others_takes_all),
		cmocka_unit_test(any_belief_gives_finite_chances),
		cmocka_unit_test(one_that_joins_takes_from_all),
		cmocka_unit_test(the_shortlist_reaches_nine_in_ten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
