#include "cmd/sides.h"

#include <string.h>

void sides_take(const struct data *data, struct diff_side sides[DIFF_SIDES])
{
	sides[DIFF_OLD] =
	    (struct diff_side){ .catalog = &data->old->catalog,
				.yardstick = &data->old->yardstick };
	sides[DIFF_NEW] = (struct diff_side){ .catalog = &data->catalog,
					      .yardstick = &data->yardstick };
}

struct item *sides_items(const struct diff *diff, const struct data *data,
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

void sides_note_undated(const struct data *data, struct response *response)
{
	const struct catalog *catalog = &data->catalog;
	const struct tool **tools =
	    arena_alloc(&response->arena, catalog->tool_count * sizeof(*tools));

	for (size_t i = 0; i < catalog->tool_count; i++)
		tools[i] = &catalog->tools[i];
	view_note_undated(&response->report, tools, catalog->tool_count,
			  data->old->side.as_of);
}

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

int sides_ask(const struct data *data, const struct diff_side sides[DIFF_SIDES],
	      struct arena *arena, const struct diff_question **questions,
	      size_t *count, struct error *error)
{
	const struct policy *policy = &data->policy;
	size_t asked = policy->compare_count;
	const struct diff_question *decisions;
	struct diff_question *all;

	if (check_compares(policy, sides, error) < 0)
		return -1;
	decisions = diff_decisions(sides, arena, count);
	all = arena_zero(arena, asked + *count, sizeof(*all));
	for (size_t i = 0; i < asked; i++)
		all[i].tools = policy->compares[i];
	for (size_t i = 0; i < *count; i++)
		all[asked + i] = decisions[i];
	*count += asked;
	*questions = all;
	return 0;
}

static bool is_input(const struct request *request, size_t i)
{
	return strcmp(request->arguments[i], "-") == 0;
}

int sides_check(const struct request *request, struct error *error)
{
	if (request->count && request->options->data.count)
		return error_set(error, ERROR_USAGE, NULL,
				 "%s takes its sources as arguments or with "
				 "--data, not both",
				 request->command->name);
	for (size_t i = 0; i < request->count; i++)
		if (!request->arguments[i][0])
			return error_set(error, ERROR_USAGE, NULL,
					 "a source has no name");
	if (request->count == 2 && is_input(request, 0) && is_input(request, 1))
		return error_set(error, ERROR_USAGE, NULL,
				 "standard input can be read only once");
	return 0;
}

struct texts sides_sources(const struct request *request, int side,
			   struct arena *arena)
{
	struct texts sources = { .count = request->count ? 1 : 0 };

	sources.items = arena_zero(arena, 1, sizeof(*sources.items));
	if (request->count)
		sources.items[0] =
		    request->arguments[request->count == 2 ? side : 0];
	return sources;
}
