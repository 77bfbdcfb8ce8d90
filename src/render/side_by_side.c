/* Items next to each other, a row per column of the table. */
#include <string.h>

#include "render/text.h"

enum {
	NARROWEST = 14,	      /* narrower columns are stacked */
	WORDS_NARROWEST = 28, /* words in narrower ones go below the row */
	LABEL_WIDEST = 24,
};

/* Where things stand in a row. */
struct grid {
	size_t label; /* width */
	size_t first; /* column of the first item */
	size_t width; /* of an item */
	bool words_below;
};

static struct cell_line mark_of(const struct style *style)
{
	return (struct cell_line){ .start = style->utf8 ? "\xe2\x89\xa0" : "*",
				   .length = style->utf8 ? 3 : 1,
				   .width = 1,
				   .tone = TONE_MIXED };
}

static struct cell_lines label_lines(struct page *page,
				     const struct column *column, size_t width)
{
	return cell_layout_text(page->arena, page->style, column->title, width);
}

static size_t label_width(struct page *page, const struct table *table)
{
	size_t width = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		struct cell_lines lines =
		    label_lines(page, &table->columns[i], LABEL_WIDEST);

		if (lines.width > width)
			width = lines.width;
	}
	return width;
}

static struct grid grid_of(struct page *page, const struct table *table)
{
	struct grid grid = { .label = label_width(page, table) };
	size_t width = page->style->width;
	size_t used;

	grid.first = INDENT + grid.label + (grid.label ? GAP : 0);
	used = grid.first + GAP * (table->item_count - 1);
	grid.width = used < width ? (width - used) / table->item_count : 0;
	if (grid.width > PROSE_WIDEST)
		grid.width = PROSE_WIDEST;
	grid.words_below =
	    grid.width < WORDS_NARROWEST && table->item_count > 1;
	return grid;
}

static const struct cell_line *line_at(const struct cell_lines *lines, size_t i)
{
	return i < lines->count ? &lines->items[i] : NULL;
}

static void put_row(struct page *page, const struct table *table,
		    const struct grid *grid, size_t column)
{
	const struct column *head = &table->columns[column];
	size_t items = table->item_count;
	struct cell_lines label = label_lines(page, head, grid->label + 1);
	struct cell_lines *cells =
	    arena_alloc(page->arena, items * sizeof(*cells));
	size_t height = label.count;

	for (size_t i = 0; i < items; i++) {
		struct cell_room room = { grid->width, true,
					  grid->words_below };

		cells[i] = cell_layout(page->arena, page->style,
				       table_cell(table, i, column), room);
		if (cells[i].count > height)
			height = cells[i].count;
	}
	for (size_t line = 0; line < height; line++) {
		if (line == 0 && head->differs)
			page_put(page, 0, mark_of(page->style));
		if (line_at(&label, line))
			page_put(page, INDENT, *line_at(&label, line));
		for (size_t i = 0; i < items; i++) {
			size_t at = grid->first + i * (grid->width + GAP);

			if (!line_at(&cells[i], line))
				continue;
			if (!head->title[0] && column == 0)
				page_put_bold(page, at,
					      *line_at(&cells[i], line));
			else
				page_put(page, at, *line_at(&cells[i], line));
		}
		page_end_line(page);
	}
}

/* What reviewers say, below the row where columns are too narrow for it. */
static void put_words(struct page *page, const struct table *table,
		      size_t column)
{
	size_t width = page->style->width - 2 * INDENT;

	for (size_t i = 0; i < table->item_count; i++) {
		const struct cell *cell = table_cell(table, i, column);
		struct cell_lines lines;

		if (cell->kind != CELL_VOTE)
			continue;
		lines = cell_layout_words(page->arena, page->style, cell,
					  width < PROSE_WIDEST ? width
							       : PROSE_WIDEST,
					  table_cell(table, i, 0)->text);
		page_put_lines(page, (size_t)2 * INDENT, &lines);
	}
}

void put_side_by_side(struct page *page, const struct table *table)
{
	struct grid grid = grid_of(page, table);

	if (grid.width < NARROWEST) {
		put_stacked(page, table);
		return;
	}
	for (size_t column = 0; column < table->column_count; column++) {
		if (table_is_silent(table, column))
			continue;
		if (table->columns[column].apart)
			page_end_line(page);
		put_row(page, table, &grid, column);
		if (grid.words_below)
			put_words(page, table, column);
	}
}

/* A label and its value, the value below where both do not fit. */
static void put_pair(struct page *page, const struct column *head,
		     const struct cell *cell, size_t label, size_t indent)
{
	size_t width = page->style->width;
	bool below = indent + label + GAP + NARROWEST > width;
	size_t at = below ? indent + INDENT : indent + label + GAP;
	struct cell_room room = { width - at, true, false };
	struct cell_lines value =
	    cell_layout(page->arena, page->style, cell, room);
	struct cell_lines title =
	    label_lines(page, head, below ? width - indent : label + 1);
	size_t height = value.count > title.count ? value.count : title.count;

	if (head->differs && cell->kind != CELL_ABSENT && page->column == 0)
		page_put(page, 0, mark_of(page->style));
	if (below) {
		page_put_lines(page, indent, &title);
		page_put_lines(page, at, &value);
		return;
	}
	for (size_t line = 0; line < height; line++) {
		if (line_at(&title, line))
			page_put(page, indent, *line_at(&title, line));
		if (line_at(&value, line))
			page_put(page, at, *line_at(&value, line));
		page_end_line(page);
	}
}

static void put_stacked_item(struct page *page, const struct table *table,
			     size_t item, size_t label)
{
	const struct cell *cells = table_item(table, item, page->arena);

	for (size_t i = 0; i < table->column_count; i++) {
		const struct column *head = &table->columns[i];
		const struct cell *cell = &cells[i];
		struct cell_room room = { page->style->width - INDENT, true,
					  false };
		struct cell_lines name;

		if (cell_is_silent(cell))
			continue;
		if (head->title[0] &&
		    (i || table->layout == LAYOUT_SIDE_BY_SIDE)) {
			put_pair(page, head, cell, label, (size_t)2 * INDENT);
			continue;
		}
		name = cell_layout(page->arena, page->style, cell, room);
		for (size_t line = 0; line < name.count; line++) {
			if (i == 0)
				page_put_bold(page, INDENT, name.items[line]);
			else
				page_put(page, INDENT, name.items[line]);
			page_end_line(page);
		}
	}
}

void put_stacked(struct page *page, const struct table *table)
{
	size_t label = label_width(page, table);
	struct arena arena;
	struct page stack = *page;
	bool wanted = true;

	/* What one item takes is enough for all of them. */
	arena_init(&arena);
	stack.arena = &arena;
	for (size_t item = 0; wanted && item < table->item_count; item++) {
		if (item)
			page_end_line(&stack);
		put_stacked_item(&stack, table, item, label);
		arena_reset(&arena);
		wanted = outlet_pause(page->outlet);
	}
	arena_release(&arena);
}
