/* Tests render/wrap.c: columns, breaks, and what must hold of any lines. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/arena.h"
#include "smolcmp/buffer.h"
#include "smolcmp/wrap.h"

#define ACUTE "\xcc\x81"	 /* U+0301 */
#define WOMAN "\xf0\x9f\x91\xa9" /* U+1F469 */
#define SKIN "\xf0\x9f\x8f\xbd"	 /* U+1F3FD */
#define JAMO "\xe1\x84\x80"	 /* U+1100; any number is one grapheme */
#define NBSP "\xc2\xa0"

static size_t width_of(const char *text)
{
	return text_width(text, strlen(text));
}

/* Lines are compared as one string, with '|' behind each. */
static void assert_wrap(const char *text, size_t width, const char *want)
{
	struct arena arena;
	struct buffer got;
	struct lines lines;

	arena_init(&arena);
	buffer_init(&got);
	wrap_text(&arena, text, width, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		buffer_add(&got, lines.items[i].start, lines.items[i].length);
		buffer_add_char(&got, '|');
	}
	assert_string_equal(got.bytes, want);
	buffer_release(&got);
	arena_release(&arena);
}

static void plain_text_is_as_wide_as_long(void **state)
{
	(void)state;
	assert_int_equal(text_width("", 0), 0);
	assert_int_equal(width_of(" ~abc "), 6);
	assert_int_equal(text_width("abc", 2), 2);
}

static void width_counts_columns_and_not_characters(void **state)
{
	(void)state;
	assert_int_equal(width_of("caf\xc3\xa9"), 4);
	assert_int_equal(width_of("e" ACUTE ACUTE "x"), 2);
	assert_int_equal(width_of(ACUTE), 0);
	assert_int_equal(width_of("東京ab"), 6);
	assert_int_equal(width_of("ab東京"), 6);
	assert_int_equal(width_of(WOMAN), 2);
	assert_int_equal(width_of("\xef\xbf\xbd"), 1);
	assert_int_equal(text_width("a東京", 4), 3);
}

static void width_never_runs_below_zero(void **state)
{
	(void)state;
	assert_int_equal(width_of("\n"), 0);
	assert_int_equal(width_of("\x01\x02"), 0);
	assert_int_equal(width_of("ab\ncd"), 4);
}

static void ambiguous_characters_are_narrow(void **state)
{
	(void)state;
	assert_int_equal(width_of("≠█·✓✗…–"), 7);
	assert_int_equal(width_of("αж"), 2);
}

static void cut_is_the_longest_beginning_that_fits(void **state)
{
	(void)state;
	assert_int_equal(text_cut("abc", 0), 0);
	assert_int_equal(text_cut("abc", 2), 2);
	assert_int_equal(text_cut("abc", 3), 3);
	assert_int_equal(text_cut("abc", 99), 3);
	assert_int_equal(text_cut("", 4), 0);
	assert_int_equal(text_cut("a b", 2), 2);
	assert_int_equal(text_cut("東京", 1), 0);
	assert_int_equal(text_cut("東京", 2), 3);
	assert_int_equal(text_cut("東京", 3), 3);
	assert_int_equal(text_cut("東京", 4), 6);
}

static void cut_keeps_graphemes_whole(void **state)
{
	(void)state;
	assert_int_equal(text_cut("e" ACUTE ACUTE "x", 1), 5);
	assert_int_equal(text_cut("ae" ACUTE, 1), 1);
	assert_int_equal(text_cut("a" WOMAN SKIN "b", 3), 1);
	assert_int_equal(text_cut("a" WOMAN SKIN "b", 5), 9);
	assert_int_equal(text_cut("a" JAMO JAMO JAMO, 5), 1);
	assert_int_equal(text_cut(JAMO JAMO, 2), 0);
	/* two flags: the second begins behind two indicators */
	assert_int_equal(text_cut("\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa"
				  "\xf0\x9f\x87\xab\xf0\x9f\x87\xb7",
				  3),
			 8);
}

static void words_fill_lines(void **state)
{
	const char *text = "the quick brown fox jumps";

	(void)state;
	assert_wrap(text, 25, "the quick brown fox jumps|");
	assert_wrap(text, 24, "the quick brown fox|jumps|");
	assert_wrap(text, 19, "the quick brown fox|jumps|");
	assert_wrap(text, 18, "the quick brown|fox jumps|");
	assert_wrap(text, 5, "the|quick|brown|fox|jumps|");
}

static void a_blank_behind_a_full_line_does_not_count(void **state)
{
	(void)state;
	assert_wrap("abc de", 3, "abc|de|");
	assert_wrap("abc ", 3, "abc|");
	assert_wrap("abc    d ", 3, "abc|d|");
}

static void blanks_inside_a_line_stay_and_at_its_ends_go(void **state)
{
	(void)state;
	assert_wrap("a  b   c", 4, "a  b|c|");
	assert_wrap("a   \nb  ", 9, "a|b|");
	assert_wrap("   ", 2, "|");
}

static void an_indent_stays_where_its_word_fits(void **state)
{
	(void)state;
	assert_wrap("  ab cd", 5, "  ab|cd|");
	assert_wrap("x\n  ab", 5, "x|  ab|");
	assert_wrap("    abc", 5, "abc|");
	assert_wrap("  abcdef", 5, "abcde|f|");
}

static void a_line_feed_ends_a_line(void **state)
{
	(void)state;
	assert_wrap("", 9, "");
	assert_wrap("a\nb", 9, "a|b|");
	assert_wrap("a\n\nb", 9, "a||b|");
	assert_wrap("a\n\n\nb\n", 9, "a|||b|");
	assert_wrap("\n", 9, "|");
	assert_wrap("\na", 9, "|a|");
	assert_wrap("abc\ndef", 3, "abc|def|");
}

static void no_lines_need_no_memory(void **state)
{
	struct line other;
	struct lines lines = { .items = &other, .count = 7 };
	struct arena arena;

	(void)state;
	arena_init(&arena);
	wrap_text(&arena, "", 9, &lines);
	assert_null(lines.items);
	assert_int_equal(lines.count, 0);
	assert_null(arena.chunks);
	arena_release(&arena);
}

static void breaks_follow_annex_14(void **state)
{
	(void)state;
	assert_wrap("well-known", 6, "well-|known|");
	assert_wrap("a/b/cde", 4, "a/b/|cde|");
	assert_wrap("it (too) ok", 5, "it|(too)|ok|");
	assert_wrap("10" NBSP "km far", 6, "10" NBSP "km|far|");
	assert_wrap("ab 10" NBSP "km", 6, "ab|10" NBSP "km|");
	assert_wrap("say $9.50!", 6, "say|$9.50!|");
	assert_wrap("a — b", 3, "a —|b|");
}

static void ideographs_break_anywhere_but_before_a_stop(void **state)
{
	(void)state;
	assert_wrap("東京都", 4, "東京|都|");
	assert_wrap("東京都", 5, "東京|都|");
	assert_wrap("東京都。", 6, "東京|都。|");
	assert_wrap("a東b京", 3, "a東|b京|");
}

static void a_word_wider_than_a_line_is_broken_inside(void **state)
{
	(void)state;
	assert_wrap("abcdefgh", 3, "abc|def|gh|");
	assert_wrap("a bcdefg h", 3, "a|bcd|efg|h|");
	assert_wrap("x abcd y", 3, "x|abc|d y|");
	assert_wrap("abcdef", 3, "abc|def|");
}

static void blanks_in_a_broken_word_are_blanks(void **state)
{
	(void)state;
	/* no break is allowed behind an opening and before a closing one */
	assert_wrap("( ab", 4, "( ab|");
	assert_wrap("( ab", 2, "(|ab|");
	assert_wrap("abc  ) d", 3, "abc|) d|");
	/* a mark on a blank is a word */
	assert_wrap("( " ACUTE "ab", 2, "(|" ACUTE "ab|");
}

static void graphemes_stay_whole_in_broken_words(void **state)
{
	(void)state;
	assert_wrap("ae" ACUTE "e" ACUTE "e" ACUTE, 2,
		    "ae" ACUTE "|e" ACUTE "e" ACUTE "|");
	assert_wrap("abc" ACUTE ACUTE ACUTE ACUTE "d", 3,
		    "abc" ACUTE ACUTE ACUTE ACUTE "|d|");
	/* two characters of four columns, which no line may part */
	assert_wrap("abc" JAMO JAMO "d", 4, "abc|" JAMO JAMO "|d|");
}

static void only_a_grapheme_wider_than_a_line_is_broken(void **state)
{
	(void)state;
	assert_wrap("a" JAMO JAMO JAMO "b", 5, "a|" JAMO JAMO "|" JAMO "b|");
	assert_wrap(JAMO JAMO, 2, JAMO "|" JAMO "|");
}

static void two_columns_are_enough(void **state)
{
	(void)state;
	assert_wrap("abc d", 2, "ab|c|d|");
	assert_wrap("東a京", 2, "東|a|京|");
	assert_wrap(WOMAN WOMAN "e" ACUTE "xy", 2,
		    WOMAN "|" WOMAN "|e" ACUTE "x|y|");
}

static void lines_are_slices_with_their_width(void **state)
{
	const char *text = "caf\xc3\xa9 東京";
	struct lines lines;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	wrap_text(&arena, text, 4, &lines);
	assert_int_equal(lines.count, 2);
	assert_ptr_equal(lines.items[0].start, text);
	assert_int_equal(lines.items[0].length, 5);
	assert_int_equal(lines.items[0].width, 4);
	assert_ptr_equal(lines.items[1].start, text + 6);
	assert_int_equal(lines.items[1].length, 6);
	assert_int_equal(lines.items[1].width, 4);
	arena_release(&arena);
}

static void the_longest_word_is_what_needs_no_breaking(void **state)
{
	(void)state;
	assert_int_equal(wrap_longest_word(""), 0);
	assert_int_equal(wrap_longest_word("  \n "), 0);
	assert_int_equal(wrap_longest_word("a bcd    ef"), 3);
	assert_int_equal(wrap_longest_word("     ab\n  c"), 2);
	assert_int_equal(wrap_longest_word("abc d     e"), 3);
	assert_int_equal(wrap_longest_word("a\nbcde\nf"), 4);
	assert_int_equal(wrap_longest_word("well-known"), 5);
	assert_int_equal(wrap_longest_word("東京都"), 2);
}

static void lines_are_the_same_in_every_locale(void **state)
{
	(void)state;
	assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
	assert_wrap("ab≠cd ef", 5, "ab≠cd|ef|");
	assert_wrap("plain text", 5, "plain|text|");
	assert_non_null(setlocale(LC_ALL, "C"));
	assert_wrap("ab≠cd ef", 5, "ab≠cd|ef|");
	assert_wrap("plain text", 5, "plain|text|");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_is_as_wide_as_long),
		cmocka_unit_test(width_counts_columns_and_not_characters),
		cmocka_unit_test(width_never_runs_below_zero),
		cmocka_unit_test(ambiguous_characters_are_narrow),
		cmocka_unit_test(cut_is_the_longest_beginning_that_fits),
		cmocka_unit_test(cut_keeps_graphemes_whole),
		cmocka_unit_test(words_fill_lines),
		cmocka_unit_test(a_blank_behind_a_full_line_does_not_count),
		cmocka_unit_test(blanks_inside_a_line_stay_and_at_its_ends_go),
		cmocka_unit_test(an_indent_stays_where_its_word_fits),
		cmocka_unit_test(a_line_feed_ends_a_line),
		cmocka_unit_test(no_lines_need_no_memory),
		cmocka_unit_test(breaks_follow_annex_14),
		cmocka_unit_test(ideographs_break_anywhere_but_before_a_stop),
		cmocka_unit_test(a_word_wider_than_a_line_is_broken_inside),
		cmocka_unit_test(blanks_in_a_broken_word_are_blanks),
		cmocka_unit_test(graphemes_stay_whole_in_broken_words),
		cmocka_unit_test(only_a_grapheme_wider_than_a_line_is_broken),
		cmocka_unit_test(two_columns_are_enough),
		cmocka_unit_test(lines_are_slices_with_their_width),
		cmocka_unit_test(the_longest_word_is_what_needs_no_breaking),
		cmocka_unit_test(lines_are_the_same_in_every_locale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
