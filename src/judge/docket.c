#include "judge/docket.h"

#include <math.h>
#include <string.h>

#include "smolcmp/paired.h"
#include "smolcmp/unpaired.h"
#include "smolcmp/votes.h"

/* Chances closer to one half than this differ from it by rounding only. */
static const double half_tolerance = 1e-9;

/* Give each reviewer who judged one of the tools a column, in the order of
 * the catalog; columns[] by reviewer, UINT32_MAX for none. */
static void find_columns(struct docket *docket, uint32_t *columns)
{
	size_t reviewers = docket->catalog->reviewer_count;

	memset(columns, 0, reviewers * sizeof(*columns));
	for (size_t i = 0; i < docket->tool_count; i++) {
		const struct tool *tool = docket->tools[i];

		for (size_t j = 0; j < tool->review_count; j++)
			if (tool->reviews[j].current)
				columns[tool->reviews[j].reviewer] = 1;
	}
	for (size_t r = 0; r < reviewers; r++)
		columns[r] =
		    columns[r] ? (uint32_t)docket->columns++ : UINT32_MAX;
}

static void fill(struct docket *docket, const uint32_t *columns)
{
	const uint32_t *weights = docket->yardstick->weights;

	for (size_t r = 0; r < docket->catalog->reviewer_count; r++) {
		if (columns[r] == UINT32_MAX)
			continue;
		docket->reviewers[columns[r]] = (uint32_t)r;
		if (weights)
			docket->weights[columns[r]] = weights[r];
	}
	for (size_t i = 0; i < docket->tool_count; i++) {
		const struct tool *tool = docket->tools[i];

		for (size_t j = 0; j < tool->review_count; j++) {
			const struct review *review = &tool->reviews[j];
			size_t column = columns[review->reviewer];

			if (review->current)
				docket->said[column * docket->tool_count + i] =
				    review->verdict == VERDICT_SHIP ? SAID_SHIP
								    : SAID_SKIP;
		}
	}
}

/* The pairs by the votes that a comparison of the same tools has. */
static void take_votes(struct docket *docket, const struct comparison *known)
{
	struct pair *pair = docket->community;

	for (size_t i = 0; i < docket->tool_count; i++)
		for (size_t j = i + 1; j < docket->tool_count; j++, pair++) {
			const struct pair *found =
			    comparison_pair(known, i, j, PAIR_COMMUNITY);

			if (found)
				*pair = *found;
		}
}

void docket_make(struct docket *docket, const struct catalog *catalog,
		 const struct yardstick *yardstick,
		 const struct tool *const *tools, size_t count, size_t spare,
		 const struct comparison *known, struct arena *arena)
{
	uint32_t *columns =
	    arena_alloc(arena, catalog->reviewer_count * sizeof(*columns));

	*docket = (struct docket){ .catalog = catalog,
				   .yardstick = yardstick,
				   .tool_count = count };
	if (known)
		docket->prior = known->prior;
	for (size_t i = 0; i < count; i++) {
		docket->tools[i] = tools[i];
		docket->votes[i] = tools[i]->votes;
	}
	find_columns(docket, columns);
	docket->capacity = docket->columns + spare;
	docket->reviewers =
	    arena_zero(arena, docket->capacity, sizeof(*docket->reviewers));
	docket->said = arena_zero(arena, docket->capacity, count);
	if (yardstick->weights)
		docket->weights = arena_zero(arena, docket->capacity,
					     sizeof(*docket->weights));
	fill(docket, columns);
	docket_count_panel(docket);
	if (known)
		take_votes(docket, known);
	else
		docket_count_votes(docket, COMPARE_MOST);
}

enum said docket_said(const struct docket *docket, size_t column, size_t tool)
{
	return docket->said[column * docket->tool_count + tool];
}

static uint32_t weight_of(const struct docket *docket, size_t column)
{
	return docket->weights ? docket->weights[column] : 1;
}

void docket_set_leader(struct pair *pair)
{
	double p = pair->p_a_better;

	pair->strength = strength_of(p > .5 ? p : 1 - p);
	pair->leader = fabs(p - .5) < half_tolerance ? -1 : p < .5;
}

void docket_count_votes(struct docket *docket, size_t tool)
{
	const struct share *votes = docket->votes;
	struct pair *pair = docket->community;

	for (size_t i = 0; i < docket->tool_count; i++)
		for (size_t j = i + 1; j < docket->tool_count; j++, pair++) {
			if (!votes[i].total || !votes[j].total ||
			    (tool < COMPARE_MOST && i != tool && j != tool))
				continue;
			*pair = (struct pair){ .a = i,
					       .b = j,
					       .source = PAIR_COMMUNITY };
			pair->p_a_better = votes_p_better(votes[i], votes[j]);
			pair->difference =
			    difference_newcombe(votes[i], votes[j]);
			docket_set_leader(pair);
		}
}

static void count_verdicts(struct docket *docket)
{
	const uint8_t *said = docket->said;

	memset(docket->tallies, 0, sizeof(docket->tallies));
	for (size_t c = 0; c < docket->columns; c++)
		for (size_t i = 0; i < docket->tool_count; i++, said++) {
			struct tally *tally = &docket->tallies[i];
			uint32_t weight = weight_of(docket, c);
			bool ships = *said == SAID_SHIP;

			if (*said == SAID_NOTHING)
				continue;
			tally->panel.total++;
			tally->panel.ship += ships;
			tally->heads += weight > 0;
			tally->weighted.total += weight;
			tally->weighted.ship += ships ? weight : 0;
		}
}

/* How the reviewers who judged both split over the two; how much weight says
 * so is for reweighted panels. */
static void count_splits(const struct docket *docket, struct pair *pair,
			 int64_t *lead)
{
	*lead = 0;
	for (size_t c = 0; c < docket->columns; c++) {
		enum said of_a = docket_said(docket, c, pair->a);
		enum said of_b = docket_said(docket, c, pair->b);

		if (of_a == SAID_NOTHING || of_b == SAID_NOTHING)
			continue;
		pair->common++;
		if (of_a == of_b)
			continue;
		if (of_a == SAID_SHIP) {
			pair->a_only++;
			*lead += weight_of(docket, c);
		} else {
			pair->b_only++;
			*lead -= weight_of(docket, c);
		}
	}
}

void docket_judge_paired(struct pair *pair)
{
	struct paired paired = paired_compare(pair->a_only, pair->b_only);

	pair->p_a_better = paired.p_a_better;
	pair->p_exact = paired.p_exact;
	pair->p_mid = paired.p_mid;
	pair->difference =
	    difference_paired(pair->a_only, pair->b_only, pair->common);
	docket_set_leader(pair);
}

/* Weights give a direction and nothing more. */
void docket_weigh_pair(const struct docket *docket, struct pair *pair,
		       int64_t lead)
{
	if (!pair->paired)
		lead = share_compare(docket->tallies[pair->a].weighted,
				     docket->tallies[pair->b].weighted);
	pair->weighted = true;
	pair->p_a_better = .5;
	pair->strength = STRENGTH_TOO_CLOSE;
	pair->leader = lead ? lead < 0 : -1;
}

/* By the reviewers; both panels have reviews. */
static void judge_pair(struct docket *docket, struct pair *pair)
{
	struct share a = docket->tallies[pair->a].panel;
	struct share b = docket->tallies[pair->b].panel;
	uint64_t smaller = a.total < b.total ? a.total : b.total;
	int64_t lead;

	pair->source = PAIR_PANEL;
	count_splits(docket, pair, &lead);
	pair->paired = pair->common && pair->common * 2 >= smaller;
	if (docket->weights) {
		docket_weigh_pair(docket, pair, lead);
		return;
	}
	if (pair->paired) {
		docket_judge_paired(pair);
		return;
	}
	prior_know(&docket->prior, docket->catalog);
	pair->p_a_better = unpaired_p_better(&docket->prior.prior, a, b);
	pair->difference = difference_newcombe(a, b);
	docket_set_leader(pair);
}

void docket_count_panel(struct docket *docket)
{
	struct pair *pair = docket->panel;

	count_verdicts(docket);
	for (size_t i = 0; i < docket->tool_count; i++)
		for (size_t j = i + 1; j < docket->tool_count; j++, pair++) {
			*pair = (struct pair){ .a = i, .b = j };
			if (docket->tallies[i].panel.total &&
			    docket->tallies[j].panel.total)
				judge_pair(docket, pair);
		}
}

/* The pairs that there are: by the panel, then by the votes. */
static void add_pairs(const struct docket *docket,
		      struct comparison *comparison)
{
	const struct tally *tallies = comparison->tallies;
	struct pair *pair = comparison->pairs;
	size_t number = 0;

	for (size_t i = 0; i < docket->tool_count; i++)
		for (size_t j = i + 1; j < docket->tool_count; j++, number++) {
			if (tallies[i].panel.total && tallies[j].panel.total)
				*pair++ = docket->panel[number];
			if (tallies[i].votes.total && tallies[j].votes.total)
				*pair++ = docket->community[number];
		}
	comparison->pair_count = (size_t)(pair - comparison->pairs);
}

void docket_answer(const struct docket *docket, struct comparison *comparison)
{
	comparison->count = docket->tool_count;
	comparison->weighted = docket->weights != NULL;
	for (size_t i = 0; i < docket->tool_count; i++) {
		struct tally *tally = &comparison->tallies[i];

		comparison->tools[i] = docket->tools[i];
		*tally = docket->tallies[i];
		tally->votes = docket->votes[i];
		comparison->words[i] =
		    verdict_word_of(tally->weighted, tally->heads,
				    &docket->yardstick->thresholds);
	}
	add_pairs(docket, comparison);
	comparison->prior = docket->prior;
	answer_find(comparison);
}
