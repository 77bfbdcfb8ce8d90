/* Tests judge/verdict.c against fractions and against trying everything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/yardstick.h"

enum { MOST = 12 };

static const struct thresholds several[] = {
	{ { 2, 3 }, { 1, 3 }, 1 },	 { { 1, 2 }, { 1, 2 }, 1 },
	{ { 3, 4 }, { 1, 4 }, 3 },	 { { 1, 1 }, { 0, 1 }, 1 },
	{ { 66, 100 }, { 34, 100 }, 4 }, { { 7, 9 }, { 5, 11 }, 2 },
	{ { 1, 2 }, { 1, 3 }, 1 },	 { { 1000000, 1000000 }, { 0, 1 }, 12 },
};

/* s/n against above/below, without a rounding anywhere: -1, 0 or 1. */
static int against(uint64_t s, uint64_t n, struct ratio ratio)
{
	uint64_t x = s * ratio.below;
	uint64_t y = ratio.above * n;

	return (x > y) - (x < y);
}

static enum word expected(uint64_t s, uint64_t n, const struct thresholds *by)
{
	if (n == 0 || n < by->least_panel)
		return WORD_UNRATED;
	if (against(s, n, by->ship) >= 0)
		return WORD_SHIP;
	return against(s, n, by->skip) <= 0 ? WORD_SKIP : WORD_MIXED;
}

static enum word plain_word(struct share panel,
			    const struct thresholds *thresholds)
{
	return verdict_word_of(panel, panel.total, thresholds);
}

static void words_compare_exact_fractions(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(several) / sizeof(*several); i++)
		for (uint64_t n = 0; n <= MOST; n++)
			for (uint64_t s = 0; s <= n; s++) {
				struct share panel = { s, n };

				assert_int_equal(plain_word(panel, &several[i]),
						 expected(s, n, &several[i]));
			}
}

static void two_of_three_ship_and_one_of_three_skips(void **state)
{
	(void)state;
	assert_int_equal(
	    plain_word((struct share){ 0, 0 }, &yardstick_usual.thresholds),
	    WORD_UNRATED);
	assert_int_equal(
	    plain_word((struct share){ 1, 1 }, &yardstick_usual.thresholds),
	    WORD_SHIP);
	assert_int_equal(
	    plain_word((struct share){ 2, 3 }, &yardstick_usual.thresholds),
	    WORD_SHIP);
	assert_int_equal(
	    plain_word((struct share){ 1, 3 }, &yardstick_usual.thresholds),
	    WORD_SKIP);
	assert_int_equal(
	    plain_word((struct share){ 2, 4 }, &yardstick_usual.thresholds),
	    WORD_MIXED);
	assert_int_equal(
	    plain_word((struct share){ 3, 5 }, &yardstick_usual.thresholds),
	    WORD_MIXED);
	assert_int_equal(
	    plain_word((struct share){ 2, 5 }, &yardstick_usual.thresholds),
	    WORD_MIXED);
}

static void large_panels_do_not_overflow(void **state)
{
	const uint64_t n = 2000000000000;
	struct thresholds fine = { { 666667, 1000000 }, { 1, 1000000 }, 1 };

	(void)state;
	assert_int_equal(plain_word((struct share){ n, n }, &fine), WORD_SHIP);
	assert_int_equal(plain_word((struct share){ 1333334000000, n }, &fine),
			 WORD_SHIP);
	assert_int_equal(plain_word((struct share){ 1333333999999, n }, &fine),
			 WORD_MIXED);
	assert_int_equal(plain_word((struct share){ 2000000, n }, &fine),
			 WORD_SKIP);
}

static void words_have_the_tokens_of_the_contract(void **state)
{
	(void)state;
	assert_string_equal(verdict_token(WORD_UNRATED), "unrated");
	assert_string_equal(verdict_token(WORD_SKIP), "skip");
	assert_string_equal(verdict_token(WORD_MIXED), "mixed");
	assert_string_equal(verdict_token(WORD_SHIP), "ship");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_compare_exact_fractions),
		cmocka_unit_test(two_of_three_ship_and_one_of_three_skips),
		cmocka_unit_test(large_panels_do_not_overflow),
		cmocka_unit_test(words_have_the_tokens_of_the_contract),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
