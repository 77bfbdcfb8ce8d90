#include "smolcmp/compare.h"

#include "judge/docket.h"

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

int comparison_rates(const struct comparison *comparison, size_t i, size_t j)
{
	return share_compare(comparison->tallies[i].weighted,
			     comparison->tallies[j].weighted);
}

struct prior catalog_prior(const struct catalog *catalog, uint64_t *tools)
{
	struct panel_counts counts;
	struct prior prior;

	panel_counts_init(&counts);
	for (size_t i = 0; i < catalog->usual_count; i++)
		panel_counts_add_many(&counts, catalog->usual[i].share,
				      catalog->usual[i].tools);
	for (size_t i = 0; !catalog->usual && i < catalog->tool_count; i++)
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

void compare_tools(const struct catalog *catalog,
		   const struct yardstick *yardstick,
		   const struct tool *const *tools, size_t count,
		   struct comparison *comparison)
{
	struct docket docket;
	struct arena arena;

	arena_init(&arena);
	docket_make(&docket, catalog, yardstick, tools, count, 0, NULL, &arena);
	docket_answer(&docket, comparison);
	arena_release(&arena);
}
