#include "smolcmp/yardstick.h"

const struct yardstick yardstick_usual = {
	.thresholds = {
		.ship = { 2, 3 },
		.skip = { 1, 3 },
		.least_panel = 1,
	},
};

double yardstick_weight(const struct yardstick *yardstick, uint32_t reviewer)
{
	return yardstick->weights
		   ? (double)yardstick->weights[reviewer] / WEIGHT_ONE
		   : 1;
}

struct weighed weighed_panel(struct share panel)
{
	return (struct weighed){ panel, panel.total, (double)panel.total };
}

struct weighed yardstick_weigh(const struct yardstick *yardstick,
			       const struct tool *tool)
{
	struct weighed weighed = { .heads = 0 };
	double squares = 0;

	if (!yardstick->weights)
		return weighed_panel(tool->panel);
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];
		uint32_t weight = yardstick->weights[review->reviewer];

		if (!review->current || !weight)
			continue;
		weighed.heads++;
		weighed.share.total += weight;
		if (review->verdict == VERDICT_SHIP)
			weighed.share.ship += weight;
		squares += (double)weight * weight;
	}
	if (weighed.heads)
		weighed.worth = (double)weighed.share.total *
				(double)weighed.share.total / squares;
	return weighed;
}

double weighed_score(const struct weighed *weighed, const struct prior *prior)
{
	double rate;

	/* Whole reviews, which must not be rounded. */
	if (weighed->share.total == weighed->heads)
		return prior_score(prior, weighed->share);
	rate = share_rate(weighed->share);
	return prior_mean(prior, rate * weighed->worth, weighed->worth);
}

enum word yardstick_word(const struct yardstick *yardstick,
			 const struct tool *tool)
{
	struct weighed weighed = yardstick_weigh(yardstick, tool);

	return verdict_word_of(weighed.share, weighed.heads,
			       &yardstick->thresholds);
}
