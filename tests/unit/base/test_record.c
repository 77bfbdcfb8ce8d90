/* Tests base/record.c: which prices can be held against each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/record.h"

static void
prices_compare_in_one_currency_and_period_or_at_nothing(void **state)
{
	static const struct price eur = { { true, 5 }, "EUR", PER_MONTH };
	static const struct price more = { { true, 9 }, "EUR", PER_MONTH };
	static const struct price usd = { { true, 5 }, "USD", PER_MONTH };
	static const struct price year = { { true, 5 }, "EUR", PER_YEAR };
	static const struct price nothing = { { true, 0 }, "JPY", PER_ABSENT };
	static const struct price unknown = { .amount = { .known = false } };

	(void)state;
	assert_true(price_is_comparable(&eur, &more));
	assert_false(price_is_comparable(&eur, &usd));
	assert_false(price_is_comparable(&eur, &year));
	assert_true(price_is_comparable(&eur, &nothing));
	assert_true(price_is_comparable(&nothing, &usd));
	assert_false(price_is_comparable(&unknown, &nothing));
	assert_false(price_is_comparable(&eur, &unknown));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    prices_compare_in_one_currency_and_period_or_at_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
