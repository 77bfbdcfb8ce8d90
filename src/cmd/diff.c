#include "cmd/sides.h"

static void judge_gate(const struct diff *diff, struct response *response)
{
	if (diff_is_empty(diff))
		return;
	response->gate_failed = true;
	if (diff->count)
		response_note(response, "gate: %zu tool%s changed", diff->count,
			      diff->count == 1 ? "" : "s");
	if (diff->pick_count)
		response_note(response, "gate: %zu pick%s changed",
			      diff->pick_count,
			      diff->pick_count == 1 ? "" : "s");
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	struct diff_side sides[DIFF_SIDES];
	const struct diff_question *questions;
	const struct item *items;
	struct diff diff;
	size_t count;

	sides_take(data, sides);
	if (sides_ask(data, sides, &response->arena, &questions, &count,
		      error) < 0)
		return -1;
	diff_make(&diff, sides, questions, count, &response->arena);
	items = sides_items(&diff, data, response);
	if (request->options->exit_code)
		judge_gate(&diff, response);
	if (request->document)
		response->document =
		    diff_document(&data->fields, &diff, items,
				  &data->old->provenance, &data->provenance);
	else
		diff_report(&data->fields, &diff, items, &response->report);
	view_note_weights(&response->report, &data->provenance);
	sides_note_undated(data, response);
	return 0;
}

static int check_days(const struct request *request, struct error *error)
{
	const struct options *options = request->options;
	bool since = date_is_known(options->since);

	if (date_is_known(options->until) && !since)
		return error_set(error, ERROR_USAGE, NULL,
				 "--until goes with --since");
	if (since && date_is_known(options->as_of))
		return error_set(error, ERROR_USAGE, NULL,
				 "--since and --as-of do not go together; the "
				 "newer day is --until");
	if (date_is_known(options->until) &&
	    date_compare(options->since, options->until) >= 0)
		return error_set(error, ERROR_USAGE, NULL,
				 "--until is not after --since");
	return 0;
}

/* One source with two days, or two sources. */
static int check_count(const struct request *request, struct error *error)
{
	size_t most = date_is_known(request->options->since) ? 1 : 2;

	if (request->count > most)
		return error_set(
		    error, ERROR_USAGE, NULL, "diff wants %s, got %zu",
		    most == 1 ? "one source with --since" : "two sources",
		    request->count);
	if (most == 2 && request->count != 2)
		return error_set(error, ERROR_USAGE, NULL,
				 "diff wants two sources, or one and --since");
	return 0;
}

int diff_run(const struct request *request, struct response *response,
	     struct error *error)
{
	const struct options *options = request->options;
	bool since = date_is_known(options->since);
	struct data_side sides[DIFF_SIDES] = { { .as_of = options->as_of },
					       { .as_of = options->as_of } };
	struct data_need need = { .gate = true, .sides = sides };
	struct request plain = *request;

	if (check_days(request, error) < 0 || check_count(request, error) < 0 ||
	    sides_check(request, error) < 0)
		return -1;
	for (int side = 0; side < DIFF_SIDES; side++)
		sides[side].sources =
		    sides_sources(request, side, &response->arena);
	if (since) {
		sides[DIFF_OLD].as_of = options->since;
		sides[DIFF_NEW].as_of = options->until;
	}
	plain.count = 0; /* they name no tools */
	return data_answer(&plain, need, answer, response, error);
}
