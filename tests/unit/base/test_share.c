/* Tests judge/share.c against values from mpmath. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/share.h"
#include "unit/reference.h"

static struct interval interval_of(uint64_t ship, uint64_t total)
{
	return share_interval((struct share){ .ship = ship, .total = total });
}

static void nothing_known_is_not_zero(void **state)
{
	struct interval interval = interval_of(0, 0);

	(void)state;
	assert_false(share_is_known((struct share){ 0, 0 }));
	assert_true(share_is_known((struct share){ 0, 1 }));
	assert_true(interval.low == 0 && interval.high == 1);
}

static void rates_are_ships_per_verdict(void **state)
{
	(void)state;
	assert_true(share_rate((struct share){ 0, 4 }) == 0);
	assert_true(share_rate((struct share){ 3, 4 }) == .75);
	assert_true(share_rate((struct share){ 4, 4 }) == 1);
}

static void only_the_unanimous_reach_an_end(void **state)
{
	(void)state;
	for (uint64_t n = 1; n <= UINT64_C(2000000000000); n = n * 3 + 1) {
		assert_true(interval_of(0, n).low == 0);
		assert_true(interval_of(n, n).high == 1);
		assert_true(interval_of(0, n).high > 0);
		assert_true(interval_of(n, n).low < 1);
		assert_true(interval_of(1, n).low > 0);
		assert_true(interval_of(n - 1, n).high < 1);
	}
}

static void unanimous_intervals_follow_their_closed_form(void **state)
{
	double square = normal_95 * normal_95;

	(void)state;
	for (uint64_t n = 1; n <= UINT64_C(2000000000000); n = n * 7 + 1) {
		double total = (double)n;

		assert_relative(interval_of(0, n).high,
				square / (total + square), 1e-14);
		assert_relative(interval_of(n, n).low, total / (total + square),
				1e-14);
	}
}

static void ships_and_skips_mirror_each_other(void **state)
{
	(void)state;
	for (uint64_t n = 1; n <= 40; n++) {
		for (uint64_t s = 0; s <= n; s++) {
			struct interval ships = interval_of(s, n);
			struct interval skips = interval_of(n - s, n);
			double rate = share_rate((struct share){ s, n });

			assert_within(ships.low, 1 - skips.high, 1e-15);
			assert_true(ships.low <= rate && rate <= ships.high);
		}
	}
}

static void a_rare_ship_keeps_its_digits(void **state)
{
	struct interval interval = interval_of(1, UINT64_C(2000000000000));

	/* mpmath, 40 digits */
	(void)state;
	assert_relative(interval.low, 8.8262277467581927e-14, 1e-14);
	assert_relative(interval.high, 2.8324671328738707e-12, 1e-14);
}

static void intervals_match_reference(void **state)
{
	struct reference reference;
	int rows = 0;

	(void)state;
	reference_open(&reference, REFERENCE_DIR "/intervals.csv",
		       "s,n,method,lo,hi");
	while (reference_next(&reference)) {
		struct interval interval;

		if (strcmp(reference.fields[2], "wilson") != 0)
			continue;
		interval = interval_of(reference_count(&reference, 0),
				       reference_count(&reference, 1));
		assert_relative(interval.low, reference_number(&reference, 3),
				REFERENCE_TOLERANCE);
		assert_relative(interval.high, reference_number(&reference, 4),
				REFERENCE_TOLERANCE);
		rows++;
	}
	reference_close(&reference);
	assert_int_equal(rows, 56);
}

static void rates_are_said_without_becoming_certain(void **state)
{
	static const struct {
		struct share share;
		const char *said;
	} rows[] = {
		{ { 0, 4 }, "0" },
		{ { 1, 1000 }, "<1" },
		{ { 1, 100 }, "1" },
		{ { 2, 3 }, "67" },
		{ { 994, 1000 }, "99" },
		{ { 995, 1000 }, ">99" },
		{ { 999999999999999, 1000000000000000 }, ">99" },
		{ { UINT64_MAX / 2 - 1, UINT64_MAX / 2 }, ">99" },
		{ { 4, 4 }, "100" },
	};
	char text[PERCENT_TEXT];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		share_percent(rows[i].share, text);
		assert_string_equal(text, rows[i].said);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_known_is_not_zero),
		cmocka_unit_test(rates_are_ships_per_verdict),
		cmocka_unit_test(only_the_unanimous_reach_an_end),
		cmocka_unit_test(unanimous_intervals_follow_their_closed_form),
		cmocka_unit_test(ships_and_skips_mirror_each_other),
		cmocka_unit_test(a_rare_ship_keeps_its_digits),
		cmocka_unit_test(intervals_match_reference),
		cmocka_unit_test(rates_are_said_without_becoming_certain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
