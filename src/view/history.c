#include <math.h>

#include "view/item.h"
#include "view/turn.h"
#include "view/words.h"

/* People are told what stands in place of a date. */
static struct cell date(const struct item *item)
{
	if (!date_is_known(item->point->date))
		return cell_absent("undated");
	return cell_date(item->point->date);
}

static struct cell verdict(const struct item *item)
{
	return words_verdict(item->point->word);
}

static struct cell panel(const struct item *item)
{
	return cell_share(item->point->panel, NULL);
}

static struct cell weighted(const struct item *item)
{
	const struct weighed *weighed = &item->point->weighed;

	if (!item->yardstick->weights)
		return cell_absent(NULL);
	if (!weighed->heads)
		return cell_absent("nobody who counts");
	return cell_weighted(weighed->share, WEIGHT_ONE);
}

static const struct reviewer *reviewer_of(const struct item *item, size_t i)
{
	return &item->catalog->reviewers[item->point->turns[i].new->reviewer];
}

static struct cell changed(const struct item *item)
{
	const struct history_point *point = item->point;
	struct texts ids = { .count = point->turn_count };

	ids.items = arena_alloc(item->arena, ids.count * sizeof(*ids.items));
	for (size_t i = 0; i < ids.count; i++)
		ids.items[i] = reviewer_of(item, i)->id;
	return cell_list(ids);
}

static struct cell reviews(const struct item *item)
{
	const struct history_point *point = item->point;
	struct texts lines = { .count = point->turn_count };
	struct cell cell;

	lines.items =
	    arena_alloc(item->arena, lines.count * sizeof(*lines.items));
	for (size_t i = 0; i < lines.count; i++)
		lines.items[i] = arena_printf(
		    item->arena, "%s: %s", reviewer_of(item, i)->id,
		    turn_words(item->arena, point->turns[i].old,
			       point->turns[i].new, true));
	cell = cell_list(lines);
	cell.prose = true;
	return cell;
}

static json_t *reviews_member(const struct item *item)
{
	const struct history_point *point = item->point;
	json_t *array = json_array();

	for (size_t i = 0; i < point->turn_count; i++)
		json_array_append_new(array, turn_object(reviewer_of(item, i),
							 point->turns[i].old,
							 point->turns[i].new));
	return array;
}

static const struct field rows[] = {
	{ "date", "From", CELL_DATE, 0, date, NULL },
	{ "panel", "Panel", CELL_SHARE, 0, panel, NULL },
	{ "weighted", "Weighted", CELL_WEIGHTED, FIELD_WEIGHTED | FIELD_RIGHT,
	  weighted, NULL },
	{ "verdict", "Verdict", CELL_TEXT, 0, verdict, NULL },
	{ "changed", NULL, CELL_LIST, 0, changed, NULL },
	{ "reviews", "What changed", CELL_LIST, 0, reviews, reviews_member },
};

const struct field_list history_fields = { "points", NULL, rows,
					   sizeof(rows) / sizeof(*rows) };

static double rate_of(const struct history_point *point, bool weighted)
{
	struct share share = weighted ? point->weighed.share : point->panel;

	return share_is_known(share) ? share_rate(share) : NAN;
}

/* The rate at each point, and the span of them. */
static void add_rates(const struct history *history, bool weighted,
		      struct report *report)
{
	const struct history_point *points = history->points;
	const struct history_point *last = &points[history->count - 1];
	double *rates =
	    arena_alloc(&report->arena, history->count * sizeof(*rates));
	struct table *table = report_table(report, LAYOUT_ROWS);

	for (size_t i = 0; i < history->count; i++)
		rates[i] = rate_of(&points[i], weighted);
	table_column(table, "from", "From");
	table_column(table, "rates",
		     weighted ? "Weighted ship rate" : "Ship rate");
	table_column(table, "to", "To");
	table_add(table, date_is_known(points[0].date)
			     ? cell_date(points[0].date)
			     : cell_text("undated"));
	table_add(table, cell_rates(rates, history->count));
	table_add(table, cell_date(last->date));
}

static struct share votes_share(const struct votes *votes)
{
	return (struct share){ votes->ship, votes->ship + votes->skip };
}

static void add_votes(const struct history *history, struct report *report)
{
	struct table *table = report_table(report, LAYOUT_ROWS);

	table_column(table, "as_of", "Votes of");
	table_column(table, "community", "Community");
	for (size_t i = 0; i < history->votes_count; i++) {
		const struct votes *votes = history->votes[i];

		table_add(table, date_is_known(votes->as_of)
				     ? cell_date(votes->as_of)
				     : cell_absent("undated"));
		table_add(table, cell_share(votes_share(votes), "no votes"));
	}
}

static const struct dated_rate *panel_steps(const struct history *history,
					    bool weighted, struct arena *arena)
{
	struct dated_rate *steps =
	    arena_alloc(arena, history->count * sizeof(*steps));

	for (size_t i = 0; i < history->count; i++) {
		const struct history_point *point = &history->points[i];

		steps[i] =
		    (struct dated_rate){ point->date, rate_of(point, weighted),
					 words_tone(point->word) };
	}
	return steps;
}

/* Counts of no day have no place; they stand below. */
static void add_vote_steps(const struct history *history, struct steps *steps,
			   struct arena *arena)
{
	struct dated_rate *others =
	    arena_alloc(arena, history->votes_count * sizeof(*others));

	steps->others = others;
	for (size_t i = 0; i < history->votes_count; i++) {
		struct date date = history->votes[i]->as_of;
		struct share share = votes_share(history->votes[i]);

		if (date_is_known(date) && share_is_known(share))
			others[steps->other_count++] =
			    (struct dated_rate){ date, share_rate(share),
						 TONE_PLAIN };
	}
}

/* Widen the days of a picture by those of its steps. */
static void span(struct steps *steps, const struct dated_rate *items,
		 size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct date date = items[i].date;

		if (!date_is_known(date))
			continue;
		if (!date_is_known(steps->from) ||
		    date_compare(date, steps->from) < 0)
			steps->from = date;
		if (date_compare(date, steps->to) > 0)
			steps->to = date;
	}
}

static double ratio(struct ratio ratio)
{
	return (double)ratio.above / (double)ratio.below;
}

/* What is drawn. */
static void say_chart(const struct steps *steps, struct report *report)
{
	char skip[PERCENT_TEXT], ship[PERCENT_TEXT];

	rate_percent(steps->lines[0].rate, skip);
	rate_percent(steps->lines[1].rate, ship);
	report_paragraph(
	    report,
	    arena_printf(
		&report->arena,
		"The higher, the more of the panel would ship; the "
		"verdict is ship from the line at %s%% on and skip "
		"up to that at %s%%.%s",
		ship, skip,
		steps->other_count ? " Rings are the community's votes." : ""));
}

static void add_chart(const struct history *history,
		      const struct yardstick *yardstick, struct report *report)
{
	const struct thresholds *thresholds = &yardstick->thresholds;
	struct arena *arena = &report->arena;
	struct steps *steps = arena_zero(arena, 1, sizeof(*steps));
	struct table *table = report_table(report, LAYOUT_FIGURE);

	*steps = (struct steps){
		.items = panel_steps(history, yardstick->weights, arena),
		.count = history->count,
		.lines = { { ratio(thresholds->skip), "skip" },
			   { ratio(thresholds->ship), "ship" } },
	};
	add_vote_steps(history, steps, arena);
	span(steps, steps->items, steps->count);
	span(steps, steps->others, steps->other_count);
	table_column(table, "chart", "Ship rate")->kind = CELL_STEPS;
	table_add(table, cell_steps(steps));
	say_chart(steps, report);
}

static bool is_undated(const struct history *history)
{
	return history->count && !date_is_known(history->points[0].date);
}

void history_report(const struct fields *fields, const struct history *history,
		    const struct item *items, bool charted,
		    struct report *report)
{
	if (charted && history->count)
		add_chart(history, items->yardstick, report);
	fields_report(fields, items, history->count, report);
	if (!history->count)
		report_paragraph(report, "No review counts yet.");
	if (history->count > 1 && !charted)
		add_rates(history, items->yardstick->weights, report);
	add_votes(history, report);
	if (is_undated(history))
		report_paragraph(report, "Reviews without a date count from "
					 "the start.");
}

static json_t *votes_member(const struct history *history)
{
	json_t *array = json_array();

	for (size_t i = 0; i < history->votes_count; i++) {
		const struct votes *votes = history->votes[i];
		struct cell cell = cell_share(votes_share(votes), NULL);
		json_t *object = json_object();

		json_object_set_new(object, "as_of",
				    document_date(votes->as_of));
		json_object_set_new(object, "community",
				    document_cell(CELL_SHARE, &cell));
		json_array_append_new(array, object);
	}
	return array;
}

json_t *history_document(const struct fields *fields,
			 const struct history *history,
			 const struct item *items,
			 const struct provenance *provenance)
{
	json_t *document = document_begin("history", provenance);

	json_object_set_new(document, "tool",
			    document_text(history->tool->slug));
	json_object_set_new(document, "points",
			    fields_objects(fields, items, history->count));
	json_object_set_new(document, "votes", votes_member(history));
	return document;
}
