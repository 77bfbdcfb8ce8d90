#include <inttypes.h>
#include <math.h>

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
	{ "name", "Name", CELL_TEXT, FIELD_EXTRA, item_name, item_name_member },
	{ "verdict", "Verdict", CELL_TEXT, FIELD_EXTRA, item_verdict, NULL },
	{ "price", "Entry price", CELL_PRICE, FIELD_EXTRA, item_price, NULL },
};

const struct field_list rank_fields = { "tools", NULL, rows,
					sizeof(rows) / sizeof(*rows) };

/* The score within the interval of the panel's own share; of weighted panels
 * there is none. */
static struct cell chart(const struct item *item)
{
	const struct tool *tool = item->tool;
	struct interval around = { NAN, NAN };
	double beside = NAN;
	struct cell cell;

	if (!item->yardstick->weights)
		around = share_interval(tool->panel);
	if (share_is_known(tool->votes))
		beside = share_rate(tool->votes);
	cell = cell_marks(item->score->score, around, beside);
	cell.tone = words_tone(yardstick_word(item->yardstick, tool));
	return cell;
}

static struct cell reviews(const struct item *item)
{
	struct share panel = item->tool->panel;

	return cell_agreement(panel.ship, panel.total);
}

/* How many there are: how they went is on the chart. */
static struct cell votes(const struct item *item)
{
	uint64_t total = item->tool->votes.total;

	return total ? count_of(total) : cell_absent("none");
}

/* The chart in place of the list. */
static const struct field chart_rows[] = {
	{ "rank", "Rank", CELL_COUNT, FIELD_RIGHT, place, NULL },
	{ "slug", "Tool", CELL_TEXT, 0, item_slug, NULL },
	{ "chart", "0 to 100%", CELL_MARKS, 0, chart, NULL },
	{ "panel", "Panel", CELL_AGREEMENT, FIELD_RIGHT, reviews, NULL },
	{ "votes", "Votes", CELL_COUNT, FIELD_RIGHT | FIELD_BELOW, votes,
	  NULL },
};
static const struct field *const chart_items[] = {
	&chart_rows[0], &chart_rows[1], &chart_rows[2],
	&chart_rows[3], &chart_rows[4],
};
static const struct fields chart_fields = {
	chart_items, sizeof(chart_items) / sizeof(*chart_items), false
};

static bool have_votes(const struct ranking *ranking)
{
	for (size_t i = 0; i < ranking->items.count; i++)
		if (share_is_known(ranking->ranks[i].tool->votes))
			return true;
	return false;
}

static void add_chart(const struct ranking *ranking, struct report *report)
{
	struct items *items = arena_alloc(&report->arena, sizeof(*items));
	struct table *table = report_table(report, LAYOUT_ROWS);

	*items = ranking->items;
	items->fields = &chart_fields;
	items_fill(items, table);
	table->columns[table->column_count - 1].hidden = !have_votes(ranking);
}

/* What is drawn. */
static void add_legend(const struct ranking *ranking, bool voted,
		       struct report *report)
{
	bool weighted = ranking->scoring.yardstick->weights != NULL;

	report_paragraph(
	    report,
	    arena_printf(&report->arena, "A dot is the score%s.%s",
			 weighted ? "; what is weighted has no interval"
				  : ", the line around it the 95% interval of "
				    "the panel's own share",
			 voted ? " A ring is the share of ships among the "
				 "community's votes."
			       : ""));
}

/* What the order can say: how firm its first place is. */
static void add_order(struct arena *arena, const struct ranking *ranking,
		      struct buffer *text)
{
	const struct rank *first = &ranking->ranks[0];
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

	for (size_t i = 0; i < ranking->items.count; i++)
		tied |= ranking->ranks[ranking->skipped + i].tied;
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

static void add_list(const struct ranking *ranking, struct report *report)
{
	struct table *table = report_table(report, LAYOUT_ROWS);

	items_fill(&ranking->items, table);
	if (!ranking->items.fields->named)
		score_hide(table, &ranking->scoring, ranking->duels);
}

/* The fields that were asked for stand below a chart, else it is all. */
static void add_ranking(const struct ranking *ranking, bool charted,
			struct report *report)
{
	bool first = ranking->skipped == 0;
	struct buffer text;

	if (ranking->by_category)
		report_heading(report,
			       ranking->category ? ranking->category
						 : "Without a category",
			       NULL);
	if (charted)
		add_chart(ranking, report);
	if (charted && ranking->items.count && !ranking->by_category)
		add_legend(ranking, have_votes(ranking), report);
	if (!charted || ranking->items.fields->named)
		add_list(ranking, report);
	buffer_init(&text);
	if (first && ranking->items.count)
		add_order(&report->arena, ranking, &text);
	add_ties(ranking, &text);
	if (first && ranking->items.count && !ranking->by_category)
		score_words(report, &ranking->scoring, &text);
	while (text.length && text.bytes[text.length - 1] == ' ')
		text.bytes[--text.length] = '\0';
	if (text.length)
		report_paragraph(report,
				 arena_string(&report->arena, text.bytes));
	buffer_release(&text);
	if (first)
		duels_say_order(ranking->duels, ranking->ranks,
				ranking->items.count, report);
	if (first)
		add_unranked(report,
			     ranking->scoring.yardstick->weights != NULL,
			     ranking->unranked);
}

static bool is_by_category(const struct rankings *rankings)
{
	return rankings->count && rankings->items[0].by_category;
}

static bool have_any_votes(const struct rankings *rankings)
{
	for (size_t i = 0; i < rankings->count; i++)
		if (have_votes(&rankings->items[i]))
			return true;
	return false;
}

void rank_report(const struct rankings *rankings, bool charted,
		 struct report *report)
{
	for (size_t i = 0; i < rankings->count; i++)
		add_ranking(&rankings->items[i], charted, report);
	if (charted && is_by_category(rankings) && rankings->shown.count)
		add_legend(&rankings->items[0], have_any_votes(rankings),
			   report);
	if (is_by_category(rankings))
		report_paragraph(
		    report,
		    "The score is the share of ships that a tool's reviews "
		    "make likely: its own share, drawn towards what is usual "
		    "in its category. In categories of fewer than ten reviewed "
		    "tools that is assumed rather than learnt. Adjusted, where "
		    "it is shown, goes by all categories: the score as if "
		    "everybody had judged every tool.");
	items_fill(&rankings->shown, report_list(report));
}

static json_t *prior_of(const void *context, size_t number, struct arena *arena)
{
	const struct rankings *rankings = context;
	const struct ranking *ranking = &rankings->items[number];
	json_t *object = document_prior(&ranking->scoring.prior);

	(void)arena;
	json_object_set_new(object, "category",
			    document_text(ranking->category));
	return object;
}

static json_t *unranked_slug(const void *context, size_t number,
			     struct arena *arena)
{
	const struct rankings *rankings = context;

	(void)arena;
	return document_text(rankings->unranked.items[number]);
}

json_t *rank_document(const struct rankings *rankings,
		      const struct provenance *provenance,
		      struct series_set *set)
{
	json_t *document = document_begin("rank", provenance);
	bool by_category = is_by_category(rankings);
	struct series unranked = { "unranked", rankings->unranked.count,
				   unranked_slug, rankings };
	struct series priors = { "priors", rankings->count, prior_of,
				 rankings };

	document_series(document, items_series(&rankings->shown, "tools"), set);
	document_series(document, unranked, set);
	json_object_set_new(
	    document, "prior",
	    rankings->count && !by_category
		? document_prior(&rankings->items[0].scoring.prior)
		: json_null());
	if (by_category)
		document_series(document, priors, set);
	return document;
}
