#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "view/document.h"
#include "view/words.h"

/* The reviewers' verdicts on the tools: by tool, then by reviewer. */
static const struct review **scorecard(const struct catalog *catalog,
				       const struct comparison *comparison)
{
	const struct review **card =
	    memory_alloc(comparison->count * catalog->reviewer_count *
			 sizeof(struct review *));

	for (size_t i = 0; i < comparison->count; i++)
		catalog_current(catalog, comparison->tools[i],
				card + i * catalog->reviewer_count);
	return card;
}

static const struct review *card_at(const struct catalog *catalog,
				    const struct review **card, size_t tool,
				    size_t reviewer)
{
	return card[tool * catalog->reviewer_count + reviewer];
}

/* What a reviewer says of the tools: how many judged, and whether alike. */
struct line {
	size_t judged;
	size_t ships;
};

static struct line line_of(const struct catalog *catalog,
			   const struct comparison *comparison,
			   const struct review **card, size_t reviewer)
{
	struct line line = { .judged = 0 };

	for (size_t i = 0; i < comparison->count; i++) {
		const struct review *review =
		    card_at(catalog, card, i, reviewer);

		line.judged += review != NULL;
		line.ships += review && review->verdict == VERDICT_SHIP;
	}
	return line;
}

static bool is_split(struct line line)
{
	return line.ships && line.ships < line.judged;
}

static void add_heading(const struct comparison *comparison,
			struct report *report)
{
	const char *category = comparison->tools[0]->category;
	struct buffer title;

	buffer_init(&title);
	for (size_t i = 0; i < comparison->count; i++) {
		const char *other = comparison->tools[i]->category;

		words_add_item(&title, words_tool(comparison->tools[i]), i,
			       comparison->count, "and");
		if (!category || !other || strcmp(category, other) != 0)
			category = NULL;
	}
	report_heading(report, arena_string(&report->arena, title.bytes),
		       category);
	buffer_release(&title);
}

static void add_columns(const struct catalog *catalog,
			const struct comparison *comparison,
			const struct review **card, struct table *table)
{
	bool first = true;

	table_column(table, "name", "");
	table_column(table, "tagline", "");
	table_column(table, "verdict", "Verdict");
	table_column(table, "panel", "Panel");
	table_column(table, "community", "Community");
	table_column(table, "price", "Entry price");
	table_column(table, "license", "Licence");
	table_column(table, "best_for", "Best for");
	for (size_t i = 0; i < catalog->reviewer_count; i++) {
		struct line line = line_of(catalog, comparison, card, i);
		struct column *column;

		if (!line.judged)
			continue;
		column = table_column(table, catalog->reviewers[i].id,
				      catalog->reviewers[i].id);
		column->differs = is_split(line);
		column->apart = first;
		first = false;
	}
}

static void add_tool(const struct catalog *catalog,
		     const struct comparison *comparison,
		     const struct review **card, size_t i, bool all_words,
		     struct table *table)
{
	const struct tool *tool = comparison->tools[i];

	table_add(table, cell_text(words_tool(tool)));
	table_add(table, cell_text(tool->detail->tagline));
	table_add(table, words_verdict(tool));
	table_add(table, cell_share(tool->panel, "no reviews"));
	table_add(table, cell_share(tool->votes, "no votes yet"));
	table_add(table, cell_price(&tool->price, tool->pricing));
	table_add(table, cell_text_or(tool->license, "unknown"));
	table_add(table, cell_text_or(tool->detail->best_for, "not said"));
	for (size_t r = 0; r < catalog->reviewer_count; r++) {
		struct line line = line_of(catalog, comparison, card, r);
		const struct review *review = card_at(catalog, card, i, r);

		if (!line.judged)
			continue;
		table_add(table, review
				     ? words_review(review,
						    all_words || is_split(line),
						    !all_words)
				     : cell_absent("no review"));
	}
}

void compare_report(const struct catalog *catalog,
		    const struct comparison *comparison, bool all_words,
		    struct report *report)
{
	const struct review **card = scorecard(catalog, comparison);
	struct buffer answer;
	struct table *table;

	add_heading(comparison, report);
	table = report_table(report, LAYOUT_SIDE_BY_SIDE);
	table->main = true;
	add_columns(catalog, comparison, card, table);
	for (size_t i = 0; i < comparison->count; i++)
		add_tool(catalog, comparison, card, i, all_words, table);
	free(card);

	buffer_init(&answer);
	answer_text(catalog, comparison, &answer);
	report_paragraph(report, arena_string(&report->arena, answer.bytes));
	buffer_release(&answer);
}

/* JSON. */

static json_t *tool_object(const struct tool *tool)
{
	const struct tool_detail *detail = tool->detail;
	json_t *object = json_object();

	json_object_set_new(object, "slug", document_text(tool->slug));
	json_object_set_new(object, "name", document_text(tool->name));
	json_object_set_new(object, "category", document_text(tool->category));
	json_object_set_new(object, "vendor", document_text(tool->vendor));
	json_object_set_new(object, "tagline", document_text(detail->tagline));
	json_object_set_new(object, "description",
			    document_text(detail->description));
	json_object_set_new(object, "best_for",
			    document_text(detail->best_for));
	json_object_set_new(object, "license", document_text(tool->license));
	json_object_set_new(object, "tags", document_texts(tool->tags));
	json_object_set_new(object, "alternatives",
			    document_texts(detail->alternatives));
	json_object_set_new(object, "benchmarks", document_benchmarks(detail));
	json_object_set_new(object, "verdict", document_verdict(tool));
	json_object_set_new(object, "panel", document_share(tool->panel));
	json_object_set_new(object, "community", document_share(tool->votes));
	json_object_set_new(object, "price", document_price(tool));
	return object;
}

static json_t *reviewers(const struct catalog *catalog,
			 const struct comparison *comparison,
			 const struct review **card)
{
	json_t *array = json_array();

	for (size_t i = 0; i < catalog->reviewer_count; i++) {
		const struct reviewer *reviewer = &catalog->reviewers[i];
		json_t *object;

		if (!line_of(catalog, comparison, card, i).judged)
			continue;
		object = json_object();
		json_object_set_new(object, "id", document_text(reviewer->id));
		json_object_set_new(object, "name",
				    document_text(reviewer->name));
		json_object_set_new(object, "lens",
				    document_text(reviewer->lens));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *review_object(const struct catalog *catalog,
			     const struct review *review)
{
	json_t *object = json_object();

	json_object_set_new(object, "tool",
			    document_text(catalog->tools[review->tool].slug));
	json_object_set_new(
	    object, "reviewer",
	    document_text(catalog->reviewers[review->reviewer].id));
	document_add_said(object, review);
	return object;
}

static json_t *reviews(const struct catalog *catalog,
		       const struct comparison *comparison)
{
	json_t *array = json_array();

	for (size_t i = 0; i < comparison->count; i++) {
		const struct tool *tool = comparison->tools[i];

		for (size_t j = 0; j < tool->review_count; j++)
			if (tool->reviews[j].current)
				json_array_append_new(
				    array,
				    review_object(catalog, &tool->reviews[j]));
	}
	return array;
}

static json_t *slug_or_null(const struct comparison *comparison, int i)
{
	return i < 0 ? json_null() : document_text(comparison->tools[i]->slug);
}

static json_t *count_if(bool known, uint64_t count)
{
	return known ? json_integer((json_int_t)count) : json_null();
}

static json_t *pair_object(const struct comparison *comparison,
			   const struct pair *pair)
{
	json_t *object = json_object();
	size_t sides[2] = { pair->a, pair->b };

	json_object_set_new(object, "a",
			    slug_or_null(comparison, (int)pair->a));
	json_object_set_new(object, "b",
			    slug_or_null(comparison, (int)pair->b));
	json_object_set_new(
	    object, "source",
	    json_string(pair->source == PAIR_PANEL ? "panel" : "community"));
	json_object_set_new(object, "method",
			    json_string(pair->paired ? "paired" : "unpaired"));
	json_object_set_new(object, "common",
			    count_if(pair->paired, pair->common));
	json_object_set_new(object, "a_only",
			    count_if(pair->paired, pair->a_only));
	json_object_set_new(object, "b_only",
			    count_if(pair->paired, pair->b_only));
	json_object_set_new(object, "p_a_better",
			    document_real(pair->p_a_better));
	json_object_set_new(object, "p_exact",
			    pair->paired ? document_real(pair->p_exact)
					 : json_null());
	json_object_set_new(object, "p_mid",
			    pair->paired ? document_real(pair->p_mid)
					 : json_null());
	json_object_set_new(object, "difference",
			    document_interval(pair->difference));
	json_object_set_new(object, "strength",
			    json_string(strength_token(pair->strength)));
	json_object_set_new(
	    object, "leader",
	    pair->leader < 0
		? json_null()
		: slug_or_null(comparison, (int)sides[pair->leader]));
	return object;
}

static json_t *answer_object(const struct catalog *catalog,
			     const struct comparison *comparison)
{
	const struct answer *answer = &comparison->answer;
	json_t *object = json_object();
	struct buffer text;

	buffer_init(&text);
	answer_text(catalog, comparison, &text);
	json_object_set_new(object, "outcome",
			    json_string(outcome_token(answer->outcome)));
	json_object_set_new(object, "pick",
			    slug_or_null(comparison, answer->pick));
	json_object_set_new(object, "lean",
			    slug_or_null(comparison, answer->lean));
	json_object_set_new(object, "rule",
			    json_string(rule_token(answer->rule)));
	json_object_set_new(object, "strength",
			    answer->has_strength
				? json_string(strength_token(answer->strength))
				: json_null());
	json_object_set_new(object, "text", document_text(text.bytes));
	buffer_release(&text);
	return object;
}

json_t *compare_document(const struct catalog *catalog,
			 const struct comparison *comparison,
			 const struct provenance *provenance)
{
	json_t *document = document_begin("compare", provenance);
	const struct review **card = scorecard(catalog, comparison);
	json_t *tools = json_array();
	json_t *pairs = json_array();

	for (size_t i = 0; i < comparison->count; i++)
		json_array_append_new(tools, tool_object(comparison->tools[i]));
	for (size_t i = 0; i < comparison->pair_count; i++)
		json_array_append_new(
		    pairs, pair_object(comparison, &comparison->pairs[i]));
	json_object_set_new(document, "tools", tools);
	json_object_set_new(document, "reviewers",
			    reviewers(catalog, comparison, card));
	json_object_set_new(document, "reviews", reviews(catalog, comparison));
	json_object_set_new(document, "pairs", pairs);
	json_object_set_new(document, "answer",
			    answer_object(catalog, comparison));
	free(card);
	return document;
}
