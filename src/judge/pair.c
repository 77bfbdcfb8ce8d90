/* Two tools against each other. */
#include <math.h>
#include <stdlib.h>

#include "smolcmp/compare.h"
#include "smolcmp/memory.h"
#include "smolcmp/paired.h"
#include "smolcmp/unpaired.h"
#include "smolcmp/votes.h"

#include "judge/pair.h"

/* Chances closer to one half than this differ from it by rounding only. */
static const double half_tolerance = 1e-9;

struct prior catalog_prior(const struct catalog *catalog, uint64_t *tools)
{
	struct panel_counts counts;
	struct prior prior;

	panel_counts_init(&counts);
	for (size_t i = 0; i < catalog->tool_count; i++)
		panel_counts_add(&counts, catalog->tools[i].panel);
	prior = prior_fit(&counts);
	if (tools)
		*tools = counts.tools;
	panel_counts_release(&counts);
	return prior;
}

void prior_know(struct known_prior *prior, const struct catalog *catalog)
{
	if (!prior->known)
		prior->prior = catalog_prior(catalog, &prior->learnt_from);
	prior->known = true;
}

/* Count how the reviewers who judged both split over the two. */
static void count_splits(const struct catalog *catalog, const struct tool *a,
			 const struct tool *b, struct pair *pair)
{
	const struct review **of_b =
	    memory_alloc(catalog->reviewer_count * sizeof(struct review *));

	catalog_current(catalog, b, of_b);
	for (size_t i = 0; i < a->review_count; i++) {
		const struct review *review = &a->reviews[i];
		const struct review *other = of_b[review->reviewer];

		if (!review->current || !other)
			continue;
		pair->common++;
		if (review->verdict == other->verdict)
			continue;
		if (review->verdict == VERDICT_SHIP)
			pair->a_only++;
		else
			pair->b_only++;
	}
	free(of_b);
}

static void conclude(struct pair *pair)
{
	double p = pair->p_a_better;

	pair->strength = strength_of(p > .5 ? p : 1 - p);
	pair->leader = fabs(p - .5) < half_tolerance ? -1 : p < .5;
}

void pair_by_panel(const struct catalog *catalog, const struct tool *a,
		   const struct tool *b, struct known_prior *prior,
		   struct pair *pair)
{
	uint64_t smaller =
	    a->panel.total < b->panel.total ? a->panel.total : b->panel.total;

	pair->source = PAIR_PANEL;
	count_splits(catalog, a, b, pair);
	pair->paired = pair->common && pair->common * 2 >= smaller;
	if (pair->paired) {
		struct paired paired =
		    paired_compare(pair->a_only, pair->b_only);

		pair->p_a_better = paired.p_a_better;
		pair->p_exact = paired.p_exact;
		pair->p_mid = paired.p_mid;
		pair->difference =
		    difference_paired(pair->a_only, pair->b_only, pair->common);
	} else {
		prior_know(prior, catalog);
		pair->p_a_better =
		    unpaired_p_better(&prior->prior, a->panel, b->panel);
		pair->difference = difference_newcombe(a->panel, b->panel);
	}
	conclude(pair);
}

void pair_by_community(const struct tool *a, const struct tool *b,
		       struct pair *pair)
{
	pair->source = PAIR_COMMUNITY;
	pair->paired = false;
	pair->p_a_better = votes_p_better(a->votes, b->votes);
	pair->difference = difference_newcombe(a->votes, b->votes);
	conclude(pair);
}
