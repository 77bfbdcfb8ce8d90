#include "smolcmp/score.h"

#include "view/item.h"
#include "view/words.h"

/* Fewer digits than the score has, but as many as its prior can bear. */
enum { SCORE_DECIMALS = 3, MEAN_DECIMALS = 1 };

static struct cell score(const struct item *item)
{
	struct tool_score score = score_tool(item->prior, item->tool);
	struct cell cell;

	if (!score.known)
		return cell_absent("no reviews");
	cell = cell_number(score.score, SCORE_DECIMALS);
	if (score.provisional)
		cell.text = "provisional";
	return cell;
}

static struct cell provisional(const struct item *item)
{
	struct tool_score score = score_tool(item->prior, item->tool);

	return cell_flag(score.provisional ? FLAG_YES : FLAG_NO);
}

static struct cell mean_review_score(const struct item *item)
{
	struct tool_score score = score_tool(item->prior, item->tool);

	return score.mean.known ? cell_number(score.mean.value, MEAN_DECIMALS)
				: cell_absent("none given");
}

static struct cell not_computed(const struct item *item)
{
	(void)item;
	return cell_absent(NULL);
}

static const struct field rows[] = {
	{ "slug", "Tool", CELL_TEXT, 0, item_slug, NULL },
	{ "score", "Score", CELL_NUMBER, FIELD_RIGHT, score, NULL },
	{ "adjusted", NULL, CELL_NUMBER, FIELD_RIGHT, not_computed, NULL },
	{ "provisional", NULL, CELL_FLAG, 0, provisional, NULL },
	{ "panel", "Panel", CELL_SHARE, 0, item_panel, NULL },
	{ "community", "Community", CELL_SHARE, 0, item_community, NULL },
	{ "mean_review_score", "Mean of review scores", CELL_NUMBER,
	  FIELD_RIGHT, mean_review_score, NULL },
	{ "gap", NULL, CELL_DIFFERENCE, 0, not_computed, NULL },
	{ "divisive", NULL, CELL_FLAG, 0, not_computed, NULL },
};

const struct field_list score_fields = { "tools", NULL, rows,
					 sizeof(rows) / sizeof(*rows) };

static void add_words(struct report *report, const struct prior *prior,
		      uint64_t tools)
{
	struct buffer text;

	buffer_init(&text);
	buffer_printf(
	    &text,
	    "The score is the share of ships that a tool's reviews make "
	    "likely: its own share, drawn towards the catalog's %.0f%% as "
	    "if that were %.1f reviews more.",
	    prior->mu * 100, prior->m);
	if (tools < PRIOR_LEARNT_FROM)
		buffer_printf(&text,
			      " With only %s reviewed tool%s that average is "
			      "assumed rather than learnt.",
			      words_number(&report->arena, tools),
			      tools == 1 ? "" : "s");
	report_paragraph(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

void score_report(const struct fields *fields, const struct item *items,
		  size_t count, uint64_t learnt_from, struct report *report)
{
	fields_report(fields, items, count, report);
	add_words(report, items[0].prior, learnt_from);
}

static json_t *prior_object(const struct prior *prior)
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
	json_object_set_new(document, "prior", prior_object(items[0].prior));
	return document;
}
