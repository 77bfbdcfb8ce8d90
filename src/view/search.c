#include "view/item.h"
#include "view/words.h"

/* A tool, and below it where the words stand. */
static void add_tool(struct report *report, const struct item *item)
{
	struct table *table = report_table(report, LAYOUT_SIDE_BY_SIDE);
	const struct search_match *match = item->match;

	table_column(table, "slug", "");
	table_column(table, "verdict", "verdict");
	for (size_t i = 0; i < match->excerpt_count; i++) {
		const struct excerpt *excerpt = &match->excerpts[i];

		table_column(table, excerpt->member,
			     excerpt->whose ? excerpt->whose : excerpt->member);
	}
	table_add(table, item_slug(item));
	table_add(table, item_verdict(item));
	for (size_t i = 0; i < match->excerpt_count; i++)
		table_add(table, cell_marked(match->excerpts[i].pieces));
}

void search_report(const struct items *items, struct report *report)
{
	if (items->fields->named) {
		items_report(items, report);
		return;
	}
	for (size_t i = 0; i < items->count; i++) {
		struct item item = items_at(items, i, &report->arena);

		add_tool(report, &item);
	}
	items_fill(items, report_list(report));
}
