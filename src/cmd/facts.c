#include "cmd/data.h"
#include "cmd/facts_update.h"
#include "cmd/live.h"
#include "smolcmp/live.h"
#include "smolcmp/today.h"

/* Those named, which must all have a source that can be asked, or all that
 * have one. */
static int choose(const struct request *request, const struct data *data,
		  struct arena *arena, const struct tool *const **tools,
		  size_t *count, struct error *error)
{
	*tools = data->tools;
	*count = data->tool_count;
	for (size_t i = 0; i < request->count; i++)
		if (!live_listing(data->tools[i]->detail))
			return error_set(
			    error, ERROR_DATA, NULL,
			    "'%s' has no source that can be asked, want one of "
			    "the kind %s among its 'sources'",
			    data->tools[i]->slug, live_kinds_text(arena));
	if (!request->count)
		*tools = live_choose(&data->catalog, arena, count);
	return 0;
}

/* Before anybody is asked. */
static int check_files(const struct data *data, const struct tool *const *tools,
		       size_t count, struct error *error)
{
	for (size_t i = 0; i < count; i++)
		if (facts_can_update(data, tools[i], error) < 0)
			return -1;
	return 0;
}

/* Something recorded is wrong, or nobody says whether it is right; or there is
 * nobody who could say it of anything. */
static bool fails(const struct held_tools *held)
{
	if (!held->count)
		return true;
	for (size_t i = 0; i < held->count; i++)
		if (facts_have(&held->items[i], HELD_DRIFT) ||
		    facts_have(&held->items[i], HELD_UNKNOWN))
			return true;
	return false;
}

static void respond(const struct request *request, const struct data *data,
		    const struct tool *const *tools,
		    const struct facts_made *made, struct response *response)
{
	struct item *items = data_items(data, tools, made->count, response);

	for (size_t i = 0; i < made->count; i++)
		items[i].held = &made->tools[i];
	if (request->document)
		response->document = facts_document(&data->fields, made, items,
						    &data->provenance);
	else
		facts_report(&data->fields, made, items, &response->report);
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	const struct options *options = request->options;
	struct arena *arena = &response->arena;
	struct facts_made made = { .updates = options->update_facts,
				   .kinds = live_kinds_text(arena) };
	struct held_tools held;
	const struct tool *const *tools;
	size_t count;

	if (date_today(&made.today, error) < 0 ||
	    choose(request, data, arena, &tools, &count, error) < 0)
		return -1;
	if (made.updates && check_files(data, tools, count, error) < 0)
		return -1;
	if (live_hold(tools, count, request, arena, &held, error) < 0)
		return -1;
	if (made.updates &&
	    facts_update(&held, made.today, arena, &made.updated, error) < 0)
		return -1;
	made.tools = held.items;
	made.count = held.count;
	response->gate_failed = options->exit_code && fails(&held);
	respond(request, data, tools, &made, response);
	return 0;
}

int facts_run(const struct request *request, struct response *response,
	      struct error *error)
{
	const struct options *options = request->options;
	const struct data_need need = {
		.detail = true,
		.everything = !request->count,
		.gate = options->exit_code || options->update_facts,
	};

	return data_answer(request, need, answer, response, error);
}
