/* Tests base/record.c: how prices are held against each other, and said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/arena.h"
#include "smolcmp/record.h"

static struct price price(double amount, const char currency[4],
			  enum price_period per)
{
	struct price made = { { true, amount }, "", per };

	for (size_t i = 0; i < 3; i++)
		made.currency[i] = currency[i];
	return made;
}

static void expect_apart(struct price a, struct price b)
{
	assert_false(price_is_comparable(&a, &b));
	assert_false(price_is_comparable(&b, &a));
}

/* a compared with b is this, and the other way round the opposite. */
static void expect_order(struct price a, struct price b, int order)
{
	assert_true(price_is_comparable(&a, &b));
	assert_true(price_is_comparable(&b, &a));
	assert_int_equal(price_compare(&a, &b), order);
	assert_int_equal(price_compare(&b, &a), -order);
}

static void prices_of_one_unit_and_currency_are_ordered(void **state)
{
	(void)state;
	for (int per = PER_ABSENT; per < PER_OTHER; per++)
		expect_order(price(5, "EUR", (enum price_period)per),
			     price(9, "EUR", (enum price_period)per), -1);
	expect_order(price(5, "EUR", PER_MONTH), price(59, "EUR", PER_YEAR), 1);
	expect_order(price(5, "EUR", PER_MONTH), price(60, "EUR", PER_YEAR), 0);
	expect_order(price(61, "EUR", PER_SEAT_YEAR),
		     price(5, "EUR", PER_SEAT_MONTH), 1);
}

/* Amounts that have no exact binary form, nor have their quotients. */
static void a_twelfth_is_the_decimal_that_it_should_be(void **state)
{
	static const double months[] = { .1, .7, 8.3, 19.99, 1234.56, .0001 };
	static const double years[] = {
		1.2, 8.4, 99.6, 239.88, 14814.72, .0012
	};

	(void)state;
	for (size_t i = 0; i < sizeof(months) / sizeof(*months); i++)
		expect_order(price(months[i], "USD", PER_MONTH),
			     price(years[i], "USD", PER_YEAR), 0);
}

static void units_and_currencies_are_kept_apart(void **state)
{
	static const enum price_period units[] = {
		PER_ABSENT,	PER_MONTH,
		PER_SEAT_MONTH, PER_ONCE,
		PER_REQUEST,	PER_1M_INPUT_TOKENS,
		PER_OTHER,	PER_1M_OUTPUT_TOKENS,
	};
	const size_t count = sizeof(units) / sizeof(*units);
	struct price unknown = { .amount = { .known = false } };

	(void)state;
	for (size_t i = 0; i < count; i++) {
		expect_apart(price(5, "EUR", units[i]),
			     price(5, "USD", units[i]));
		expect_apart(price(5, "EUR", units[i]), unknown);
		for (size_t j = 0; j < i; j++)
			expect_apart(price(5, "EUR", units[i]),
				     price(5, "EUR", units[j]));
	}
	expect_apart(price(60, "EUR", PER_SEAT_YEAR),
		     price(60, "EUR", PER_YEAR));
	/* Who knows what the others are. */
	expect_apart(price(5, "EUR", PER_OTHER), price(5, "EUR", PER_OTHER));
	expect_apart(price(0, "EUR", PER_OTHER), unknown);
}

static void nothing_costs_the_same_everywhere(void **state)
{
	(void)state;
	expect_order(price(0, "JPY", PER_ABSENT), price(5, "EUR", PER_MONTH),
		     -1);
	expect_order(price(0, "USD", PER_MONTH), price(0, "EUR", PER_ONCE), 0);
	expect_order(price(0, "USD", PER_OTHER), price(7, "EUR", PER_OTHER),
		     -1);
	expect_order(price(7, "EUR", PER_YEAR), price(0, "USD", PER_REQUEST),
		     1);
}

static void only_spans_of_time_have_an_amount_for_a_month(void **state)
{
	struct price year = price(120, "EUR", PER_YEAR);
	struct price seat = price(9, "EUR", PER_SEAT_MONTH);
	struct price once = price(0, "EUR", PER_ONCE);
	struct price bare = price(4, "EUR", PER_ABSENT);
	struct price unknown = { .amount = { .known = false },
				 .per = PER_MONTH };

	(void)state;
	assert_true(price_monthly(&year).known);
	assert_true(price_monthly(&year).value == 10);
	assert_true(price_monthly(&seat).value == 9);
	assert_false(price_monthly(&once).known);
	assert_false(price_monthly(&bare).known);
	assert_false(price_monthly(&unknown).known);
	assert_true(price_rate(&year) == 10);
	assert_true(price_rate(&bare) == 4);
}

static void what_people_read_says_what_a_month_costs(void **state)
{
	static const struct {
		double amount;
		enum price_period per;
		const char *text;
	} cases[] = {
		{ 0, PER_YEAR, "free" },
		{ 5, PER_ABSENT, "5 EUR" },
		{ 12.5, PER_MONTH, "12.5 EUR per month" },
		{ 120, PER_YEAR, "120 EUR per year (10 EUR per month)" },
		{ 8.4, PER_YEAR, "8.4 EUR per year (0.7 EUR per month)" },
		{ 96, PER_SEAT_YEAR,
		  "96 EUR per seat and year (8 EUR per seat and month)" },
		{ 100, PER_YEAR,
		  "100 EUR per year (about 8.33 EUR per month)" },
		{ 119.99, PER_YEAR,
		  "119.99 EUR per year (about 10.00 EUR per month)" },
		{ .01, PER_YEAR,
		  "0.01 EUR per year (less than 0.01 EUR per month)" },
		{ 1e9, PER_YEAR,
		  "1000000000 EUR per year (about 83333333.33 EUR per "
		  "month)" },
		{ 1e-7, PER_REQUEST, "0.0000001 EUR per request" },
		{ 30, PER_ONCE, "30 EUR once" },
		{ 30, PER_OTHER, "30 EUR on other terms" },
	};
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct price one = price(cases[i].amount, "EUR", cases[i].per);

		assert_string_equal(price_text(&arena, &one), cases[i].text);
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prices_of_one_unit_and_currency_are_ordered),
		cmocka_unit_test(a_twelfth_is_the_decimal_that_it_should_be),
		cmocka_unit_test(units_and_currencies_are_kept_apart),
		cmocka_unit_test(nothing_costs_the_same_everywhere),
		cmocka_unit_test(only_spans_of_time_have_an_amount_for_a_month),
		cmocka_unit_test(what_people_read_says_what_a_month_costs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
