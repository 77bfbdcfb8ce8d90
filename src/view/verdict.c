#include "view/document.h"
#include "view/words.h"

/* "one changed review makes it mixed" */
static const char *margin_text(struct report *report, const struct tool *tool)
{
	static const enum word order[] = { WORD_SHIP, WORD_MIXED, WORD_SKIP };
	struct margin margin = verdict_margin(tool->panel, &verdict_thresholds);
	const char *words = NULL;

	if (!margin.changes)
		return NULL;
	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		const char *word = verdict_token(order[i]);

		if (margin.to[order[i]])
			words = words ? arena_printf(&report->arena, "%s or %s",
						     words, word)
				      : word;
	}
	return arena_printf(&report->arena, "%s changed review%s %s it %s",
			    words_number(&report->arena, margin.changes),
			    margin.changes == 1 ? "" : "s",
			    margin.changes == 1 ? "makes" : "make", words);
}

static struct cell dissenters(const struct catalog *catalog,
			      const struct tool *tool, struct report *report)
{
	uint64_t skips = tool->panel.total - tool->panel.ship;
	enum verdict majority =
	    tool->panel.ship > skips ? VERDICT_SHIP : VERDICT_SKIP;
	struct texts names = { .count = 0 };

	if (!tool->panel.total)
		return cell_absent("no reviews");
	if (tool->panel.ship == skips)
		return cell_absent("a tie");
	if (!tool->panel.ship || !skips)
		return cell_absent("none, all agree");
	names.items = arena_alloc(&report->arena,
				  tool->panel.total * sizeof(*names.items));
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];

		if (review->current && review->verdict != majority)
			names.items[names.count++] =
			    catalog->reviewers[review->reviewer].id;
	}
	return cell_list(names);
}

void verdict_report(const struct catalog *catalog,
		    const struct tool *const *tools, size_t count,
		    struct report *report)
{
	struct table *table = report_table(report, LAYOUT_ROWS);

	table->main = true;
	table_column(table, "slug", "Tool");
	table_column(table, "verdict", "Verdict");
	table_column(table, "panel", "Panel");
	table_column(table, "dissent", "Dissent");
	table_column(table, "changes_to_flip", "What would change it");
	for (size_t i = 0; i < count; i++) {
		const char *margin = margin_text(report, tools[i]);

		table_add(table, cell_text(tools[i]->slug));
		table_add(table, words_verdict(tools[i]));
		table_add(table, cell_share(tools[i]->panel, "no reviews"));
		table_add(table, dissenters(catalog, tools[i], report));
		table_add(table, margin ? cell_text(margin)
					: cell_absent("a first review"));
	}
}

json_t *verdict_document(const struct catalog *catalog,
			 const struct tool *const *tools, size_t count,
			 const struct provenance *provenance)
{
	json_t *document = document_begin("verdict", provenance);
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++) {
		json_t *object = json_object();

		json_object_set_new(object, "slug",
				    document_text(tools[i]->slug));
		document_add_verdict(object, catalog, tools[i]);
		json_array_append_new(array, object);
	}
	json_object_set_new(document, "tools", array);
	return document;
}
