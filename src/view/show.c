#include <stdlib.h>

#include "smolcmp/memory.h"
#include "smolcmp/score.h"
#include "view/document.h"
#include "view/words.h"

/* Reviews newest first; undated ones last, then as they stand. */
static int compare_newest(const void *a, const void *b)
{
	const struct review *x = *(const struct review *const *)a;
	const struct review *y = *(const struct review *const *)b;
	int dates = date_compare(y->date, x->date);

	if (dates)
		return dates;
	return x < y ? -1 : x > y;
}

static const struct review **newest_first(const struct tool *tool)
{
	const struct review **sorted =
	    memory_alloc(tool->review_count * sizeof(struct review *));

	for (size_t i = 0; i < tool->review_count; i++)
		sorted[i] = &tool->reviews[i];
	qsort(sorted, tool->review_count, sizeof(*sorted), compare_newest);
	return sorted;
}

/* Text: members down the side, each only if there is something to say. */

static void add_member(struct table *table, const char *id, const char *title)
{
	table_column(table, id, title);
}

/* One tool side by side with nothing: the same row per member as compare. */
struct member_cell {
	const char *id;
	const char *title;
	struct cell cell;
};

static const char *fact_text(struct report *report, const struct facts *facts)
{
	struct buffer text;
	const char *made;

	buffer_init(&text);
	if (facts->parameters.known)
		buffer_printf(&text, "%llu parameters, ",
			      (unsigned long long)facts->parameters.value);
	if (facts->downloads.known)
		buffer_printf(&text, "%llu downloads, ",
			      (unsigned long long)facts->downloads.value);
	if (facts->likes.known)
		buffer_printf(&text, "%llu likes, ",
			      (unsigned long long)facts->likes.value);
	if (facts->gated != FLAG_ABSENT)
		buffer_printf(&text, "%s, ",
			      facts->gated == FLAG_YES ? "gated" : "not gated");
	if (text.length)
		text.bytes[text.length -= 2] = '\0';
	made = text.length ? arena_string(&report->arena, text.bytes) : NULL;
	buffer_release(&text);
	return made;
}

static struct cell benchmarks_cell(struct report *report,
				   const struct tool_detail *detail)
{
	struct buffer text;
	struct cell cell;

	buffer_init(&text);
	for (size_t i = 0; i < detail->benchmark_count; i++) {
		const struct benchmark *benchmark = &detail->benchmarks[i];

		buffer_printf(&text, "%s%s: ", i ? "\n" : "", benchmark->name);
		if (benchmark->score.known)
			buffer_printf(&text, "%.15g%s%s",
				      benchmark->score.value,
				      benchmark->unit ? " " : "",
				      benchmark->unit ? benchmark->unit : "");
		if (benchmark->claim)
			buffer_printf(&text, "%s%s",
				      benchmark->score.known ? ", " : "",
				      benchmark->claim);
		if (benchmark->self_reported == FLAG_YES)
			buffer_add_string(&text, " (self-reported)");
	}
	cell = cell_prose(text.length ? arena_string(&report->arena, text.bytes)
				      : NULL);
	buffer_release(&text);
	return cell;
}

/* Plans by name, their prices as in other places. */
static struct cell plans_cell(struct report *report,
			      const struct pricing *pricing)
{
	struct buffer text;
	struct cell cell;

	buffer_init(&text);
	for (size_t i = 0; i < pricing->plan_count; i++) {
		const struct plan *plan = &pricing->plans[i];
		const char *per = price_period_words[plan->price.per];

		buffer_printf(&text, "%s%s: %.15g %s%s%s", i ? "\n" : "",
			      plan->name, plan->price.amount.value,
			      plan->price.currency, per ? " per " : "",
			      per ? per : "");
	}
	cell = cell_prose(text.length ? arena_string(&report->arena, text.bytes)
				      : NULL);
	buffer_release(&text);
	return cell;
}

/* What a publisher printed. */
static struct cell stated_cell(struct report *report,
			       const struct stated *stated)
{
	const char *panel = "", *community = "";

	if (stated->panel_ship_percent.known)
		panel = arena_printf(&report->arena, "panel %.15g%%",
				     stated->panel_ship_percent.value);
	if (stated->community_ship_percent.known)
		community = arena_printf(&report->arena, "%scommunity %.15g%%",
					 panel[0] ? ", " : "",
					 stated->community_ship_percent.value);
	if (!panel[0] && !community[0])
		return cell_absent(NULL);
	return cell_text(
	    arena_printf(&report->arena, "%s%s", panel, community));
}

static struct cell listings_cell(struct report *report,
				 const struct tool_detail *detail)
{
	struct texts list = { .count = 0 };

	list.items = arena_alloc(&report->arena, (detail->listing_count + 1) *
						     sizeof(*list.items));
	for (size_t i = 0; i < detail->listing_count; i++)
		list.items[list.count++] = arena_printf(
		    &report->arena, "%s %s", detail->listings[i].kind,
		    detail->listings[i].id);
	return cell_list(list);
}

static void add_members(struct report *report, const struct tool *tool,
			const struct prior *prior)
{
	const struct tool_detail *detail = tool->detail;
	struct tool_score score = score_tool(prior, tool);
	const struct member_cell members[] = {
		{ "slug", "Slug", cell_text(tool->slug) },
		{ "tagline", "Tagline", cell_text(detail->tagline) },
		{ "verdict", "Verdict", words_verdict(tool) },
		{ "panel", "Panel", cell_share(tool->panel, "no reviews") },
		{ "community", "Community",
		  cell_share(tool->votes, "no votes yet") },
		{ "score", "Score",
		  score.known ? cell_number(score.score, 3)
			      : cell_absent("no reviews") },
		{ "price", "Entry price",
		  cell_price(&tool->price, tool->pricing) },
		{ "price_note", "Price note", cell_text(tool->plans->note) },
		{ "plans", "Plans", plans_cell(report, tool->plans) },
		{ "price_url", "Price at", cell_text(tool->plans->url) },
		{ "price_checked", "Price checked",
		  cell_date(tool->price_checked) },
		{ "votes_as_of", "Votes of", cell_date(tool->votes_as_of) },
		{ "stated", "Stated", stated_cell(report, &detail->stated) },
		{ "license", "Licence", cell_text(tool->license) },
		{ "vendor", "Vendor", cell_text(tool->vendor) },
		{ "best_for", "Best for", cell_text(detail->best_for) },
		{ "description", "Description",
		  cell_prose(detail->description) },
		{ "tags", "Tags", cell_list(tool->tags) },
		{ "aliases", "Also called", cell_list(tool->aliases) },
		{ "alternatives", "Alternatives",
		  cell_list(detail->alternatives) },
		{ "benchmarks", "Benchmarks", benchmarks_cell(report, detail) },
		{ "facts", "Facts",
		  cell_text(fact_text(report, &detail->facts)) },
		{ "homepage", "Homepage", cell_text(detail->homepage) },
		{ "sources", "Listed at", listings_cell(report, detail) },
		{ "released", "Released", cell_date(tool->released) },
		{ "added", "Added", cell_date(tool->added) },
	};
	struct table *table = report_table(report, LAYOUT_SIDE_BY_SIDE);
	size_t count = sizeof(members) / sizeof(*members);

	table->main = true;
	for (size_t i = 0; i < count; i++)
		if (members[i].cell.kind != CELL_ABSENT || members[i].cell.text)
			add_member(table, members[i].id, members[i].title);
	for (size_t i = 0; i < count; i++)
		if (members[i].cell.kind != CELL_ABSENT || members[i].cell.text)
			table_add(table, members[i].cell);
}

static void add_reviews(struct report *report, const struct catalog *catalog,
			const struct tool *tool)
{
	const struct review **sorted = newest_first(tool);
	struct table *table = report_table(report, LAYOUT_SIDE_BY_SIDE);

	for (size_t i = 0; i < tool->review_count; i++) {
		const char *id = catalog->reviewers[sorted[i]->reviewer].id;
		char date[DATE_TEXT];
		const char *title = id;

		if (date_is_known(sorted[i]->date))
			title =
			    arena_printf(&report->arena, "%s %s", id,
					 date_format(sorted[i]->date, date));
		if (!sorted[i]->current)
			title = arena_printf(&report->arena, "(%s)", title);
		table_column(table, id, title);
	}
	for (size_t i = 0; i < tool->review_count; i++) {
		struct cell cell = words_review(sorted[i], true, false);

		cell.score.known = sorted[i]->has_score;
		cell.score.value = sorted[i]->score;
		table_add(table, cell);
	}
	free(sorted);
}

void show_report(const struct catalog *catalog, const struct tool *tool,
		 struct report *report)
{
	struct prior prior = catalog_prior(catalog, NULL);
	bool history = false;

	report_heading(report, words_tool(tool), tool->category);
	add_members(report, tool, &prior);
	if (tool->review_count)
		add_reviews(report, catalog, tool);
	for (size_t i = 0; i < tool->review_count; i++)
		history |= !tool->reviews[i].current;
	if (history)
		report_paragraph(report, "Reviews in parentheses do not count: "
					 "a later one replaces them, or they "
					 "are after the day asked for.");
}

/* JSON: every member of the data format, in its order. */

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

static json_t *reviews(const struct catalog *catalog, const struct tool *tool)
{
	const struct review **sorted = newest_first(tool);
	json_t *array = json_array();

	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = sorted[i];
		const struct words *words = review->words;
		struct place place = catalog_place(catalog, review);
		json_t *object = json_object();

		json_object_set_new(
		    object, "reviewer",
		    document_text(catalog->reviewers[review->reviewer].id));
		document_add_said(object, review);
		json_object_set_new(object, "url",
				    document_text(words ? words->url : NULL));
		json_object_set_new(object, "current",
				    json_boolean(review->current));
		json_object_set_new(object, "file", document_text(place.file));
		json_object_set_new(object, "line",
				    json_integer((json_int_t)place.line));
		json_array_append_new(array, object);
	}
	free(sorted);
	return array;
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

json_t *show_document(const struct catalog *catalog, const struct tool *tool,
		      const struct provenance *provenance)
{
	json_t *document = document_begin("show", provenance);
	struct prior prior = catalog_prior(catalog, NULL);
	json_t *object = json_object();

	add_listing(object, tool);
	document_add_verdict(object, catalog, tool);
	document_add_score(object, tool, &prior);
	json_object_set_new(object, "reviews", reviews(catalog, tool));
	json_object_set_new(document, "tool", object);
	return document;
}
