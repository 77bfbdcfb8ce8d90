/* Tests judge/agreement.c and judge/accord.c against exact rationals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/agreement.h"
#include "unit/judge/units.h"
#include "unit/reference.h"

static void check(struct decimal got, const struct reference *row, int field)
{
	if (strcmp(row->fields[field], "NA") == 0) {
		assert_false(got.known);
		return;
	}
	assert_true(got.known);
	assert_near(got.value, reference_number(row, field));
}

static void agreements_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/alpha.csv",
		       "id,binary,units,pa,alpha,ac1,alpha_se_jack,"
		       "ac1_se_jack");
	while (reference_next(&row)) {
		struct catalog catalog;
		struct agreement agreement;

		/* Verdicts have two words. */
		if (strcmp(row.fields[1], "1") != 0)
			continue;
		units_catalog(&catalog, row.fields[2]);
		agreement = agreement_of(&catalog);
		check(agreement.observed, &row, 3);
		check(agreement.alpha, &row, 4);
		check(agreement.ac1, &row, 5);
		check(agreement.alpha_se, &row, 6);
		check(agreement.ac1_se, &row, 7);
		catalog_release(&catalog);
		rows++;
	}
	reference_close(&row);
	print_message("%d rows\n", rows);
	assert_true(rows > 10);
}

static void chance_is_that_of_dealing_the_reviews_out(void **state)
{
	struct catalog catalog;
	struct agreement agreement;

	(void)state;
	/* Six ships and two skips: of 28 pairs 15 + 1 agree. */
	units_catalog(&catalog, "1111|1100|1...");
	agreement = agreement_of(&catalog);
	assert_int_equal(agreement.tools, 2);
	assert_int_equal(agreement.total, 8);
	assert_int_equal(agreement.ships, 6);
	assert_within(agreement.chance.value, 16. / 28, 1e-15);
	catalog_release(&catalog);
}

static void kappas_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/kappa.csv",
		       "n11,n10,n01,n00,po,pe,kappa");
	while (reference_next(&row)) {
		struct accord accord = {
			.both_ship = reference_count(&row, 0),
			.a_ships = reference_count(&row, 1),
			.b_ships = reference_count(&row, 2),
			.both_skip = reference_count(&row, 3),
		};

		check(accord_kappa(&accord), &row, 6);
		rows++;
	}
	reference_close(&row);
	assert_int_equal(rows, 14);
}

static void accords_are_of_those_who_share_a_tool(void **state)
{
	struct catalog catalog;
	struct arena arena;
	const struct accord *accords;
	size_t count;

	(void)state;
	arena_init(&arena);
	units_catalog(&catalog, "110.|011.|1.0.|...1");
	accords = accords_make(&catalog, &arena, &count);
	assert_int_equal(count, 3);
	assert_int_equal(accords[0].a, 0);
	assert_int_equal(accords[0].b, 1);
	assert_int_equal(accords[0].both_ship, 1);
	assert_int_equal(accords[0].b_ships, 1);
	assert_int_equal(accords[1].b, 2);
	assert_int_equal(accords[1].a_ships, 2);
	assert_int_equal(accords[1].b_ships, 1);
	assert_int_equal(accords[2].a, 1);
	assert_int_equal(accords[2].a_ships, 1);
	assert_int_equal(accords[2].both_ship, 1);
	catalog_release(&catalog);
	arena_release(&arena);
}

static void ties_among_the_others_are_left_out(void **state)
{
	struct catalog catalog;
	struct arena arena;
	const struct following *followings;

	(void)state;
	arena_init(&arena);
	/* The first: with the others twice, against them once, and once they
	 * are tied; alone once. */
	units_catalog(&catalog, "111|000|100|110|1..");
	followings = followings_make(&catalog, &arena);
	assert_int_equal(followings[0].total, 3);
	assert_int_equal(followings[0].agree, 2);
	assert_int_equal(followings[2].total, 3);
	assert_int_equal(followings[2].agree, 2);
	catalog_release(&catalog);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agreements_match_reference),
		cmocka_unit_test(chance_is_that_of_dealing_the_reviews_out),
		cmocka_unit_test(kappas_match_reference),
		cmocka_unit_test(accords_are_of_those_who_share_a_tool),
		cmocka_unit_test(ties_among_the_others_are_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
