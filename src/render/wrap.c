#include "smolcmp/wrap.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "smolcmp/arena.h"
#include "smolcmp/memory.h"

/* What text is in, and with it how wide libunistring takes the characters
 * that East Asian encodings show wide and others do not. */
static const char encoding[] = "UTF-8";

static const uint8_t *bytes_of(const char *text)
{
	return (const uint8_t *)text;
}

static bool is_plain(char byte)
{
	return byte >= ' ' && byte <= '~';
}

size_t text_width(const char *text, size_t length)
{
	size_t plain = 0;
	int rest;

	while (plain < length && is_plain(text[plain]))
		plain++;
	if (plain == length)
		return plain;

	rest = u8_width(bytes_of(text + plain), length - plain, encoding);
	return plain + (rest > 0 ? (size_t)rest : 0);
}

/* Bytes of the character at text, at least one; text must not be empty. */
static size_t character_length(const char *text, size_t length)
{
	int taken = u8_mblen(bytes_of(text), length);

	return taken > 0 ? (size_t)taken : 1;
}

/* Which bytes of text begin a grapheme, one flag a byte; to be freed. */
static char *find_graphemes(const char *text, size_t length)
{
	char *begins = memory_alloc(length);

	u8_grapheme_breaks(bytes_of(text), length, begins);
	return begins;
}

size_t text_cut(const char *text, size_t width)
{
	size_t length = strlen(text);
	size_t cut = 0;
	size_t next = 0;
	char *begins;

	while (cut < length) {
		size_t columns;

		next = cut + character_length(text + cut, length - cut);
		columns = text_width(text + cut, next - cut);
		if (columns > width)
			break;
		width -= columns;
		cut = next;
	}
	if (cut == length)
		return cut;

	/* Whether a grapheme begins at the cut depends on what is before it
	 * and on the character behind, so that is all to look at. */
	begins = find_graphemes(text, next);
	while (cut > 0 && !begins[cut])
		cut--;
	free(begins);
	return cut;
}

/* A line of the source text, and where it may be broken. */
struct paragraph {
	const char *text;
	size_t length;
	size_t at;    /* begin of the next piece */
	char *breaks; /* what may be done before each byte */
};

/* What breaking moves as one: a word, perhaps empty, and blanks behind it. */
struct piece {
	const char *word;
	size_t length;
	size_t width;
	size_t blanks;
};

static void paragraph_init(struct paragraph *paragraph, const char *text,
			   size_t length)
{
	paragraph->text = text;
	paragraph->length = length;
	paragraph->at = 0;
	paragraph->breaks = memory_alloc(length);
	u8_possible_linebreaks(bytes_of(text), length, encoding,
			       paragraph->breaks);
}

static void paragraph_release(struct paragraph *paragraph)
{
	free(paragraph->breaks);
}

/* Where the piece that begins at start ends. */
static size_t find_end(const struct paragraph *paragraph, size_t start)
{
	size_t end = start + 1;

	/* An indent is a piece of its own, which Annex 14 wants as well and
	 * libunistring does not do. */
	if (paragraph->text[start] == ' ')
		return start + strspn(paragraph->text + start, " ");

	while (end < paragraph->length &&
	       paragraph->breaks[end] != UC_BREAK_POSSIBLE)
		end++;
	return end;
}

/* False at the end of the paragraph. */
static bool paragraph_next(struct paragraph *paragraph, struct piece *piece)
{
	size_t start = paragraph->at;
	size_t end;

	if (start == paragraph->length)
		return false;
	paragraph->at = find_end(paragraph, start);

	end = paragraph->at;
	while (end > start && paragraph->text[end - 1] == ' ')
		end--;
	piece->word = paragraph->text + start;
	piece->length = end - start;
	piece->width = text_width(piece->word, piece->length);
	piece->blanks = paragraph->at - end;
	return true;
}

/* Cut the paragraph that *text begins with off it; false at the end. */
static bool next_paragraph(const char **text, struct paragraph *paragraph)
{
	size_t length = strcspn(*text, "\n");

	if (!**text)
		return false;
	paragraph_init(paragraph, *text, length);
	*text += length + ((*text)[length] == '\n');
	return true;
}

/* Lines as they fill up. */
struct filler {
	size_t limit;	   /* columns */
	struct line *done; /* grown, to be freed */
	size_t count;
	size_t capacity;
	struct line line; /* up to the end of its last word */
	size_t blanks;	  /* behind it; they stay if a word follows */
};

static void begin_line(struct filler *filler, const char *start)
{
	filler->line = (struct line){ .start = start };
	filler->blanks = 0;
}

static void end_line(struct filler *filler)
{
	filler->done = memory_grow(filler->done, filler->count,
				   &filler->capacity, sizeof(struct line));
	filler->done[filler->count++] = filler->line;
}

/* Go to a new line, unless this one has held nothing but an indent. */
static void break_line(struct filler *filler, const char *start)
{
	if (filler->line.length > 0)
		end_line(filler);
	begin_line(filler, start);
}

/* Put what must not be divided, and is not wider than a line, into the line
 * or into the next. */
static void place(struct filler *filler, const char *start, size_t length,
		  size_t width)
{
	struct line *line = &filler->line;

	if (line->width + filler->blanks + width > filler->limit)
		break_line(filler, start);
	line->length = (size_t)(start + length - line->start);
	line->width += filler->blanks + width;
	filler->blanks = 0;
}

static void place_characters(struct filler *filler, const char *text,
			     size_t length)
{
	while (length > 0) {
		size_t taken = character_length(text, length);

		place(filler, text, taken, text_width(text, taken));
		text += taken;
		length -= taken;
	}
}

/*
 * Place a word that is wider than a line. There may be blanks in it, as in
 * "( a", and marks on these, which would begin a line like any letter.
 */
static void place_graphemes(struct filler *filler, const char *word,
			    size_t length)
{
	char *begins = find_graphemes(word, length);
	size_t start = 0;

	break_line(filler, word);
	while (start < length) {
		size_t end = start + 1;
		size_t width;

		if (word[start] == ' ') {
			filler->blanks++;
			start = end;
			continue;
		}
		while (end < length && !begins[end])
			end++;
		width = text_width(word + start, end - start);
		if (width <= filler->limit)
			place(filler, word + start, end - start, width);
		else
			place_characters(filler, word + start, end - start);
		start = end;
	}
	free(begins);
}

static void fill_paragraph(struct filler *filler, struct paragraph *paragraph)
{
	struct piece piece;

	begin_line(filler, paragraph->text);
	while (paragraph_next(paragraph, &piece)) {
		if (piece.width > filler->limit)
			place_graphemes(filler, piece.word, piece.length);
		else
			place(filler, piece.word, piece.length, piece.width);
		filler->blanks = piece.blanks;
	}
	end_line(filler);
}

/* True for text that fits on one line as it is, which most cells do: then
 * there is no break to look for. */
static bool is_one_line(const char *text, size_t width, struct line *line)
{
	/* Whether much longer text fits is left to whoever looks for breaks. */
	size_t most = width < SIZE_MAX / 4 ? width * 4 : SIZE_MAX;
	size_t length = strnlen(text, most + 1);

	if (!length || length > most || text[0] == ' ' ||
	    text[length - 1] == ' ' || memchr(text, '\n', length))
		return false;
	*line = (struct line){ text, length, text_width(text, length) };
	return line->width <= width;
}

void wrap_text(struct arena *arena, const char *text, size_t width,
	       struct lines *lines)
{
	struct filler filler = { .limit = width };
	struct paragraph paragraph;
	struct line line;

	if (is_one_line(text, width, &line)) {
		lines->items = arena_alloc(arena, sizeof(line));
		lines->items[0] = line;
		lines->count = 1;
		return;
	}

	while (next_paragraph(&text, &paragraph)) {
		fill_paragraph(&filler, &paragraph);
		paragraph_release(&paragraph);
	}

	lines->count = filler.count;
	lines->items = NULL;
	if (filler.count > 0) {
		size_t size = filler.count * sizeof(struct line);

		lines->items = arena_alloc(arena, size);
		memcpy(lines->items, filler.done, size);
	}
	free(filler.done);
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Of text of blanks, letters of ASCII and numbers, which breaks between blanks
 * and nowhere else; false where there is more in it. */
static bool longest_of_plain(const char *text, size_t *longest)
{
	size_t length = 0;

	*longest = 0;
	for (const char *at = text; *at; at++) {
		bool letter = (*at >= 'a' && *at <= 'z') ||
			      (*at >= 'A' && *at <= 'Z') || is_digit(*at);
		bool point = (*at == '.' || *at == ',') && length &&
			     is_digit(at[-1]) && is_digit(at[1]);

		if (!letter && !point && *at != ' ')
			return false;
		length = *at == ' ' ? 0 : length + 1;
		if (length > *longest)
			*longest = length;
	}
	return true;
}

size_t wrap_longest_word(const char *text)
{
	struct paragraph paragraph;
	size_t longest = 0;

	if (longest_of_plain(text, &longest))
		return longest;
	longest = 0;
	while (next_paragraph(&text, &paragraph)) {
		struct piece piece;

		while (paragraph_next(&paragraph, &piece))
			if (piece.width > longest)
				longest = piece.width;
		paragraph_release(&paragraph);
	}
	return longest;
}
