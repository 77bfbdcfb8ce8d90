#include "smolcmp/score.h"

#include <string.h>

#include "view/item.h"
#include "view/words.h"

enum { MEAN_DECIMALS = 1 };

struct cell item_score(const struct item *item)
{
	const struct tool_score *score = item->score;
	struct cell cell;

	if (!score->known)
		return cell_absent("no reviews");
	cell = cell_number(score->score, SCORE_DECIMALS);
	if (score->provisional)
		cell.text = "provisional";
	return cell;
}

struct cell item_provisional(const struct item *item)
{
	const struct tool_score *score = item->score;

	return cell_flag(score->provisional ? FLAG_YES : FLAG_NO);
}

struct cell item_mean_review_score(const struct item *item)
{
	const struct tool_score *score = item->score;

	return score->mean.known ? cell_number(score->mean.value, MEAN_DECIMALS)
				 : cell_absent("none given");
}

struct cell item_adjusted(const struct item *item)
{
	const struct tool_score *score = item->score;

	return score->adjusted.known
		   ? cell_number(score->adjusted.value, SCORE_DECIMALS)
		   : cell_absent(NULL);
}

struct cell item_gap(const struct item *item)
{
	const struct tool_score *score = item->score;

	if (!score->has_gap)
		return cell_absent(NULL);
	return cell_difference(
	    score->gap.value,
	    (struct interval){ score->gap.low, score->gap.high });
}

struct cell item_divisive(const struct item *item)
{
	const struct tool_score *score = item->score;

	return score->divisive.known
		   ? cell_number(score->divisive.value, SCORE_DECIMALS)
		   : cell_absent(NULL);
}

static const struct field rows[] = {
	{ "slug", "Tool", CELL_TEXT, 0, item_slug, NULL },
	{ "score", "Score", CELL_NUMBER, FIELD_RIGHT, item_score, NULL },
	{ "adjusted", "Adjusted", CELL_NUMBER, FIELD_RIGHT, item_adjusted,
	  NULL },
	{ "provisional", NULL, CELL_FLAG, 0, item_provisional, NULL },
	{ "panel", "Panel", CELL_SHARE, 0, item_panel, NULL },
	{ "weighted", "Weighted", CELL_WEIGHTED, FIELD_WEIGHTED | FIELD_RIGHT,
	  item_weighted, NULL },
	{ "community", "Community", CELL_SHARE, 0, item_community, NULL },
	{ "mean_review_score", "Mean of review scores", CELL_NUMBER,
	  FIELD_RIGHT, item_mean_review_score, NULL },
	{ "gap", NULL, CELL_DIFFERENCE, 0, item_gap, NULL },
	{ "divisive", NULL, CELL_NUMBER, FIELD_RIGHT, item_divisive, NULL },
};

const struct field_list score_fields = { "tools", NULL, rows,
					 sizeof(rows) / sizeof(*rows) };

void score_words(struct report *report, const struct scoring *scoring,
		 struct buffer *text)
{
	const struct prior *prior = &scoring->prior;
	uint64_t tools = scoring->learnt_from;
	char usual[PERCENT_TEXT];

	rate_percent(prior->mu, usual);
	buffer_printf(
	    text,
	    "The score is the share of ships that a tool's reviews make "
	    "likely: its own share, drawn towards what is usual in "
	    "this catalog, %s%%, as if that were %.1f reviews more.",
	    usual, prior->m);
	if (!tools)
		buffer_add_string(text, " Without a reviewed tool the usual is "
					"assumed rather than learnt.");
	else if (tools < PRIOR_LEARNT_FROM)
		buffer_printf(text,
			      " With only %s reviewed tool%s the usual is "
			      "assumed rather than learnt.",
			      words_number(&report->arena, tools),
			      tools == 1 ? "" : "s");
	if (scoring->leniency.known)
		buffer_add_string(
		    text, " Not everybody judged every tool: adjusted is the "
			  "score as if all had, the strict and the lenient.");
}

void score_hide(struct table *table, const struct scoring *scoring,
		const struct duels *duels)
{
	const struct {
		const char *id;
		bool known;
	} sometimes[] = {
		{ "adjusted", scoring->leniency.known },
		{ "best", !scoring->yardstick->weights },
		{ "duels", duels && duels->duelists },
	};

	for (size_t i = 0; i < table->column_count; i++)
		for (size_t j = 0; j < sizeof(sometimes) / sizeof(*sometimes);
		     j++)
			if (strcmp(table->columns[i].id, sometimes[j].id) == 0)
				table->columns[i].hidden |= !sometimes[j].known;
}

void score_report(const struct fields *fields, const struct item *items,
		  size_t count, struct report *report)
{
	struct buffer text;

	fields_report(fields, items, count, report);
	if (!fields->named)
		score_hide(report->list, items[0].scoring, NULL);
	buffer_init(&text);
	score_words(report, items[0].scoring, &text);
	report_paragraph(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

json_t *document_prior(const struct prior *prior)
{
	json_t *object = json_object();

	json_object_set_new(object, "mu", document_real(prior->mu));
	json_object_set_new(object, "m", document_real(prior->m));
	json_object_set_new(object, "a", document_real(prior->a));
	json_object_set_new(object, "b", document_real(prior->b));
	return object;
}

json_t *score_document(const struct fields *fields, const struct item *items,
		       size_t count, const struct provenance *provenance)
{
	json_t *document = document_begin("score", provenance);

	json_object_set_new(document, "tools",
			    fields_objects(fields, items, count));
	json_object_set_new(document, "prior",
			    document_prior(&items[0].scoring->prior));
	return document;
}
