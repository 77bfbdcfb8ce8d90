#include <string.h>

#include "cmd/data.h"
#include "smolcmp/diff.h"

static struct item *make_items(const struct diff *diff, const struct data *data,
			       struct response *response)
{
	struct item *items =
	    arena_zero(&response->arena, diff->count, sizeof(*items));

	for (size_t i = 0; i < diff->count; i++) {
		const struct diff_tool *tool = &diff->tools[i];

		items[i] = (struct item){
			.arena = &response->arena,
			.catalog = &data->catalog,
			.yardstick = &data->yardstick,
			.tool = tool->tools[DIFF_NEW] ? tool->tools[DIFF_NEW]
						      : tool->tools[DIFF_OLD],
			.diff = diff,
			.differing = tool,
		};
	}
	return items;
}

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

/* Say that undated records do not know of days, if any differ on them. */
static void note_undated(const struct data *data, struct response *response)
{
	const struct catalog *catalog = &data->catalog;
	const struct tool **tools =
	    arena_alloc(&response->arena, catalog->tool_count * sizeof(*tools));

	for (size_t i = 0; i < catalog->tool_count; i++)
		tools[i] = &catalog->tools[i];
	view_note_undated(&response->report, tools, catalog->tool_count,
			  data->old->side.as_of);
}

/* What is compared on no side has no pick to change, and would never fail a
 * gate. */
static int check_compares(const struct policy *policy,
			  const struct diff_side sides[DIFF_SIDES],
			  struct error *error)
{
	for (size_t i = 0; i < policy->compare_count; i++)
		for (size_t j = 0; j < policy->compares[i].count; j++) {
			const char *slug = policy->compares[i].items[j];

			if (!catalog_tool(sides[DIFF_OLD].catalog, slug) &&
			    !catalog_tool(sides[DIFF_NEW].catalog, slug))
				return error_set(error, ERROR_DATA,
						 policy->path,
						 "'/compare/%zu/%zu' names "
						 "'%s', which is on neither "
						 "side",
						 i, j, slug);
		}
	return 0;
}

/* What the policy compares, then what decisions chose from. */
static const struct diff_question *ask(const struct policy *policy,
				       const struct diff_side sides[DIFF_SIDES],
				       struct arena *arena, size_t *count)
{
	size_t asked = policy->compare_count;
	const struct diff_question *decisions =
	    diff_decisions(sides, arena, count);
	struct diff_question *questions =
	    arena_zero(arena, asked + *count, sizeof(*questions));

	for (size_t i = 0; i < asked; i++)
		questions[i].tools = policy->compares[i];
	for (size_t i = 0; i < *count; i++)
		questions[asked + i] = decisions[i];
	*count += asked;
	return questions;
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	const struct diff_side sides[DIFF_SIDES] = {
		[DIFF_OLD] = { &data->old->catalog, &data->old->yardstick },
		[DIFF_NEW] = { &data->catalog, &data->yardstick },
	};
	const struct diff_question *questions;
	const struct item *items;
	struct diff diff;
	size_t count;

	if (check_compares(&data->policy, sides, error) < 0)
		return -1;
	questions = ask(&data->policy, sides, &response->arena, &count);
	diff_make(&diff, sides, questions, count, &response->arena);
	items = make_items(&diff, data, response);
	if (request->options->exit_code)
		judge_gate(&diff, response);
	if (request->document)
		response->document =
		    diff_document(&data->fields, &diff, items,
				  &data->old->provenance, &data->provenance);
	else
		diff_report(&data->fields, &diff, items, &response->report);
	view_note_weights(&response->report, &data->provenance);
	note_undated(data, response);
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
static int check_sources(const struct request *request, struct error *error)
{
	const struct options *options = request->options;
	size_t most = date_is_known(options->since) ? 1 : 2;

	if (request->count && options->data.count)
		return error_set(error, ERROR_USAGE, NULL,
				 "diff takes its sources as arguments or with "
				 "--data, not both");
	if (request->count > most)
		return error_set(
		    error, ERROR_USAGE, NULL, "diff wants %s, got %zu",
		    most == 1 ? "one source with --since" : "two sources",
		    request->count);
	if (most == 2 && request->count != 2)
		return error_set(error, ERROR_USAGE, NULL,
				 "diff wants two sources, or one and --since");
	for (size_t i = 0; i < request->count; i++)
		if (!request->arguments[i][0])
			return error_set(error, ERROR_USAGE, NULL,
					 "a source has no name");
	if (request->count == 2 && strcmp(request->arguments[0], "-") == 0 &&
	    strcmp(request->arguments[1], "-") == 0)
		return error_set(error, ERROR_USAGE, NULL,
				 "standard input can be read only once");
	return 0;
}

/* The sources of a side, an argument; or none. */
static struct texts sources_of(const struct request *request, int side,
			       struct arena *arena)
{
	struct texts sources = { .count = request->count ? 1 : 0 };

	sources.items = arena_zero(arena, 1, sizeof(*sources.items));
	if (request->count)
		sources.items[0] =
		    request->arguments[request->count == 2 ? side : 0];
	return sources;
}

int diff_run(const struct request *request, struct response *response,
	     struct error *error)
{
	const struct options *options = request->options;
	bool since = date_is_known(options->since);
	struct data_side sides[DIFF_SIDES];
	struct data_need need = { .gate = true, .sides = sides };
	struct request plain = *request;

	if (check_days(request, error) < 0 || check_sources(request, error) < 0)
		return -1;
	for (int side = 0; side < DIFF_SIDES; side++) {
		sides[side].sources =
		    sources_of(request, side, &response->arena);
		sides[side].as_of = options->as_of;
	}
	if (since) {
		sides[DIFF_OLD].as_of = options->since;
		sides[DIFF_NEW].as_of = options->until;
	}
	plain.count = 0; /* they name no tools */
	return data_answer(&plain, need, answer, response, error);
}
