#include "smolcmp/score.h"

#include "view/document.h"
#include "view/words.h"

/* Fewer digits than the score has, but as many as its prior can bear. */
enum { SCORE_DECIMALS = 3, MEAN_DECIMALS = 1 };

static struct cell score_cell(const struct tool_score *score)
{
	struct cell cell;

	if (!score->known)
		return cell_absent("no reviews");
	cell = cell_number(score->score, SCORE_DECIMALS);
	if (score->provisional)
		cell.text = "provisional";
	return cell;
}

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

void score_report(const struct catalog *catalog,
		  const struct tool *const *tools, size_t count,
		  struct report *report)
{
	struct table *table = report_table(report, LAYOUT_ROWS);
	uint64_t learnt_from;
	struct prior prior = catalog_prior(catalog, &learnt_from);

	table->main = true;
	table_column(table, "slug", "Tool");
	table_column(table, "score", "Score")->right = true;
	table_column(table, "panel", "Panel");
	table_column(table, "community", "Community");
	table_column(table, "mean_review_score", "Mean of review scores")
	    ->right = true;
	for (size_t i = 0; i < count; i++) {
		struct tool_score score = score_tool(&prior, tools[i]);

		table_add(table, cell_text(tools[i]->slug));
		table_add(table, score_cell(&score));
		table_add(table, cell_share(tools[i]->panel, "no reviews"));
		table_add(table, cell_share(tools[i]->votes, "no votes yet"));
		table_add(table,
			  score.mean.known
			      ? cell_number(score.mean.value, MEAN_DECIMALS)
			      : cell_absent("none given"));
	}
	add_words(report, &prior, learnt_from);
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

void document_add_score(json_t *object, const struct tool *tool,
			const struct prior *prior)
{
	struct tool_score score = score_tool(prior, tool);

	json_object_set_new(object, "score",
			    score.known ? document_real(score.score)
					: json_null());
	json_object_set_new(object, "adjusted", json_null());
	json_object_set_new(object, "provisional",
			    json_boolean(score.provisional));
	json_object_set_new(object, "panel", document_share(tool->panel));
	json_object_set_new(object, "community", document_share(tool->votes));
	json_object_set_new(object, "mean_review_score",
			    document_decimal(score.mean));
	json_object_set_new(object, "gap", json_null());
	json_object_set_new(object, "divisive", json_null());
}

json_t *score_document(const struct catalog *catalog,
		       const struct tool *const *tools, size_t count,
		       const struct provenance *provenance)
{
	json_t *document = document_begin("score", provenance);
	struct prior prior = catalog_prior(catalog, NULL);
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *object = json_object();

		json_object_set_new(object, "slug",
				    document_text(tools[i]->slug));
		document_add_score(object, tools[i], &prior);
		json_array_append_new(array, object);
	}
	json_object_set_new(document, "tools", array);
	json_object_set_new(document, "prior", prior_object(&prior));
	return document;
}
