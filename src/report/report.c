#include "smolcmp/report.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

void report_init(struct report *report)
{
	memset(report, 0, sizeof(*report));
	arena_init(&report->arena);
}

static void release_table(struct table *table)
{
	free(table->columns);
	free(table->cells);
}

void report_release(struct report *report)
{
	for (struct table *table = report->tables; table; table = table->next)
		release_table(table);
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

struct block *report_heading(struct report *report, const char *text,
			     const char *side)
{
	struct block *block = add_block(report, BLOCK_HEADING);

	block->text = text;
	block->side = side;
	return block;
}

void report_title(struct report *report, const char *text, const char *side)
{
	report_heading(report, text, side);
	report->blocks[report->count - 1].title = true;
}

const struct block *report_own_heading(const struct report *report)
{
	const struct block *first = report->blocks;
	size_t headings = 0;

	for (size_t i = 0; i < report->count; i++)
		headings += report->blocks[i].kind == BLOCK_HEADING;
	if (!headings || first->kind != BLOCK_HEADING)
		return NULL;
	return headings == 1 || first->title || report->site ? first : NULL;
}

void report_paragraph(struct report *report, const char *text)
{
	add_block(report, BLOCK_PARAGRAPH)->text = text;
}

void report_answer(struct report *report, const char *text)
{
	report_paragraph(report, text);
	report->blocks[report->count - 1].answer = true;
}

static bool is_said_before(const struct report *report, size_t i)
{
	const struct block *block = &report->blocks[i];

	if (block->kind != BLOCK_PARAGRAPH)
		return false;
	for (size_t j = 0; j < i; j++)
		if (report->blocks[j].kind == BLOCK_PARAGRAPH &&
		    strcmp(report->blocks[j].text, block->text) == 0)
			return true;
	return false;
}

void report_drop_repeats(struct report *report)
{
	size_t kept = 0;

	/* What is kept before i is all that stands in front of it. */
	for (size_t i = 0; i < report->count; i++) {
		struct block block = report->blocks[i];

		report->blocks[kept] = block;
		kept += !is_said_before(report, kept);
	}
	report->count = kept;
}

static struct table *new_table(struct report *report)
{
	struct table *table = arena_zero(&report->arena, 1, sizeof(*table));

	table->next = report->tables;
	report->tables = table;
	return table;
}

struct table *report_table(struct report *report, enum layout layout)
{
	struct block *block = add_block(report, BLOCK_TABLE);

	block->table = new_table(report);
	block->table->layout = layout;
	return block->table;
}

struct table *report_list(struct report *report)
{
	report->list = new_table(report);
	return report->list;
}

struct column *table_column(struct table *table, const char *id,
			    const char *title)
{
	struct column *column;

	table->columns = memory_grow(table->columns, table->column_count,
				     &table->column_capacity, sizeof(*column));
	column = &table->columns[table->column_count];
	*column = (struct column){ .id = id,
				   .title = title,
				   .number = table->column_count++ };
	return column;
}

void table_add(struct table *table, struct cell cell)
{
	table->cells = memory_grow(table->cells, table->cell_count,
				   &table->cell_capacity, sizeof(cell));
	table->cells[table->cell_count++] = cell;
	table->item_count = table->cell_count / table->column_count;
}

void table_make(struct table *table, size_t count,
		void (*make)(const void *context, const struct table *table,
			     size_t item, struct arena *arena,
			     struct cell *cells),
		const void *context)
{
	table->item_count = count;
	table->make = make;
	table->context = context;
}

const struct cell *table_item(const struct table *table, size_t item,
			      struct arena *arena)
{
	struct cell *cells;

	if (!table->make)
		return table_cell(table, item, 0);
	cells = arena_alloc(arena, table->column_count * sizeof(*cells));
	table->make(table->context, table, item, arena, cells);
	return cells;
}

const struct cell *table_cell(const struct table *table, size_t item,
			      size_t column)
{
	return &table->cells[item * table->column_count + column];
}

bool cell_is_silent(const struct cell *cell)
{
	if (cell->kind != CELL_CHANGE)
		return cell->kind == CELL_ABSENT && !cell->text;
	if (cell->same)
		return true;
	return !(cell->before && !cell_is_silent(cell->before)) &&
	       !(cell->after && !cell_is_silent(cell->after));
}

bool table_is_silent(const struct table *table, size_t column)
{
	for (size_t i = 0; i < table->item_count; i++)
		if (!cell_is_silent(table_cell(table, i, column)))
			return false;
	return true;
}

static size_t count_visible(const struct table *table)
{
	size_t count = 0;

	for (size_t i = 0; i < table->column_count; i++)
		count += !table->columns[i].hidden;
	return count;
}

const struct table *table_visible(const struct table *table,
				  struct arena *arena)
{
	size_t visible = count_visible(table);
	size_t cells = table->make ? 0 : table->item_count * visible;
	struct table *copy;
	size_t column = 0, cell = 0;

	if (visible == table->column_count)
		return table;
	copy = arena_alloc(arena, sizeof(*copy));
	*copy = *table;
	copy->columns = arena_alloc(arena, visible * sizeof(*copy->columns));
	copy->cells = arena_alloc(arena, cells * sizeof(*copy->cells));
	copy->column_count = visible;
	copy->cell_count = cells;
	for (size_t i = 0; i < table->column_count; i++)
		if (!table->columns[i].hidden)
			copy->columns[column++] = table->columns[i];
	for (size_t i = 0; i < table->cell_count; i++)
		if (!table->columns[i % table->column_count].hidden)
			copy->cells[cell++] = table->cells[i];
	return copy;
}

bool table_is_drawn(const struct table *table)
{
	for (size_t i = 0; i < table->column_count; i++)
		if (table->columns[i].kind == CELL_MARKS ||
		    table->columns[i].kind == CELL_STEPS)
			return true;
	return false;
}

struct cell cell_about(struct cell cell, enum subject subject,
		       const char *const *ids)
{
	cell.about = (struct about){ subject, ids };
	return cell;
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

struct cell cell_price(const struct price *price, enum pricing_model model,
		       const char *note, struct date checked)
{
	if (!price->amount.known && model == PRICING_ABSENT)
		return cell_absent("price unknown");
	return (struct cell){ .kind = CELL_PRICE,
			      .price = *price,
			      .model = model,
			      .note = note,
			      .checked = checked };
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

struct cell cell_marked(struct texts pieces)
{
	return (struct cell){ .kind = CELL_MARKED, .list = pieces };
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

struct cell cell_flag(enum flag flag)
{
	if (flag == FLAG_ABSENT)
		return cell_absent(NULL);
	return (struct cell){ .kind = CELL_FLAG, .flag = flag == FLAG_YES };
}

struct cell cell_difference(double value, struct interval around)
{
	return (struct cell){ .kind = CELL_DIFFERENCE,
			      .value = value,
			      .around = around };
}

struct cell cell_weighted(struct share share, uint32_t unit)
{
	return (
	    struct cell){ .kind = CELL_WEIGHTED, .share = share, .unit = unit };
}

struct cell cell_agreement(uint64_t agree, uint64_t total)
{
	if (!total)
		return cell_absent(NULL);
	return (struct cell){ .kind = CELL_AGREEMENT,
			      .share = { agree, total } };
}

struct cell cell_tally(struct duel_tally tally)
{
	if (!tally.total)
		return cell_absent(NULL);
	return (struct cell){ .kind = CELL_TALLY, .tally = tally };
}

struct cell cell_change(const struct cell *before, const struct cell *after)
{
	return (struct cell){ .kind = CELL_CHANGE,
			      .before = before,
			      .after = after };
}

struct cell cell_rates(const double *rates, size_t count)
{
	return (struct cell){ .kind = CELL_RATES,
			      .rates = rates,
			      .rate_count = count };
}

struct cell cell_marks(double rate, struct interval around, double beside)
{
	return (struct cell){ .kind = CELL_MARKS,
			      .value = rate,
			      .around = around,
			      .beside = beside };
}

struct cell cell_steps(const struct steps *steps)
{
	return (struct cell){ .kind = CELL_STEPS, .steps = steps };
}
