/* Tests judge/votes.c against mpmath and closed forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/votes.h"
#include "unit/reference.h"

static double p_of(uint64_t s, uint64_t n, uint64_t t, uint64_t m)
{
	return votes_p_better((struct share){ s, n }, (struct share){ t, m });
}

static bool is_count(double number)
{
	return number >= 1 && number == floor(number);
}

static void chances_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/prob_better.csv", "a1,b1,a2,b2,P");
	while (reference_next(&row)) {
		double x[4], want = reference_number(&row, 4);
		bool usable = true;
		uint64_t s, n, t, m;

		for (int i = 0; i < 4; i++) {
			x[i] = reference_number(&row, i);
			usable = usable && is_count(x[i]);
		}
		if (!usable)
			continue;
		s = (uint64_t)x[0] - 1;
		n = s + (uint64_t)x[1] - 1;
		t = (uint64_t)x[2] - 1;
		m = t + (uint64_t)x[3] - 1;
		assert_relative(p_of(s, n, t, m), want, REFERENCE_TOLERANCE);
		rows++;
	}
	reference_close(&row);
	assert_int_equal(rows, 24);
}

/* mpmath 1.3.0, 40 digits */
static void large_and_lopsided_counts_match_mpmath(void **state)
{
	(void)state;
	assert_relative(p_of(10, 1000, 60, 1000), 1.19455946361793924e-10,
			5e-12);
	assert_relative(p_of(0, 4, 40, 40), 7.29525502022974217e-7, 5e-12);
	assert_relative(p_of(3, 7, 900000, 1000000), 0.000431700011163666178,
			5e-12);
	assert_relative(p_of(999300, 2000000, 1000700, 2000000),
			0.0807567074460207232, 5e-12);
	assert_relative(p_of(300000000, 1000000000, 300050000, 1000000000),
			0.00734989244864637158, 5e-12);
	assert_relative(p_of(700000000, 1000000000, 650, 1000),
			0.999683152434789729, 5e-12);
	assert_relative(
	    p_of(500000000000, 1000000000000, 500001000000, 1000000000000),
	    .0786496035251339173, 1e-12);
}

static double choose(uint64_t n, uint64_t k)
{
	double product = 1;

	if (k > n)
		return 0;
	for (uint64_t i = 1; i <= k; i++)
		product = product * (double)(n - k + i) / (double)i;
	return product;
}

/* All tables, none left out and none by ratio. */
static double counted(uint64_t s, uint64_t n, uint64_t t, uint64_t m)
{
	uint64_t draws = s + t + 1;
	double sum = 0;

	for (uint64_t k = 0; k <= s; k++)
		sum += choose(n + 1, k) * choose(m + 1, draws - k);
	return sum / choose(n + m + 2, draws);
}

static void small_communities_match_a_full_count(void **state)
{
	(void)state;
	for (uint64_t n = 0; n <= 9; n++)
		for (uint64_t s = 0; s <= n; s++)
			for (uint64_t m = 0; m <= 9; m++)
				for (uint64_t t = 0; t <= m; t++)
					assert_relative(p_of(s, n, t, m),
							counted(s, n, t, m),
							1e-13);
}

/* Against nothing known the chance is the expected rate. */
static void against_nobody_it_is_the_expected_rate(void **state)
{
	(void)state;
	for (uint64_t n = 1; n <= UINT64_C(1000000000000); n *= 1000) {
		uint64_t ships[] = { 0, 1, n / 3, n / 2, n - 1, n };

		for (size_t i = 0; i < 6; i++) {
			double rate = ((double)ships[i] + 1) / ((double)n + 2);

			assert_relative(p_of(ships[i], n, 0, 0), rate, 1e-11);
			assert_within(p_of(0, 0, ships[i], n), 1 - rate, 1e-11);
		}
	}
}

static void against_a_single_ship_it_is_the_expected_square(void **state)
{
	(void)state;
	for (uint64_t n = 1; n <= UINT64_C(1000000000000); n *= 100) {
		uint64_t s = n / 5 * 4;
		double first = ((double)s + 1) / ((double)n + 2);
		double second = ((double)s + 2) / ((double)n + 3);

		assert_relative(p_of(s, n, 1, 1), first * second, 1e-11);
	}
}

static void equal_counts_are_exactly_even(void **state)
{
	(void)state;
	assert_true(p_of(0, 0, 0, 0) == .5);
	assert_true(p_of(7, 9, 7, 9) == .5);
	assert_true(p_of(UINT64_C(700000000000), UINT64_C(1000000000000),
			 UINT64_C(700000000000),
			 UINT64_C(1000000000000)) == .5);
}

static void swapping_the_tools_swaps_the_chance(void **state)
{
	static const uint64_t sizes[] = { 0, 1, 4, 90, 1003, 1000000 };

	(void)state;
	for (size_t i = 0; i < 6; i++)
		for (size_t j = 0; j < 6; j++)
			for (uint64_t part = 0; part <= 4; part++) {
				uint64_t n = sizes[i], m = sizes[j];
				uint64_t s = n * part / 4;
				uint64_t t = m - m * part / 5;
				double p = p_of(s, n, t, m);

				assert_within(p_of(t, m, s, n), 1 - p, 1e-12);
				assert_within(p_of(m - t, m, n - s, n), p,
					      1e-12);
			}
}

static void certainty_is_zero_or_one_and_never_beyond(void **state)
{
	const uint64_t n = UINT64_C(1000000000000);

	(void)state;
	assert_true(p_of(0, n, n, n) == 0);
	assert_true(p_of(n, n, 0, n) == 1);
	assert_true(p_of(n / 2, n, n / 2 + n / 100, n) == 0);
	assert_true(p_of(n, n, n - 1, n) > .7 && p_of(n, n, n - 1, n) < .8);
}

static void one_more_ship_never_lowers_the_chance(void **state)
{
	(void)state;
	for (uint64_t m = 0; m <= 40; m += 8)
		for (uint64_t s = 0; s < 200; s++)
			assert_true(p_of(s, 200, m / 2, m) <
				    p_of(s + 1, 200, m / 2, m) + 1e-15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chances_match_reference),
		cmocka_unit_test(large_and_lopsided_counts_match_mpmath),
		cmocka_unit_test(small_communities_match_a_full_count),
		cmocka_unit_test(against_nobody_it_is_the_expected_rate),
		cmocka_unit_test(
		    against_a_single_ship_it_is_the_expected_square),
		cmocka_unit_test(equal_counts_are_exactly_even),
		cmocka_unit_test(swapping_the_tools_swaps_the_chance),
		cmocka_unit_test(certainty_is_zero_or_one_and_never_beyond),
		cmocka_unit_test(one_more_ship_never_lowers_the_chance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
