#include "cmd/data.h"

/* The one tool as an item that lives as long as the response. */
static const struct items *make_items(const struct data *data,
				      struct response *response)
{
	struct items *items = arena_alloc(&response->arena, sizeof(*items));

	*items = items_of(&data->fields,
			  data_items(data, data->tools, 1, response), 1);
	return items;
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	const struct items *items = make_items(data, response);

	(void)error;
	if (request->document)
		response->document =
		    list_document(request->command->name, &badge_fields, items,
				  &data->provenance, &response->series);
	else
		badge_report(items, &response->report);
	data_note_terms(data, data->tools, 1, response);
	return 0;
}

int badge_run(const struct request *request, struct response *response,
	      struct error *error)
{
	/* It is there to be published. */
	struct data_need need = { .gate = true };

	if (request->count != 1)
		return error_set(error, ERROR_USAGE, NULL,
				 "badge wants one tool, got %zu",
				 request->count);
	return data_answer(request, need, answer, response, error);
}
