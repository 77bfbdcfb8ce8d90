/* A line per item under a header. */
#include <string.h>

#include "render/text.h"

enum { NATURAL = 4096, TEXT_NARROWEST = 12 };

static struct cell_lines layout(struct page *page, const struct cell *cell,
				size_t width)
{
	struct cell_room room = { width, false, false };

	return cell_layout(page->arena, page->style, cell, room);
}

static struct cell_lines layout_title(struct page *page,
				      const struct table *table, size_t column,
				      size_t width)
{
	return cell_layout_text(page->arena, page->style,
				table->columns[column].title, width);
}

/* The width that a column would like, and the least that it can do with. */
static void measure(struct page *page, const struct table *table, size_t column,
		    size_t *natural, size_t *least)
{
	*natural = layout_title(page, table, column, NATURAL).width;
	*least = wrap_longest_word(table->columns[column].title);
	for (size_t i = 0; i < table->item_count; i++) {
		const struct cell *cell = table_cell(table, i, column);
		size_t width = layout(page, cell, NATURAL).width;
		size_t narrow = width;

		/* A share breaks between its counts and its interval. */
		if (cell->kind == CELL_SHARE)
			narrow = layout(page, cell, width - 1).width;
		else if (narrow > TEXT_NARROWEST)
			narrow = layout(page, cell, TEXT_NARROWEST).width;
		if (width > *natural)
			*natural = width;
		if (narrow > *least)
			*least = narrow;
	}
}

/*
 * Widths of all columns within the page: the widest give way first. False
 * when even the least do not fit.
 */
static bool fit(struct page *page, const struct table *table, size_t *widths)
{
	size_t count = table->column_count;
	size_t *least = arena_alloc(page->arena, count * sizeof(*least));
	size_t total = INDENT + GAP * (count - 1);

	for (size_t i = 0; i < count; i++) {
		measure(page, table, i, &widths[i], &least[i]);
		total += widths[i];
	}
	while (total > page->style->width) {
		size_t widest = count;

		for (size_t i = 0; i < count; i++)
			if (widths[i] > least[i] &&
			    (widest == count || widths[i] > widths[widest]))
				widest = i;
		if (widest == count)
			return false;
		widths[widest]--;
		total--;
	}
	return true;
}

static void put_lines(struct page *page, const struct table *table,
		      const struct cell_lines *cells, const size_t *widths,
		      bool header)
{
	size_t height = 0;

	for (size_t i = 0; i < table->column_count; i++)
		if (cells[i].count > height)
			height = cells[i].count;
	for (size_t line = 0; line < height; line++) {
		size_t at = INDENT;

		for (size_t i = 0; i < table->column_count; i++) {
			const struct cell_line *shown =
			    line < cells[i].count ? &cells[i].items[line]
						  : NULL;
			size_t shift = shown && table->columns[i].right
					   ? widths[i] - shown->width
					   : 0;

			if (shown && header)
				page_put_bold(page, at + shift, *shown);
			else if (shown)
				page_put(page, at + shift, *shown);
			at += widths[i] + GAP;
		}
		page_end_line(page);
	}
}

void put_rows(struct page *page, const struct table *table)
{
	size_t count = table->column_count;
	size_t *widths = arena_alloc(page->arena, count * sizeof(*widths));
	struct cell_lines *cells =
	    arena_alloc(page->arena, count * sizeof(*cells));

	if (!fit(page, table, widths)) {
		put_stacked(page, table);
		return;
	}
	for (size_t i = 0; i < count; i++)
		cells[i] = layout_title(page, table, i, widths[i]);
	if (table->layout == LAYOUT_ROWS)
		put_lines(page, table, cells, widths, true);
	for (size_t item = 0; item < table->item_count; item++) {
		for (size_t i = 0; i < count; i++)
			cells[i] =
			    layout(page, table_cell(table, item, i), widths[i]);
		put_lines(page, table, cells, widths, false);
	}
}
