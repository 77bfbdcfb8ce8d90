#include "view/document.h"

#include <string.h>

#include <unistr.h>

#include "smolcmp/buffer.h"
#include "view/weights.h"

/* jansson copies a string only if it is valid UTF-8; the reader has seen to
 * that, and the command line and names of files may hold other bytes: U+FFFD
 * stands for those. */
static json_t *mended(const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	size_t left = strlen(text);
	struct buffer buffer;
	json_t *string;

	buffer_init(&buffer);
	while (left) {
		uint8_t bytes[4];
		ucs4_t point;
		int taken = u8_mbtouc(&point, at, left);
		int made = u8_uctomb(bytes, point, sizeof(bytes));

		buffer_add(&buffer, bytes, (size_t)made);
		at += taken;
		left -= (size_t)taken;
	}
	string = json_stringn(buffer.bytes, buffer.length);
	buffer_release(&buffer);
	return string;
}

json_t *document_text(const char *text)
{
	json_t *string = text ? json_string(text) : json_null();

	return string ? string : mended(text);
}

json_t *document_real(double value)
{
	return json_real(value + 0.0);
}

static json_t *sources_array(const struct provenance *provenance)
{
	json_t *sources = json_array();

	for (size_t i = 0; i < provenance->count; i++) {
		json_t *source = json_object();

		json_object_set_new(source, "name",
				    document_text(provenance->names[i]));
		json_object_set_new(
		    source, "bytes",
		    json_integer((json_int_t)provenance->bytes[i]));
		json_array_append_new(sources, source);
	}
	return sources;
}

json_t *document_origin(const struct provenance *provenance)
{
	json_t *object = json_object();

	json_object_set_new(object, "sources", sources_array(provenance));
	json_object_set_new(object, "as_of", document_date(provenance->as_of));
	return object;
}

static json_t *meta(const struct provenance *provenance)
{
	json_t *object = json_object();

	json_object_set_new(object, "version", json_string(SMOLCMP_VERSION));
	if (!provenance)
		return object;
	json_object_set_new(object, "sources", sources_array(provenance));
	json_object_set_new(object, "as_of", document_date(provenance->as_of));
	json_object_set_new(object, "policy",
			    document_text(provenance->policy));
	json_object_set_new(object, "weights", weights_member(provenance));
	json_object_set_new(object, "level", json_real(.95));
	return object;
}

json_t *document_begin(const char *name, const struct provenance *provenance)
{
	json_t *document = json_object();

	json_object_set_new(document, "format",
			    json_sprintf("smolcmp.%s/1", name));
	json_object_set_new(document, "meta", meta(provenance));
	return document;
}

void document_series(json_t *document, struct series series,
		     struct series_set *set)
{
	json_object_set_new(document, series.name, json_null());
	series_add(set, series);
}

json_t *list_document(const char *command, const struct field_list *list,
		      const struct items *items,
		      const struct provenance *provenance,
		      struct series_set *set)
{
	json_t *document = document_begin(command, provenance);

	document_series(document, items_series(items, list->name), set);
	return document;
}

json_t *document_texts(struct texts texts)
{
	json_t *array = json_array();

	for (size_t i = 0; i < texts.count; i++)
		json_array_append_new(array, document_text(texts.items[i]));
	return array;
}

json_t *document_date(struct date date)
{
	char text[DATE_TEXT];

	return date_is_known(date) ? json_string(date_format(date, text))
				   : json_null();
}

json_t *document_decimal(struct decimal decimal)
{
	return decimal.known ? document_real(decimal.value) : json_null();
}

json_t *document_count(struct count count)
{
	return count.known ? json_integer((json_int_t)count.value)
			   : json_null();
}

json_t *document_flag(enum flag flag)
{
	return flag == FLAG_ABSENT ? json_null()
				   : json_boolean(flag == FLAG_YES);
}

json_t *document_word(const char *const *words, int value)
{
	return document_text(words[value]);
}

/* A share of nothing has no rate, and could have any. */
static json_t *share_object(const struct cell *cell)
{
	bool known = cell->kind == CELL_SHARE;
	struct share share = { .total = 0 };
	struct interval interval = { 0, 1 };
	json_t *object = json_object();

	if (known) {
		share = cell->share;
		interval = cell->interval;
	}
	json_object_set_new(object, "ship",
			    json_integer((json_int_t)share.ship));
	json_object_set_new(object, "total",
			    json_integer((json_int_t)share.total));
	json_object_set_new(object, "rate",
			    known ? document_real(share_rate(share))
				  : json_null());
	json_object_set_new(object, "low", document_real(interval.low));
	json_object_set_new(object, "high", document_real(interval.high));
	return object;
}

/* Counts of weight are no whole numbers, and have no interval. */
static json_t *weighted_object(const struct cell *cell)
{
	json_t *object;
	double unit;

	if (cell->kind != CELL_WEIGHTED)
		return json_null();
	object = json_object();
	unit = (double)cell->unit;
	json_object_set_new(object, "ship",
			    document_real((double)cell->share.ship / unit));
	json_object_set_new(object, "total",
			    document_real((double)cell->share.total / unit));
	json_object_set_new(object, "rate",
			    document_real(share_rate(cell->share)));
	json_object_set_new(object, "low", json_null());
	json_object_set_new(object, "high", json_null());
	return object;
}

static json_t *price_object(const struct cell *cell)
{
	static const struct cell nothing;
	const struct price *price;
	json_t *object = json_object();

	if (cell->kind != CELL_PRICE)
		cell = &nothing;
	price = &cell->price;
	json_object_set_new(
	    object, "model",
	    document_word(pricing_model_words, (int)cell->model));
	json_object_set_new(object, "amount", document_decimal(price->amount));
	json_object_set_new(
	    object, "currency",
	    document_text(price->currency[0] ? price->currency : NULL));
	json_object_set_new(object, "per",
			    document_word(price_period_words, (int)price->per));
	json_object_set_new(object, "note", document_text(cell->note));
	json_object_set_new(object, "checked", document_date(cell->checked));
	json_object_set_new(object, "monthly",
			    document_decimal(price_monthly(price)));
	json_object_set_new(
	    object, "unit",
	    document_word(price_unit_words, (int)price_unit_of(price->per)));
	return object;
}

static json_t *agreement_object(const struct cell *cell)
{
	bool known = cell->kind == CELL_AGREEMENT;
	json_t *object = json_object();

	json_object_set_new(
	    object, "agree",
	    json_integer(known ? (json_int_t)cell->share.ship : 0));
	json_object_set_new(
	    object, "total",
	    json_integer(known ? (json_int_t)cell->share.total : 0));
	return object;
}

static json_t *plain_member(const struct cell *cell)
{
	switch (cell->kind) {
	case CELL_TEXT:
		return document_text(cell->text);
	case CELL_COUNT:
		return json_integer((json_int_t)cell->count);
	case CELL_NUMBER:
		return document_real(cell->number);
	case CELL_DATE:
		return document_date(cell->date);
	case CELL_VOTE:
		return json_string(verdict_words[cell->verdict]);
	case CELL_FLAG:
		return json_boolean(cell->flag);
	case CELL_DIFFERENCE:
		return document_interval(cell->value, cell->around);
	case CELL_LIST:
	case CELL_SHARE:
	case CELL_PRICE:
	case CELL_AGREEMENT:
	case CELL_WEIGHTED:
	case CELL_TALLY:
	case CELL_CHANGE:
	case CELL_RATES:
	case CELL_MARKS:
	case CELL_STEPS:
	case CELL_MARKED:
	case CELL_ABSENT:
		break;
	}
	return json_null();
}

/* Without votes there is nothing to say, rather than nothing of each kind. */
static json_t *tally_object(const struct cell *cell)
{
	const struct duel_tally *tally = &cell->tally;
	json_t *object;

	if (cell->kind != CELL_TALLY)
		return json_null();
	object = json_object();
	json_object_set_new(object, "strength",
			    document_decimal(tally->strength));
	json_object_set_new(object, "se", document_decimal(tally->se));
	json_object_set_new(object, "wins",
			    json_integer((json_int_t)tally->wins));
	json_object_set_new(object, "ties",
			    json_integer((json_int_t)tally->ties));
	json_object_set_new(object, "total",
			    json_integer((json_int_t)tally->total));
	json_object_set_new(object, "group",
			    json_integer((json_int_t)tally->group));
	return object;
}

json_t *document_cell(enum cell_kind kind, const struct cell *cell)
{
	static const struct texts none;

	switch (kind) {
	case CELL_LIST:
		return document_texts(cell->kind == CELL_LIST ? cell->list
							      : none);
	case CELL_SHARE:
		return share_object(cell);
	case CELL_PRICE:
		return price_object(cell);
	case CELL_AGREEMENT:
		return agreement_object(cell);
	case CELL_WEIGHTED:
		return weighted_object(cell);
	case CELL_TALLY:
		return tally_object(cell);
	default:
		return plain_member(cell);
	}
}

json_t *document_interval(double value, struct interval around)
{
	json_t *object = json_object();

	json_object_set_new(object, "value", document_real(value));
	json_object_set_new(object, "low", document_real(around.low));
	json_object_set_new(object, "high", document_real(around.high));
	return object;
}

static json_t *benchmark_object(const struct benchmark *benchmark)
{
	json_t *object = json_object();

	json_object_set_new(object, "name", document_text(benchmark->name));
	json_object_set_new(object, "score",
			    document_decimal(benchmark->score));
	json_object_set_new(object, "claim", document_text(benchmark->claim));
	json_object_set_new(object, "unit", document_text(benchmark->unit));
	json_object_set_new(object, "higher_is_better",
			    document_flag(benchmark->higher_is_better));
	json_object_set_new(object, "source", document_text(benchmark->source));
	json_object_set_new(object, "self_reported",
			    document_flag(benchmark->self_reported));
	return object;
}

json_t *document_benchmarks(const struct tool_detail *detail)
{
	json_t *array = json_array();

	for (size_t i = 0; i < detail->benchmark_count; i++)
		json_array_append_new(array,
				      benchmark_object(&detail->benchmarks[i]));
	return array;
}
