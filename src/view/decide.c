/* A decision as it is recorded, and as it is told. */
#include "smolcmp/verdict.h"
#include "view/item.h"
#include "view/words.h"

static json_t *weights(const struct tally *tally)
{
	json_t *object = json_object();

	json_object_set_new(
	    object, "ship",
	    document_real((double)tally->weighted.ship / WEIGHT_ONE));
	json_object_set_new(
	    object, "total",
	    document_real((double)tally->weighted.total / WEIGHT_ONE));
	json_object_set_new(object, "reviewers",
			    json_integer((json_int_t)tally->heads));
	return object;
}

static json_t *votes(struct share share)
{
	json_t *object;

	if (!share.total)
		return json_null();
	object = json_object();
	json_object_set_new(object, "ship",
			    json_integer((json_int_t)share.ship));
	json_object_set_new(
	    object, "skip",
	    json_integer((json_int_t)(share.total - share.ship)));
	return object;
}

static json_t *price(const struct price *price)
{
	json_t *object;

	if (!price->amount.known)
		return json_null();
	object = json_object();
	json_object_set_new(object, "amount",
			    document_real(price->amount.value));
	json_object_set_new(object, "currency", json_string(price->currency));
	if (price->per != PER_ABSENT)
		json_object_set_new(
		    object, "per", json_string(price_period_words[price->per]));
	return object;
}

static json_t *tool(const struct comparison *comparison, size_t i)
{
	const struct tally *tally = &comparison->tallies[i];
	json_t *object = json_object();

	json_object_set_new(object, "slug",
			    document_text(comparison->tools[i]->slug));
	json_object_set_new(object, "ship",
			    json_integer((json_int_t)tally->panel.ship));
	json_object_set_new(object, "total",
			    json_integer((json_int_t)tally->panel.total));
	if (comparison->weighted)
		json_object_set_new(object, "weighted", weights(tally));
	json_object_set_new(object, "votes", votes(tally->votes));
	json_object_set_new(object, "price",
			    price(&comparison->tools[i]->price));
	return object;
}

static json_t *evidence(const struct comparison *comparison)
{
	json_t *object = json_object();
	json_t *tools = json_array();

	for (size_t i = 0; i < comparison->count; i++)
		json_array_append_new(tools, tool(comparison, i));
	json_object_set_new(object, "tools", tools);
	json_object_set_new(object, "pairs", pairs_array(comparison));
	return object;
}

json_t *decision_record(const struct decided *decided)
{
	const struct decision *decision = &decided->decision;
	json_t *record = json_object();

	json_object_set_new(record, "type", json_string("decision"));
	json_object_set_new(record, "id", document_text(decision->id));
	json_object_set_new(record, "chosen", document_text(decision->chosen));
	json_object_set_new(record, "over", document_texts(decision->over));
	json_object_set_new(record, "because",
			    document_text(decision->because));
	json_object_set_new(record, "date", document_date(decision->date));
	if (decision->replaces.count)
		json_object_set_new(record, "replaces",
				    document_texts(decision->replaces));
	json_object_set_new(record, "evidence", evidence(decided->comparison));
	return record;
}

static void add_heading(const struct decided *decided, struct report *report)
{
	const struct comparison *comparison = decided->comparison;
	char date[DATE_TEXT];
	struct buffer text;

	buffer_init(&text);
	buffer_printf(&text, "%s over ", words_tool(comparison->tools[0]));
	for (size_t i = 1; i < comparison->count; i++)
		words_add_item(&text, words_tool(comparison->tools[i]), i - 1,
			       comparison->count - 1, "and");
	report_heading(report, arena_string(&report->arena, text.bytes),
		       arena_string(&report->arena,
				    date_format(decided->decision.date, date)));
	buffer_release(&text);
}

/* What compare says, and whether that is what was chosen. */
static void add_answer(const struct item *items, const struct decided *decided,
		       struct report *report)
{
	const struct comparison *comparison = decided->comparison;
	const struct answer *answer = &comparison->answer;
	int leader = answer->pick >= 0 ? answer->pick : answer->lean;
	bool otherwise = leader > 0 || comparison->words[0] == WORD_SKIP;
	struct buffer text;

	buffer_init(&text);
	buffer_add_string(&text, otherwise     ? "The evidence says otherwise. "
				 : leader == 0 ? "The evidence agrees. "
					       : "The evidence is open. ");
	answer_text(items[0].catalog, comparison, &text);
	report_answer(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

/* Where it stands, and in whose place. */
static void add_record(const struct decided *decided, struct report *report)
{
	const struct decision *decision = &decided->decision;
	const struct texts *replaces = &decision->replaces;
	struct buffer text;

	buffer_init(&text);
	buffer_printf(&text, "Recorded as '%s' in '%s'", decision->id,
		      decided->file);
	for (size_t i = 0; i < replaces->count; i++) {
		buffer_add_string(&text, i ? "" : ", in place of ");
		words_add_item(
		    &text,
		    arena_printf(&report->arena, "'%s'", replaces->items[i]), i,
		    replaces->count, "and");
	}
	buffer_add_char(&text, '.');
	if (decided->checked)
		buffer_add_string(&text, " From now on check says when this "
					 "answer changes.");
	report_paragraph(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

void decide_report(const struct fields *fields, const struct item *items,
		   const struct decided *decided, struct report *report)
{
	add_heading(decided, report);
	fields_report(fields, items, decided->comparison->count, report);
	report_paragraph(report, arena_printf(&report->arena, "Because: %s",
					      decided->decision.because));
	add_answer(items, decided, report);
	add_record(decided, report);
}

json_t *decide_document(const struct fields *fields, const struct item *items,
			const struct decided *decided, json_t *record,
			const struct provenance *provenance)
{
	const struct comparison *comparison = decided->comparison;
	json_t *document = document_begin("decide", provenance);

	json_object_set_new(document, "file", document_text(decided->file));
	json_object_set_new(document, "decision", record);
	json_object_set_new(document, "tools",
			    fields_objects(fields, items, comparison->count));
	json_object_set_new(document, "answer",
			    answer_object(items[0].catalog, comparison));
	return document;
}
