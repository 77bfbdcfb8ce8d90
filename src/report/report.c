#include "smolcmp/report.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

void report_init(struct report *report)
{
	memset(report, 0, sizeof(*report));
	arena_init(&report->arena);
}

void report_release(struct report *report)
{
	for (size_t i = 0; i < report->count; i++) {
		struct table *table = report->blocks[i].table;

		if (!table)
			continue;
		free(table->columns);
		free(table->cells);
	}
	free(report->blocks);
	arena_release(&report->arena);
	memset(report, 0, sizeof(*report));
}

static struct block *add_block(struct report *report, enum block_kind kind)
{
	struct block *block;

	report->blocks = memory_grow(report->blocks, report->count,
				     &report->capacity, sizeof(*block));
	block = &report->blocks[report->count++];
	*block = (struct block){ .kind = kind };
	return block;
}

void report_heading(struct report *report, const char *text, const char *side)
{
	struct block *block = add_block(report, BLOCK_HEADING);

	block->text = text;
	block->side = side;
}

void report_paragraph(struct report *report, const char *text)
{
	add_block(report, BLOCK_PARAGRAPH)->text = text;
}

struct table *report_table(struct report *report, enum layout layout)
{
	struct block *block = add_block(report, BLOCK_TABLE);

	block->table = arena_zero(&report->arena, 1, sizeof(*block->table));
	block->table->layout = layout;
	return block->table;
}

struct column *table_column(struct table *table, const char *id,
			    const char *title)
{
	struct column *column;

	table->columns = memory_grow(table->columns, table->column_count,
				     &table->column_capacity, sizeof(*column));
	column = &table->columns[table->column_count++];
	*column = (struct column){ .id = id, .title = title };
	return column;
}

void table_add(struct table *table, struct cell cell)
{
	table->cells = memory_grow(table->cells, table->cell_count,
				   &table->cell_capacity, sizeof(cell));
	table->cells[table->cell_count++] = cell;
	table->item_count = table->cell_count / table->column_count;
}

const struct cell *table_cell(const struct table *table, size_t item,
			      size_t column)
{
	return &table->cells[item * table->column_count + column];
}

static struct table *main_table(struct report *report)
{
	for (size_t i = 0; i < report->count; i++)
		if (report->blocks[i].table && report->blocks[i].table->main)
			return report->blocks[i].table;
	return NULL;
}

static bool find_column(const struct table *table, const char *name,
			size_t length, size_t *found)
{
	for (size_t i = 0; i < table->column_count; i++)
		if (strlen(table->columns[i].id) == length &&
		    memcmp(table->columns[i].id, name, length) == 0) {
			*found = i;
			return true;
		}
	return false;
}

/* Rebuild a table from some of its columns. */
static void keep_columns(struct table *table, const size_t *chosen,
			 size_t count)
{
	struct table old = *table;

	table->columns = NULL;
	table->cells = NULL;
	table->column_count = table->column_capacity = 0;
	table->cell_count = table->cell_capacity = 0;
	for (size_t i = 0; i < count; i++)
		*table_column(table, "", "") = old.columns[chosen[i]];
	for (size_t item = 0; item < old.item_count; item++)
		for (size_t i = 0; i < count; i++)
			table_add(table, *table_cell(&old, item, chosen[i]));
	free(old.columns);
	free(old.cells);
}

const char *report_fields(struct report *report)
{
	const struct table *table = main_table(report);
	const char *names = "";

	for (size_t i = 0; table && i < table->column_count; i++)
		names = arena_printf(&report->arena, "%s%s%s", names,
				     i ? ", " : "", table->columns[i].id);
	return names;
}

const char *report_select(struct report *report, const char *fields)
{
	struct table *table = main_table(report);
	size_t *chosen = NULL;
	size_t capacity = 0;
	size_t count = 0;
	const char *unknown = NULL;

	while (table && !unknown) {
		size_t length = strcspn(fields, ",");

		chosen = memory_grow(chosen, count, &capacity, sizeof(*chosen));
		if (!find_column(table, fields, length, &chosen[count++]))
			unknown = arena_text(&report->arena, fields, length);
		if (!fields[length])
			break;
		fields += length + 1;
	}
	if (table && !unknown)
		keep_columns(table, chosen, count);
	free(chosen);
	return unknown;
}

struct cell cell_absent(const char *why)
{
	return (
	    struct cell){ .kind = CELL_ABSENT, .text = why, .tone = TONE_DIM };
}

struct cell cell_text(const char *text)
{
	if (!text)
		return cell_absent(NULL);
	return (struct cell){ .kind = CELL_TEXT, .text = text };
}

struct cell cell_prose(const char *text)
{
	struct cell cell = cell_text(text);

	cell.prose = true;
	return cell;
}

struct cell cell_text_or(const char *text, const char *why_absent)
{
	return text ? cell_text(text) : cell_absent(why_absent);
}

struct cell cell_share(struct share share, const char *why_absent)
{
	if (!share_is_known(share))
		return cell_absent(why_absent);
	return (struct cell){ .kind = CELL_SHARE,
			      .share = share,
			      .interval = share_interval(share) };
}

struct cell cell_price(const struct price *price, enum pricing_model model)
{
	if (!price->amount.known && model == PRICING_ABSENT)
		return cell_absent("price unknown");
	return (
	    struct cell){ .kind = CELL_PRICE, .price = *price, .model = model };
}

struct cell cell_date(struct date date)
{
	if (!date_is_known(date))
		return cell_absent(NULL);
	return (struct cell){ .kind = CELL_DATE, .date = date };
}

struct cell cell_list(struct texts list)
{
	if (!list.count)
		return cell_absent(NULL);
	return (struct cell){ .kind = CELL_LIST, .list = list };
}

struct cell cell_count(struct count count)
{
	if (!count.known)
		return cell_absent(NULL);
	return (struct cell){ .kind = CELL_COUNT, .count = count.value };
}

struct cell cell_number(double number, int decimals)
{
	return (struct cell){ .kind = CELL_NUMBER,
			      .number = number,
			      .decimals = decimals };
}
