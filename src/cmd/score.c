#include "cmd/data.h"

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	struct item *items =
	    data_items(data, data->tools, data->tool_count, response);
	struct date as_of = request->options->as_of;

	(void)error;
	for (size_t i = 0; i < data->tool_count; i++)
		data_score(&items[i], data_scoring(data));
	if (request->document)
		response->document = score_document(
		    &data->fields, items, data->tool_count, &data->provenance);
	else
		score_report(&data->fields, items, data->tool_count,
			     &response->report);
	data_note_terms(data, data->tools, data->tool_count, response);
	if (request->options->explain && request->document)
		explain_document(items, as_of, response->document);
	else if (request->options->explain)
		explain_report(items, data->tool_count, as_of,
			       &response->report);
	return 0;
}

int score_run(const struct request *request, struct response *response,
	      struct error *error)
{
	struct data_need need = { .narrow = true, .scores = true };

	if (!request->count)
		return error_set(error, ERROR_USAGE, NULL,
				 "score wants at least one tool");
	return data_answer(request, need, answer, response, error);
}
