/* A line per item under a header. */
#include <string.h>

#include "render/text.h"

enum { NATURAL = 4096 };

/* A column on the page: one of the table's, or two below each other. */
struct slot {
	size_t column;
	bool has_below; /* the table's next column stands below this one */
	size_t width;
	size_t least;
};

static struct cell_lines layout(struct page *page, const struct cell *cell,
				size_t width)
{
	struct cell_room room = { .width = width };

	return cell_layout(page->arena, page->style, cell, room);
}

static size_t most(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Widen a slot for what a column of the table holds. */
static void measure(struct page *page, const struct table *table, size_t column,
		    struct slot *slot)
{
	const char *title = table->columns[column].title;

	slot->width = most(slot->width, text_width(title, strlen(title)));
	slot->least = most(slot->least, wrap_longest_word(title));
	for (size_t i = 0; i < table->item_count; i++) {
		const struct cell *cell = table_cell(table, i, column);

		slot->width =
		    most(slot->width, layout(page, cell, NATURAL).width);
		slot->least = most(slot->least,
				   cell_least(page->arena, page->style, cell));
		arena_reset(page->arena);
	}
}

/* Make slots of the columns; fold puts those below that may be. */
static size_t make_slots(struct page *page, const struct table *table,
			 bool fold, struct slot *slots)
{
	size_t count = 0;

	for (size_t i = 0; i < table->column_count; i++) {
		bool below = fold && i && table->columns[i].below;

		if (below)
			slots[count - 1].has_below = true;
		else
			slots[count++] = (struct slot){ .column = i };
		measure(page, table, i, &slots[count - 1]);
	}
	return count;
}

/*
 * Bring the slots' widths within the page: the widest give way first. False
 * when even the least do not fit.
 */
static bool fit(const struct page *page, struct slot *slots, size_t count)
{
	size_t total = INDENT + GAP * (count - 1);

	for (size_t i = 0; i < count; i++)
		total += slots[i].width;
	while (total > page->style->width) {
		struct slot *widest = NULL;

		for (size_t i = 0; i < count; i++)
			if (slots[i].width > slots[i].least &&
			    (!widest || slots[i].width > widest->width))
				widest = &slots[i];
		if (!widest)
			return false;
		widest->width--;
		total--;
	}
	return true;
}

/* The lines of a slot of one item, or of the header when item is NULL. */
static struct cell_lines slot_lines(struct page *page,
				    const struct table *table,
				    const size_t *item, const struct slot *slot,
				    size_t column)
{
	if (item)
		return layout(page, table_cell(table, *item, column),
			      slot->width);
	return cell_layout_text(page->arena, page->style,
				table->columns[column].title, slot->width);
}

/* Both parts of a slot, the one below dimmed. */
static struct cell_lines all_lines(struct page *page, const struct table *table,
				   const size_t *item, const struct slot *slot)
{
	struct cell_lines lines =
	    slot_lines(page, table, item, slot, slot->column);
	struct cell_lines below, joined;

	if (!slot->has_below)
		return lines;
	below = slot_lines(page, table, item, slot, slot->column + 1);
	joined.count = lines.count + below.count;
	joined.items =
	    arena_alloc(page->arena, joined.count * sizeof(*joined.items));
	for (size_t i = 0; i < joined.count; i++)
		joined.items[i] = i < lines.count
				      ? lines.items[i]
				      : below.items[i - lines.count];
	for (size_t i = lines.count; i < joined.count; i++)
		joined.items[i].tone = TONE_DIM;
	return joined;
}

static void put_item(struct page *page, const struct table *table,
		     const struct slot *slots, size_t count, const size_t *item)
{
	struct cell_lines *cells =
	    arena_alloc(page->arena, count * sizeof(*cells));
	size_t height = 0;

	for (size_t i = 0; i < count; i++) {
		cells[i] = all_lines(page, table, item, &slots[i]);
		height = most(height, cells[i].count);
	}
	for (size_t line = 0; line < height; line++) {
		size_t at = INDENT;

		for (size_t i = 0; i < count; i++) {
			bool right = table->columns[slots[i].column].right;

			if (line < cells[i].count) {
				struct cell_line shown = cells[i].items[line];
				size_t shift =
				    right ? slots[i].width - shown.width : 0;

				if (item)
					page_put(page, at + shift, shown);
				else
					page_put_bold(page, at + shift, shown);
			}
			at += slots[i].width + GAP;
		}
		page_end_line(page);
	}
}

void put_rows(struct page *page, const struct table *table)
{
	struct slot *slots =
	    arena_alloc(page->arena, table->column_count * sizeof(*slots));
	struct arena arena;
	struct page rows = *page;
	size_t count;

	/* What one item takes is enough for all of them. */
	arena_init(&arena);
	rows.arena = &arena;
	count = make_slots(&rows, table, false, slots);
	if (!fit(page, slots, count)) {
		count = make_slots(&rows, table, true, slots);
		if (!fit(page, slots, count)) {
			arena_release(&arena);
			put_stacked(page, table);
			return;
		}
	}
	if (table->layout == LAYOUT_ROWS)
		put_item(&rows, table, slots, count, NULL);
	for (size_t item = 0; item < table->item_count; item++) {
		put_item(&rows, table, slots, count, &item);
		arena_reset(&arena);
	}
	arena_release(&arena);
}
