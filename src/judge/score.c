#include "smolcmp/score.h"

#include <stdlib.h>

#include "smolcmp/memory.h"

static bool is_of(const bool *panel, const struct tool *tool)
{
	for (size_t i = 0; i < tool->review_count; i++)
		if (tool->reviews[i].current &&
		    !panel[tool->reviews[i].reviewer])
			return false;
	return true;
}

bool scoring_panels_differ(const struct catalog *catalog)
{
	bool *panel = memory_zero(catalog->reviewer_count, sizeof(*panel));
	const struct tool *first = NULL;
	bool differ = false;

	for (size_t i = 0; i < catalog->tool_count && !differ; i++) {
		const struct tool *tool = &catalog->tools[i];

		if (!tool->panel.total)
			continue;
		for (size_t j = 0; !first && j < tool->review_count; j++)
			if (tool->reviews[j].current)
				panel[tool->reviews[j].reviewer] = true;
		if (!first)
			first = tool;
		differ = tool->panel.total != first->panel.total ||
			 !is_of(panel, tool);
	}
	free(panel);
	return differ;
}

struct scoring scoring_make(const struct catalog *catalog,
			    const struct yardstick *yardstick,
			    const struct known_prior *prior,
			    struct arena *arena)
{
	struct scoring scoring = { .catalog = catalog,
				   .yardstick = yardstick,
				   .prior = prior->prior,
				   .learnt_from = prior->learnt_from };

	if (catalog->usual) {
		scoring.leniency.known = catalog->adjusted != NULL;
		scoring.leniency.adjusted = catalog->adjusted;
	} else if (!yardstick->weights && scoring_panels_differ(catalog)) {
		leniency_fit(&scoring.leniency, catalog, arena);
		leniency_adjust(&scoring.leniency, catalog, arena);
	}
	return scoring;
}

struct scoring scoring_among(const struct scoring *scoring,
			     const struct tool *const *tools, size_t count)
{
	struct scoring made = *scoring;
	struct panel_counts counts;

	panel_counts_init(&counts);
	for (size_t i = 0; i < count; i++)
		panel_counts_add(&counts, tools[i]->panel);
	made.prior = prior_fit(&counts);
	made.learnt_from = counts.tools;
	panel_counts_release(&counts);
	return made;
}

struct points score_points(const struct yardstick *yardstick,
			   const struct tool *tool)
{
	struct points points = { 0, 0 };

	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];

		double weight = yardstick_weight(yardstick, review->reviewer);

		if (!review->current || !review->has_score)
			continue;
		points.sum += weight * review->score;
		points.given += weight;
	}
	return points;
}

static struct decimal mean_of(const struct yardstick *yardstick,
			      const struct tool *tool)
{
	struct points points = score_points(yardstick, tool);

	if (points.given <= 0)
		return (struct decimal){ .known = false };
	return (struct decimal){ true, points.sum / points.given };
}

struct tool_score score_tool(const struct scoring *scoring,
			     const struct tool *tool)
{
	struct weighed weighed = yardstick_weigh(scoring->yardstick, tool);
	struct tool_score score = { .known = weighed.heads > 0,
				    .provisional =
					weighed.heads < SCORE_PROVISIONAL,
				    .mean = mean_of(scoring->yardstick, tool) };
	double a = scoring->prior.a + (double)tool->panel.ship;
	double total = scoring->prior.m + (double)tool->panel.total;

	if (!score.known)
		return score;
	score.score = weighed_score(&weighed, &scoring->prior);
	if (scoring->yardstick->weights)
		return score;
	score.divisive.known = true;
	score.divisive.value = 2 * a * (total - a) / (total * (total + 1));
	score.adjusted.known = scoring->leniency.known;
	if (scoring->leniency.known)
		score.adjusted.value =
		    scoring->leniency.adjusted[tool - scoring->catalog->tools];
	score.has_gap = share_is_known(tool->votes);
	if (score.has_gap)
		score.gap = difference_newcombe(tool->panel, tool->votes);
	return score;
}
