#include "view/document.h"
#include "view/words.h"

void list_report(const struct tool *const *tools, size_t count,
		 struct report *report)
{
	struct table *table = report_table(report, LAYOUT_ROWS);

	table->main = true;
	table_column(table, "slug", "Tool");
	table_column(table, "name", "Name")->below = true;
	table_column(table, "category", "Category");
	table_column(table, "verdict", "Verdict");
	table_column(table, "panel", "Panel");
	table_column(table, "community", "Community");
	table_column(table, "price", "Entry price");
	for (size_t i = 0; i < count; i++) {
		const struct tool *tool = tools[i];

		table_add(table, cell_text(tool->slug));
		table_add(table, cell_text(words_tool(tool)));
		table_add(table, cell_text(tool->category));
		table_add(table, words_verdict(tool));
		table_add(table, cell_share(tool->panel, "no reviews"));
		table_add(table, cell_share(tool->votes, "no votes yet"));
		table_add(table, cell_price(&tool->price, tool->pricing));
	}
	if (!count)
		report_paragraph(report, "No tool matches.");
}

json_t *list_document(const struct tool *const *tools, size_t count,
		      const struct provenance *provenance)
{
	json_t *document = document_begin("list", provenance);
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct tool *tool = tools[i];
		json_t *object = json_object();

		json_object_set_new(object, "slug", document_text(tool->slug));
		json_object_set_new(object, "name", document_text(tool->name));
		json_object_set_new(object, "category",
				    document_text(tool->category));
		json_object_set_new(object, "verdict", document_verdict(tool));
		json_object_set_new(object, "panel",
				    document_share(tool->panel));
		json_object_set_new(object, "community",
				    document_share(tool->votes));
		json_object_set_new(object, "price", document_price(tool));
		json_array_append_new(array, object);
	}
	json_object_set_new(document, "tools", array);
	return document;
}
