/*
 * The main list as a sheet: a line of names and one per item. A share or a
 * price takes several columns, named after their members in JSON; what is
 * absent is empty; items of a list have ";" between, and a backslash in front
 * of a ";" or backslash of their own.
 */
#include <inttypes.h>
#include <string.h>

#include "render/formats.h"
#include "smolcmp/clean.h"
#include "smolcmp/memory.h"

/* What CSV and TSV differ in. */
struct dialect {
	char separator;
	void (*text)(struct buffer *out, const char *text);
	const char *empty; /* a line that is one empty cell */
};

struct sheet {
	const struct dialect *dialect;
	struct outlet *outlet;
	struct buffer *out;
	size_t start; /* of the line in out */
	bool begun;   /* the line has a cell */
};

static void next_cell(struct sheet *sheet)
{
	if (sheet->begun)
		buffer_add_char(sheet->out, sheet->dialect->separator);
	sheet->begun = true;
}

static void end_line(struct sheet *sheet)
{
	if (sheet->out->length == sheet->start)
		buffer_add_string(sheet->out, sheet->dialect->empty);
	buffer_add_char(sheet->out, '\n');
	sheet->start = sheet->out->length;
	sheet->begun = false;
}

static void put_text(struct sheet *sheet, const char *text)
{
	next_cell(sheet);
	if (text)
		sheet->dialect->text(sheet->out, text);
}

/* Numbers are never quoted, nor are they formulas. */
static void put_real(struct sheet *sheet, bool known, double number)
{
	next_cell(sheet);
	if (known)
		buffer_printf(sheet->out, "%.15g", number + 0.0);
}

static void put_count(struct sheet *sheet, bool known, uint64_t count)
{
	next_cell(sheet);
	if (known)
		buffer_printf(sheet->out, "%" PRIu64, count);
}

static void put_date(struct sheet *sheet, struct date date)
{
	char text[DATE_TEXT];

	put_text(sheet, date_is_known(date) ? date_format(date, text) : NULL);
}

static void put_list(struct sheet *sheet, struct texts list)
{
	struct buffer text;

	buffer_init(&text);
	for (size_t i = 0; i < list.count; i++) {
		if (i)
			buffer_add_char(&text, ';');
		for (const char *at = list.items[i]; *at; at++) {
			if (*at == ';' || *at == '\\')
				buffer_add_char(&text, '\\');
			buffer_add_char(&text, *at);
		}
	}
	put_text(sheet, text.bytes);
	buffer_release(&text);
}

static void put_share(struct sheet *sheet, const struct cell *cell)
{
	bool known = cell->kind == CELL_SHARE;
	struct share share = { .total = 0 };
	struct interval interval = { 0, 1 };

	if (known) {
		share = cell->share;
		interval = cell->interval;
	}
	put_count(sheet, true, share.ship);
	put_count(sheet, true, share.total);
	put_real(sheet, known, known ? share_rate(share) : 0);
	put_real(sheet, true, interval.low);
	put_real(sheet, true, interval.high);
}

static void put_price(struct sheet *sheet, const struct cell *cell)
{
	static const struct cell nothing;
	const struct price *price;
	struct decimal monthly;

	if (cell->kind != CELL_PRICE)
		cell = &nothing;
	price = &cell->price;
	put_text(sheet, pricing_model_words[cell->model]);
	put_real(sheet, price->amount.known, price->amount.value);
	put_text(sheet, price->currency);
	put_text(sheet, price_period_words[price->per]);
	put_text(sheet, cell->note);
	put_date(sheet, cell->checked);
	monthly = price_monthly(price);
	put_real(sheet, monthly.known, monthly.value);
	put_text(sheet, price_unit_words[price_unit_of(price->per)]);
}

static void put_agreement(struct sheet *sheet, const struct cell *cell)
{
	bool known = cell->kind == CELL_AGREEMENT;

	put_count(sheet, true, known ? cell->share.ship : 0);
	put_count(sheet, true, known ? cell->share.total : 0);
}

static void put_weighted(struct sheet *sheet, const struct cell *cell)
{
	bool known = cell->kind == CELL_WEIGHTED;
	double unit = known ? (double)cell->unit : 1;

	put_real(sheet, known, (double)cell->share.ship / unit);
	put_real(sheet, known, (double)cell->share.total / unit);
	put_real(sheet, known, known ? share_rate(cell->share) : 0);
}

static void put_difference(struct sheet *sheet, const struct cell *cell)
{
	bool known = cell->kind == CELL_DIFFERENCE;

	put_real(sheet, known, cell->value);
	put_real(sheet, known, cell->around.low);
	put_real(sheet, known, cell->around.high);
}

static void put_tally(struct sheet *sheet, const struct cell *cell)
{
	bool known = cell->kind == CELL_TALLY;
	const struct duel_tally *tally = &cell->tally;

	put_real(sheet, known && tally->strength.known, tally->strength.value);
	put_real(sheet, known && tally->se.known, tally->se.value);
	put_count(sheet, known, tally->wins);
	put_count(sheet, known, tally->ties);
	put_count(sheet, known, tally->total);
	put_count(sheet, known, tally->group);
}

static void put_plain(struct sheet *sheet, const struct cell *cell)
{
	switch (cell->kind) {
	case CELL_TEXT:
		put_text(sheet, cell->text);
		break;
	case CELL_COUNT:
		put_count(sheet, true, cell->count);
		break;
	case CELL_NUMBER:
		put_real(sheet, true, cell->number);
		break;
	case CELL_DATE:
		put_date(sheet, cell->date);
		break;
	case CELL_LIST:
		put_list(sheet, cell->list);
		break;
	case CELL_VOTE:
		put_text(sheet, verdict_words[cell->verdict]);
		break;
	case CELL_FLAG:
		put_text(sheet, cell->flag ? "true" : "false");
		break;
	default:
		put_text(sheet, NULL);
		break;
	}
}

/* Kinds of which a cell takes several columns: their members, and how they
 * are filled. */
static const struct wide {
	enum cell_kind kind;
	void (*put)(struct sheet *sheet, const struct cell *cell);
	const char *members[9];
} wide_kinds[] = {
	{ CELL_SHARE, put_share, { "ship", "total", "rate", "low", "high" } },
	{ CELL_PRICE,
	  put_price,
	  { "model", "amount", "currency", "per", "note", "checked", "monthly",
	    "unit" } },
	{ CELL_DIFFERENCE, put_difference, { "value", "low", "high" } },
	{ CELL_AGREEMENT, put_agreement, { "agree", "total" } },
	{ CELL_WEIGHTED, put_weighted, { "ship", "total", "rate" } },
	{ CELL_TALLY,
	  put_tally,
	  { "strength", "se", "wins", "ties", "total", "group" } },
};

static const struct wide *wide_kind(enum cell_kind kind)
{
	for (size_t i = 0; i < sizeof(wide_kinds) / sizeof(*wide_kinds); i++)
		if (wide_kinds[i].kind == kind)
			return &wide_kinds[i];
	return NULL;
}

/* The names of a column's cells: its own, or one per member; of a change all
 * of them for the old side, then for the new one. */
static void put_name(struct sheet *sheet, const struct column *column,
		     const char *side)
{
	const struct wide *wide = wide_kind(column->kind);

	for (size_t i = 0; wide ? wide->members[i] != NULL : i == 0; i++) {
		next_cell(sheet);
		buffer_printf(sheet->out, "%s%s%s%s", column->id, side,
			      wide ? "_" : "", wide ? wide->members[i] : "");
	}
}

static void put_names(struct sheet *sheet, const struct table *list)
{
	for (size_t i = 0; i < list->column_count; i++) {
		const struct column *column = &list->columns[i];

		put_name(sheet, column, column->change ? "_old" : "");
		if (column->change)
			put_name(sheet, column, "_new");
	}
	end_line(sheet);
}

/* A cell of this kind; NULL: of what is not there. */
static void put_cell(struct sheet *sheet, enum cell_kind kind,
		     const struct cell *cell)
{
	const struct wide *wide = wide_kind(kind);

	if (cell && wide)
		wide->put(sheet, cell);
	else if (cell)
		put_plain(sheet, cell);
	else
		for (size_t i = 0; wide ? wide->members[i] != NULL : i == 0;
		     i++)
			next_cell(sheet);
}

static void put_item(struct sheet *sheet, const struct table *list,
		     const struct cell *cells)
{
	for (size_t i = 0; i < list->column_count; i++) {
		const struct column *column = &list->columns[i];
		const struct cell *cell = &cells[i];

		put_cell(sheet, column->kind,
			 column->change ? cell->before : cell);
		if (column->change)
			put_cell(sheet, column->kind, cell->after);
	}
	end_line(sheet);
}

static void put_items(struct sheet *sheet, const struct table *list)
{
	struct arena arena;
	bool wanted = true;

	arena_init(&arena);
	for (size_t i = 0; wanted && i < list->item_count; i++) {
		put_item(sheet, list, table_item(list, i, &arena));
		arena_reset(&arena);
		wanted = outlet_pause(sheet->outlet);
		sheet->start = sheet->out->length;
	}
	arena_release(&arena);
}

static void render(const struct report *report, const struct dialect *dialect,
		   struct outlet *outlet)
{
	struct sheet sheet = { .dialect = dialect,
			       .outlet = outlet,
			       .out = &outlet->text,
			       .start = outlet->text.length };

	if (!report->list)
		return;
	put_names(&sheet, report->list);
	put_items(&sheet, report->list);
}

/* A spreadsheet takes what begins like this for a formula, in ASCII or in
 * full-width forms, or would swallow it as a mark of its own; some do not see
 * blanks and empty lines in front. */
static bool looks_like_formula(const char *text)
{
	static const char *const starts[] = {
		"=",
		"+",
		"-",
		"@",
		"|",
		"%",
		"'",
		"\xef\xbc\x9d",
		"\xef\xbc\x8b",
		"\xef\xbc\x8d",
		"\xef\xbc\xa0",
		"\xef\xbd\x9c",
		"\xef\xbc\x85",
		"\xef\xbc\x87",
	};

	text += strspn(text, " \n");
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (strncmp(text, starts[i], strlen(starts[i])) == 0)
			return true;
	return false;
}

static void csv_text(struct buffer *out, const char *text)
{
	struct buffer clean;
	bool guarded, quoted;

	buffer_init(&clean);
	clean_text(&clean, text, CLEAN_PROSE);
	guarded = looks_like_formula(clean.bytes);
	quoted = strpbrk(clean.bytes, ",\"\n") != NULL;
	if (quoted)
		buffer_add_char(out, '"');
	if (guarded)
		buffer_add_char(out, '\'');
	for (const char *at = clean.bytes; *at; at++) {
		if (*at == '"')
			buffer_add_char(out, '"');
		buffer_add_char(out, *at);
	}
	if (quoted)
		buffer_add_char(out, '"');
	buffer_release(&clean);
}

/* As it is, but for controls, each of which becomes a blank: C0 with tab and
 * line ends, DEL, and C1, which is C2 80 to C2 9F. */
static void tsv_text(struct buffer *out, const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
		bool c1 = at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0;

		if (*at < ' ' || *at == 0x7f || c1)
			buffer_add_char(out, ' ');
		else
			buffer_add_char(out, (char)*at);
		at += c1;
	}
}

void csv_render(const struct report *report, const struct style *style,
		struct outlet *outlet)
{
	static const struct dialect dialect = { ',', csv_text, "\"\"" };

	(void)style;
	render(report, &dialect, outlet);
}

void tsv_render(const struct report *report, const struct style *style,
		struct outlet *outlet)
{
	static const struct dialect dialect = { '\t', tsv_text, "" };

	(void)style;
	render(report, &dialect, outlet);
}
