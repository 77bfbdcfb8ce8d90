/* The rules of the answer. */
#include "judge/docket.h"

/* What counts as strong evidence; the tolerance is that of strength_of(). */
static const double strong = .95 - 1e-9;
static const double leaning = .75 + 1e-9;

static size_t count_candidates(const struct comparison *comparison)
{
	size_t candidates = 0;

	for (size_t i = 0; i < comparison->count; i++)
		candidates += comparison_is_candidate(comparison, i);
	return candidates;
}

/* The weakest evidence for tool i against the others (candidates only, when
 * asked); false where a pair is missing or there is none. */
static bool weakest(const struct comparison *comparison, size_t i,
		    enum pair_source source, bool candidates_only,
		    enum strength *strength)
{
	bool any = false;

	*strength = STRENGTH_VERY_STRONG;
	for (size_t j = 0; j < comparison->count; j++) {
		const struct pair *pair;

		if (j == i || (candidates_only &&
			       !comparison_is_candidate(comparison, j)))
			continue;
		pair = comparison_pair(comparison, i, j, source);
		if (!pair)
			return false;
		any = true;
		if (pair_p_better(pair, i) < .5)
			*strength = STRENGTH_TOO_CLOSE;
		else if (pair->strength < *strength)
			*strength = pair->strength;
	}
	return any;
}

/* The candidate that beats every other one with at least p; -1 if none. */
static int find_winner(const struct comparison *comparison,
		       enum pair_source source)
{
	for (size_t i = 0; i < comparison->count; i++) {
		bool wins = comparison_is_candidate(comparison, i);

		for (size_t j = 0; wins && j < comparison->count; j++) {
			const struct pair *pair;

			if (j == i || !comparison_is_candidate(comparison, j))
				continue;
			pair = comparison_pair(comparison, i, j, source);
			wins = pair && pair_p_better(pair, i) >= strong &&
			       (source == PAIR_PANEL ||
				!difference_is_trivial(pair->difference));
		}
		if (wins)
			return (int)i;
	}
	return -1;
}

/* The rules, in order; each returns true when it gave the answer. */

static bool rule_no_candidate(const struct comparison *comparison,
			      struct answer *answer)
{
	answer->outcome = OUTCOME_NONE;
	return count_candidates(comparison) == 0;
}

static bool rule_verdict(const struct comparison *comparison,
			 struct answer *answer)
{
	for (size_t i = 0; i < comparison->count; i++) {
		if (comparison->words[i] == WORD_SHIP && answer->pick < 0)
			answer->pick = (int)i;
		else if (comparison->words[i] != WORD_SKIP)
			return false;
	}
	return answer->pick >= 0;
}

static bool rule_panel(const struct comparison *comparison,
		       struct answer *answer)
{
	if (count_candidates(comparison) < 2)
		return false;
	answer->pick = find_winner(comparison, PAIR_PANEL);
	return answer->pick >= 0;
}

/* True when the panel leans to another candidate than tool i; reweighted, any
 * lead is one. */
static bool panel_objects(const struct comparison *comparison, size_t i)
{
	for (size_t j = 0; j < comparison->count; j++) {
		const struct pair *pair =
		    comparison_pair(comparison, i, j, PAIR_PANEL);

		if (!pair || !comparison_is_candidate(comparison, j))
			continue;
		if (pair->weighted ? comparison_rates(comparison, j, i) > 0
				   : pair_p_better(pair, j) > leaning)
			return true;
	}
	return false;
}

static bool rule_community(const struct comparison *comparison,
			   struct answer *answer)
{
	int winner;

	if (count_candidates(comparison) < 2)
		return false;
	winner = find_winner(comparison, PAIR_COMMUNITY);
	if (winner < 0 || panel_objects(comparison, (size_t)winner))
		return false;
	answer->pick = winner;
	return true;
}

static bool rule_conflict(const struct comparison *comparison,
			  struct answer *answer)
{
	answer->outcome = OUTCOME_UNDECIDED;
	return count_candidates(comparison) >= 2 &&
	       find_winner(comparison, PAIR_COMMUNITY) >= 0;
}

/* True when nothing but price tells candidates i and j apart. */
static bool is_price_matter(const struct comparison *comparison, size_t i,
			    size_t j)
{
	const struct price *a = &comparison->tools[i]->price;
	const struct price *b = &comparison->tools[j]->price;
	const struct pair *pair = comparison_pair(comparison, i, j, PAIR_PANEL);

	if (!pair ||
	    (pair->weighted && comparison_rates(comparison, i, j) != 0))
		return false;
	return pair->strength == STRENGTH_TOO_CLOSE &&
	       comparison->words[i] == comparison->words[j] &&
	       price_is_comparable(a, b);
}

/* The same of every two candidates. */
static bool is_all_price(const struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->count; i++)
		for (size_t j = i + 1; j < comparison->count; j++)
			if (comparison_is_candidate(comparison, i) &&
			    comparison_is_candidate(comparison, j) &&
			    !is_price_matter(comparison, i, j))
				return false;
	return true;
}

static bool rule_price(const struct comparison *comparison,
		       struct answer *answer)
{
	if (count_candidates(comparison) < 2 || !is_all_price(comparison))
		return false;
	for (size_t i = 0; i < comparison->count; i++) {
		bool cheapest = comparison_is_candidate(comparison, i);

		for (size_t j = 0; cheapest && j < comparison->count; j++)
			cheapest =
			    j == i || !comparison_is_candidate(comparison, j) ||
			    price_compare(&comparison->tools[i]->price,
					  &comparison->tools[j]->price) < 0;
		if (cheapest) {
			answer->pick = (int)i;
			return true;
		}
	}
	return false;
}

static bool rule_lean(const struct comparison *comparison,
		      struct answer *answer)
{
	bool all_ship = true;
	bool tied = false;

	for (size_t i = 0; i < comparison->count; i++) {
		int order;

		if (!comparison_is_candidate(comparison, i))
			continue;
		all_ship &= comparison->words[i] == WORD_SHIP;
		order =
		    answer->lean < 0
			? 1
			: comparison_rates(comparison, i, (size_t)answer->lean);
		if (order > 0)
			answer->lean = (int)i;
		tied = order > 0 ? false : tied || order == 0;
	}
	if (tied)
		answer->lean = -1;
	answer->outcome = all_ship && count_candidates(comparison) > 1
			      ? OUTCOME_EITHER
			      : OUTCOME_UNDECIDED;
	return true;
}

static const struct {
	enum rule rule;
	bool (*applies)(const struct comparison *, struct answer *);
} rules[] = {
	{ RULE_NO_CANDIDATE, rule_no_candidate },
	{ RULE_VERDICT, rule_verdict },
	{ RULE_PANEL, rule_panel },
	{ RULE_COMMUNITY, rule_community },
	{ RULE_CONFLICT, rule_conflict },
	{ RULE_PRICE, rule_price },
	{ RULE_LEAN, rule_lean },
};

void answer_find(struct comparison *comparison)
{
	struct answer *answer = &comparison->answer;
	enum pair_source source;
	int chosen;

	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		*answer = (struct answer){ .outcome = OUTCOME_PICK,
					   .rule = rules[i].rule,
					   .pick = -1,
					   .lean = -1 };
		if (rules[i].applies(comparison, answer))
			break;
	}
	chosen = answer->pick >= 0 ? answer->pick : answer->lean;
	source = answer->rule == RULE_COMMUNITY ? PAIR_COMMUNITY : PAIR_PANEL;
	answer->has_strength =
	    chosen >= 0 && !(comparison->weighted && source == PAIR_PANEL) &&
	    weakest(comparison, (size_t)chosen, source,
		    answer->rule != RULE_VERDICT, &answer->strength);
}
