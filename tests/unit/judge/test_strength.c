/* Tests judge/strength.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/strength.h"
#include "unit/reference.h"

static void boundaries_belong_where_the_table_says(void **state)
{
	(void)state;
	assert_int_equal(strength_of(.5), STRENGTH_TOO_CLOSE);
	assert_int_equal(strength_of(.75), STRENGTH_TOO_CLOSE);
	assert_int_equal(strength_of(.7501), STRENGTH_WEAK);
	assert_int_equal(strength_of(.8999), STRENGTH_WEAK);
	assert_int_equal(strength_of(.9), STRENGTH_MODERATE);
	assert_int_equal(strength_of(.9499), STRENGTH_MODERATE);
	assert_int_equal(strength_of(.95), STRENGTH_STRONG);
	assert_int_equal(strength_of(.9899), STRENGTH_STRONG);
	assert_int_equal(strength_of(.99), STRENGTH_VERY_STRONG);
	assert_int_equal(strength_of(1), STRENGTH_VERY_STRONG);
}

static void rounding_never_crosses_a_boundary(void **state)
{
	static const double boundaries[] = { .75, .90, .95, .99 };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		double at = boundaries[i];

		for (double off = -9e-10; off <= 9e-10; off += 1e-10)
			assert_int_equal(strength_of(at + off),
					 strength_of(at));
		assert_int_not_equal(strength_of(at - 2e-9),
				     strength_of(at + 2e-9));
	}
}

static void each_small_unanimous_split_has_its_word(void **state)
{
	static const enum strength words[] = {
		STRENGTH_TOO_CLOSE,   STRENGTH_TOO_CLOSE, STRENGTH_WEAK,
		STRENGTH_MODERATE,    STRENGTH_STRONG,	  STRENGTH_STRONG,
		STRENGTH_VERY_STRONG,
	};
	double against = .5; /* 2^-(n + 1) */

	(void)state;
	for (size_t n = 0; n < 7; n++, against /= 2)
		assert_int_equal(strength_of(1 - against), words[n]);
}

static void what_is_not_a_chance_is_too_close_to_call(void **state)
{
	(void)state;
	assert_int_equal(strength_of(NAN), STRENGTH_TOO_CLOSE);
	assert_int_equal(strength_of(0), STRENGTH_TOO_CLOSE);
}

static void words_are_for_people_and_tokens_for_scripts(void **state)
{
	(void)state;
	assert_string_equal(strength_words(STRENGTH_TOO_CLOSE),
			    "too close to call");
	assert_string_equal(strength_token(STRENGTH_TOO_CLOSE), "too-close");
	assert_string_equal(strength_words(STRENGTH_WEAK), "weak");
	assert_string_equal(strength_token(STRENGTH_WEAK), "weak");
	assert_string_equal(strength_words(STRENGTH_MODERATE), "moderate");
	assert_string_equal(strength_token(STRENGTH_MODERATE), "moderate");
	assert_string_equal(strength_words(STRENGTH_STRONG), "strong");
	assert_string_equal(strength_token(STRENGTH_STRONG), "strong");
	assert_string_equal(strength_words(STRENGTH_VERY_STRONG),
			    "very strong");
	assert_string_equal(strength_token(STRENGTH_VERY_STRONG),
			    "very-strong");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(boundaries_belong_where_the_table_says),
		cmocka_unit_test(rounding_never_crosses_a_boundary),
		cmocka_unit_test(each_small_unanimous_split_has_its_word),
		cmocka_unit_test(what_is_not_a_chance_is_too_close_to_call),
		cmocka_unit_test(words_are_for_people_and_tokens_for_scripts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
