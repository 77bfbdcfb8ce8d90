/*
 * Reports for people at a terminal, and for logs. Only layout and colour
 * depend on the style, never what is said.
 */
#include <string.h>

#include "render/cell.h"
#include "render/formats.h"
#include "render/text.h"
#include "smolcmp/clean.h"

/* Columns that no line has. */
enum { UNBROKEN = 1 << 30 };

/* Colours that every terminal has. */
static const char *const tone_codes[TONES] = {
	[TONE_GOOD] = "\033[32m",
	[TONE_BAD] = "\033[31m",
	[TONE_MIXED] = "\033[33m",
	[TONE_DIM] = "\033[2m",
};

static bool is_mark(char byte)
{
	return byte >= MARK_BEGIN && byte < MARKS_END;
}

static bool has_marks(const struct cell_line *line)
{
	for (size_t i = 0; i < line->length; i++)
		if (is_mark(line->start[i]))
			return true;
	return false;
}

/* The bytes of a line with what is marked as bold or in its tone; marks end
 * with the line. */
static void add_marked(struct buffer *out, struct cell_line line)
{
	bool open = false;

	for (size_t i = 0; i < line.length; i++) {
		char byte = line.start[i];

		if (!is_mark(byte)) {
			buffer_add_char(out, byte);
			continue;
		}
		open = byte != MARK_END;
		buffer_add_string(out, !open ? "\033[0m"
				       : byte == MARK_BEGIN
					   ? "\033[1;33m"
					   : tone_codes[byte - MARK_TONE]);
	}
	if (open)
		buffer_add_string(out, "\033[0m");
}

/* Come to a column of the line at hand. */
static void reach(struct page *page, size_t column)
{
	if (column <= page->column)
		return;
	if (!page->column)
		buffer_add_repeated(page->out, ' ', page->margin);
	buffer_add_repeated(page->out, ' ', column - page->column);
	page->column = column;
}

void page_put(struct page *page, size_t column, struct cell_line line)
{
	const char *code = page->style->color ? tone_codes[line.tone] : NULL;

	if (!line.width)
		return;
	reach(page, column);
	if (code)
		buffer_add_string(page->out, code);
	if (page->style->color && has_marks(&line))
		add_marked(page->out, line);
	else
		buffer_add(page->out, line.start, line.length);
	if (code)
		buffer_add_string(page->out, "\033[0m");
	page->column += line.width;
}

void page_put_bold(struct page *page, size_t column, struct cell_line line)
{
	if (!page->style->color || !line.width) {
		page_put(page, column, line);
		return;
	}
	line.tone = TONE_PLAIN;
	reach(page, column);
	buffer_add_string(page->out, "\033[1m");
	page_put(page, column, line);
	buffer_add_string(page->out, "\033[0m");
}

void page_end_line(struct page *page)
{
	buffer_add_char(page->out, '\n');
	page->column = 0;
}

void page_put_lines(struct page *page, size_t column,
		    const struct cell_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		page_put(page, column, lines->items[i]);
		page_end_line(page);
	}
}

static void put_heading(struct page *page, const struct block *block)
{
	size_t width = page->style->width;
	struct cell_lines title =
	    cell_layout_text(page->arena, page->style, block->text, width);
	struct cell_lines side = { .count = 0 };
	size_t last;

	if (block->side)
		side = cell_layout_text(page->arena, page->style, block->side,
					width);
	for (size_t i = 0; i < title.count; i++) {
		page_put_bold(page, 0, title.items[i]);
		last = page->column;
		if (i == 0 && title.count == 1 && side.count == 1 &&
		    last + 2 + side.width <= width) {
			side.items[0].tone = TONE_DIM;
			page_put(page, width - side.width, side.items[0]);
			side.count = 0;
		}
		page_end_line(page);
	}
	page_put_lines(page, 0, &side);
}

static void put_paragraph(struct page *page, const struct block *block)
{
	size_t width = page->style->width - INDENT;
	struct cell_lines lines =
	    cell_layout_text(page->arena, page->style, block->text,
			     width < PROSE_WIDEST ? width : PROSE_WIDEST);

	page_put_lines(page, INDENT, &lines);
}

/* A line that begins with the name of a file and is for others to read, too: no
 * part of it can be taken for a command. */
static struct cell harmless(struct page *page, const struct cell *cell)
{
	struct cell safe = *cell;
	struct buffer name;
	struct buffer text;

	buffer_init(&name);
	buffer_init(&text);
	clean_file_name(&name, cell->text);
	clean_commands(&text, name.bytes);
	safe.text = arena_string(page->arena, text.bytes);
	buffer_release(&name);
	buffer_release(&text);
	return safe;
}

/* Lines are neither indented nor broken. */
static void put_unbroken(struct page *page, const struct table *table)
{
	struct cell_room room = { .width = UNBROKEN };

	for (size_t i = 0; i < table->item_count; i++) {
		struct cell cell = harmless(page, table_cell(table, i, 0));
		struct cell_lines lines =
		    cell_layout(page->arena, page->style, &cell, room);

		page_put_lines(page, 0, &lines);
		arena_reset(page->arena);
	}
}

static void put_table(struct page *page, const struct table *table)
{
	table = table_visible(table, page->arena);
	if (!table->item_count)
		return;
	if (table->layout == LAYOUT_LINES)
		put_unbroken(page, table);
	else if (table->layout == LAYOUT_SIDE_BY_SIDE)
		put_side_by_side(page, table);
	else
		put_rows(page, table);
}

void text_render(const struct report *report, const struct style *style,
		 struct outlet *outlet)
{
	struct buffer *out = &outlet->text;
	struct arena arena;
	struct page page = {
		.style = style, .outlet = outlet, .out = out, .arena = &arena
	};

	arena_init(&arena);
	for (size_t i = 0; i < report->count; i++) {
		const struct block *block = &report->blocks[i];
		uint64_t before = outlet_length(outlet);

		if (before)
			buffer_add_char(out, '\n');
		switch (block->kind) {
		case BLOCK_HEADING:
			put_heading(&page, block);
			break;
		case BLOCK_TABLE:
			put_table(&page, block->table);
			break;
		case BLOCK_PARAGRAPH:
			put_paragraph(&page, block);
			break;
		}
		/* A table without items leaves no empty line behind. */
		if (before && outlet_length(outlet) == before + 1)
			out->bytes[--out->length] = '\0';
		arena_reset(&arena);
	}
	arena_release(&arena);
}
