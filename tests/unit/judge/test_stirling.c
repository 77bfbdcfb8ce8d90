/* Tests judge/stirling.c, on which all large counts rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge/stirling.h"
#include "unit/reference.h"

/* mpmath 1.3.0, 40 digits */
static void errors_of_the_formula_match_mpmath(void **state)
{
	static const struct {
		uint64_t n;
		double error;
	} rows[] = {
		{ 1, 0.0810614667953272582 },
		{ 2, 0.0413406959554092941 },
		{ 7, 0.0118967099458917701 },
		{ 15, 0.00555473355196280137 },
		{ 16, 0.00520765591960964044 },
		{ 17, 0.00490139594843473786 },
		{ 30, 0.0027776749297526936 },
		{ 1000, 0.0000833333305555563492 },
		{ 1000000, 8.33333333333305556e-8 },
		{ 1000000000000, 8.33333333333330296e-14 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_within(stirling_error(rows[i].n), rows[i].error, 2e-16);
}

/* log n! - log (n - 1)! = log n. */
static void errors_follow_from_one_another(void **state)
{
	(void)state;
	for (uint64_t n = 2; n <= 200; n++) {
		double x = (double)n;
		double step = 1 - (x - .5) * log1p(1 / (x - 1));

		assert_within(stirling_error(n) - stirling_error(n - 1), step,
			      1e-14);
	}
}

static void nothing_has_no_error(void **state)
{
	(void)state;
	assert_true(stirling_error(0) == 0);
}

static void deviances_match_mpmath(void **state)
{
	static const struct {
		double expected, excess, deviance;
	} rows[] = {
		{ 10.0, 1.0, 0.0484119778475734605 },
		{ 10.0, -1.0, 0.051755359079563289 },
		{ 10.0, 2.875, 0.378542802030334791 },
		{ 10.0, 3.125, 0.444130015722798085 },
		{ 10.0, -2.875, 0.459800511269763341 },
		{ 10.0, -3.125, 0.548982535090301481 },
		{ 10.0, 9.0, 3.19522383727550074 },
		{ 10.0, -9.5, 8.0021338632230045 },
		{ 1000000000.0, 1000.0, 0.000499999833333416667 },
		{ 1000000000000.0, -3.0, 4.5000000000045e-12 },
		{ 4.0, 100.0, 238.842039954234133 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_relative(
		    stirling_deviance(rows[i].expected, rows[i].excess),
		    rows[i].deviance, 2e-15);
}

static void observing_what_was_expected_is_no_deviance(void **state)
{
	(void)state;
	assert_true(stirling_deviance(12.5, 0) == 0);
}

static void observing_nothing_is_as_unlikely_as_what_was_expected(void **state)
{
	(void)state;
	assert_true(stirling_deviance(12.5, -12.5) == 12.5);
}

static void a_sum_keeps_what_is_too_small_for_it(void **state)
{
	struct sum sum = { .total = 1 };

	(void)state;
	for (int i = 0; i < 1000000; i++)
		sum_add(&sum, 1e-17);
	assert_relative(sum.total, 1 + 1e-11, 3e-16);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_of_the_formula_match_mpmath),
		cmocka_unit_test(errors_follow_from_one_another),
		cmocka_unit_test(nothing_has_no_error),
		cmocka_unit_test(deviances_match_mpmath),
		cmocka_unit_test(observing_what_was_expected_is_no_deviance),
		cmocka_unit_test(
		    observing_nothing_is_as_unlikely_as_what_was_expected),
		cmocka_unit_test(a_sum_keeps_what_is_too_small_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
