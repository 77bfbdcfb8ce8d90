#include "cmd/data.h"

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	(void)error;
	if (request->document) {
		response->document = show_document(
		    &data->catalog, data->tools[0], &data->provenance);
		return 0;
	}
	show_report(&data->catalog, data->tools[0], &response->report);
	view_note_undated(&response->report, data->tools, 1,
			  request->options->as_of);
	return 0;
}

int show_run(const struct request *request, struct response *response,
	     struct error *error)
{
	struct data_need need = { .detail = true };

	if (request->count != 1)
		return error_set(error, ERROR_USAGE, NULL,
				 "show wants one tool, got %zu",
				 request->count);
	return data_answer(request, need, answer, response, error);
}
