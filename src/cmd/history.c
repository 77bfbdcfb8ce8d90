#include "smolcmp/history.h"
#include "cmd/answers.h"

int history_answer(const struct request *request, const struct data *data,
		   struct response *response, struct error *error)
{
	struct history history;
	struct item *items;

	(void)error;
	history_make(&history, &data->catalog, &data->yardstick, data->tools[0],
		     request->options->as_of, &response->arena);
	items = arena_zero(&response->arena, history.count, sizeof(*items));
	for (size_t i = 0; i < history.count; i++)
		items[i] = (struct item){ .arena = &response->arena,
					  .catalog = &data->catalog,
					  .yardstick = &data->yardstick,
					  .tool = history.tool,
					  .point = &history.points[i] };
	if (request->document)
		response->document = history_document(&data->fields, &history,
						      items, &data->provenance);
	else
		history_report(&data->fields, &history, items,
			       request->options->chart, &response->report);
	view_note_weights(&response->report, &data->provenance);
	return 0;
}

int history_run(const struct request *request, struct response *response,
		struct error *error)
{
	struct data_need need = { .narrow = true };

	if (request->count != 1)
		return error_set(error, ERROR_USAGE, NULL,
				 "history wants one tool, got %zu",
				 request->count);
	return data_answer(request, need, history_answer, response, error);
}
