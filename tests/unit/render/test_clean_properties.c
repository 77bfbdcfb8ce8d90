/* Tests what must hold of render/clean.c whatever goes in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <unictype.h>
#include <unistr.h>

#include "clean_steps.h"

enum { RANDOM_TEXTS = 20000, RANDOM_LENGTH = 48 };

/* Deterministic text that is rich in what the rules are about. */
static void make_text(char *text, uint64_t *seed)
{
	static const char *const pieces[] = {
		ACUTE,		ACUTE,	ZWJ,
		WOMAN,		LAPTOP, SKIN,
		FLAG_D,		FLAG_E, "\xef\xb8\x8f",
		"\xe2\x80\xae", "\n",	"\r",
		"ab",		"é",	"\xe2\x83\xa3",
		"\xe6\x9d\xb1", " ",	"\x1b",
	};
	size_t length = 0;

	while (length < RANDOM_LENGTH) {
		unsigned draw;

		*seed = *seed * 6364136223846793005U + 1442695040888963407U;
		draw = (unsigned)(*seed >> 40);
		if (draw & 1) {
			const char *piece = pieces[(draw >> 1) % 18];

			strcpy(text + length, piece);
			length += strlen(piece);
		} else {
			text[length++] = (char)((draw >> 1) % 255 + 1);
			text[length] = '\0';
		}
	}
}

/* The rules once more, written as predicates and not as a table. */
static bool is_forbidden(ucs4_t c)
{
	return (c < 0x20 && c != '\n') || (c >= 0x7f && c <= 0x9f) ||
	       c == 0xad || c == 0x34f || c == 0x61c || c == 0x115f ||
	       c == 0x1160 || c == 0x17b4 || c == 0x17b5 ||
	       (c >= 0x180b && c <= 0x180f) || (c >= 0x200b && c <= 0x200c) ||
	       (c >= 0x200e && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || c == 0x3164 || c == 0xffa0 ||
	       (c >= 0xfe00 && c <= 0xfe0d) || c == 0xfeff ||
	       (c >= 0xfff9 && c <= 0xfffb) || (c >= 0x1bca0 && c <= 0x1bca3) ||
	       (c >= 0x1d173 && c <= 0x1d17a) ||
	       (c >= 0xe0000 && c <= 0xe0fff) || c >= 0xf0000 ||
	       (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xfdd0 && c <= 0xfdef) ||
	       (c & 0xfffe) == 0xfffe;
}

static void assert_harmless(const struct buffer *clean)
{
	const uint8_t *at = (const uint8_t *)clean->bytes;
	size_t marks = 0;
	ucs4_t character;

	assert_null(u8_check(at, clean->length));
	assert_int_equal(strlen(clean->bytes), clean->length);
	while ((at = u8_next(&character, at))) {
		bool mark = uc_is_general_category_withtable(
		    character, UC_CATEGORY_MASK_M);

		assert_false(is_forbidden(character));
		marks = mark ? marks + 1 : 0;
		assert_true(marks <= 4);
	}
}

static void whatever_goes_in_comes_out_harmless(void **state)
{
	struct buffer clean, folded;
	char text[RANDOM_LENGTH + 8];
	uint64_t seed = 1;

	(void)state;
	buffer_init(&clean);
	buffer_init(&folded);
	for (int i = 0; i < RANDOM_TEXTS; i++) {
		make_text(text, &seed);
		buffer_clear(&clean);
		clean_text(&clean, text, i & 1 ? CLEAN_LINE : CLEAN_PROSE);
		assert_harmless(&clean);
		assert_true(!(i & 1) || !strchr(clean.bytes, '\n'));
		buffer_clear(&folded);
		clean_emoji(&folded, clean.bytes);
		assert_harmless(&folded);
	}
	buffer_release(&clean);
	buffer_release(&folded);
}

static void every_character_comes_out_harmless(void **state)
{
	struct buffer clean;
	char text[5];

	(void)state;
	buffer_init(&clean);
	for (ucs4_t character = 1; character <= 0x10ffff; character++) {
		encode(text, character);
		buffer_clear(&clean);
		clean_text(&clean, text, CLEAN_PROSE);
		assert_harmless(&clean);
		if (is_forbidden(character) || character == '\n' ||
		    (character >= 0xd800 && character <= 0xdfff))
			continue;
		assert_string_equal(clean.bytes, text);
	}
	buffer_release(&clean);
}

static void twice_is_the_same_as_once(void **state)
{
	static clean_function *const steps[] = { as_line, as_prose, as_ascii,
						 clean_file_name, clean_emoji };
	struct buffer clean, once;
	char text[RANDOM_LENGTH + 8];
	uint64_t seed = 2;

	(void)state;
	buffer_init(&clean);
	buffer_init(&once);
	for (int i = 0; i < RANDOM_TEXTS; i++) {
		clean_function *step = steps[i % 5];

		make_text(text, &seed);
		buffer_clear(&clean);
		as_prose(&clean, text);
		assert_clean(as_prose, clean.bytes, clean.bytes);
		buffer_clear(&once);
		step(&once, step == clean_emoji ? clean.bytes : text);
		assert_clean(step, once.bytes, once.bytes);
	}
	buffer_release(&clean);
	buffer_release(&once);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whatever_goes_in_comes_out_harmless),
		cmocka_unit_test(every_character_comes_out_harmless),
		cmocka_unit_test(twice_is_the_same_as_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
