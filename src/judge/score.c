#include "smolcmp/score.h"

struct tool_score score_tool(const struct prior *prior, const struct tool *tool)
{
	struct tool_score score = { .known = share_is_known(tool->panel) };
	double sum = 0;
	uint64_t given = 0;

	if (score.known)
		score.score = prior_score(prior, tool->panel);
	score.provisional = tool->panel.total < SCORE_PROVISIONAL;
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];

		if (!review->current || !review->has_score)
			continue;
		sum += review->score;
		given++;
	}
	score.mean.known = given > 0;
	if (given)
		score.mean.value = sum / (double)given;
	return score;
}
