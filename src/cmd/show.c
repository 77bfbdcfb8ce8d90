#include "cmd/answers.h"

int show_answer(const struct request *request, const struct data *data,
		struct response *response, struct error *error)
{
	struct item *tool = data_items(data, data->tools, 1, response);
	const struct item *reviews;

	(void)error;
	data_score(tool, data_scoring(data));
	reviews = review_items(tool);
	if (request->document)
		response->document = show_document(&data->fields, reviews, tool,
						   &data->provenance);
	else
		show_report(&data->fields, reviews, tool, &response->report);
	data_note_terms(data, data->tools, 1, response);
	return 0;
}

int show_run(const struct request *request, struct response *response,
	     struct error *error)
{
	struct data_need need = { .detail = true,
				  .narrow = true,
				  .scores = true };

	if (request->count != 1)
		return error_set(error, ERROR_USAGE, NULL,
				 "show wants one tool, got %zu",
				 request->count);
	return data_answer(request, need, show_answer, response, error);
}
