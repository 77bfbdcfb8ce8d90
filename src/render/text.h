/* What the files of the text format share. */
#ifndef RENDER_TEXT_H
#define RENDER_TEXT_H

#include "render/cell.h"

enum {
	INDENT = 2,	   /* of everything but headings; marks stand in it */
	GAP = 2,	   /* between columns */
	PROSE_WIDEST = 94, /* longer lines are hard to read */
};

/* Where output goes, and how far the line at hand has come. */
struct page {
	const struct style *style;
	struct outlet *outlet;
	struct buffer *out;  /* its text */
	struct arena *arena; /* for one block */
	size_t column;
	size_t margin; /* in front of lines that are indented */
};

/* Put a line of a cell at a column, which must not be passed yet. */
void page_put(struct page *page, size_t column, struct cell_line line);
void page_put_bold(struct page *page, size_t column, struct cell_line line);
void page_end_line(struct page *page);

/* Put lines below each other, each a line of its own. */
void page_put_lines(struct page *page, size_t column,
		    const struct cell_lines *lines);

void put_rows(struct page *page, const struct table *table);
void put_side_by_side(struct page *page, const struct table *table);

/* Item by item, a line per column: for what is too narrow for a table. */
void put_stacked(struct page *page, const struct table *table);

#endif
