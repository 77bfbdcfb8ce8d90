/* Tests judge/dominance.c: who is no better in anything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/dominance.h"
#include "unit/sketch.h"

enum { NEITHER = -1, A, B };
enum { PANEL = 1, VOTES = 2, PRICE = 4 };

struct row {
	struct sketch a;
	struct sketch b;
	int dominant;
	int by; /* what they are held against each other by */
};

static void check(const struct row *row)
{
	const struct sketch sketches[] = { row->a, row->b, { .slug = NULL } };
	struct dominance ways[2];
	struct catalog catalog;

	sketch_catalog(&catalog, sketches);
	ways[A] = dominance_of(&catalog.tools[0], &catalog.tools[1]);
	ways[B] = dominance_of(&catalog.tools[1], &catalog.tools[0]);
	assert_int_equal(ways[A].holds, row->dominant == A);
	assert_int_equal(ways[B].holds, row->dominant == B);
	for (int i = A; i <= B; i++) {
		if (!ways[i].holds)
			continue;
		assert_int_equal(ways[i].panel, (row->by & PANEL) != 0);
		assert_int_equal(ways[i].votes, (row->by & VOTES) != 0);
		assert_int_equal(ways[i].price, (row->by & PRICE) != 0);
	}
	catalog_release(&catalog);
}

#define CHECK_ALL(rows)                                                        \
	do                                                                     \
		for (size_t i = 0; i < sizeof(rows) / sizeof(*(rows)); i++)    \
			check(&(rows)[i]);                                     \
	while (0)

static void better_in_one_and_worse_in_none_dominates(void **state)
{
	static const struct row rows[] = {
		{ { .slug = "a", .panel = "++-", .price = "5 USD" },
		  { .slug = "b", .panel = "+--", .price = "5 USD" },
		  A,
		  PANEL | PRICE },
		{ { .slug = "a", .panel = "++", .price = "6 USD" },
		  { .slug = "b", .panel = "++", .price = "5 USD" },
		  B,
		  PANEL | PRICE },
		{ { .slug = "a", .panel = "+", .ship = 5, .skip = 4 },
		  { .slug = "b", .panel = "+", .ship = 50, .skip = 39 },
		  B,
		  PANEL | VOTES },
		/* Free costs less than anything in any currency. */
		{ { .slug = "a", .panel = "+", .price = "0 USD" },
		  { .slug = "b", .panel = "+", .price = "1 EUR" },
		  A,
		  PANEL | PRICE },
		{ { .slug = "a", .panel = "", .ship = 1, .price = "1 USD" },
		  { .slug = "b", .panel = "", .ship = 9, .price = "2 USD" },
		  A,
		  VOTES | PRICE },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void better_in_one_and_worse_in_another_does_not(void **state)
{
	static const struct row rows[] = {
		{ { .slug = "a", .panel = "++", .price = "6 USD" },
		  { .slug = "b", .panel = "+-", .price = "5 USD" },
		  NEITHER,
		  0 },
		{ { .slug = "a", .panel = "++", .ship = 1, .skip = 1 },
		  { .slug = "b", .panel = "+-", .ship = 2, .skip = 1 },
		  NEITHER,
		  0 },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void equals_do_not_dominate_each_other(void **state)
{
	static const struct row rows[] = {
		{ { .slug = "a", .panel = "++--", .price = "5 USD" },
		  { .slug = "b", .panel = "-+", .price = "5 USD" },
		  NEITHER,
		  0 },
		{ { .slug = "a", .panel = "" },
		  { .slug = "b", .panel = "" },
		  NEITHER,
		  0 },
		/* A million million votes, in the same proportion. */
		{ { .slug = "a",
		    .panel = "+",
		    .ship = 400000000000,
		    .skip = 600000000000 },
		  { .slug = "b", .panel = "+", .ship = 2, .skip = 3 },
		  NEITHER,
		  0 },
	};

	(void)state;
	CHECK_ALL(rows);
}

static void known_of_one_only_cannot_be_compared(void **state)
{
	static const struct row rows[] = {
		{ { .slug = "a", .panel = "++" },
		  { .slug = "b", .panel = "" },
		  NEITHER,
		  0 },
		{ { .slug = "a", .panel = "++", .ship = 1 },
		  { .slug = "b", .panel = "--" },
		  NEITHER,
		  0 },
		{ { .slug = "a", .panel = "++", .price = "0 USD" },
		  { .slug = "b", .panel = "--" },
		  NEITHER,
		  0 },
		{ { .slug = "a", .panel = "++", .price = "1 USD" },
		  { .slug = "b", .panel = "--", .price = "1 EUR" },
		  NEITHER,
		  0 },
		{ { .slug = "a", .panel = "++", .price = "1 USD" },
		  { .slug = "b",
		    .panel = "--",
		    .price = "1 USD",
		    .per = PER_ONCE },
		  NEITHER,
		  0 },
		/* Of neither is no matter. */
		{ { .slug = "a", .panel = "++" },
		  { .slug = "b", .panel = "--" },
		  A,
		  PANEL },
	};

	(void)state;
	CHECK_ALL(rows);
}

/* One vote of a million million decides. */
static void no_gap_is_too_small(void **state)
{
	static const struct row rows[] = {
		{ { .slug = "a",
		    .panel = "+",
		    .ship = 400000000001,
		    .skip = 600000000000 },
		  { .slug = "b",
		    .panel = "+",
		    .ship = 400000000000,
		    .skip = 600000000000 },
		  A,
		  PANEL | VOTES },
	};

	(void)state;
	CHECK_ALL(rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(better_in_one_and_worse_in_none_dominates),
		cmocka_unit_test(better_in_one_and_worse_in_another_does_not),
		cmocka_unit_test(equals_do_not_dominate_each_other),
		cmocka_unit_test(known_of_one_only_cannot_be_compared),
		cmocka_unit_test(no_gap_is_too_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
