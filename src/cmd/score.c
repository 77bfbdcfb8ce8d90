#include "cmd/data.h"

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	const struct options *options = request->options;

	if (request->document)
		response->document =
		    score_document(&data->catalog, data->tools,
				   data->tool_count, &data->provenance);
	else
		score_report(&data->catalog, data->tools, data->tool_count,
			     &response->report);
	if (!request->document)
		view_note_undated(&response->report, data->tools,
				  data->tool_count, options->as_of);
	return data_select(response, "tools", options->fields, error);
}

int score_run(const struct request *request, struct response *response,
	      struct error *error)
{
	struct data_need need = { .gate = false };

	if (!request->count)
		return error_set(error, ERROR_USAGE, NULL,
				 "score wants at least one tool");
	return data_answer(request, need, answer, response, error);
}
