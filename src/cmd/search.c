#include "cmd/tools.h"
#include "smolcmp/view.h"

/* All arguments as one text; quoting them makes no difference. */
static const char *asked(const struct request *request, struct arena *arena)
{
	const char *text = "";

	for (size_t i = 0; i < request->count; i++)
		text =
		    arena_printf(arena, "%s %s", text, request->arguments[i]);
	return text;
}

/* Those of the tools in which everything is found; count is updated. */
static struct item *find(const struct search *search, const struct data *data,
			 const struct tool **tools, size_t *count,
			 struct response *response)
{
	struct arena *arena = &response->arena;
	struct item *items = data_items(data, tools, *count, response);
	struct search_match *matches =
	    arena_alloc(arena, *count * sizeof(*matches));
	size_t found = 0;

	for (size_t i = 0; i < *count; i++) {
		if (!search_tool(search, &data->catalog, tools[i], arena,
				 &matches[found]))
			continue;
		items[found] = items[i];
		items[found].match = &matches[found];
		tools[found++] = tools[i];
	}
	*count = found;
	return items;
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	const struct options *options = request->options;
	struct arena *arena = &response->arena;
	struct search search = search_for(asked(request, arena), arena);
	size_t count;
	const struct tool **tools = tools_choose(data, options, arena, &count);
	const struct item *items = find(&search, data, tools, &count, response);

	(void)error;
	count = tools_limit(options, count);
	if (request->document)
		response->document =
		    list_document("search", &search_fields, &data->fields,
				  items, count, &data->provenance);
	else
		search_report(&data->fields, items, count, &response->report);
	if (!count)
		report_paragraph(&response->report, "No tool matches.");
	data_note_terms(data, tools, count, response);
	return 0;
}

int search_run(const struct request *request, struct response *response,
	       struct error *error)
{
	struct data_need need = { .everything = true };
	struct arena *arena = &response->arena;

	/* All tools would have no word at all. */
	if (!search_for(asked(request, arena), arena).words.count)
		return error_set(error, ERROR_USAGE, NULL,
				 "search wants a word to look for");
	return data_answer(request, need, answer, response, error);
}
