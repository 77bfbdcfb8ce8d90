#include "smolcmp/items.h"

static void copy(const void *context, size_t number, struct item *item)
{
	const struct item *array = context;
	struct arena *arena = item->arena;

	*item = array[number];
	item->arena = arena;
}

struct items items_of(const struct fields *fields, const struct item *array,
		      size_t count)
{
	return (struct items){ fields, count, copy, array };
}

struct item items_at(const struct items *items, size_t number,
		     struct arena *arena)
{
	struct item item = { .arena = arena };

	items->make(items->context, number, &item);
	return item;
}

/* The table may be without some of the fields. */
static void make_cells(const void *context, const struct table *table,
		       size_t number, struct arena *arena, struct cell *cells)
{
	const struct items *items = context;
	struct item item = items_at(items, number, arena);

	for (size_t i = 0; i < table->column_count; i++) {
		size_t field = table->columns[i].number;

		cells[i] = items->fields->items[field]->cell(&item);
	}
}

void items_fill(const struct items *items, struct table *table)
{
	fields_columns(table, items->fields);
	table_make(table, items->count, make_cells, items);
}

void items_report(const struct items *items, struct report *report)
{
	report->list = report_table(report, LAYOUT_ROWS);
	items_fill(items, report->list);
}

static json_t *make_object(const void *context, size_t number,
			   struct arena *arena)
{
	const struct items *items = context;
	struct item item = items_at(items, number, arena);

	return fields_object(items->fields, &item);
}

struct series items_series(const struct items *items, const char *name)
{
	return (struct series){ name, items->count, make_object, items };
}
