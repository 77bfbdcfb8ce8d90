/* Tests judge/difference.c against values from mpmath. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/difference.h"
#include "unit/reference.h"

static void assert_difference(const struct reference *reference,
			      struct difference got, int first)
{
	assert_relative(got.value, reference_number(reference, first),
			REFERENCE_TOLERANCE);
	assert_relative(got.low, reference_number(reference, first + 1),
			REFERENCE_TOLERANCE);
	assert_relative(got.high, reference_number(reference, first + 2),
			REFERENCE_TOLERANCE);
}

static void differences_of_strangers_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/newcombe.csv",
		       "s1,n1,s2,n2,d,lo,hi");
	while (reference_next(&row)) {
		struct share a = { reference_count(&row, 0),
				   reference_count(&row, 1) };
		struct share b = { reference_count(&row, 2),
				   reference_count(&row, 3) };

		assert_difference(&row, difference_newcombe(a, b), 4);
		rows++;
	}
	reference_close(&row);
	assert_int_equal(rows, 16);
}

static void differences_of_the_same_people_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/paired_diff.csv", "b,c,n,d,lo,hi");
	while (reference_next(&row)) {
		struct difference got = difference_paired(
		    reference_count(&row, 0), reference_count(&row, 1),
		    reference_count(&row, 2));

		assert_difference(&row, got, 3);
		rows++;
	}
	reference_close(&row);
	assert_int_equal(rows, 8);
}

static void asking_the_other_way_round_changes_the_sign(void **state)
{
	(void)state;
	for (uint64_t s = 0; s <= 7; s++) {
		for (uint64_t t = 0; t <= 5; t++) {
			struct share a = { s, 7 }, b = { t, 5 };
			struct difference ab = difference_newcombe(a, b);
			struct difference ba = difference_newcombe(b, a);

			assert_true(ab.value == -ba.value);
			assert_true(ab.low == -ba.high);
			assert_true(ab.high == -ba.low);
			ab = difference_paired(s, t, 12);
			ba = difference_paired(t, s, 12);
			assert_true(ab.value == -ba.value);
			assert_true(ab.low == -ba.high);
			assert_true(ab.high == -ba.low);
		}
	}
}

static void intervals_of_strangers_contain_what_was_observed(void **state)
{
	(void)state;
	for (uint64_t n = 1; n <= 9; n++) {
		for (uint64_t s = 0; s <= n; s++) {
			struct share a = { s, n }, b = { n / 2, 6 };
			struct difference got = difference_newcombe(a, b);

			assert_true(got.low < got.high);
			assert_true(got.low <= got.value);
			assert_true(got.value <= got.high);
			assert_true(got.low >= -1 && got.high <= 1);
		}
	}
}

static void one_vote_in_a_trillion_keeps_its_digits(void **state)
{
	const uint64_t votes = UINT64_C(1000000000000);
	struct share a = { votes - 1, votes }, b = { votes - 2, votes };

	(void)state;
	assert_relative(difference_newcombe(a, b).value, 1e-12, 1e-15);
}

static void opposite_unanimous_panels_differ_by_everything(void **state)
{
	struct share all = { 5, 5 }, none = { 0, 5 };

	(void)state;
	assert_true(difference_newcombe(all, none).value == 1);
	assert_true(difference_newcombe(all, none).high == 1);
	assert_true(difference_newcombe(none, all).low == -1);
	assert_true(difference_paired(4, 0, 4).high == 1);
	assert_true(difference_paired(0, 4, 4).low == -1);
}

static void trivial_means_all_of_the_interval(void **state)
{
	(void)state;
	assert_true(difference_is_trivial(
	    (struct difference){ .value = 0, .low = -.05, .high = .05 }));
	assert_false(difference_is_trivial(
	    (struct difference){ .value = 0, .low = -.051, .high = .01 }));
	assert_false(difference_is_trivial(
	    (struct difference){ .value = 0, .low = -.01, .high = .051 }));
}

static void few_votes_are_never_trivially_different(void **state)
{
	struct share few = { 50, 100 }, many = { 500000, 1000000 };

	(void)state;
	assert_false(difference_is_trivial(difference_newcombe(few, few)));
	assert_true(difference_is_trivial(difference_newcombe(many, many)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(differences_of_strangers_match_reference),
		cmocka_unit_test(
		    differences_of_the_same_people_match_reference),
		cmocka_unit_test(asking_the_other_way_round_changes_the_sign),
		cmocka_unit_test(
		    intervals_of_strangers_contain_what_was_observed),
		cmocka_unit_test(one_vote_in_a_trillion_keeps_its_digits),
		cmocka_unit_test(
		    opposite_unanimous_panels_differ_by_everything),
		cmocka_unit_test(trivial_means_all_of_the_interval),
		cmocka_unit_test(few_votes_are_never_trivially_different),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
