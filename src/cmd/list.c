#include "cmd/tools.h"

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	size_t count;
	const struct tool **tools =
	    tools_choose(data, request->options, &response->arena, &count);

	(void)error;
	count = tools_limit(request->options, count);
	data_list(request, data, tools, count, response);
	if (!count)
		report_paragraph(&response->report, "No tool matches.");
	data_note_terms(data, tools, count, response);
	return 0;
}

int list_run(const struct request *request, struct response *response,
	     struct error *error)
{
	struct data_need need = { .gate = false };

	if (request->count)
		return error_set(error, ERROR_USAGE, NULL,
				 "list takes no arguments, got '%s'; 'smolcmp "
				 "show' shows one tool",
				 request->arguments[0]);
	return data_answer(request, need, answer, response, error);
}
