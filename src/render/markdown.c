/*
 * Reports as GitHub's Markdown. Whatever a text holds, it stays text: marks of
 * Markdown are escaped, links, addresses and mentions are inert, and no line
 * begins with data.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include <unictype.h>
#include <unistr.h>

#include "render/format.h"
#include "render/formats.h"
#include "render/text.h"
#include "smolcmp/clean.h"

/* Where text is being escaped. */
struct place_in_text {
	const char *start;
	const char *at;
};

static bool is_word(char byte)
{
	return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

static bool follows(const struct place_in_text *text, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(text->at - text->start) >= length &&
	       strncasecmp(text->at - length, word, length) == 0;
}

/* ":smile:" and ":100:", but not ":25:", as times and places have it: no emoji
 * is one digit or two. */
static bool is_emoji(const char *at)
{
	size_t length = 0, digits = strspn(at + 1, "0123456789");

	while (isalnum((unsigned char)at[length + 1]) ||
	       (at[length + 1] && strchr("_+-", at[length + 1])))
		length++;
	return length && at[length + 1] == ':' &&
	       (length > 2 || digits != length);
}

/* Marks that name people, issues and emoji do so in the text as it is shown,
 * so that an escape does not help; a comment parts them from the name. */
static bool is_mention(const struct place_in_text *text)
{
	char next = text->at[1];

	switch (*text->at) {
	case '@':
		return true;
	case '#':
		return is_word(next);
	case '-':
		return isdigit((unsigned char)next) && follows(text, "gh");
	case ':':
		return is_emoji(text->at);
	default:
		return false;
	}
}

/* Between digits, as in times: schemes of addresses end with letters. */
static bool is_in_digits(const struct place_in_text *text)
{
	return text->at > text->start && isdigit((unsigned char)text->at[-1]) &&
	       isdigit((unsigned char)text->at[1]);
}

/* A colon that may begin an address, and the dot of "www.". */
static bool is_address(const struct place_in_text *text)
{
	if (*text->at == ':')
		return text->at[1] && text->at[1] != ' ' && !is_in_digits(text);
	return *text->at == '.' && follows(text, "www");
}

/* Escape cleaned text; what its marks enclose becomes bold. */
static void add_escaped(struct buffer *out, const char *text)
{
	struct place_in_text place = { .start = text };

	for (place.at = text; *place.at; place.at++) {
		char byte = *place.at;

		if (byte == MARK_BEGIN || byte == MARK_END) {
			buffer_add_string(out, "**");
			continue;
		}
		if (is_mention(&place)) {
			buffer_printf(out, "%c<!-- -->", byte);
			continue;
		}
		if (strchr("\\`*_[]<>#|~&$", byte) || is_address(&place))
			buffer_add_char(out, '\\');
		buffer_add_char(out, byte);
	}
}

/* Foreign text on one line. */
static void add_text(struct buffer *out, const char *text)
{
	struct buffer clean;

	buffer_init(&clean);
	clean_text(&clean, text, CLEAN_LINE);
	add_escaped(out, clean.bytes);
	buffer_release(&clean);
}

/* Cleaned text without blanks at its ends. */
static const char *trimmed(struct buffer *text)
{
	while (text->length && text->bytes[text->length - 1] == ' ')
		text->bytes[--text->length] = '\0';
	return text->bytes + strspn(text->bytes, " ");
}

static void add_share(struct buffer *out, const struct cell *cell,
		      struct arena *arena)
{
	char percent[FORMAT_PERCENT];

	format_share_percent(cell->share, percent);
	buffer_printf(out, "%s, %s, 95%% interval ", percent,
		      format_of(arena, cell->share));
	buffer_add_string(out, format_interval(arena, cell->interval, true));
}

static void add_vote(struct buffer *out, const struct cell *cell)
{
	buffer_add_string(out, format_vote(cell->verdict, true));
	if (cell->score.known)
		buffer_printf(out, ", score %.15g", cell->score.value);
	if (!cell->text)
		return;
	buffer_add_string(out, cell->quoted ? ": \xe2\x80\x9c" : ": ");
	add_text(out, cell->text);
	if (cell->quoted)
		buffer_add_string(out, "\xe2\x80\x9d");
}

static bool is_letter(ucs4_t character)
{
	return uc_is_general_category_withtable(
	    character,
	    UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

/* Whether "**" on both sides of a cleaned text makes it bold wherever it
 * stands: a letter or digit is at either end. */
static bool can_be_bold(const struct buffer *text)
{
	const uint8_t *start = (const uint8_t *)text->bytes;
	ucs4_t first, last;

	if (!text->length)
		return false;
	u8_next(&first, start);
	u8_prev(&last, start + text->length, start);
	return is_letter(first) && is_letter(last);
}

/* The pieces as one text, since what they mean may stand across their ends. */
static void add_marked(struct buffer *out, struct texts pieces)
{
	struct buffer whole, clean;

	buffer_init(&whole);
	buffer_init(&clean);
	for (size_t i = 0; i < pieces.count; i++) {
		bool bold;

		buffer_clear(&clean);
		clean_text(&clean, pieces.items[i], CLEAN_LINE);
		bold = i % 2 && can_be_bold(&clean);
		if (bold)
			buffer_add_char(&whole, MARK_BEGIN);
		buffer_add(&whole, clean.bytes, clean.length);
		if (bold)
			buffer_add_char(&whole, MARK_END);
	}
	add_escaped(out, whole.bytes);
	buffer_release(&whole);
	buffer_release(&clean);
}

/* Texts with semicolons between. */
static struct cell joined(struct arena *arena, const struct texts *list)
{
	struct cell cell = { .kind = CELL_TEXT, .text = "" };

	for (size_t i = 0; i < list->count; i++)
		cell.text = arena_printf(arena, "%s%s%s", cell.text,
					 i ? "; " : "", list->items[i]);
	return cell;
}

static void add_cell(struct buffer *out, const struct cell *cell,
		     struct arena *arena)
{
	struct cell line = *cell;

	line.prose = false;
	/* Lines of their own have commas within. */
	if (cell->kind == CELL_LIST && cell->prose)
		line = joined(arena, &cell->list);
	buffer_add_char(out, ' ');
	if (cell->kind == CELL_SHARE)
		add_share(out, cell, arena);
	else if (cell->kind == CELL_VOTE)
		add_vote(out, cell);
	else if (cell->kind == CELL_MARKED)
		add_marked(out, cell->list);
	else if (cell->kind == CELL_CHANGE)
		add_text(out, format_change(arena, cell, true));
	else if (cell->kind == CELL_RATES)
		add_text(out, format_rates(arena, cell, RATES_MOST, true));
	else
		add_text(out, format_value(arena, &line));
	buffer_add_string(out, " |");
}

/* Under a line of cells, what makes it the head of a table. */
static void add_rule(struct buffer *out, const struct table *table,
		     size_t columns)
{
	buffer_add_char(out, '|');
	for (size_t i = 0; i < columns; i++)
		buffer_add_string(out, table && table->columns[i].right
					   ? " ---: |"
					   : " --- |");
	buffer_add_char(out, '\n');
}

static void add_item(struct buffer *out, const struct table *table, size_t item,
		     struct arena *arena)
{
	const struct cell *cells = table_item(table, item, arena);

	buffer_add_char(out, '|');
	for (size_t i = 0; i < table->column_count; i++)
		add_cell(out, &cells[i], arena);
	buffer_add_char(out, '\n');
}

static void add_rows(struct outlet *outlet, const struct table *table)
{
	struct buffer *out = &outlet->text;
	struct arena arena;
	bool wanted = true;

	buffer_add_char(out, '|');
	for (size_t i = 0; i < table->column_count; i++) {
		buffer_add_char(out, ' ');
		add_text(out, table->columns[i].title);
		buffer_add_string(out, " |");
	}
	buffer_add_char(out, '\n');
	add_rule(out, table, table->column_count);
	/* What one item takes is enough for all of them. */
	arena_init(&arena);
	for (size_t i = 0; wanted && i < table->item_count; i++) {
		add_item(out, table, i, &arena);
		arena_reset(&arena);
		wanted = outlet_pause(outlet);
	}
	arena_release(&arena);
}

/* The empty head of a table that has none. */
static void add_no_head(struct buffer *out, size_t columns)
{
	buffer_add_char(out, '|');
	for (size_t i = 0; i < columns; i++)
		buffer_add_string(out, "  |");
	buffer_add_char(out, '\n');
	add_rule(out, NULL, columns);
}

/* A line per column, an item in each cell. The head is what has no title: the
 * items' names. */
static void add_side_by_side(struct buffer *out, const struct table *table,
			     struct arena *arena)
{
	bool head = !table->columns[0].title[0];

	if (!head)
		add_no_head(out, table->item_count + 1);
	for (size_t i = 0; i < table->column_count; i++) {
		const struct column *column = &table->columns[i];

		if (table_is_silent(table, i))
			continue;
		buffer_add_string(out,
				  column->differs ? "| \xe2\x89\xa0 " : "| ");
		add_text(out, column->title);
		buffer_add_string(out, " |");
		for (size_t item = 0; item < table->item_count; item++)
			add_cell(out, table_cell(table, item, i), arena);
		buffer_add_char(out, '\n');
		if (i == 0 && head)
			add_rule(out, NULL, table->item_count + 1);
	}
}

static bool ends_in_punctuation(const char *text)
{
	static const char *const marks[] = {
		".",
		",",
		";",
		":",
		"!",
		"\xe3\x80\x82",
		"\xef\xbc\x8c",
		"\xef\xbc\x9b",
		"\xef\xbc\x9a",
		"\xef\xbc\x81",
	};
	size_t length = strlen(text);

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size_t size = strlen(marks[i]);

		if (length >= size &&
		    strcmp(text + length - size, marks[i]) == 0)
			return true;
	}
	return false;
}

/* A report's own heading is its title; others stand below it. No title ends in
 * punctuation, by markdownlint's rules, but names may. */
static void add_heading(struct buffer *out, const struct block *block, bool own)
{
	struct buffer text;
	const char *title;

	buffer_init(&text);
	clean_text(&text, block->text, CLEAN_LINE);
	if (block->side) {
		buffer_add_string(&text, " (");
		clean_text(&text, block->side, CLEAN_LINE);
		buffer_add_char(&text, ')');
	}
	title = trimmed(&text);
	buffer_add_string(out, own ? "#" : "##");
	if (title[0])
		buffer_add_char(out, ' ');
	add_escaped(out, title);
	if (ends_in_punctuation(title))
		buffer_add_string(out, "<!-- -->");
	buffer_add_char(out, '\n');
	buffer_release(&text);
}

static void add_paragraph(struct buffer *out, const char *text)
{
	struct buffer clean;

	buffer_init(&clean);
	clean_text(&clean, text, CLEAN_LINE);
	add_escaped(out, trimmed(&clean));
	buffer_add_char(out, '\n');
	buffer_release(&clean);
}

/* As text between fences. No line of it can be taken for the second one: that
 * has at most three blanks in front. */
static void add_drawn(struct outlet *outlet, const struct table *table,
		      struct arena *arena)
{
	const struct style style = { .width = STYLE_WIDTH, .utf8 = true };
	struct page page = {
		.style = &style,
		.outlet = outlet,
		.out = &outlet->text,
		.arena = arena,
		.margin = 2,
	};

	buffer_add_string(&outlet->text, "```text\n");
	put_rows(&page, table);
	buffer_add_string(&outlet->text, "```\n");
}

static void add_table(struct outlet *outlet, const struct report *report,
		      const struct table *table, struct arena *arena)
{
	if (table->layout == LAYOUT_LINES)
		table = report->list;
	table = table_visible(table, arena);
	if (table_is_drawn(table))
		add_drawn(outlet, table, arena);
	else if (table->layout == LAYOUT_SIDE_BY_SIDE)
		add_side_by_side(&outlet->text, table, arena);
	else
		add_rows(outlet, table);
}

void markdown_render(const struct report *report, const struct style *style,
		     struct outlet *outlet)
{
	struct buffer *out = &outlet->text;
	const struct block *own = report_own_heading(report);
	struct arena arena;

	(void)style;
	arena_init(&arena);
	for (size_t i = 0; i < report->count; i++) {
		const struct block *block = &report->blocks[i];

		if (block->table && !block->table->item_count)
			continue;
		if (outlet_length(outlet))
			buffer_add_char(out, '\n');
		switch (block->kind) {
		case BLOCK_HEADING:
			add_heading(out, block, block == own);
			break;
		case BLOCK_TABLE:
			add_table(outlet, report, block->table, &arena);
			break;
		case BLOCK_PARAGRAPH:
			add_paragraph(out, block->text);
			break;
		}
		arena_reset(&arena);
	}
	arena_release(&arena);
}
