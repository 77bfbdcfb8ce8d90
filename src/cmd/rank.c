#include <string.h>

#include "cmd/tools.h"
#include "smolcmp/names.h"
#include "smolcmp/view.h"

/* Rank count tools of one group; the items point into ranks. */
static void fill(struct ranking *ranking, const struct data *data,
		 const struct tool *const *tools, size_t count, long limit,
		 struct response *response)
{
	struct arena *arena = &response->arena;
	struct rank *ranks = arena_alloc(arena, count * sizeof(*ranks));

	ranking->ranked = rank_tools(&ranking->scoring.prior, &data->yardstick,
				     tools, count, ranks);
	ranking->count = limit && ranking->ranked > (size_t)limit
			     ? (size_t)limit
			     : ranking->ranked;
	ranking->items = data_items(data, tools, ranking->count, response);
	for (size_t i = 0; i < ranking->count; i++) {
		ranking->items[i].tool = ranks[i].tool;
		ranking->items[i].rank = &ranks[i];
		data_score(&ranking->items[i], &ranking->scoring);
	}
	ranking->unranked.items =
	    arena_alloc(arena, (count - ranking->ranked) * sizeof(char *));
	for (size_t i = ranking->ranked; i < count; i++)
		ranking->unranked.items[ranking->unranked.count++] =
		    ranks[i].tool->slug;
}

static bool is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Bring the tools of each category together, categories and what is in them
 * in the order in which they stood. */
static void group(const struct tool **tools, size_t count, struct arena *arena)
{
	const struct tool **old =
	    arena_alloc(arena, count * sizeof(struct tool *));
	size_t *groups = arena_alloc(arena, count * sizeof(*groups));
	/* By number of a category, 0 being none: its group, counted from 1. */
	size_t *numbered = arena_zero(arena, count + 1, sizeof(*numbered));
	size_t *starts = arena_zero(arena, count + 1, sizeof(*starts));
	struct names names;
	size_t made = 0;

	names_init(&names);
	for (size_t i = 0; i < count; i++) {
		const char *category = tools[i]->category;
		bool added = false;
		size_t number =
		    category ? 1 + names_add(&names, arena, category, &added)
			     : 0;

		if (!numbered[number])
			numbered[number] = ++made;
		groups[i] = numbered[number] - 1;
		starts[groups[i] + 1]++;
		old[i] = tools[i];
	}
	names_release(&names);
	for (size_t i = 0; i < made; i++)
		starts[i + 1] += starts[i];
	for (size_t i = 0; i < count; i++)
		tools[starts[groups[i]]++] = old[i];
}

/* How many tools from the first on have its category. */
static size_t count_group(const struct tool *const *tools, size_t count)
{
	size_t same = 1;

	while (same < count &&
	       is_same(tools[0]->category, tools[same]->category))
		same++;
	return same;
}

/* A ranking per category, or one of all; returns how many. */
static size_t rank(const struct request *request, const struct data *data,
		   const struct tool **tools, size_t count,
		   struct ranking *rankings, struct response *response)
{
	const struct options *options = request->options;
	struct arena *arena = &response->arena;
	struct scoring all =
	    scoring_make(&data->catalog, &data->yardstick, arena);
	size_t made = 0;

	if (!options->by_category) {
		rankings[0].scoring = all;
		fill(&rankings[0], data, tools, count, options->limit,
		     response);
		return 1;
	}
	group(tools, count, arena);
	for (size_t at = 0; at < count; made++) {
		struct ranking *ranking = &rankings[made];
		size_t taken = count_group(tools + at, count - at);

		ranking->by_category = true;
		ranking->category = tools[at]->category;
		ranking->scoring = scoring_of_category(&all, ranking->category);
		fill(ranking, data, tools + at, taken, options->limit,
		     response);
		at += taken;
	}
	return made;
}

/* Give all items the catalog's duels. */
static void add_duels(const struct duels *duels, struct ranking *rankings,
		      size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < rankings[i].count; j++)
			rankings[i].items[j].duels = duels;
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	struct arena *arena = &response->arena;
	size_t count, made;
	const struct tool **tools =
	    tools_choose(data, request->options, arena, &count);
	struct ranking *rankings =
	    arena_zero(arena, count + 1, sizeof(*rankings));
	const struct duels *duels = duels_study(&data->catalog, arena);

	(void)error;
	made = rank(request, data, tools, count, rankings, response);
	add_duels(duels, rankings, made);
	if (request->document)
		response->document = rank_document(&data->fields, rankings,
						   made, &data->provenance);
	else
		rank_report(&data->fields, rankings, made, &response->report);
	if (!count)
		report_paragraph(&response->report, "No tool matches.");
	data_note_terms(data, tools, count, response);
	view_note_undated_duels(&response->report, duels, tools, count,
				request->options->as_of);
	return 0;
}

int rank_run(const struct request *request, struct response *response,
	     struct error *error)
{
	struct data_need need = { .gate = false };

	if (request->count)
		return error_set(error, ERROR_USAGE, NULL,
				 "rank takes no arguments, got '%s'; 'smolcmp "
				 "score' says where one tool stands",
				 request->arguments[0]);
	return data_answer(request, need, answer, response, error);
}
