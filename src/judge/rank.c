#include "smolcmp/rank.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "smolcmp/unpaired.h"

/* A tool on its way to a place. */
struct entry {
	const struct tool *tool;
	struct weighed weighed;
	double score;
	double votes_low; /* of the interval of its votes; -1 without any */
	size_t number;	  /* as given */
};

static int descending(double a, double b)
{
	return (a < b) - (a > b);
}

/* The order of places. */
static int compare_places(const struct entry *x, const struct entry *y)
{
	uint64_t p = x->weighed.heads;
	uint64_t q = y->weighed.heads;
	int order;

	/* Whether there is a place for it at all. */
	if (!p || !q)
		return !p - !q;
	order = descending(x->score, y->score);
	return order ? order : (p < q) - (p > q);
}

static int compare_numbers(const struct entry *x, const struct entry *y)
{
	return x->number < y->number ? -1 : x->number > y->number;
}

static int compare_panels(const void *a, const void *b)
{
	int order = compare_places(a, b);

	return order ? order : compare_numbers(a, b);
}

static int compare_tools(const void *a, const void *b)
{
	const struct entry *x = a;
	const struct entry *y = b;
	int order = compare_places(x, y);

	if (!order && x->weighed.heads) {
		order = descending(x->votes_low, y->votes_low);
		if (!order)
			order = strcmp(x->tool->name, y->tool->name);
	}
	return order ? order : compare_numbers(x, y);
}

static struct entry *sort(const struct prior *prior,
			  const struct yardstick *yardstick,
			  const struct tool *const *tools, size_t count)
{
	struct entry *entries = memory_alloc(count * sizeof(*entries));

	for (size_t i = 0; i < count; i++) {
		struct share votes = tools[i]->votes;
		struct weighed weighed = yardstick_weigh(yardstick, tools[i]);

		entries[i] = (struct entry){
			.tool = tools[i],
			.weighed = weighed,
			.score = weighed_score(&weighed, prior),
			.votes_low = share_is_known(votes)
					 ? share_interval(votes).low
					 : -1,
			.number = i,
		};
	}
	qsort(entries, count, sizeof(*entries), compare_tools);
	return entries;
}

void rank_order(const struct prior *prior, const struct yardstick *yardstick,
		const struct tool **tools, size_t count)
{
	struct entry *entries = sort(prior, yardstick, tools, count);

	for (size_t i = 0; i < count; i++)
		tools[i] = entries[i].tool;
	free(entries);
}

void rank_panels(const struct prior *prior, struct share_count *panels,
		 size_t count)
{
	struct entry *entries = memory_alloc(count * sizeof(*entries));
	struct share_count *given = memory_alloc(count * sizeof(*given));

	for (size_t i = 0; i < count; i++) {
		given[i] = panels[i];
		entries[i] = (struct entry){
			.weighed = weighed_panel(panels[i].share),
			.score = prior_score(prior, panels[i].share),
			.number = i,
		};
	}
	qsort(entries, count, sizeof(*entries), compare_panels);
	for (size_t i = 0; i < count; i++)
		panels[i] = given[entries[i].number];
	free(given);
	free(entries);
}

/* The tools of one place: a slice of the ranks. */
struct tie {
	struct weighed weighed;
	size_t start;
	size_t count;
	size_t ahead;  /* tools likely to be better, */
	size_t behind; /* and to be worse */
};

static bool is_same(const struct weighed *a, const struct weighed *b)
{
	return a->share.ship == b->share.ship &&
	       a->share.total == b->share.total && a->worth == b->worth;
}

static size_t find_ties(const struct entry *entries, size_t ranked,
			struct tie *ties)
{
	size_t count = 0;

	for (size_t i = 0; i < ranked; i++) {
		const struct weighed *weighed = &entries[i].weighed;

		if (!count || !is_same(&ties[count - 1].weighed, weighed))
			ties[count++] =
			    (struct tie){ .weighed = *weighed, .start = i };
		ties[count - 1].count++;
	}
	return count;
}

/* Hold every two places against each other. */
static void compare_ties(const struct prior *prior, struct tie *ties,
			 size_t count)
{
	static const double likely = .95;

	if (count > RANK_PANELS_MOST)
		return;
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			double p =
			    unpaired_p_better(prior, ties[i].weighed.share,
					      ties[j].weighed.share);

			if (p >= likely) {
				ties[i].behind += ties[j].count;
				ties[j].ahead += ties[i].count;
			} else if (1 - p >= likely) {
				ties[i].ahead += ties[j].count;
				ties[j].behind += ties[i].count;
			}
		}
}

/* What holds for a tool at one place of so many. */
static void set_rank(struct rank *rank, const struct tool *tool,
		     const struct tie *tie, size_t ranked, bool weighted)
{
	*rank = (struct rank){ .tool = tool,
			       .place = tie->start + 1,
			       .tied = tie->count > 1 };
	if (weighted)
		return;
	rank->best = 1 + tie->ahead;
	rank->worst = ranked - tie->behind;
}

size_t rank_tools(const struct prior *prior, const struct yardstick *yardstick,
		  const struct tool *const *tools, size_t count,
		  struct rank *ranks)
{
	struct entry *entries = sort(prior, yardstick, tools, count);
	bool weighted = yardstick->weights != NULL;
	struct tie *ties;
	size_t ranked = 0, tie_count;

	for (size_t i = 0; i < count; i++) {
		ranks[i] = (struct rank){ .tool = entries[i].tool };
		ranked += entries[i].weighed.heads > 0;
	}
	ties = memory_alloc(ranked * sizeof(*ties));
	tie_count = find_ties(entries, ranked, ties);
	free(entries);
	if (!weighted)
		compare_ties(prior, ties, tie_count);
	for (size_t i = 0; i < tie_count; i++)
		for (size_t j = 0; j < ties[i].count; j++) {
			struct rank *rank = &ranks[ties[i].start + j];

			set_rank(rank, rank->tool, &ties[i], ranked, weighted);
		}
	free(ties);
	return ranked;
}

size_t rank_first(const struct prior *prior, const struct share_count *panels,
		  size_t panel_count, const struct tool *const *tools,
		  size_t count, struct rank *ranks)
{
	struct entry *entries = sort(prior, &yardstick_usual, tools, count);
	struct tie *ties = memory_zero(panel_count, sizeof(*ties));
	const struct tie *tie = ties;
	size_t ranked = 0;

	for (size_t i = 0; i < panel_count; i++) {
		ties[i].weighed = weighed_panel(panels[i].share);
		ties[i].start = ranked;
		ties[i].count = (size_t)panels[i].tools;
		ranked += ties[i].count;
	}
	compare_ties(prior, ties, panel_count);
	for (size_t i = 0; i < count; i++) {
		while (!is_same(&tie->weighed, &entries[i].weighed))
			tie++;
		set_rank(&ranks[i], entries[i].tool, tie, ranked, false);
	}
	free(ties);
	free(entries);
	return ranked;
}
