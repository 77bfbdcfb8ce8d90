/* Tests what must hold of render/wrap.c whatever is wrapped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include <unigbrk.h>
#include <unilbrk.h>

#include "smolcmp/arena.h"
#include "smolcmp/buffer.h"
#include "smolcmp/clean.h"
#include "smolcmp/wrap.h"

#define ACUTE "\xcc\x81"	 /* U+0301 */
#define WOMAN "\xf0\x9f\x91\xa9" /* U+1F469 */
#define SKIN "\xf0\x9f\x8f\xbd"	 /* U+1F3FD */
#define JAMO "\xe1\x84\x80"	 /* U+1100; any number is one grapheme */
#define NBSP "\xc2\xa0"

enum { LARGE = 64 * 1024, RANDOM_TEXTS = 20000, RANDOM_PIECES = 24 };

/* Far more than any text takes, far less than quadratic time would. */
static void assert_quick(const char *piece, size_t width)
{
	size_t length = strlen(piece);
	clock_t start = clock();
	struct buffer text;
	struct lines lines;
	struct arena arena;

	arena_init(&arena);
	buffer_init(&text);
	while (text.length < LARGE)
		buffer_add(&text, piece, length);
	wrap_text(&arena, text.bytes, width, &lines);
	wrap_longest_word(text.bytes);
	text_cut(text.bytes, width);
	assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
	buffer_release(&text);
	arena_release(&arena);
}

static void time_grows_only_with_length(void **state)
{
	static const char *const pieces[] = { "a",  " ",	ACUTE, JAMO,
					      "\n", WOMAN,	"a ",  "a\n",
					      "-",  "\"",	"東",  NBSP,
					      "(",  " \xcc\x81" };

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		assert_quick(pieces[i], 2);
		assert_quick(pieces[i], 80);
	}
}

/* Deterministic cleaned prose, rich in what is hard to break. */
static void make_text(struct buffer *out, uint64_t *seed)
{
	static const char *const pieces[] = {
		"a",
		"word",
		" ",
		" ",
		"  ",
		"\n",
		"-",
		"/",
		ACUTE,
		"東",
		"。",
		WOMAN,
		JAMO,
		"(",
		"\"",
		"99",
		NBSP,
		".",
		"\xe2\x80\x8d",
		SKIN,
		"é",
		"≠",
		"longer",
		"\xe0\xa4\x83",
	};
	struct buffer text;

	buffer_init(&text);
	for (int i = 0; i < RANDOM_PIECES; i++) {
		*seed = *seed * 6364136223846793005U + 1442695040888963407U;
		buffer_add_string(&text, pieces[(*seed >> 40) % 24]);
	}
	buffer_clear(out);
	clean_text(out, text.bytes, CLEAN_PROSE);
	buffer_release(&text);
}

/* Whether a line may begin at text + at by Annex 14, or, when the word there
 * is wider than a line, by Annex 29 or within a grapheme that is. */
static void assert_may_break(const struct buffer *text, size_t at, size_t width)
{
	char *breaks = malloc(text->length);
	char *begins = malloc(text->length);
	const uint8_t *bytes = (const uint8_t *)text->bytes;
	size_t start = at, end = at;

	u8_possible_linebreaks(bytes, text->length, "UTF-8", breaks);
	u8_grapheme_breaks(bytes, text->length, begins);
	if (breaks[at] != UC_BREAK_POSSIBLE) {
		begins[at] |= bytes[at - 1] == ' '; /* a mark on a blank */
		const char *limits = begins[at] ? breaks : begins;
		char border = begins[at] ? (char)UC_BREAK_POSSIBLE : 1;

		while (start > 0 && limits[start] != border &&
		       bytes[start - 1] != '\n')
			start--;
		do
			end++;
		while (end < text->length && limits[end] != border &&
		       bytes[end] != '\n');
		assert_true(text_width(text->bytes + start, end - start) >
			    width);
	}
	free(breaks);
	free(begins);
}

/* Every byte is in a line, in order, or a blank or LF between two. */
static void assert_lines_hold(const struct buffer *text,
			      const struct lines *lines, size_t width)
{
	const char *at = text->bytes;

	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		size_t feeds = 0;

		for (; at < line->start; at++) {
			assert_true(*at == ' ' || *at == '\n');
			feeds += *at == '\n';
		}
		assert_ptr_equal(at, line->start);
		at += line->length;
		assert_true(line->width <= width);
		assert_int_equal(line->width,
				 text_width(line->start, line->length));
		assert_true(line->length == 0 || at[-1] != ' ');
		assert_true(feeds <= (i > 0));
		if (i == 0 || feeds > 0)
			continue;
		assert_true(line->length > 0 && *line->start != ' ');
		assert_may_break(text, (size_t)(line->start - text->bytes),
				 width);
	}
	at += strspn(at, " ");
	assert_true(*at == '\0' || strcmp(at, "\n") == 0);
}

static void lines_hold_the_text_and_nothing_too_wide(void **state)
{
	struct buffer text;
	struct arena arena;
	uint64_t seed = 3;

	(void)state;
	arena_init(&arena);
	buffer_init(&text);
	for (size_t i = 0; i < RANDOM_TEXTS; i++) {
		struct lines lines;

		make_text(&text, &seed);
		arena_reset(&arena);
		wrap_text(&arena, text.bytes, 2 + i % 20, &lines);
		assert_lines_hold(&text, &lines, 2 + i % 20);
	}
	buffer_release(&text);
	arena_release(&arena);
}

static void a_cut_fits_and_nothing_more_would(void **state)
{
	struct buffer text;
	char *begins;
	uint64_t seed = 4;

	(void)state;
	buffer_init(&text);
	for (size_t i = 0; i < RANDOM_TEXTS; i++) {
		size_t width = i % 12;
		size_t cut, next;

		make_text(&text, &seed);
		cut = text_cut(text.bytes, width);
		begins = malloc(text.length + 1);
		u8_grapheme_breaks((const uint8_t *)text.bytes, text.length,
				   begins);
		assert_true(text_width(text.bytes, cut) <= width);
		assert_true(cut == text.length || begins[cut]);
		for (next = cut + 1; next < text.length && !begins[next];)
			next++;
		assert_true(cut == text.length ||
			    text_width(text.bytes, next) > width);
		free(begins);
	}
	buffer_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_grows_only_with_length),
		cmocka_unit_test(lines_hold_the_text_and_nothing_too_wide),
		cmocka_unit_test(a_cut_fits_and_nothing_more_would),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
