#include "cmd/answers.h"

/* Note the tools that hold the gate shut. */
static void judge_gate(const struct data *data, const struct tool *tool,
		       struct response *response)
{
	enum word word = yardstick_word(&data->yardstick, tool);

	if (word == WORD_SHIP)
		return;
	response->gate_failed = true;
	response_note(response, "gate: '%s' is %s, not ship", tool->slug,
		      verdict_token(word));
}

int verdict_answer(const struct request *request, const struct data *data,
		   struct response *response, struct error *error)
{
	const struct options *options = request->options;

	(void)error;
	for (size_t i = 0; options->exit_code && i < data->tool_count; i++)
		judge_gate(data, data->tools[i], response);
	data_list(request, data, data->tools, data->tool_count, response);
	data_note_terms(data, data->tools, data->tool_count, response);
	return 0;
}

int verdict_run(const struct request *request, struct response *response,
		struct error *error)
{
	struct data_need need = { .narrow = true,
				  .gate = request->options->exit_code };

	if (!request->count)
		return error_set(error, ERROR_USAGE, NULL,
				 "verdict wants at least one tool");
	return data_answer(request, need, verdict_answer, response, error);
}
