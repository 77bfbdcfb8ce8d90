/* Tests clean_emoji() of render/clean.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "clean_steps.h"

static void joined_emoji_become_their_first(void **state)
{
	(void)state;
	assert_clean(clean_emoji, WOMAN ZWJ LAPTOP "!", WOMAN "!");
	assert_clean(clean_emoji, WOMAN ZWJ WOMAN ZWJ LAPTOP WOMAN,
		     WOMAN WOMAN);
	assert_clean(clean_emoji, WOMAN SKIN ZWJ LAPTOP, WOMAN);
	assert_clean(clean_emoji, WOMAN ZWJ HEART "\xef\xb8\x8f" ZWJ WOMAN,
		     WOMAN);
	assert_clean(clean_emoji, WOMAN LAPTOP, WOMAN LAPTOP);
	assert_clean(clean_emoji, WOMAN "x" ZWJ LAPTOP, WOMAN "x" ZWJ LAPTOP);
	assert_clean(clean_emoji, WOMAN "\xc3\xa9" ZWJ LAPTOP,
		     WOMAN "\xc3\xa9" ZWJ LAPTOP);
}

static void joiners_of_letters_stay(void **state)
{
	(void)state;
	/* Sinhala sri; an Arabic letter in its joined form */
	assert_clean(clean_emoji, "\xe0\xb7\x81\xe0\xb7\x8a" ZWJ "\xe0\xb6\xbb",
		     "\xe0\xb7\x81\xe0\xb7\x8a" ZWJ "\xe0\xb6\xbb");
	assert_clean(clean_emoji, "\xd9\x87" ZWJ, "\xd9\x87" ZWJ);
	assert_clean(clean_emoji, WOMAN ZWJ "\xd9\x87" ZWJ,
		     WOMAN "\xd9\x87" ZWJ);
}

static void variation_selectors_and_keycaps_are_dropped(void **state)
{
	(void)state;
	assert_clean(clean_emoji, HEART "\xef\xb8\x8f", HEART);
	assert_clean(clean_emoji, HEART "\xef\xb8\x8e", HEART);
	assert_clean(clean_emoji, "1\xef\xb8\x8f\xe2\x83\xa3#\xe2\x83\xa3",
		     "1#");
}

static void skin_tones_are_dropped_after_emoji_only(void **state)
{
	(void)state;
	assert_clean(clean_emoji, WOMAN "\xf0\x9f\x8f\xbb", WOMAN);
	assert_clean(clean_emoji, WOMAN "\xf0\x9f\x8f\xbf", WOMAN);
	assert_clean(clean_emoji, WOMAN "\xef\xb8\x8f" SKIN SKIN "a",
		     WOMAN "a");
	assert_clean(clean_emoji, WOMAN "\xf0\x9f\x8f\xba",
		     WOMAN "\xf0\x9f\x8f\xba");
	assert_clean(clean_emoji, WOMAN "\xf0\x9f\x90\x80",
		     WOMAN "\xf0\x9f\x90\x80");
	assert_clean(clean_emoji, SKIN "a" SKIN, SKIN "a" SKIN);
}

static void flags_become_letters(void **state)
{
	(void)state;
	assert_clean(clean_emoji, FLAG_D FLAG_E, "DE");
	assert_clean(clean_emoji, "\xf0\x9f\x87\xa6\xf0\x9f\x87\xbf", "AZ");
	assert_clean(clean_emoji, FLAG_D, "D");
	assert_clean(clean_emoji, "\xf0\x9f\x87\xa5\xf0\x9f\x88\x80",
		     "\xf0\x9f\x87\xa5\xf0\x9f\x88\x80");
}

static void marks_go_with_the_emoji_they_are_on(void **state)
{
	(void)state;
	assert_clean(clean_emoji, WOMAN ACUTE ZWJ LAPTOP ACUTE ACUTE "a" ACUTE,
		     WOMAN ACUTE "a" ACUTE);
	assert_clean(clean_emoji, WOMAN ACUTE SKIN ACUTE, WOMAN ACUTE);
	assert_clean(clean_emoji, WOMAN ZWJ ACUTE LAPTOP, WOMAN LAPTOP);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(joined_emoji_become_their_first),
		cmocka_unit_test(joiners_of_letters_stay),
		cmocka_unit_test(variation_selectors_and_keycaps_are_dropped),
		cmocka_unit_test(skin_tones_are_dropped_after_emoji_only),
		cmocka_unit_test(flags_become_letters),
		cmocka_unit_test(marks_go_with_the_emoji_they_are_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
