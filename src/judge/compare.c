#include "smolcmp/compare.h"

#include <string.h>

#include "judge/pair.h"

/* What counts as strong evidence; the tolerance is that of strength_of(). */
static const double strong = .95 - 1e-9;
static const double leaning = .75 + 1e-9;

const char *outcome_token(enum outcome outcome)
{
	static const char *const tokens[] = {
		[OUTCOME_PICK] = "pick",
		[OUTCOME_EITHER] = "either",
		[OUTCOME_NONE] = "none",
		[OUTCOME_UNDECIDED] = "undecided",
	};

	return tokens[outcome];
}

const char *rule_token(enum rule rule)
{
	static const char *const tokens[] = {
		[RULE_NO_CANDIDATE] = "no-candidate",
		[RULE_VERDICT] = "verdict",
		[RULE_PANEL] = "panel",
		[RULE_COMMUNITY] = "community",
		[RULE_CONFLICT] = "conflict",
		[RULE_PRICE] = "price",
		[RULE_LEAN] = "lean",
	};

	return tokens[rule];
}

const struct pair *comparison_pair(const struct comparison *comparison,
				   size_t a, size_t b, enum pair_source source)
{
	for (size_t i = 0; i < comparison->pair_count; i++) {
		const struct pair *pair = &comparison->pairs[i];

		if (pair->source == source && ((pair->a == a && pair->b == b) ||
					       (pair->a == b && pair->b == a)))
			return pair;
	}
	return NULL;
}

double pair_p_better(const struct pair *pair, size_t i)
{
	return pair->a == i ? pair->p_a_better : 1 - pair->p_a_better;
}

bool comparison_is_candidate(const struct comparison *comparison, size_t i)
{
	return comparison->words[i] == WORD_SHIP ||
	       comparison->words[i] == WORD_MIXED;
}

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

/* True when the panel leans to another candidate than tool i. */
static bool panel_objects(const struct comparison *comparison, size_t i)
{
	for (size_t j = 0; j < comparison->count; j++) {
		const struct pair *pair =
		    comparison_pair(comparison, i, j, PAIR_PANEL);

		if (pair && comparison_is_candidate(comparison, j) &&
		    pair_p_better(pair, j) > leaning)
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

	return pair && pair->strength == STRENGTH_TOO_CLOSE &&
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
			cheapest = j == i ||
				   !comparison_is_candidate(comparison, j) ||
				   comparison->tools[i]->price.amount.value <
				       comparison->tools[j]->price.amount.value;
		if (cheapest) {
			answer->pick = (int)i;
			return true;
		}
	}
	return false;
}

/* Less than, equal to or greater than 0 as rates compare; both known. */
static int compare_rates(struct share a, struct share b)
{
	uint64_t x = a.ship * b.total;
	uint64_t y = b.ship * a.total;

	return (x > y) - (x < y);
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
			: compare_rates(comparison->tools[i]->panel,
					comparison->tools[answer->lean]->panel);
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

static void decide(struct comparison *comparison)
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
	    chosen >= 0 &&
	    weakest(comparison, (size_t)chosen, source,
		    answer->rule != RULE_VERDICT, &answer->strength);
}

void compare_tools(const struct catalog *catalog,
		   const struct tool *const *tools, size_t count,
		   struct comparison *comparison)
{
	memset(comparison, 0, sizeof(*comparison));
	comparison->count = count;
	for (size_t i = 0; i < count; i++) {
		comparison->tools[i] = tools[i];
		comparison->words[i] =
		    verdict_word(tools[i]->panel, &verdict_thresholds);
	}
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			struct pair *pair =
			    &comparison->pairs[comparison->pair_count];

			*pair = (struct pair){ .a = i, .b = j };
			if (tools[i]->panel.total && tools[j]->panel.total) {
				pair_by_panel(catalog, tools[i], tools[j],
					      &comparison->prior, pair);
				comparison->pair_count++;
				*++pair = (struct pair){ .a = i, .b = j };
			}
			if (tools[i]->votes.total && tools[j]->votes.total) {
				pair_by_community(tools[i], tools[j], pair);
				comparison->pair_count++;
			}
		}
	decide(comparison);
}
