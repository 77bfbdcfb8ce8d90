/* A tool for programs: every member of the data format, in its order. */
#include "view/item.h"

static json_t *plans(const struct pricing *pricing)
{
	json_t *array = json_array();

	for (size_t i = 0; i < pricing->plan_count; i++) {
		const struct plan *plan = &pricing->plans[i];
		json_t *object = json_object();

		json_object_set_new(object, "name", document_text(plan->name));
		json_object_set_new(object, "amount",
				    document_decimal(plan->price.amount));
		json_object_set_new(object, "currency",
				    document_text(plan->price.currency));
		json_object_set_new(
		    object, "per",
		    document_word(price_period_words, (int)plan->price.per));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *pricing_object(const struct tool *tool)
{
	const struct pricing *pricing = tool->plans;
	const struct price *price = &pricing->entry;
	json_t *object, *entry;

	if (pricing->model == PRICING_ABSENT)
		return json_null();
	object = json_object();
	entry = price->amount.known ? json_object() : json_null();
	if (price->amount.known) {
		json_object_set_new(entry, "amount",
				    document_decimal(price->amount));
		json_object_set_new(entry, "currency",
				    document_text(price->currency));
		json_object_set_new(
		    entry, "per",
		    document_word(price_period_words, (int)price->per));
	}
	json_object_set_new(
	    object, "model",
	    document_word(pricing_model_words, (int)pricing->model));
	json_object_set_new(object, "entry", entry);
	json_object_set_new(object, "plans", plans(pricing));
	json_object_set_new(object, "note", document_text(pricing->note));
	json_object_set_new(object, "url", document_text(pricing->url));
	json_object_set_new(object, "checked", document_date(pricing->checked));
	return object;
}

static json_t *facts_object(const struct facts *facts)
{
	json_t *object = json_object();

	json_object_set_new(object, "parameters",
			    document_count(facts->parameters));
	json_object_set_new(object, "downloads",
			    document_count(facts->downloads));
	json_object_set_new(object, "likes", document_count(facts->likes));
	json_object_set_new(object, "gated", document_flag(facts->gated));
	json_object_set_new(object, "last_modified",
			    document_date(facts->last_modified));
	json_object_set_new(object, "checked", document_date(facts->checked));
	return object;
}

static json_t *listings(const struct tool_detail *detail)
{
	json_t *array = json_array();

	for (size_t i = 0; i < detail->listing_count; i++) {
		const struct listing *listing = &detail->listings[i];
		json_t *object = json_object();

		json_object_set_new(object, "kind",
				    document_text(listing->kind));
		json_object_set_new(object, "id", document_text(listing->id));
		json_object_set_new(object, "url", document_text(listing->url));
		json_object_set_new(object, "checked",
				    document_date(listing->checked));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *stated_object(const struct stated *stated)
{
	json_t *object = json_object();

	json_object_set_new(object, "panel_ship_percent",
			    document_decimal(stated->panel_ship_percent));
	json_object_set_new(object, "community_ship_percent",
			    document_decimal(stated->community_ship_percent));
	return object;
}

static void add_listing(json_t *object, const struct tool *tool)
{
	const struct tool_detail *detail = tool->detail;

	json_object_set_new(object, "slug", document_text(tool->slug));
	json_object_set_new(object, "name", document_text(tool->name));
	json_object_set_new(object, "aliases", document_texts(tool->aliases));
	json_object_set_new(object, "vendor", document_text(tool->vendor));
	json_object_set_new(object, "category", document_text(tool->category));
	json_object_set_new(object, "tagline", document_text(detail->tagline));
	json_object_set_new(object, "description",
			    document_text(detail->description));
	json_object_set_new(object, "best_for",
			    document_text(detail->best_for));
	json_object_set_new(object, "license", document_text(tool->license));
	json_object_set_new(object, "homepage",
			    document_text(detail->homepage));
	json_object_set_new(object, "released", document_date(tool->released));
	json_object_set_new(object, "added", document_date(tool->added));
	json_object_set_new(object, "tags", document_texts(tool->tags));
	json_object_set_new(object, "pricing", pricing_object(tool));
	json_object_set_new(object, "alternatives",
			    document_texts(detail->alternatives));
	json_object_set_new(object, "benchmarks", document_benchmarks(detail));
	json_object_set_new(object, "facts", facts_object(&detail->facts));
	json_object_set_new(object, "sources", listings(detail));
	json_object_set_new(object, "stated", stated_object(&detail->stated));
}

json_t *show_document(const struct fields *fields, const struct item *reviews,
		      const struct item *tool,
		      const struct provenance *provenance)
{
	json_t *document = document_begin("show", provenance);
	json_t *object = json_object();

	add_listing(object, tool->tool);
	fields_set_all(object, &verdict_fields, tool);
	fields_set_all(object, &score_fields, tool);
	json_object_set_new(
	    object, "reviews",
	    fields_objects(fields, reviews, tool->tool->review_count));
	json_object_set_new(document, "tool", object);
	return document;
}
