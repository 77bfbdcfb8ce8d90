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

/* What was found where. */
struct found {
	const struct data *data;
	const struct tool *const *tools;
	const struct search_match *matches;
};

static void make_item(const void *context, size_t number, struct item *item)
{
	const struct found *found = context;

	item->catalog = &found->data->catalog;
	item->yardstick = &found->data->yardstick;
	item->tool = found->tools[number];
	item->match = &found->matches[number];
}

/* Keep those of the tools in which everything is found; count is updated. */
static const struct items *find(const struct request *request,
				const struct search *search,
				const struct data *data,
				const struct tool **tools, size_t *count,
				struct response *response)
{
	struct arena *arena = &response->arena;
	struct items *items = arena_alloc(arena, sizeof(*items));
	struct found *found = arena_alloc(arena, sizeof(*found));
	struct search_match *matches =
	    arena_alloc(arena, *count * sizeof(*matches));
	size_t kept = 0;

	/* With full text only tools with the words were read in detail. */
	for (size_t i = 0; i < *count; i++)
		if (tools[i]->wanted &&
		    search_tool(search, &data->catalog, tools[i], arena,
				&matches[kept]))
			tools[kept++] = tools[i];
	*count = tools_limit(request->options, kept);
	*found = (struct found){ data, tools, matches };
	*items = (struct items){ &data->fields, *count, make_item, found };
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
	const struct items *items =
	    find(request, &search, data, tools, &count, response);

	(void)error;
	if (request->document)
		response->document =
		    list_document("search", &search_fields, items,
				  &data->provenance, &response->series);
	else
		search_report(items, &response->report);
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
	const char *text = asked(request, arena);
	struct texts words = search_words(text, arena);

	/* All tools would have no word at all. */
	if (!search_for(text, arena).words.count)
		return error_set(error, ERROR_USAGE, NULL,
				 "search wants a word to look for");
	if (request->options->full_text && !words.count)
		return error_set(error, ERROR_USAGE, NULL,
				 "--full-text wants a word with letters or "
				 "digits");
	if (request->options->full_text)
		need.words = &words;
	return data_answer(request, need, answer, response, error);
}
