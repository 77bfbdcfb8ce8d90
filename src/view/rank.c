#include <inttypes.h>

#include "view/duels.h"
#include "view/item.h"
#include "view/words.h"

static struct cell count_of(uint64_t count)
{
	return cell_count((struct count){ true, count });
}

static struct cell place(const struct item *item)
{
	struct cell cell = count_of(item->rank->place);

	if (item->rank->tied)
		cell.text =
		    arena_printf(item->arena, "=%" PRIu64, item->rank->place);
	return cell;
}

static struct cell tied(const struct item *item)
{
	return cell_flag(item->rank->tied ? FLAG_YES : FLAG_NO);
}

/* For people the whole range. */
static struct cell best(const struct item *item)
{
	const struct rank *rank = item->rank;
	struct cell cell = count_of(rank->best);

	if (!rank->best)
		return cell_absent(NULL);
	if (rank->best != rank->worst)
		cell.text = arena_printf(item->arena, "%" PRIu64 " to %" PRIu64,
					 rank->best, rank->worst);
	return cell;
}

static struct cell worst(const struct item *item)
{
	return item->rank->worst ? count_of(item->rank->worst)
				 : cell_absent(NULL);
}

static const struct field rows[] = {
	{ "rank", "Rank", CELL_COUNT, FIELD_RIGHT, place, NULL },
	{ "tied", NULL, CELL_FLAG, 0, tied, NULL },
	{ "best", "Could be", CELL_COUNT, 0, best, NULL },
	{ "worst", NULL, CELL_COUNT, FIELD_RIGHT, worst, NULL },
	{ "slug", "Tool", CELL_TEXT, 0, item_slug, NULL },
	{ "category", NULL, CELL_TEXT, 0, item_category, NULL },
	{ "score", "Score", CELL_NUMBER, FIELD_RIGHT, item_score, NULL },
	{ "adjusted", "Adjusted", CELL_NUMBER, FIELD_RIGHT, item_adjusted,
	  NULL },
	{ "provisional", NULL, CELL_FLAG, 0, item_provisional, NULL },
	{ "panel", "Panel", CELL_SHARE, 0, item_panel, NULL },
	{ "weighted", "Weighted", CELL_WEIGHTED, FIELD_WEIGHTED | FIELD_RIGHT,
	  item_weighted, NULL },
	{ "community", "Community", CELL_SHARE, 0, item_community, NULL },
	{ "mean_review_score", NULL, CELL_NUMBER, FIELD_RIGHT,
	  item_mean_review_score, NULL },
	{ "gap", NULL, CELL_DIFFERENCE, 0, item_gap, NULL },
	{ "divisive", NULL, CELL_NUMBER, FIELD_RIGHT, item_divisive, NULL },
	{ "duels", "Head-to-head", CELL_TALLY, 0, item_duels, NULL },
};

const struct field_list rank_fields = { "tools", NULL, rows,
					sizeof(rows) / sizeof(*rows) };

/* What the order can say: how firm its first place is. */
static void add_order(struct arena *arena, const struct ranking *ranking,
		      struct buffer *text)
{
	const struct rank *first = ranking->items[0].rank;
	const char *slug = first->tool->slug;

	if (ranking->ranked < 2)
		return;
	if (first->tied)
		buffer_printf(text,
			      "Tools with the same counts share the first "
			      "place, and nothing here tells them apart. ");
	else if (!first->worst)
		buffer_printf(text, "%s is first by weight. ", slug);
	else if (first->worst == 1)
		buffer_printf(text,
			      "%s is first, and the reviews all but exclude "
			      "any other tool from that place. ",
			      slug);
	else
		buffer_printf(
		    text,
		    "%s is first, but the reviews do not exclude %s "
		    "from being better: the order is a best guess. ",
		    slug,
		    first->worst == 2
			? "one other tool"
			: arena_printf(arena, "%s others",
				       words_number(arena, first->worst - 1)));
}

/* What it cannot: how ties are ordered. */
static void add_ties(const struct ranking *ranking, struct buffer *text)
{
	bool tied = false;

	for (size_t i = 0; i < ranking->count; i++)
		tied |= ranking->items[i].rank->tied;
	if (tied)
		buffer_add_string(
		    text, "A shared place is marked by =; who stands first in "
			  "it is a matter of votes, then of the name, and no "
			  "evidence. ");
}

static void add_unranked(struct report *report, bool weighted,
			 struct texts slugs)
{
	enum { SHOWN = 8 };
	size_t shown = slugs.count > SHOWN + 1 ? SHOWN : slugs.count;
	size_t items = shown + (shown < slugs.count);
	struct buffer text;

	if (!slugs.count)
		return;
	buffer_init(&text);
	buffer_add_string(&text, weighted
				     ? "Without reviews by anybody who counts"
				     : "Without reviews");
	buffer_add_string(&text, ", and so without a rank: ");
	for (size_t i = 0; i < shown; i++)
		words_add_item(&text, slugs.items[i], i, items, "and");
	if (shown < slugs.count)
		words_add_item(&text,
			       arena_printf(&report->arena, "%zu more",
					    slugs.count - shown),
			       shown, items, "and");
	buffer_add_char(&text, '.');
	report_paragraph(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

static void add_ranking(const struct fields *fields,
			const struct ranking *ranking, struct report *report)
{
	struct table *table;
	struct buffer text;

	if (ranking->by_category)
		report_heading(report,
			       ranking->category ? ranking->category
						 : "Without a category",
			       NULL);
	table = report_table(report, LAYOUT_ROWS);
	fields_fill(table, fields, ranking->items, ranking->count);
	if (!fields->named)
		score_hide_silent(table);
	buffer_init(&text);
	if (ranking->count) {
		add_order(&report->arena, ranking, &text);
		add_ties(ranking, &text);
		if (!ranking->by_category)
			score_words(report, &ranking->scoring, &text);
	}
	if (text.length)
		report_paragraph(report,
				 arena_string(&report->arena, text.bytes));
	buffer_release(&text);
	duels_say_order(ranking->items, ranking->count, report);
	add_unranked(report, ranking->scoring.yardstick->weights != NULL,
		     ranking->unranked);
}

void rank_report(const struct fields *fields, const struct ranking *rankings,
		 size_t count, struct report *report)
{
	struct table *list = report_list(report);

	for (size_t i = 0; i < count; i++)
		add_ranking(fields, &rankings[i], report);
	if (count && rankings[0].by_category)
		report_paragraph(
		    report, "The score is the share of ships that a "
			    "tool's reviews make likely: its own share, "
			    "drawn towards what is usual in its category.");
	fields_columns(list, fields);
	for (size_t i = 0; i < count; i++)
		fields_rows(list, fields, rankings[i].items, rankings[i].count);
}

static json_t *priors(const struct ranking *rankings, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *object = document_prior(&rankings[i].scoring.prior);

		json_object_set_new(object, "category",
				    document_text(rankings[i].category));
		json_array_append_new(array, object);
	}
	return array;
}

json_t *rank_document(const struct fields *fields,
		      const struct ranking *rankings, size_t count,
		      const struct provenance *provenance)
{
	json_t *document = document_begin("rank", provenance);
	json_t *tools = json_array();
	json_t *unranked = json_array();
	bool by_category = count && rankings[0].by_category;

	for (size_t i = 0; i < count; i++) {
		json_t *some = fields_objects(fields, rankings[i].items,
					      rankings[i].count);
		json_t *slugs = document_texts(rankings[i].unranked);

		json_array_extend(tools, some);
		json_array_extend(unranked, slugs);
		json_decref(some);
		json_decref(slugs);
	}
	json_object_set_new(document, "tools", tools);
	json_object_set_new(document, "unranked", unranked);
	json_object_set_new(document, "prior",
			    count && !by_category
				? document_prior(&rankings[0].scoring.prior)
				: json_null());
	if (by_category)
		json_object_set_new(document, "priors",
				    priors(rankings, count));
	return document;
}
