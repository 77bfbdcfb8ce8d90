/* Tables in HTML. The element of an item's name, or of a row's, is a header,
 * so that each cell can be told by two. */
#include "render/html.h"

static void begin(struct buffer *out, const char *class, size_t heading)
{
	buffer_printf(out,
		      "<div class=\"box\" role=\"group\" "
		      "aria-labelledby=\"h%zu\" tabindex=\"0\">\n"
		      "<table class=\"%s\">\n",
		      heading, class);
}

static void end(struct buffer *out)
{
	buffer_add_string(out, "</tbody>\n</table>\n</div>\n");
}

/* Could items go by a column? Some say of what kind their cells are. */
static bool is_name(const struct column *column)
{
	return !column->right &&
	       (column->kind == CELL_TEXT || column->kind == CELL_DATE ||
		column->kind == CELL_ABSENT);
}

/* The column that items go by; the number of columns: none. */
static size_t name_column(const struct table *table)
{
	size_t i = 0;

	while (i < table->column_count && !is_name(&table->columns[i]))
		i++;
	return i;
}

static void add_titles(struct buffer *out, const struct table *table)
{
	buffer_add_string(out, "<thead>\n<tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		const struct column *column = &table->columns[i];

		buffer_add_string(
		    out, column->right ? "<th scope=\"col\" class=\"right\">"
				       : "<th scope=\"col\">");
		if (column->kind == CELL_MARKS)
			html_axis(out);
		else
			html_text(out, column->title, false);
		buffer_add_string(out, "</th>");
	}
	buffer_add_string(out, "</tr>\n</thead>\n");
}

static void add_item(struct buffer *out, const struct table *table,
		     const struct site *site, size_t item, size_t name,
		     struct arena *arena)
{
	const struct cell *cells = table_item(table, item, arena);

	buffer_add_string(out, "<tr>");
	for (size_t i = 0; i < table->column_count; i++) {
		bool head = i == name && !cell_is_silent(&cells[i]);

		buffer_add_string(out, head ? "<th scope=\"row\">"
				       : table->columns[i].right
					   ? "<td class=\"right\">"
					   : "<td>");
		html_cell(out, &cells[i], site, arena);
		buffer_add_string(out, head ? "</th>" : "</td>");
	}
	buffer_add_string(out, "</tr>\n");
}

static void add_rows(struct outlet *outlet, const struct table *table,
		     const struct site *site, size_t heading)
{
	struct buffer *out = &outlet->text;
	size_t name = name_column(table);
	struct arena arena;
	bool wanted = true;

	begin(out, "rows", heading);
	if (table->layout != LAYOUT_PLAIN)
		add_titles(out, table);
	buffer_add_string(out, "<tbody>\n");
	/* What one item takes is enough for all of them. */
	arena_init(&arena);
	for (size_t i = 0; wanted && i < table->item_count; i++) {
		add_item(out, table, site, i, name, &arena);
		arena_reset(&arena);
		wanted = outlet_pause(outlet);
	}
	arena_release(&arena);
	end(out);
}

/* A row of the table's head: the items' names, or what stands below them. */
static void add_head(struct buffer *out, const struct table *table,
		     const struct site *site, size_t column,
		     struct arena *arena)
{
	bool names = column == 0;

	buffer_add_string(out, "<tr><td></td>");
	for (size_t i = 0; i < table->item_count; i++) {
		buffer_add_string(out, names ? "<th scope=\"col\">" : "<td>");
		html_cell(out, table_cell(table, i, column), site, arena);
		buffer_add_string(out, names ? "</th>" : "</td>");
	}
	buffer_add_string(out, "</tr>\n");
}

static void add_row(struct buffer *out, const struct table *table,
		    const struct site *site, size_t column, struct arena *arena)
{
	const struct column *head = &table->columns[column];

	buffer_add_string(out, head->differs
				   ? "<tr class=\"differs\"><th scope=\"row\">"
				   : "<tr><th scope=\"row\">");
	html_linked(out, site, &head->about, 0, head->title);
	if (head->differs)
		buffer_add_string(out, " <small>\xe2\x89\xa0 differs</small>");
	buffer_add_string(out, "</th>");
	for (size_t i = 0; i < table->item_count; i++) {
		buffer_add_string(out, "<td>");
		html_cell(out, table_cell(table, i, column), site, arena);
		buffer_add_string(out, "</td>");
	}
	buffer_add_string(out, "</tr>\n");
}

/* Columns without a title that stand first are the head. */
static size_t add_heads(struct buffer *out, const struct table *table,
			const struct site *site, struct arena *arena)
{
	size_t count = 0;

	while (count < table->column_count && !table->columns[count].title[0])
		count++;
	if (!count)
		return 0;
	buffer_add_string(out, "<thead>\n");
	for (size_t i = 0; i < count; i++)
		if (!table_is_silent(table, i))
			add_head(out, table, site, i, arena);
	buffer_add_string(out, "</thead>\n");
	return count;
}

/* A row per column, an item in each cell. */
static void add_side_by_side(struct buffer *out, const struct table *table,
			     const struct site *site, size_t heading)
{
	struct arena arena;
	size_t first;

	arena_init(&arena);
	begin(out, table->item_count == 2 ? "side two" : "side", heading);
	first = add_heads(out, table, site, &arena);
	buffer_add_string(out, "<tbody>\n");
	for (size_t i = first; i < table->column_count; i++) {
		if (table_is_silent(table, i))
			continue;
		if (table->columns[i].apart && i > first)
			buffer_add_string(out, "</tbody>\n<tbody>\n");
		add_row(out, table, site, i, &arena);
	}
	end(out);
	arena_release(&arena);
}

/* One cell that is no table. */
static void add_figure(struct buffer *out, const struct table *table)
{
	struct arena arena;

	arena_init(&arena);
	buffer_add_string(out, "<figure>");
	html_cell(out, table_cell(table, 0, 0), NULL, &arena);
	buffer_add_string(out, "</figure>\n");
	arena_release(&arena);
}

void html_table(struct outlet *outlet, const struct table *table,
		const struct site *site, size_t heading)
{
	if (table->layout == LAYOUT_SIDE_BY_SIDE)
		add_side_by_side(&outlet->text, table, site, heading);
	else if (table->layout == LAYOUT_FIGURE)
		add_figure(&outlet->text, table);
	else
		add_rows(outlet, table, site, heading);
}
