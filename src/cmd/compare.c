#include "cmd/answers.h"
#include "smolcmp/change.h"
#include "smolcmp/contest.h"
#include "smolcmp/lookup.h"
#include "smolcmp/sway.h"

static int check_arguments(const struct request *request, struct error *error)
{
	const struct options *options = request->options;

	if (request->count < 2 || request->count > COMPARE_MOST)
		return error_set(error, ERROR_USAGE, NULL,
				 "compare wants 2 to %d tools, got %zu",
				 COMPARE_MOST, request->count);
	if (options->or_lean && !options->expect)
		return error_set(error, ERROR_USAGE, NULL,
				 "--or-lean goes with --expect");
	return 0;
}

static int check_different(const struct data *data, struct error *error)
{
	for (size_t i = 0; i < data->tool_count; i++)
		for (size_t j = 0; j < i; j++)
			if (data->tools[i] == data->tools[j])
				return error_set(error, ERROR_USAGE, NULL,
						 "'%s' is named twice",
						 data->tools[i]->slug);
	return 0;
}

/* The tool that --expect names, as its number among those compared. */
static int find_expected(const struct data *data, const char *name,
			 int *expected, struct error *error)
{
	const struct tool *tool;

	if (lookup_tool(&data->catalog, name, &tool, error) < 0)
		return -1;
	for (size_t i = 0; i < data->tool_count; i++)
		if (data->tools[i] == tool) {
			*expected = (int)i;
			return 0;
		}
	return error_set(error, ERROR_USAGE, NULL,
			 "--expect names '%s', which is not compared",
			 tool->slug);
}

/* What a gate that wanted another answer got. */
static void note_answer(const struct data *data, const struct answer *answer,
			int expected, struct response *response)
{
	const char *slug = data->tools[expected]->slug;

	if (answer->pick >= 0)
		response_note(response,
			      "gate: '%s' is expected, '%s' is picked", slug,
			      data->tools[answer->pick]->slug);
	else if (answer->lean >= 0)
		response_note(
		    response,
		    "gate: '%s' is expected, none is picked, the lean "
		    "is to '%s'",
		    slug, data->tools[answer->lean]->slug);
	else
		response_note(response,
			      "gate: '%s' is expected, none is picked", slug);
}

static int judge_gate(const struct options *options, const struct data *data,
		      const struct answer *answer, struct response *response,
		      struct error *error)
{
	int expected = -1;

	if (options->exit_code && answer->pick < 0) {
		response->gate_failed = true;
		response_note(response, "gate: no tool is picked");
	}
	if (!options->expect)
		return 0;
	if (find_expected(data, options->expect, &expected, error) < 0)
		return -1;
	if (answer->pick != expected &&
	    !(options->or_lean && answer->lean == expected)) {
		response->gate_failed = true;
		note_answer(data, answer, expected, response);
	}
	return 0;
}

/* Two tools side by side say nothing of chances unless a field does, and of
 * panels that are weighted there are none. */
static bool wants_chances(const struct request *request,
			  const struct data *data)
{
	bool side_by_side = !request->document && !request->sheet;

	if (data->yardstick.weights)
		return false;
	return data->tool_count > 2 || !side_by_side || data->fields.named;
}

/* A contender per item. */
static struct item *make_items(const struct data *data,
			       const struct contest *contest,
			       struct response *response)
{
	struct item *items =
	    data_items(data, data->tools, data->tool_count, response);

	for (size_t i = 0; i < data->tool_count; i++) {
		items[i].comparison = contest->comparison;
		items[i].contender = &contest->contenders[i];
	}
	return items;
}

int compare_answer(const struct request *request, const struct data *data,
		   struct response *response, struct error *error)
{
	const struct options *options = request->options;
	struct comparison comparison;
	struct contest contest;
	struct changes changes;
	struct compared compared = { .comparison = &comparison,
				     .contest = &contest,
				     .changes = &changes };
	const struct duels *duels = data_duels(data);
	struct item *items;
	bool chances;

	if (check_different(data, error) < 0)
		return -1;
	compare_tools(&data->catalog, &data->yardstick, data->tools,
		      data->tool_count, &comparison);
	if (judge_gate(options, data, &comparison.answer, response, error) < 0)
		return -1;
	chances = wants_chances(request, data);
	if (chances)
		comparison.prior = *data_prior(data);
	contest_judge(&contest, &data->catalog, &comparison, chances);
	items = make_items(data, &contest, response);
	for (size_t i = 0; i < data->tool_count; i++)
		items[i].duels = duels;
	changes_find(&changes, &data->catalog, &data->yardstick, &comparison,
		     &response->arena);
	if (data->yardstick.weights)
		compared.sways =
		    sways_find(&data->catalog, &data->yardstick, &comparison,
			       &response->arena, &compared.sway_count);
	if (request->document)
		response->document = compare_document(
		    &data->fields, items, &compared, &data->provenance);
	else
		compare_report(&data->fields, items, &compared,
			       options->reviews, &response->report);
	view_note_thresholds(&response->report, &data->provenance);
	view_note_undated(&response->report, data->tools, data->tool_count,
			  options->as_of);
	view_note_undated_duels(&response->report, duels, data->tools,
				data->tool_count, options->as_of);
	return 0;
}

int compare_run(const struct request *request, struct response *response,
		struct error *error)
{
	const struct options *options = request->options;
	struct data_need need = { .detail = true,
				  .narrow = true,
				  .gate =
				      options->exit_code || options->expect };

	if (check_arguments(request, error) < 0)
		return -1;
	return data_answer(request, need, compare_answer, response, error);
}
