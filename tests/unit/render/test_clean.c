/* Tests render/clean.c: what each rule makes of text, pinned. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "clean_steps.h"

static void assert_character(ucs4_t character, const char *want)
{
	char text[5];
	struct buffer out;

	encode(text, character);
	buffer_init(&out);
	clean_text(&out, text, CLEAN_LINE);
	if (strcmp(out.bytes, want ? want : text) != 0)
		fail_msg("U+%04X became '%s'", (unsigned)character, out.bytes);
	buffer_release(&out);
}

/* The ends of a range become want, their neighbours outside stay. */
static void assert_range(ucs4_t first, ucs4_t last, const char *want)
{
	assert_character(first - 1, NULL);
	assert_character(first, want);
	assert_character(first + (last - first) / 2, want);
	assert_character(last, want);
	assert_character(last + 1, NULL);
}

static void plain_text_stays(void **state)
{
	(void)state;
	assert_clean(as_line, "", "");
	assert_clean(as_line, " It's ~100% {fine} \\o/ ",
		     " It's ~100% {fine} \\o/ ");
	assert_clean(as_line, "Zürich, 東京, привет, ✓ ≠ …",
		     "Zürich, 東京, привет, ✓ ≠ …");
	assert_clean(as_line, WOMAN ZWJ LAPTOP HEART "\xef\xb8\x8f",
		     WOMAN ZWJ LAPTOP HEART "\xef\xb8\x8f");
}

static void text_is_appended(void **state)
{
	struct buffer out;

	(void)state;
	buffer_init(&out);
	buffer_add_string(&out, "a\n");
	clean_text(&out, "b\a", CLEAN_LINE);
	clean_ascii(&out, "\xc3\xa9", CLEAN_LINE);
	clean_emoji(&out, "c");
	clean_file_name(&out, "-");
	assert_string_equal(out.bytes, "a\nb^G\\u{e9}c./-");
	buffer_release(&out);
}

static void every_single_byte_has_its_fate(void **state)
{
	(void)state;
	for (unsigned byte = 1; byte < 256; byte++) {
		const char text[] = { (char)byte, '\0' };
		char want[4] = { (char)byte };

		if (byte == '\t' || byte == '\n')
			strcpy(want, " ");
		else if (byte == '\r')
			strcpy(want, "");
		else if (byte < 0x20 || byte == 0x7f)
			snprintf(want, sizeof(want), "^%c",
				 byte == 0x7f ? '?' : '@' + (int)byte);
		else if (byte >= 0x80)
			strcpy(want, BAD);
		assert_clean(as_line, text, want);
		assert_clean(as_prose, text, byte == '\n' ? "\n" : want);
	}
}

static void control_characters_show_as_carets(void **state)
{
	(void)state;
	assert_clean(as_line, "\x1b[31mred\x1b[0m", "^[[31mred^[[0m");
	assert_clean(as_line, "\x01\x08\x0b\x0c\x0e\x1c\x1d\x1e\x1f\x7f",
		     "^A^H^K^L^N^\\^]^^^_^?");
}

static void line_ends_are_blanks_in_lines_and_stay_in_prose(void **state)
{
	const char *text = "a\r\nb\n\nc\rd\te\xc2\x85"
			   "f\xe2\x80\xa8g\xe2\x80\xa9h";

	(void)state;
	assert_clean(as_line, text, "a b  cd e f g h");
	assert_clean(as_prose, text, "a\nb\n\ncd e f g h");
}

static void c1_controls_are_replaced_and_nel_is_a_blank(void **state)
{
	(void)state;
	assert_character(0x7e, NULL);
	assert_character(0x80, BAD);
	assert_character(0x84, BAD);
	assert_character(0x85, " ");
	assert_character(0x86, BAD);
	assert_character(0x9b, BAD); /* CSI */
	assert_character(0x9f, BAD);
	assert_character(0xa0, NULL);
}

static void private_use_is_replaced(void **state)
{
	(void)state;
	assert_character(0xe000, BAD);
	assert_character(0xefff, BAD);
	assert_character(0xf8ff, BAD);
	assert_character(0xf900, NULL);
	assert_character(0xeffff, BAD);
	assert_character(0xf0000, BAD);
	assert_character(0xffffd, BAD);
	assert_character(0x100000, BAD);
	assert_character(0x10fffd, BAD);
}

static void noncharacters_are_replaced(void **state)
{
	(void)state;
	assert_range(0xfdd0, 0xfdef, BAD);
	for (ucs4_t plane = 0; plane <= 16; plane++) {
		assert_character(plane << 16 | 0xfffe, BAD);
		assert_character(plane << 16 | 0xffff, BAD);
	}
	for (ucs4_t plane = 1; plane <= 14; plane++)
		assert_character(plane << 16 | 0xfffd, NULL);
	for (ucs4_t plane = 1; plane <= 13; plane++)
		assert_character(plane << 16, NULL);
}

static void bidi_controls_are_removed(void **state)
{
	(void)state;
	assert_range(0x61c, 0x61c, "");
	assert_character(0x200d, NULL);
	assert_character(0x200e, "");
	assert_character(0x200f, "");
	assert_character(0x2010, NULL);
	assert_character(0x202a, "");
	assert_character(0x202c, "");
	assert_character(0x202e, "");
	assert_character(0x202f, NULL);
	assert_character(0x2066, "");
	assert_character(0x2069, "");
}

static void separators_are_blanks(void **state)
{
	(void)state;
	assert_character(0x2027, NULL);
	assert_character(0x2028, " ");
	assert_character(0x2029, " ");
}

static void invisibles_are_removed(void **state)
{
	static const ucs4_t ranges[][2] = {
		{ 0xad, 0xad },	      { 0x34f, 0x34f },
		{ 0x115f, 0x1160 },   { 0x17b4, 0x17b5 },
		{ 0x180b, 0x180f },   { 0x200b, 0x200c },
		{ 0x2060, 0x206f },   { 0x3164, 0x3164 },
		{ 0xffa0, 0xffa0 },   { 0xfe00, 0xfe0d },
		{ 0xfeff, 0xfeff },   { 0x1bca0, 0x1bca3 },
		{ 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
	};

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(ranges) / sizeof(ranges[0]); i++)
		assert_range(ranges[i][0], ranges[i][1], "");
	assert_character(0xe0000, "");
	assert_character(0xe0020, "");
	assert_character(0xe0fff, "");
	assert_character(0xe1000, NULL);
	assert_character(0xfff8, NULL);
	assert_character(0xfff9, "");
	assert_character(0xfffa, "");
	assert_character(0xfffb, "");
	assert_character(0xfffc, NULL);
}

static void ill_formed_utf8_is_replaced_by_maximal_subparts(void **state)
{
	static const char *const texts[][2] = {
		/* truncated, at the end and before a letter */
		{ "\xc3", BAD },
		{ "\xe2\x82", BAD },
		{ "\xf0\x9f\x98", BAD },
		{ "\xf0\x9f", BAD },
		{ "\xc3z", BAD "z" },
		{ "\xe2\x82z", BAD "z" },
		{ "\xf0\x9f\x98z", BAD "z" },
		/* truncated before a good character and before itself */
		{ "\xe2\xe2\x82\xac", BAD "€" },
		{ "\xf0\x90\x80\xe2\x82\xac", BAD "€" },
		{ "\xc3\xc3\xa9", BAD "é" },
		/* overlong */
		{ "\xc0\x80", BAD BAD },
		{ "\xc1\xbf", BAD BAD },
		{ "\xe0\x80\xaf", BAD BAD BAD },
		{ "\xe0\x9f\xbf", BAD BAD BAD },
		{ "\xf0\x80\x80\x80", BAD BAD BAD BAD },
		{ "\xf0\x8f\xbf\xbf", BAD BAD BAD BAD },
		/* surrogates, alone and as CESU-8 pairs */
		{ "\xed\xa0\x80", BAD BAD BAD },
		{ "\xed\xbf\xbf", BAD BAD BAD },
		{ "\xed\xa0\xbd\xed\xb8\x80", BAD BAD BAD BAD BAD BAD },
		/* beyond U+10FFFF, and bytes that begin nothing */
		{ "\xf4\x90\x80\x80", BAD BAD BAD BAD },
		{ "\xf5\x80\x80\x80", BAD BAD BAD BAD },
		{ "\xf8\x88\x80\x80\x80", BAD BAD BAD BAD BAD },
		{ "\xfe\xff", BAD BAD },
		{ "\x80\xbf", BAD BAD },
		/* Unicode 15, tables 3-8 and 3-11 */
		{ "\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41",
		  BAD BAD BAD BAD BAD BAD BAD BAD "A" },
		{ "\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41", BAD BAD BAD BAD "A" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_clean(as_line, texts[i][0], texts[i][1]);
}

static void a_second_byte_must_continue(void **state)
{
	static const char leads[] = "\xc2\xdf\xe0\xe1\xec\xed\xee\xef"
				    "\xf0\xf1\xf3\xf4";

	(void)state;
	for (const char *lead = leads; *lead; lead++) {
		const char below[] = { *lead, '\x7f', '\x80', '\x80', '\0' };
		const char above[] = { *lead, '\xc0', '\x80', '\x80', '\0' };

		assert_clean(as_line, below, BAD "^?" BAD BAD);
		assert_clean(as_line, above, BAD BAD BAD BAD);
	}
}

static void the_ends_of_well_formed_utf8_stay(void **state)
{
	static const ucs4_t ends[] = { 0xa0,	0x7ff,	 0x800,	  0xfff,
				       0x1000,	0xcfff,	 0xd000,  0xd7ff,
				       0xf900,	0x10000, 0x3fffd, 0x40000,
				       0xe1000, 0xefffd };

	(void)state;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		assert_character(ends[i], NULL);
}

static void surrogates_are_replaced(void **state)
{
	(void)state;
	assert_character(0xd7ff, NULL);
	assert_character(0xd800, BAD BAD BAD);
	assert_character(0xdbff, BAD BAD BAD);
	assert_character(0xdc00, BAD BAD BAD);
	assert_character(0xdfff, BAD BAD BAD);
}

static void at_most_four_marks_stack(void **state)
{
	(void)state;
	assert_clean(as_line, "a" ACUTE ACUTE ACUTE ACUTE "b",
		     "a" ACUTE ACUTE ACUTE ACUTE "b");
	assert_clean(as_line, "a" ACUTE ACUTE ACUTE ACUTE ACUTE ACUTE "b" ACUTE,
		     "a" ACUTE ACUTE ACUTE ACUTE "b" ACUTE);
	/* spacing, enclosing and variation selectors are marks as well */
	assert_clean(as_line,
		     "\xe0\xa4\x95\xe0\xa4\x83\xe2\x83\xa3\xef\xb8\x8f" ACUTE
		     "\xe0\xa4\x83",
		     "\xe0\xa4\x95\xe0\xa4\x83\xe2\x83\xa3\xef\xb8\x8f" ACUTE);
}

static void only_what_shows_divides_marks(void **state)
{
	(void)state;
	/* a soft hyphen and a CR are gone, so they do not count */
	assert_clean(as_line, "a" ACUTE ACUTE "\xc2\xad\r" ACUTE ACUTE ACUTE,
		     "a" ACUTE ACUTE ACUTE ACUTE);
	assert_clean(as_line, ACUTE ACUTE ACUTE ACUTE "\t" ACUTE,
		     ACUTE ACUTE ACUTE ACUTE " " ACUTE);
	assert_clean(as_line, ACUTE ACUTE ACUTE ACUTE "\xff" ACUTE,
		     ACUTE ACUTE ACUTE ACUTE BAD ACUTE);
	assert_clean(as_prose, ACUTE ACUTE ACUTE ACUTE "\n" ACUTE,
		     ACUTE ACUTE ACUTE ACUTE "\n" ACUTE);
}

static void a_joiner_counts_as_a_mark(void **state)
{
	(void)state;
	assert_clean(as_line, "a" ZWJ ZWJ ZWJ ZWJ ZWJ "b",
		     "a" ZWJ ZWJ ZWJ ZWJ "b");
	assert_clean(as_line, "a" ACUTE ACUTE ZWJ ACUTE ACUTE,
		     "a" ACUTE ACUTE ZWJ ACUTE);
}

static void ascii_escapes_the_rest_in_lower_case_hex(void **state)
{
	(void)state;
	assert_clean(as_ascii, "caf\xc3\xa9 \\ ok", "caf\\u{e9} \\ ok");
	assert_clean(as_ascii, "\xe6\x9d\xb1" WOMAN, "\\u{6771}\\u{1f469}");
	assert_clean(as_ascii, "\xff\x1b\xc2\xad|\xe2\x80\xae\t",
		     "\\u{fffd}^[| ");
	assert_clean(as_ascii, ACUTE ACUTE ACUTE ACUTE ACUTE,
		     "\\u{301}\\u{301}\\u{301}\\u{301}");
	assert_clean(as_ascii, "\xc2\xa0~", "\\u{a0}~");
}

static void ascii_keeps_lines_of_prose_only(void **state)
{
	struct buffer out;

	(void)state;
	buffer_init(&out);
	clean_ascii(&out, "a\nb", CLEAN_PROSE);
	clean_ascii(&out, "a\nb", CLEAN_LINE);
	assert_string_equal(out.bytes, "a\nba b");
	buffer_release(&out);
}

static void file_names_do_not_begin_like_options(void **state)
{
	static const char *const plain[] = { "a",   "z",       "A",  "Z",
					     "0",   "9",       "_x", "/etc/x",
					     "./x", "a-b.json" };
	static const char *const names[][2] = {
		{ "-rf", "./-rf" },
		{ "::error::x", "./::error::x" },
		{ ".git", "./.git" },
		{ "../x", "./../x" },
		{ "", "./" },
		{ ".", "./." },
		{ "./-x\033", "./-x^[" },
		{ " a", "./ a" },
		{ "\xc3\xa9", "./é" },
		{ "\na", "./ a" },
		{ "\ra", "a" },
		{ "\xff", "./" BAD },
		{ "@x", "./@x" },
		{ "[x", "./[x" },
		{ "`x", "./`x" },
		{ "{x", "./{x" },
		{ ":x", "./:x" },
		{ "\xe2\x80\xae-x", "./-x" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		assert_clean(clean_file_name, plain[i], plain[i]);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_clean(clean_file_name, names[i][0], names[i][1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_stays),
		cmocka_unit_test(text_is_appended),
		cmocka_unit_test(every_single_byte_has_its_fate),
		cmocka_unit_test(control_characters_show_as_carets),
		cmocka_unit_test(
		    line_ends_are_blanks_in_lines_and_stay_in_prose),
		cmocka_unit_test(c1_controls_are_replaced_and_nel_is_a_blank),
		cmocka_unit_test(private_use_is_replaced),
		cmocka_unit_test(noncharacters_are_replaced),
		cmocka_unit_test(bidi_controls_are_removed),
		cmocka_unit_test(separators_are_blanks),
		cmocka_unit_test(invisibles_are_removed),
		cmocka_unit_test(
		    ill_formed_utf8_is_replaced_by_maximal_subparts),
		cmocka_unit_test(a_second_byte_must_continue),
		cmocka_unit_test(the_ends_of_well_formed_utf8_stay),
		cmocka_unit_test(surrogates_are_replaced),
		cmocka_unit_test(at_most_four_marks_stack),
		cmocka_unit_test(only_what_shows_divides_marks),
		cmocka_unit_test(a_joiner_counts_as_a_mark),
		cmocka_unit_test(ascii_escapes_the_rest_in_lower_case_hex),
		cmocka_unit_test(ascii_keeps_lines_of_prose_only),
		cmocka_unit_test(file_names_do_not_begin_like_options),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
