/* Tests judge/cheapest.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/cheapest.h"
#include "unit/sketch.h"

/* A letter per tool: y and n where it can be said, ? where it cannot. */
static void expect(const struct sketch *tools, const char *want)
{
	static const char letters[] = {
		[FLAG_ABSENT] = '?', [FLAG_NO] = 'n', [FLAG_YES] = 'y'
	};
	struct comparison comparison;
	struct catalog catalog;
	char got[COMPARE_MOST + 1] = "";

	sketch_catalog(&catalog, tools);
	sketch_compare(&catalog, &comparison);
	for (size_t i = 0; i < comparison.count; i++)
		got[i] = letters[cheapest_flag(&comparison, i)];
	assert_string_equal(got, want);
	catalog_release(&catalog);
}

static void one_is_cheapest_whatever_the_panels_say(void **state)
{
	static const struct sketch two[] = {
		{ .slug = "a", .panel = "++++", .price = "5 USD" },
		{ .slug = "b", .panel = "----", .price = "4 USD" },
		{ .slug = NULL },
	};
	static const struct sketch year[] = {
		{ .slug = "a", .panel = "", .price = "5 USD" },
		{ .slug = "b",
		  .panel = "",
		  .price = "59 USD",
		  .per = PER_YEAR },
		{ .slug = "c", .panel = "", .price = "6 USD" },
		{ .slug = NULL },
	};
	static const struct sketch nothing[] = {
		{ .slug = "a", .panel = "", .price = "0 USD" },
		{ .slug = "b", .panel = "", .price = "5 EUR" },
		{ .slug = NULL },
	};

	(void)state;
	expect(two, "ny");
	expect(year, "nyn");
	expect(nothing, "yn");
}

static void who_shares_the_lowest_price_is_not(void **state)
{
	static const struct sketch tie[] = {
		{ .slug = "a", .panel = "", .price = "5 USD" },
		{ .slug = "b",
		  .panel = "",
		  .price = "60 USD",
		  .per = PER_YEAR },
		{ .slug = "c", .panel = "", .price = "6 USD" },
		{ .slug = NULL },
	};
	static const struct sketch nothing[] = {
		{ .slug = "a", .panel = "", .price = "0 USD" },
		{ .slug = "b", .panel = "", .price = "0 EUR" },
		{ .slug = NULL },
	};

	(void)state;
	expect(tie, "nnn");
	expect(nothing, "nn");
}

static void unknown_prices_stand_aside(void **state)
{
	static const struct sketch three[] = {
		{ .slug = "a", .panel = "", .price = "5 USD" },
		{ .slug = "b", .panel = "" },
		{ .slug = "c", .panel = "", .price = "6 USD" },
		{ .slug = NULL },
	};
	static const struct sketch alone[] = {
		{ .slug = "a", .panel = "", .price = "5 USD" },
		{ .slug = "b", .panel = "" },
		{ .slug = NULL },
	};

	(void)state;
	expect(three, "y?n");
	expect(alone, "??");
}

static void nothing_is_said_where_any_two_cannot_be_compared(void **state)
{
	static const struct sketch currency[] = {
		{ .slug = "a", .panel = "", .price = "5 USD" },
		{ .slug = "b", .panel = "", .price = "4 EUR" },
		{ .slug = NULL },
	};
	static const struct sketch seat[] = {
		{ .slug = "a", .panel = "", .price = "5 USD" },
		{ .slug = "b", .panel = "", .price = "4 USD" },
		{ .slug = "c",
		  .panel = "",
		  .price = "9 USD",
		  .per = PER_SEAT_YEAR },
		{ .slug = NULL },
	};

	(void)state;
	expect(currency, "??");
	expect(seat, "???");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_is_cheapest_whatever_the_panels_say),
		cmocka_unit_test(who_shares_the_lowest_price_is_not),
		cmocka_unit_test(unknown_prices_stand_aside),
		cmocka_unit_test(
		    nothing_is_said_where_any_two_cannot_be_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
