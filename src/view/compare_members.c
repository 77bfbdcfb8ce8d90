/* A comparison for programs. */
#include <stdlib.h>

#include "smolcmp/memory.h"
#include "view/change.h"
#include "view/duels.h"
#include "view/item.h"
#include "view/weights.h"

enum { CHANCE_DECIMALS = 2 };

static struct cell tagline(const struct item *item)
{
	return cell_text(item->tool->detail->tagline);
}

static struct cell description(const struct item *item)
{
	return cell_prose(item->tool->detail->description);
}

static struct cell best_for(const struct item *item)
{
	return cell_text_or(item->tool->detail->best_for, "not said");
}

static struct cell license(const struct item *item)
{
	return cell_text_or(item->tool->license, "unknown");
}

static struct cell alternatives(const struct item *item)
{
	return cell_list(item->tool->detail->alternatives);
}

static json_t *benchmarks_member(const struct item *item)
{
	return document_benchmarks(item->tool->detail);
}

static struct cell p_best(const struct item *item)
{
	const struct decimal *p_best = &item->contender->p_best;

	return p_best->known ? cell_number(p_best->value, CHANCE_DECIMALS)
			     : cell_absent(NULL);
}

static struct cell dominated_by(const struct item *item)
{
	const struct comparison *comparison = item->comparison;
	struct texts slugs = { .count = 0 };

	slugs.items =
	    arena_alloc(item->arena, comparison->count * sizeof(char *));
	for (size_t i = 0; i < comparison->count; i++)
		if (item->contender->dominated_by[i])
			slugs.items[slugs.count++] = comparison->tools[i]->slug;
	return cell_about(cell_list(slugs), SUBJECT_TOOL, NULL);
}

static const struct field rows[] = {
	{ "slug", "Tool", CELL_TEXT, 0, item_slug, NULL },
	{ "name", "Name", CELL_TEXT, 0, item_name, item_name_member },
	{ "category", "Category", CELL_TEXT, 0, item_category, NULL },
	{ "vendor", "Vendor", CELL_TEXT, 0, item_vendor, NULL },
	{ "tagline", "Tagline", CELL_TEXT, 0, tagline, NULL },
	{ "description", "Description", CELL_TEXT, 0, description, NULL },
	{ "best_for", "Best for", CELL_TEXT, 0, best_for, NULL },
	{ "license", "Licence", CELL_TEXT, 0, license, NULL },
	{ "tags", "Tags", CELL_LIST, 0, item_tags, NULL },
	{ "alternatives", "Alternatives", CELL_LIST, 0, alternatives, NULL },
	{ "benchmarks", "Benchmarks", CELL_LIST, 0, item_benchmarks,
	  benchmarks_member },
	{ "verdict", "Verdict", CELL_TEXT, 0, item_verdict, NULL },
	{ "panel", "Panel", CELL_SHARE, 0, item_panel, NULL },
	{ "weighted", "Weighted", CELL_WEIGHTED, FIELD_WEIGHTED | FIELD_RIGHT,
	  item_weighted, NULL },
	{ "community", "Community", CELL_SHARE, 0, item_community, NULL },
	{ "price", "Entry price", CELL_PRICE, 0, item_compared_price, NULL },
	{ "cheapest", NULL, CELL_FLAG, 0, item_cheapest, NULL },
	{ "p_best", "Chance of being best", CELL_NUMBER, FIELD_RIGHT, p_best,
	  NULL },
	{ "dominated_by", "Dominated by", CELL_LIST, 0, dominated_by, NULL },
};

const struct field_list compare_fields = { "tools", NULL, rows,
					   sizeof(rows) / sizeof(*rows) };

/* Those who judged any of the tools. */
static json_t *reviewers(const struct catalog *catalog,
			 const struct comparison *comparison)
{
	bool *judged = memory_zero(catalog->reviewer_count, sizeof(*judged));
	json_t *array = json_array();

	for (size_t i = 0; i < comparison->count; i++) {
		const struct tool *tool = comparison->tools[i];

		for (size_t j = 0; j < tool->review_count; j++)
			if (tool->reviews[j].current)
				judged[tool->reviews[j].reviewer] = true;
	}
	for (size_t i = 0; i < catalog->reviewer_count; i++) {
		const struct reviewer *reviewer = &catalog->reviewers[i];
		json_t *object;

		if (!judged[i])
			continue;
		object = json_object();
		json_object_set_new(object, "id", document_text(reviewer->id));
		json_object_set_new(object, "name",
				    document_text(reviewer->name));
		json_object_set_new(object, "lens",
				    document_text(reviewer->lens));
		json_array_append_new(array, object);
	}
	free(judged);
	return array;
}

static json_t *reviews(const struct catalog *catalog,
		       const struct comparison *comparison, struct arena *arena)
{
	json_t *array = json_array();

	for (size_t i = 0; i < comparison->count; i++) {
		const struct tool *tool = comparison->tools[i];

		for (size_t j = 0; j < tool->review_count; j++) {
			struct item item = { .arena = arena,
					     .catalog = catalog,
					     .review = &tool->reviews[j] };
			json_t *object;

			if (!item.review->current)
				continue;
			object = json_object();
			fields_set_all(object, &compared_review_fields, &item);
			json_array_append_new(array, object);
		}
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

/* Null where a panel is weighted, for then no chance is known. */
static json_t *real_if(bool known, double value)
{
	return known ? document_real(value) : json_null();
}

static json_t *pair_object(const struct comparison *comparison,
			   const struct pair *pair)
{
	json_t *object = json_object();
	size_t sides[2] = { pair->a, pair->b };
	bool known = !pair->weighted;

	json_object_set_new(object, "a",
			    slug_or_null(comparison, (int)pair->a));
	json_object_set_new(object, "b",
			    slug_or_null(comparison, (int)pair->b));
	json_object_set_new(object, "source",
			    json_string(pair_source_words[pair->source]));
	json_object_set_new(object, "method",
			    json_string(pair->paired ? "paired" : "unpaired"));
	json_object_set_new(object, "common",
			    count_if(pair->paired, pair->common));
	json_object_set_new(object, "a_only",
			    count_if(pair->paired, pair->a_only));
	json_object_set_new(object, "b_only",
			    count_if(pair->paired, pair->b_only));
	json_object_set_new(object, "p_a_better",
			    real_if(known, pair->p_a_better));
	json_object_set_new(object, "p_exact",
			    real_if(known && pair->paired, pair->p_exact));
	json_object_set_new(object, "p_mid",
			    real_if(known && pair->paired, pair->p_mid));
	json_object_set_new(
	    object, "difference",
	    known
		? document_interval(pair->difference.value,
				    (struct interval){ pair->difference.low,
						       pair->difference.high })
		: json_null());
	json_object_set_new(object, "strength",
			    known ? json_string(strength_token(pair->strength))
				  : json_null());
	json_object_set_new(
	    object, "leader",
	    pair->leader < 0
		? json_null()
		: slug_or_null(comparison, (int)sides[pair->leader]));
	json_object_set_new(
	    object, "trivial",
	    pair->source == PAIR_COMMUNITY
		? json_boolean(difference_is_trivial(pair->difference))
		: json_null());
	return object;
}

json_t *pairs_array(const struct comparison *comparison)
{
	json_t *pairs = json_array();

	for (size_t i = 0; i < comparison->pair_count; i++)
		json_array_append_new(
		    pairs, pair_object(comparison, &comparison->pairs[i]));
	return pairs;
}

json_t *answer_object(const struct catalog *catalog,
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

static json_t *shortlist(const struct contest *contest)
{
	json_t *array = json_array();

	for (size_t i = 0; i < contest->shortlist; i++)
		json_array_append_new(
		    array,
		    slug_or_null(contest->comparison, (int)contest->order[i]));
	return array;
}

json_t *compare_document(const struct fields *fields, const struct item *items,
			 const struct compared *compared,
			 const struct provenance *provenance)
{
	const struct comparison *comparison = compared->comparison;
	json_t *document = document_begin("compare", provenance);
	const struct catalog *catalog = items[0].catalog;

	json_object_set_new(document, "tools",
			    fields_objects(fields, items, comparison->count));
	json_object_set_new(document, "reviewers",
			    reviewers(catalog, comparison));
	json_object_set_new(document, "reviews",
			    reviews(catalog, comparison, items[0].arena));
	json_object_set_new(document, "pairs", pairs_array(comparison));
	json_object_set_new(document, "answer",
			    answer_object(catalog, comparison));
	json_object_set_new(document, "shortlist",
			    shortlist(compared->contest));
	json_object_set_new(document, "changes",
			    change_members(items, compared));
	json_object_set_new(document, "switches",
			    weights_switches(&items[0], compared));
	json_object_set_new(document, "duels",
			    duels_array(items, comparison->count));
	return document;
}
