/* Tests judge/unpaired.c against mpmath and against votes.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/unpaired.h"
#include "smolcmp/votes.h"
#include "unit/reference.h"

/* Beyond this many reviews a row is for votes.h. */
#define MOST_REVIEWS 5e6

static bool is_whole(double number)
{
	return fabs(number - floor(number + .5)) < 1e-9;
}

/* The smallest positive parameter that a count leads from. */
static double start_of(double parameter)
{
	double part = parameter - floor(parameter);

	return part > 0 ? part : 1;
}

static struct share share_since(double a0, double b0, double a, double b)
{
	uint64_t ship = (uint64_t)(a - a0 + .5);
	uint64_t skip = (uint64_t)(b - b0 + .5);

	return (struct share){ .ship = ship, .total = ship + skip };
}

static double chance(double a0, double b0, const double *x)
{
	return unpaired_p_from(a0, b0, share_since(a0, b0, x[0], x[1]),
			       share_since(a0, b0, x[2], x[3]));
}

static void chances_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/prob_better.csv", "a1,b1,a2,b2,P");
	while (reference_next(&row)) {
		double x[4], want = reference_number(&row, 4);

		for (int i = 0; i < 4; i++)
			x[i] = reference_number(&row, i);
		if (!is_whole(x[0] - x[2]) || !is_whole(x[1] - x[3]) ||
		    x[0] + x[1] + x[2] + x[3] > MOST_REVIEWS)
			continue;
		assert_near(chance(start_of(x[0]), start_of(x[1]), x), want);
		rows++;
	}
	reference_close(&row);
	assert_int_equal(rows, 38);
}

static void a_uniform_prior_agrees_with_votes(void **state)
{
	(void)state;
	for (uint64_t n = 0; n <= 8; n++)
		for (uint64_t s = 0; s <= n; s++)
			for (uint64_t t = 0; t <= 6; t++) {
				struct share a = { s, n }, b = { t, 6 };

				assert_within(unpaired_p_from(1, 1, a, b),
					      votes_p_better(a, b), 1e-14);
			}
}

static void large_panels_agree_with_votes(void **state)
{
	static const struct share shares[] = {
		{ 0, 5000 },	   { 5000, 5000 },     { 2500, 5000 },
		{ 2400, 5000 },	   { 3, 4 },	       { 0, 0 },
		{ 4990, 5000 },	   { 20000, 100000 },  { 1, 100000 },
		{ 99999, 100000 }, { 100000, 100000 },
	};
	const size_t count = sizeof(shares) / sizeof(shares[0]);

	(void)state;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			assert_within(
			    unpaired_p_from(1, 1, shares[i], shares[j]),
			    votes_p_better(shares[i], shares[j]), 1e-11);
}

static void nothing_known_of_either_is_exactly_even(void **state)
{
	struct share none = { 0, 0 }, some = { 5, 7 };

	(void)state;
	assert_true(unpaired_p_from(2.9, .81, none, none) == .5);
	assert_true(unpaired_p_from(2.9, .81, some, some) == .5);
}

static void swapping_the_tools_swaps_the_chance(void **state)
{
	(void)state;
	for (uint64_t s = 0; s <= 7; s++)
		for (uint64_t t = 0; t <= 4; t++) {
			struct share a = { s, 7 }, b = { t, 4 };

			assert_within(unpaired_p_from(2.9, .81, a, b) +
					  unpaired_p_from(2.9, .81, b, a),
				      1, 1e-14);
		}
}

static void ships_and_skips_swap_the_chance_too(void **state)
{
	(void)state;
	for (uint64_t s = 0; s <= 7; s++)
		for (uint64_t t = 0; t <= 4; t++) {
			struct share a = { s, 7 }, b = { t, 4 };
			struct share not_a = { 7 - s, 7 }, not_b = { 4 - t, 4 };

			assert_within(unpaired_p_from(2.9, .81, a, b),
				      unpaired_p_from(.81, 2.9, not_b, not_a),
				      1e-14);
		}
}

/* The chance from a prior is the same from that prior one review later. */
static void the_prior_may_be_moved_into_the_panels(void **state)
{
	double x[4] = { 9.5, 3.25, 6.5, 4.25 };

	(void)state;
	assert_within(chance(.5, .25, x), chance(6.5, 3.25, x), 1e-14);
	assert_within(chance(.5, 1.25, x), chance(3.5, .25, x), 1e-14);
}

static void certain_answers_stay_within_zero_and_one(void **state)
{
	(void)state;
	for (uint64_t n = 1000; n < 1100; n++) {
		struct share all = { n, n }, none = { 0, n };
		double yes = unpaired_p_from(2.9, .81, all, none);
		double no = unpaired_p_from(2.9, .81, none, all);

		assert_true(yes <= 1 && yes > 1 - 1e-13);
		assert_true(no >= 0 && no < 1e-13);
	}
}

static void extreme_priors_give_finite_chances(void **state)
{
	static const double ends[] = { 1e-9, 1e-4, .01, 1, 1000 };
	struct share a = { 3, 4 }, b = { 2, 4 };

	(void)state;
	for (size_t i = 0; i < 5; i++)
		for (size_t j = 0; j < 5; j++) {
			double p = unpaired_p_from(ends[i], ends[j], a, b);

			assert_true(p > .5 && p <= 1);
		}
}

static void better_uses_the_parameters_of_the_prior(void **state)
{
	struct prior prior = { .mu = .8, .m = 4, .a = 3.2, .b = .8 };
	struct share a = { 3, 3 }, b = { 6, 7 };

	(void)state;
	assert_near(unpaired_p_better(&prior, a, b), .664243571226);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chances_match_reference),
		cmocka_unit_test(a_uniform_prior_agrees_with_votes),
		cmocka_unit_test(large_panels_agree_with_votes),
		cmocka_unit_test(nothing_known_of_either_is_exactly_even),
		cmocka_unit_test(swapping_the_tools_swaps_the_chance),
		cmocka_unit_test(ships_and_skips_swap_the_chance_too),
		cmocka_unit_test(the_prior_may_be_moved_into_the_panels),
		cmocka_unit_test(certain_answers_stay_within_zero_and_one),
		cmocka_unit_test(extreme_priors_give_finite_chances),
		cmocka_unit_test(better_uses_the_parameters_of_the_prior),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
