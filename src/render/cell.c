#include "render/cell.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "render/change.h"
#include "render/format.h"
#include "render/plot.h"
#include "smolcmp/clean.h"

enum { WORD_LINES = 3 };

/* CI services obey lines that begin with "::". Where that stands, if nothing
 * but blanks of any kind is in front of it; else the line's length. */
static size_t find_command(const struct cell_line *line)
{
	size_t at = 0;

	while (at < line->length) {
		ucs4_t character;
		int taken =
		    u8_mbtouc(&character, (const uint8_t *)line->start + at,
			      line->length - at);

		if (!uc_is_property_white_space(character))
			break;
		at += (size_t)taken;
	}
	return at + 1 < line->length && memcmp(line->start + at, "::", 2) == 0
		   ? at
		   : line->length;
}

/* Printable ASCII without the start of a command: nothing to clean. */
static bool is_harmless(const char *text)
{
	for (; *text; text++)
		if (*text < ' ' || *text > '~' || *text == '#')
			return false;
	return true;
}

const char *cell_clean(struct arena *arena, const struct style *style,
		       const char *text, bool prose)
{
	enum clean_space space = prose ? CLEAN_PROSE : CLEAN_LINE;
	struct buffer clean, folded;
	char *result;

	if (is_harmless(text))
		return text;

	buffer_init(&clean);
	buffer_init(&folded);
	if (style->utf8) {
		clean_text(&clean, text, space);
		clean_emoji(&folded, clean.bytes);
	} else {
		clean_ascii(&folded, text, space);
	}
	buffer_clear(&clean);
	clean_commands(&clean, folded.bytes);
	result = arena_text(arena, clean.bytes, clean.length);
	buffer_release(&clean);
	buffer_release(&folded);
	return result;
}

static void add_line(struct arena *arena, struct cell_lines *lines,
		     struct cell_line line)
{
	if (lines->count == lines->capacity) {
		size_t capacity = lines->capacity ? lines->capacity * 2 : 4;
		struct cell_line *items =
		    arena_alloc(arena, capacity * sizeof(*items));

		if (lines->count)
			memcpy(items, lines->items,
			       lines->count * sizeof(*items));
		lines->items = items;
		lines->capacity = capacity;
	}
	lines->items[lines->count++] = line;
	if (line.width > lines->width)
		lines->width = line.width;
}

/* Of the first length bytes of a line that goes on, those up to the last blank;
 * all of them in a word that fills the line. */
static size_t whole_words(const char *line, size_t length)
{
	size_t whole = length;

	while (whole && line[whole] != ' ')
		whole--;
	while (whole && line[whole - 1] == ' ')
		whole--;
	return whole ? whole : length;
}

static void break_command(struct arena *arena, struct cell_line *line)
{
	size_t at = find_command(line);

	if (at == line->length)
		return;
	line->start = arena_printf(arena, "%.*s\\%.*s", (int)at, line->start,
				   (int)(line->length - at), line->start + at);
	line->length++;
	line->width++;
}

/* Add cleaned text, wrapped; of more than most lines (0: any) the last one
 * that is shown says that there is more. */
static void add_wrapped(struct arena *arena, struct cell_lines *lines,
			const char *text, size_t width, enum tone tone,
			size_t most)
{
	/* One column is kept for the backslash in front of a "::". */
	bool command = strstr(text, "::") != NULL && width > 2;
	size_t room = command ? width - 1 : width;
	struct lines wrapped;

	wrap_text(arena, text, room, &wrapped);
	for (size_t i = 0; i < wrapped.count; i++) {
		struct line *line = &wrapped.items[i];
		struct cell_line shown = { line->start, line->length,
					   line->width, tone };

		if (most && i + 1 == most && i + 1 < wrapped.count &&
		    room > 4) {
			char *cut =
			    arena_text(arena, line->start, line->length);
			size_t length = text_cut(cut, room - 4);

			length = whole_words(cut, length);
			cut[length] = '\0';
			shown.start = arena_printf(arena, "%s ...", cut);
			shown.length = strlen(shown.start);
			shown.width = text_width(shown.start, shown.length);
		}
		if (command)
			break_command(arena, &shown);
		add_line(arena, lines, shown);
		if (most && i + 1 == most)
			break;
	}
}

struct cell_lines cell_layout_text(struct arena *arena,
				   const struct style *style, const char *text,
				   size_t width)
{
	struct cell_lines lines = { .count = 0 };

	add_wrapped(arena, &lines, cell_clean(arena, style, text, false), width,
		    TONE_PLAIN, 0);
	return lines;
}

struct cell_lines cell_layout_words(struct arena *arena,
				    const struct style *style,
				    const struct cell *cell, size_t width,
				    const char *opening)
{
	struct cell_lines lines = { .count = 0 };
	const char *text;

	if (!cell->text)
		return lines;
	text = cell_clean(arena, style, cell->text, true);
	if (cell->quoted)
		text = arena_printf(arena,
				    style->utf8 ? "\xe2\x80\x9c%s\xe2\x80\x9d"
						: "\"%s\"",
				    text);
	if (opening)
		text = arena_printf(arena, "%s: %s",
				    cell_clean(arena, style, opening, false),
				    text);
	add_wrapped(arena, &lines, text, width, TONE_PLAIN,
		    cell->shortened ? WORD_LINES : 0);
	return lines;
}

/* "75%  ███████▌··  3 of 4", with the bar where there is room. */
static const char *rate_text(struct arena *arena, const struct style *style,
			     struct share share, struct cell_room room)
{
	enum { METER = 14, PERCENT = 4 };
	const char *count = format_of(arena, share);
	char percent[FORMAT_PERCENT];
	struct buffer text;
	const char *result;

	format_share_percent(share, percent);
	buffer_init(&text);
	buffer_add_string(&text, percent);
	if (room.meter && PERCENT + METER + strlen(count) <= room.width) {
		buffer_add_repeated(&text, ' ', PERCENT + 2 - strlen(percent));
		format_meter(&text, share_rate(share), style->utf8);
	}
	buffer_printf(&text, "  %s", count);
	result = arena_string(arena, text.bytes);
	buffer_release(&text);
	return result;
}

/* What a share says, in parts that are laid out together as there is room. */
struct share_parts {
	const char *rate;     /* "75%" */
	const char *count;    /* "3 of 4" */
	const char *interval; /* "30-95%" */
};

static struct share_parts share_parts(struct arena *arena,
				      const struct style *style,
				      const struct cell *cell)
{
	char percent[FORMAT_PERCENT];

	format_share_percent(cell->share, percent);
	return (struct share_parts){
		.rate = arena_string(arena, percent),
		.count = format_of(arena, cell->share),
		.interval = format_interval(arena, cell->interval, style->utf8),
	};
}

static const char *beside(struct arena *arena, const char *a, const char *b)
{
	return format_joined(arena, a, "  ", b);
}

static size_t width_of(const char *text)
{
	return text_width(text, strlen(text));
}

/* A share in a list: one line, or two in whichever way fits. */
static void add_listed_share(struct arena *arena, const struct style *style,
			     const struct cell *cell, size_t width,
			     struct cell_lines *lines)
{
	struct share_parts parts = share_parts(arena, style, cell);
	const char *first = beside(arena, parts.rate, parts.count);
	const char *second = parts.interval;

	if (width_of(first) + 2 + width_of(second) <= width) {
		first = beside(arena, first, second);
		second = NULL;
	} else if (width_of(first) > width) {
		first = beside(arena, parts.rate, parts.interval);
		second = parts.count;
	}
	add_wrapped(arena, lines, first, width, cell->tone, 0);
	if (second)
		add_wrapped(arena, lines, second, width, TONE_DIM, 0);
}

/* A share where tools stand side by side: a bar, and the interval below. */
static void add_share(struct arena *arena, const struct style *style,
		      const struct cell *cell, struct cell_room room,
		      struct cell_lines *lines)
{
	enum { SPELT_OUT = 20 };
	const char *interval, *rate = NULL;

	if (room.meter)
		rate = rate_text(arena, style, cell->share, room);
	if (!rate || width_of(rate) > room.width) {
		add_listed_share(arena, style, cell, room.width, lines);
		return;
	}
	interval = format_interval(arena, cell->interval, style->utf8);
	if (room.width >= SPELT_OUT)
		interval = arena_printf(arena, "95%% interval %s", interval);
	add_wrapped(arena, lines, rate, room.width, cell->tone, 0);
	add_wrapped(arena, lines, interval, room.width, TONE_DIM, 0);
}

static void add_vote(struct arena *arena, const struct style *style,
		     const struct cell *cell, struct cell_room room,
		     struct cell_lines *lines)
{
	const char *vote = format_vote(cell->verdict, style->utf8);
	struct cell_lines words;

	if (cell->score.known)
		vote = arena_printf(arena, "%s, score %.15g", vote,
				    cell->score.value);
	add_wrapped(arena, lines, vote, room.width, cell->tone, 0);
	if (room.no_words)
		return;
	words = cell_layout_words(arena, style, cell, room.width, NULL);
	for (size_t i = 0; i < words.count; i++)
		add_line(arena, lines, words.items[i]);
}

/* Begin anew in each line what is marked across lines. */
static void carry_marks(struct arena *arena, struct cell_lines *lines)
{
	bool open = false;

	for (size_t i = 0; i < lines->count; i++) {
		struct cell_line *line = &lines->items[i];
		bool goes_on = open;

		for (size_t j = 0; j < line->length; j++)
			if (line->start[j] == MARK_BEGIN ||
			    line->start[j] == MARK_END)
				open = line->start[j] == MARK_BEGIN;
		if (!goes_on)
			continue;
		line->start = arena_printf(arena, "%c%.*s", MARK_BEGIN,
					   (int)line->length, line->start);
		line->length++;
	}
}

/* Pieces of a text, the marked ones in colour or brackets. */
static void add_marked(struct arena *arena, const struct style *style,
		       const struct cell *cell, size_t width,
		       struct cell_lines *lines)
{
	const char marks[2] = { style->color ? MARK_BEGIN : '[',
				style->color ? MARK_END : ']' };
	struct buffer text, safe;

	buffer_init(&text);
	buffer_init(&safe);
	for (size_t i = 0; i < cell->list.count; i++) {
		if (i % 2)
			buffer_add_char(&text, marks[0]);
		buffer_add_string(
		    &text,
		    cell_clean(arena, style, cell->list.items[i], false));
		if (i % 2)
			buffer_add_char(&text, marks[1]);
	}
	clean_commands(&safe, text.bytes);
	add_wrapped(arena, lines, arena_text(arena, safe.bytes, safe.length),
		    width, cell->tone, 0);
	carry_marks(arena, lines);
	buffer_release(&text);
	buffer_release(&safe);
}

/* The text of a cell that is nothing but one, cleaned; no series is longer
 * than most. */
static const char *text_of(struct arena *arena, const struct style *style,
			   const struct cell *cell, size_t most)
{
	if (cell->kind == CELL_RATES)
		return format_rates(arena, cell, most, style->utf8);
	if (cell->kind == CELL_CHANGE)
		return change_text(arena, style, cell);
	return cell_clean(arena, style, format_value(arena, cell), cell->prose);
}

struct cell_lines cell_layout(struct arena *arena, const struct style *style,
			      const struct cell *cell, struct cell_room room)
{
	struct cell_lines lines = { .count = 0 };

	if (cell->kind == CELL_SHARE)
		add_share(arena, style, cell, room, &lines);
	else if (cell->kind == CELL_VOTE)
		add_vote(arena, style, cell, room, &lines);
	else if (cell->kind == CELL_MARKED)
		add_marked(arena, style, cell, room.width, &lines);
	else if (cell->kind == CELL_MARKS)
		lines = plot_marks(arena, style, cell, room.width);
	else if (cell->kind == CELL_STEPS)
		lines = plot_steps(arena, style, cell, room.width);
	else
		add_wrapped(
		    arena, &lines,
		    text_of(arena, style, cell,
			    room.width < RATES_MOST ? room.width : RATES_MOST),
		    room.width, cell->tone, 0);
	return lines;
}

static size_t most(size_t a, size_t b)
{
	return a > b ? a : b;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* See add_listed_share(). */
static void measure_share(struct arena *arena, const struct style *style,
			  const struct cell *cell, struct cell_measure *measure)
{
	struct share_parts parts = share_parts(arena, style, cell);
	size_t rate = width_of(parts.rate) + 2;
	size_t count = width_of(parts.count);
	size_t interval = width_of(parts.interval);

	measure->width = most(measure->width, rate + count + 2 + interval);
	measure->least = most(
	    measure->least, least(rate + count, most(rate + interval, count)));
}

/* Pictures take what room there is. */
static void measure_picture(const struct cell *cell,
			    struct cell_measure *measure)
{
	bool marks = cell->kind == CELL_MARKS;

	measure->width =
	    most(measure->width, marks ? PLOT_MARKS_WIDEST : PLOT_STEPS_WIDEST);
	measure->least =
	    most(measure->least, marks ? PLOT_MARKS_LEAST : PLOT_STEPS_LEAST);
}

void cell_measure(struct arena *arena, const struct style *style,
		  const struct cell *cell, struct cell_measure *measure)
{
	enum { NATURAL = 4096, LONGEST = 16 };
	struct cell_room room = { .width = NATURAL };
	const char *text;
	size_t width;

	if (cell->kind == CELL_SHARE) {
		measure_share(arena, style, cell, measure);
		return;
	}
	if (cell->kind == CELL_MARKS || cell->kind == CELL_STEPS) {
		measure_picture(cell, measure);
		return;
	}
	width = cell_layout(arena, style, cell, room).width;
	measure->width = most(measure->width, width);
	if (cell->kind == CELL_CHANGE) {
		measure->least =
		    most(measure->least, change_least(arena, style, cell));
		return;
	}
	/* Counts stay on one line. */
	if (cell->kind == CELL_AGREEMENT)
		measure->least = most(measure->least, width);
	/* No word is wider than the whole. */
	if (width <= measure->least || measure->least >= LONGEST)
		return;
	text = text_of(arena, style, cell, LONGEST);
	measure->least =
	    most(measure->least, least(wrap_longest_word(text), LONGEST));
}
