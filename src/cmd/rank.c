#include "cmd/answers.h"
#include "cmd/groups.h"
#include "cmd/tools.h"
#include "smolcmp/view.h"

static void make_item(const struct ranking *ranking, size_t number,
		      struct item *item)
{
	item->catalog = ranking->scoring.catalog;
	item->yardstick = ranking->scoring.yardstick;
	item->duels = ranking->duels;
	item->rank = &ranking->ranks[ranking->skipped + number];
	item->tool = item->rank->tool;
	data_score(item, &ranking->scoring);
}

static void make_ranked(const void *context, size_t number, struct item *item)
{
	make_item(context, number, item);
}

/* An item of all rankings, one behind the other. */
static void make_shown(const void *context, size_t number, struct item *item)
{
	const struct rankings *rankings = context;
	size_t low = 0, high = rankings->count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (rankings->items[middle].first <= number)
			low = middle;
		else
			high = middle;
	}
	make_item(&rankings->items[low], number - rankings->items[low].first,
		  item);
}

/* What rankings are made of, and how far that has come. */
struct making {
	const struct data *data;
	const struct options *options;
	struct arena *arena;
	struct rankings *rankings;
	size_t skipped; /* of each */
	const struct duels *duels;
	struct ranking *next; /* room for those that are left, */
	struct rank *ranks;   /* and for what is in them */
};

static void make_room(struct making *making, size_t rankings)
{
	making->next =
	    arena_zero(making->arena, rankings, sizeof(*making->next));
	making->rankings->items = making->next;
}

/* Rank count tools. Where only the first are here, the rest is known. */
static void order(struct making *making, struct ranking *ranking,
		  const struct tool *const *tools, size_t count)
{
	const struct prior *prior = &ranking->scoring.prior;
	const struct catalog *catalog = &making->data->catalog;
	struct texts *all = &making->rankings->unranked;

	ranking->ranks = making->ranks;
	if (making->data->first) {
		ranking->ranked =
		    rank_first(prior, catalog->usual, catalog->usual_count,
			       tools, count, making->ranks);
		ranking->unranked = *all = making->data->unranked;
		return;
	}
	ranking->ranked = rank_tools(prior, ranking->scoring.yardstick, tools,
				     count, making->ranks);
	ranking->unranked.items = all->items + all->count;
	ranking->unranked.count = count - ranking->ranked;
	for (size_t i = ranking->ranked; i < count; i++)
		all->items[all->count++] = making->ranks[i].tool->slug;
}

/* Make the next ranking, of count tools. */
static void fill(struct making *making, const struct tool *const *tools,
		 size_t count)
{
	struct ranking *ranking = making->next++;
	struct rankings *rankings = making->rankings;

	order(making, ranking, tools, count);
	ranking->duels = making->duels;
	ranking->skipped = making->skipped < ranking->ranked ? making->skipped
							     : ranking->ranked;
	ranking->first = rankings->shown.count;
	ranking->items = (struct items){
		.fields = &making->data->fields,
		.count = tools_limit(making->options,
				     ranking->ranked - ranking->skipped),
		.make = make_ranked,
		.context = ranking,
	};
	rankings->shown.count += ranking->items.count;
	making->ranks += count;
	rankings->count++;
}

/* A ranking per category, in the order in which they stand. What is usual in
 * one is learnt from all tools in it, whichever are ranked. */
static void rank_categories(struct making *making,
			    const struct scoring *scoring,
			    const struct tool *const *tools, size_t count)
{
	const struct catalog *catalog = &making->data->catalog;
	struct arena *arena = making->arena;
	const struct tool **all =
	    arena_alloc(arena, catalog->tool_count * sizeof(struct tool *));
	struct groups chosen, whole;

	for (size_t i = 0; i < catalog->tool_count; i++)
		all[i] = &catalog->tools[i];
	groups_init(&whole, all, catalog->tool_count, arena);
	groups_init(&chosen, tools, count, arena);
	make_room(making, chosen.count);
	for (size_t i = 0; i < chosen.count; i++) {
		const struct group *group = &chosen.items[i];
		const struct group *teachers =
		    groups_find(&whole, group->category);

		making->next->by_category = true;
		making->next->category = group->category;
		making->next->scoring =
		    scoring_among(scoring, teachers->tools, teachers->count);
		fill(making, group->tools, group->count);
	}
	groups_release(&chosen);
	groups_release(&whole);
}

/* A ranking per category, or one of all. */
static const struct rankings *rank(const struct request *request,
				   const struct data *data,
				   const struct tool *const *tools,
				   size_t count, size_t skipped,
				   struct arena *arena)
{
	struct rankings *rankings = arena_zero(arena, 1, sizeof(*rankings));
	struct making making = {
		.data = data,
		.options = request->options,
		.arena = arena,
		.rankings = rankings,
		.skipped = skipped,
		.duels = data_duels(data),
		.ranks = arena_alloc(arena, count * sizeof(struct rank)),
	};

	rankings->shown = (struct items){ .fields = &data->fields,
					  .make = make_shown,
					  .context = rankings };
	rankings->unranked.items = arena_alloc(arena, count * sizeof(char *));
	if (request->options->by_category) {
		rank_categories(&making, data_scoring(data), tools, count);
	} else {
		make_room(&making, 1);
		making.next->scoring = *data_scoring(data);
		fill(&making, tools, count);
	}
	return rankings;
}

void rank_answer(const struct request *request, const struct data *data,
		 size_t skipped, struct response *response)
{
	struct arena *arena = &response->arena;
	size_t count;
	const struct tool **tools =
	    tools_choose(data, request->options, arena, &count);
	const struct rankings *rankings =
	    rank(request, data, tools, count, skipped, arena);

	if (request->document)
		response->document = rank_document(rankings, &data->provenance,
						   &response->series);
	else
		rank_report(rankings, request->options->chart,
			    &response->report);
	if (!count)
		report_paragraph(&response->report, "No tool matches.");
	data_note_terms(data, tools, count, response);
	view_note_undated_duels(&response->report, data_duels(data), tools,
				count, request->options->as_of);
}

static int answer(const struct request *request, const struct data *data,
		  struct response *response, struct error *error)
{
	(void)error;
	rank_answer(request, data, 0, response);
	return 0;
}

/* How many tools at the head of the usual order make the whole answer; 0 where
 * it takes all. */
static size_t count_first(const struct options *options)
{
	if (options->by_category || tools_are_filtered(options))
		return 0;
	return (size_t)options->limit;
}

int rank_run(const struct request *request, struct response *response,
	     struct error *error)
{
	size_t first = count_first(request->options);
	struct data_need need = { .narrow = first != 0, .first = first };

	if (request->count)
		return error_set(error, ERROR_USAGE, NULL,
				 "rank takes no arguments, got '%s'; 'smolcmp "
				 "score' is for single tools",
				 request->arguments[0]);
	return data_answer(request, need, answer, response, error);
}
