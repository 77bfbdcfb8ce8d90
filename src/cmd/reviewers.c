#include "cmd/answers.h"
#include "cmd/tools.h"
#include "smolcmp/lookup.h"

static int check_different(const struct reviewer *const *chosen, size_t count,
			   struct error *error)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (chosen[i] == chosen[j])
				return error_set(error, ERROR_USAGE, NULL,
						 "'%s' is named twice",
						 chosen[i]->id);
	return 0;
}

/* Those named, or all; count of them in *count. */
static int choose(const struct request *request, const struct data *data,
		  const struct reviewer **chosen, size_t *count,
		  struct error *error)
{
	const struct catalog *catalog = &data->catalog;

	*count = request->count ? request->count : catalog->reviewer_count;
	for (size_t i = 0; i < *count; i++)
		if (!request->count)
			chosen[i] = &catalog->reviewers[i];
		else if (lookup_reviewer(catalog, request->arguments[i],
					 &chosen[i], error) < 0)
			return -1;
	return check_different(chosen, request->count, error);
}

int reviewers_answer(const struct request *request, const struct data *data,
		     enum reviews_shown shown, struct response *response,
		     struct error *error)
{
	const struct catalog *catalog = &data->catalog;
	struct arena *arena = &response->arena;
	size_t most = catalog->reviewer_count + request->count;
	const struct reviewer **chosen =
	    arena_alloc(arena, most * sizeof(*chosen));
	const struct panel *panel = data_panel(data);
	struct item *array = arena_zero(arena, most, sizeof(*array));
	struct items *items = arena_zero(arena, 1, sizeof(*items));
	const struct tool **tools;
	size_t count, tool_count;

	if (choose(request, data, chosen, &count, error) < 0)
		return -1;
	for (size_t i = 0; i < count; i++)
		array[i] = (struct item){
			.arena = arena,
			.catalog = catalog,
			.reviewer = chosen[i],
			.standing =
			    &panel->standings[chosen[i] - catalog->reviewers],
			.panel = panel,
		};
	*items = items_of(&data->fields, array, count);
	if (request->document)
		response->document = reviewers_document(
		    items, shown != REVIEWS_NONE, &data->provenance, arena,
		    &response->series);
	else
		reviewers_report(items, shown, &response->report);
	if (!count)
		report_paragraph(&response->report,
				 "No reviewer is in the data.");
	tools = tools_choose(data, request->options, arena, &tool_count);
	view_note_undated(&response->report, tools, tool_count,
			  request->options->as_of);
	return 0;
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	return reviewers_answer(request, data,
				request->count ? REVIEWS_ALL : REVIEWS_NONE,
				response, error);
}

int reviewers_run(const struct request *request, struct response *response,
		  struct error *error)
{
	struct data_need need = { .everything = request->count > 0 };

	return data_answer(request, need, answer, response, error);
}
