/*
 * How wide text is on a terminal, and where its lines end.
 *
 * Knows columns, line breaks (Unicode Standard Annex 14) and grapheme
 * clusters (Annex 29), the same in every locale. Does not know tables,
 * colours or indents, and does not clean: text must come from clean.h, with
 * emoji folded if terminals are to agree about it.
 *
 * A blank is U+0020. Time is linear in the length of the text, whatever is
 * in it.
 */
#ifndef SMOLCMP_WRAP_H
#define SMOLCMP_WRAP_H

#include <stddef.h>

struct arena;

/* A slice of the text that was wrapped; no NUL behind it. */
struct line {
	const char *start;
	size_t length; /* bytes */
	size_t width;  /* columns, text_width() of the slice */
};

struct lines {
	struct line *items; /* the arena's; NULL when there are none */
	size_t count;
};

/* Columns that length bytes of text take. Marks and LF take none, wide
 * characters and emoji two. */
size_t text_width(const char *text, size_t length);

/*
 * Bytes of the longest beginning of text, a line, that fits into width
 * columns and ends between graphemes; 0 when the first is too wide. For
 * shortening: leave room for the ellipsis, and drop the blanks before it.
 */
size_t text_cut(const char *text, size_t width);

/*
 * Set lines to the slices of text between breaks, none wider than width, at
 * least 2. They point into text, which must outlive them; the items are
 * allocated from arena.
 *
 * LF ends a line, as in a text file: "a\n\nb\n" is "a", "", "b", and an empty
 * text has no lines. Other lines are broken where Annex 14 allows. A word
 * wider than a line starts on a line of its own and is broken between
 * graphemes; only a grapheme wider than a line is broken inside.
 *
 * Blanks at the end of every line are dropped, and so is an indent that
 * leaves no room for its word. Nothing else is lost, so lines of blanks
 * become empty ones.
 */
void wrap_text(struct arena *arena, const char *text, size_t width,
	       struct lines *lines);

/*
 * Columns of the widest part of text that wrap_text() keeps together when it
 * can, indents aside: a column this wide breaks no word.
 */
size_t wrap_longest_word(const char *text);

#endif
