#include "view/document.h"

/* jansson copies a string only if it is valid UTF-8; the reader has seen to
 * that, and the command line may hold other bytes. */
json_t *document_text(const char *text)
{
	json_t *string = text ? json_string(text) : json_null();

	return string ? string : json_string("\xef\xbf\xbd");
}

json_t *document_real(double value)
{
	return json_real(value + 0.0);
}

static json_t *meta(const struct provenance *provenance)
{
	json_t *object = json_object();
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
	json_object_set_new(object, "version", json_string(SMOLCMP_VERSION));
	json_object_set_new(object, "sources", sources);
	json_object_set_new(object, "as_of", document_date(provenance->as_of));
	json_object_set_new(object, "policy", json_null());
	json_object_set_new(object, "weights", json_null());
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

json_t *document_share(struct share share)
{
	struct interval interval = share_interval(share);
	json_t *object = json_object();

	json_object_set_new(object, "ship",
			    json_integer((json_int_t)share.ship));
	json_object_set_new(object, "total",
			    json_integer((json_int_t)share.total));
	json_object_set_new(object, "rate",
			    share_is_known(share)
				? document_real(share_rate(share))
				: json_null());
	json_object_set_new(object, "low", document_real(interval.low));
	json_object_set_new(object, "high", document_real(interval.high));
	return object;
}

json_t *document_price(const struct tool *tool)
{
	const struct price *price = &tool->price;
	json_t *object = json_object();

	json_object_set_new(
	    object, "model",
	    document_word(pricing_model_words, (int)tool->pricing));
	json_object_set_new(object, "amount", document_decimal(price->amount));
	json_object_set_new(
	    object, "currency",
	    document_text(price->currency[0] ? price->currency : NULL));
	json_object_set_new(object, "per",
			    document_word(price_period_words, (int)price->per));
	json_object_set_new(
	    object, "note",
	    document_text(tool->plans ? tool->plans->note : NULL));
	json_object_set_new(object, "checked",
			    document_date(tool->price_checked));
	return object;
}

json_t *document_verdict(const struct tool *tool)
{
	return json_string(
	    verdict_token(verdict_word(tool->panel, &verdict_thresholds)));
}

json_t *document_interval(struct difference difference)
{
	json_t *object = json_object();

	json_object_set_new(object, "value", document_real(difference.value));
	json_object_set_new(object, "low", document_real(difference.low));
	json_object_set_new(object, "high", document_real(difference.high));
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

void document_add_said(json_t *object, const struct review *review)
{
	const struct words *words = review->words;

	json_object_set_new(object, "verdict",
			    json_string(verdict_words[review->verdict]));
	json_object_set_new(object, "score",
			    review->has_score ? document_real(review->score)
					      : json_null());
	json_object_set_new(object, "date", document_date(review->date));
	json_object_set_new(object, "quote",
			    document_text(words ? words->quote : NULL));
	json_object_set_new(object, "summary",
			    document_text(words ? words->summary : NULL));
}

/* Reviewers against the majority; none when it is a tie. */
static json_t *dissent(const struct catalog *catalog, const struct tool *tool)
{
	json_t *array = json_array();
	uint64_t skips = tool->panel.total - tool->panel.ship;
	enum verdict majority =
	    tool->panel.ship > skips ? VERDICT_SHIP : VERDICT_SKIP;

	if (tool->panel.ship == skips)
		return array;
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];

		if (review->current && review->verdict != majority)
			json_array_append_new(
			    array,
			    document_text(
				catalog->reviewers[review->reviewer].id));
	}
	return array;
}

void document_add_verdict(json_t *object, const struct catalog *catalog,
			  const struct tool *tool)
{
	/* Better words first. */
	static const enum word order[] = { WORD_SHIP, WORD_MIXED, WORD_SKIP };
	struct share panel = tool->panel;
	struct margin margin = verdict_margin(panel, &verdict_thresholds);
	json_t *flips = json_array();

	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
		if (margin.to[order[i]])
			json_array_append_new(
			    flips, json_string(verdict_token(order[i])));
	json_object_set_new(object, "verdict", document_verdict(tool));
	json_object_set_new(object, "panel", document_share(panel));
	json_object_set_new(
	    object, "unanimous",
	    share_is_known(panel)
		? json_boolean(panel.ship == 0 || panel.ship == panel.total)
		: json_null());
	json_object_set_new(object, "dissent", dissent(catalog, tool));
	json_object_set_new(object, "changes_to_flip",
			    margin.changes
				? json_integer((json_int_t)margin.changes)
				: json_null());
	json_object_set_new(object, "flips_to", flips);
}
