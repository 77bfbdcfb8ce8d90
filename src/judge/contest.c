#include "smolcmp/contest.h"

#include <string.h>

#include "smolcmp/best.h"

static void find_chances(struct contest *contest, const struct prior *prior)
{
	const struct comparison *comparison = contest->comparison;
	struct belief beliefs[COMPARE_MOST];
	double chances[COMPARE_MOST];
	size_t numbers[COMPARE_MOST];
	size_t count = 0;

	for (size_t i = 0; i < comparison->count; i++) {
		struct share panel = comparison->tools[i]->panel;

		if (!share_is_known(panel))
			continue;
		beliefs[count] = (struct belief){
			.a = prior->a + (double)panel.ship,
			.b = prior->b + (double)(panel.total - panel.ship),
		};
		numbers[count++] = i;
	}
	best_chances(beliefs, count, chances);
	for (size_t i = 0; i < count; i++)
		contest->contenders[numbers[i]].p_best =
		    (struct decimal){ true, chances[i] };
	contest->ordered = count;
	contest->shortlist = best_order(chances, count, contest->order);
	for (size_t i = 0; i < count; i++)
		contest->order[i] = numbers[contest->order[i]];
}

static void find_dominators(struct contest *contest, size_t i)
{
	const struct comparison *comparison = contest->comparison;
	struct contender *contender = &contest->contenders[i];

	for (size_t j = 0; j < comparison->count; j++) {
		struct dominance dominance =
		    dominance_of(comparison->tools[j], comparison->tools[i]);

		if (!dominance.holds)
			continue;
		contender->dominated_by[j] = true;
		contender->dominance = dominance;
	}
}

void contest_judge(struct contest *contest, const struct catalog *catalog,
		   struct comparison *comparison, bool chances)
{
	memset(contest, 0, sizeof(*contest));
	contest->comparison = comparison;
	/* Of a weighted panel it could be said neither by heads nor by weight
	 * without being taken for the other. */
	for (size_t i = 0; i < comparison->count && !comparison->weighted; i++)
		find_dominators(contest, i);
	if (!chances)
		return;
	prior_know(&comparison->prior, catalog);
	find_chances(contest, &comparison->prior.prior);
}
