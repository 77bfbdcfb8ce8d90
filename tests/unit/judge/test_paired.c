/* Tests judge/paired.c against exact rationals and mpmath. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/paired.h"
#include "smolcmp/strength.h"
#include "unit/reference.h"

static void comparisons_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/mcnemar.csv",
		       "b,c,exact_p,mid_p,p_a_better");
	while (reference_next(&row)) {
		struct paired got = paired_compare(reference_count(&row, 0),
						   reference_count(&row, 1));

		assert_relative(got.p_exact, reference_number(&row, 2),
				REFERENCE_TOLERANCE);
		assert_relative(got.p_mid, reference_number(&row, 3),
				REFERENCE_TOLERANCE);
		assert_relative(got.p_a_better, reference_number(&row, 4),
				REFERENCE_TOLERANCE);
		rows++;
	}
	reference_close(&row);
	assert_int_equal(rows, 47);
}

/* mpmath 1.3.0, 50 digits: sums of binomial coefficients */
static void large_counts_match_mpmath(void **state)
{
	static const struct {
		uint64_t a, b;
		struct paired want;
	} rows[] = {
		{ 30,
		  33,
		  { .353990377067381985, .801306492504066207,
		    .707980754134763971 } },
		{ 31, 32, { .450326623126016552, 1, .900653246252033103 } },
		{ 0,
		  100,
		  { 3.94430452610505903e-31, 1.57772181044202361e-30,
		    7.88860905221011805e-31 } },
		{ 400,
		  600,
		  { 1.13253667433052252e-10, 2.72846415606601843e-10,
		    2.26507334866104504e-10 } },
		{ 0,
		  1000,
		  { 4.66631809251609439e-302, 1.86652723700643776e-301,
		    9.33263618503218879e-302 } },
		{ 997000,
		  1000001,
		  { .016850965420905094, .0337611508438779688,
		    .0337019308418101879 } },
		{ 999950000,
		  1000000000,
		  { .131773254375973125, .263556058450332999,
		    .263546508751946251 } },
		{ 999999999,
		  1000000000,
		  { .499991079379420351, 1, .999982158758840702 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct paired got = paired_compare(rows[i].a, rows[i].b);
		const struct paired *want = &rows[i].want;

		assert_relative(got.p_a_better, want->p_a_better, 1e-11);
		assert_relative(got.p_exact, want->p_exact, 1e-11);
		assert_relative(got.p_mid, want->p_mid, 1e-11);
	}
}

static void nobody_who_differs_says_nothing(void **state)
{
	struct paired got = paired_compare(0, 0);

	(void)state;
	assert_true(got.p_a_better == .5);
	assert_true(got.p_exact == 1 && got.p_mid == 1);
}

static void as_many_on_each_side_is_exactly_even(void **state)
{
	(void)state;
	for (uint64_t n = 1; n <= 1000000000; n *= 10) {
		assert_true(paired_compare(n, n).p_a_better == .5);
		assert_true(paired_compare(n, n).p_exact == 1);
		assert_true(paired_compare(n, n).p_mid < 1);
	}
}

static void panels_of_the_usual_size_are_exact(void **state)
{
	(void)state;
	assert_true(paired_compare(1, 0).p_a_better == .75);
	assert_true(paired_compare(2, 0).p_a_better == .875);
	assert_true(paired_compare(3, 0).p_a_better == .9375);
	assert_true(paired_compare(4, 0).p_a_better == .96875);
	assert_true(paired_compare(5, 1).p_a_better == .9375);
	assert_true(paired_compare(4, 0).p_exact == .125);
	assert_true(paired_compare(4, 0).p_mid == .0625);
}

static void swapping_the_tools_swaps_the_answer(void **state)
{
	(void)state;
	for (uint64_t a = 0; a <= 90; a++) {
		for (uint64_t b = 0; b <= 90; b++) {
			struct paired ab = paired_compare(a, b);
			struct paired ba = paired_compare(b, a);

			assert_true(ab.p_a_better == 1 - ba.p_a_better ||
				    ba.p_a_better == 1 - ab.p_a_better);
			assert_true(ab.p_exact == ba.p_exact);
			assert_true(ab.p_mid == ba.p_mid);
			assert_true(ab.p_mid <= ab.p_exact);
			assert_true(ab.p_exact <= 1);
		}
	}
}

/* What the next split is expected to leave of a chance is the chance itself.
 * It ties tails that are counted to tails that are summed. */
static void chances_agree_with_what_the_next_split_brings(void **state)
{
	(void)state;
	for (uint64_t a = 0; a <= 90; a++) {
		for (uint64_t b = 0; b <= 90; b++) {
			double up = paired_compare(a + 1, b).p_a_better;
			double down = paired_compare(a, b + 1).p_a_better;
			double x = (double)a + 1, y = (double)b + 1;

			assert_relative(paired_compare(a, b).p_a_better,
					(x * up + y * down) / (x + y), 1e-13);
		}
	}
}

static void further_splits_are_the_fewest_that_are_strong(void **state)
{
	(void)state;
	for (uint64_t a = 0; a <= 40; a++) {
		for (uint64_t b = 0; b <= a; b++) {
			uint64_t more = 0;

			while (strength_of(
				   paired_compare(a + more, b).p_a_better) <
			       STRENGTH_STRONG)
				more++;
			assert_int_equal(paired_splits_to_strong(a, b), more);
			assert_int_equal(paired_splits_to_strong(b, a), more);
		}
	}
}

static void three_more_like_the_first_make_it_strong(void **state)
{
	(void)state;
	assert_int_equal(paired_splits_to_strong(0, 0), 4);
	assert_int_equal(paired_splits_to_strong(1, 0), 3);
	assert_int_equal(paired_splits_to_strong(4, 0), 0);
	assert_int_equal(paired_splits_to_strong(0, 9), 0);
}

static void splits_of_a_billion_are_found_at_once(void **state)
{
	const uint64_t n = 1000000000;
	uint64_t more = paired_splits_to_strong(n, n);

	(void)state;
	assert_true(more > 0);
	assert_true(strength_of(paired_compare(n + more, n).p_a_better) >=
		    STRENGTH_STRONG);
	assert_true(strength_of(paired_compare(n + more - 1, n).p_a_better) <
		    STRENGTH_STRONG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comparisons_match_reference),
		cmocka_unit_test(large_counts_match_mpmath),
		cmocka_unit_test(nobody_who_differs_says_nothing),
		cmocka_unit_test(as_many_on_each_side_is_exactly_even),
		cmocka_unit_test(panels_of_the_usual_size_are_exact),
		cmocka_unit_test(swapping_the_tools_swaps_the_answer),
		cmocka_unit_test(chances_agree_with_what_the_next_split_brings),
		cmocka_unit_test(further_splits_are_the_fewest_that_are_strong),
		cmocka_unit_test(three_more_like_the_first_make_it_strong),
		cmocka_unit_test(splits_of_a_billion_are_found_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
