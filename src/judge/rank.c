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

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a;
	const struct entry *y = b;
	uint64_t p = x->weighed.heads;
	uint64_t q = y->weighed.heads;
	int order;

	/* Whether there is a place for it at all. */
	if (!p != !q)
		return p ? -1 : 1;
	if (p) {
		order = descending(x->score, y->score);
		if (!order)
			order = (p < q) - (p > q);
		if (!order)
			order = descending(x->votes_low, y->votes_low);
		if (!order)
			order = strcmp(x->tool->name, y->tool->name);
		if (order)
			return order;
	}
	return x->number < y->number ? -1 : x->number > y->number;
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
	qsort(entries, count, sizeof(*entries), compare_entries);
	return entries;
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
	if (tie_count <= RANK_PANELS_MOST && !weighted)
		compare_ties(prior, ties, tie_count);
	for (size_t i = 0; i < tie_count; i++)
		for (size_t j = 0; j < ties[i].count; j++) {
			struct rank *rank = &ranks[ties[i].start + j];

			rank->place = ties[i].start + 1;
			rank->tied = ties[i].count > 1;
			if (weighted)
				continue;
			rank->best = 1 + ties[i].ahead;
			rank->worst = ranked - ties[i].behind;
		}
	free(ties);
	return ranked;
}
