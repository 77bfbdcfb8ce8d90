/* What tells tools apart, in words. */
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "smolcmp/paired.h"
#include "view/speech.h"
#include "view/words.h"

/* Who of a pair's reviewers ship one tool and skip the other. */
static void say_splitters(const struct speech *speech, size_t winner,
			  size_t loser, uint64_t count)
{
	const struct catalog *catalog = speech->catalog;
	const struct review **of_winner =
	    memory_alloc(catalog->reviewer_count * sizeof(struct review *));
	const struct review **of_loser =
	    memory_alloc(catalog->reviewer_count * sizeof(struct review *));
	size_t said = 0;

	catalog_current(catalog, speech->of->tools[winner], of_winner);
	catalog_current(catalog, speech->of->tools[loser], of_loser);
	for (size_t i = 0; i < catalog->reviewer_count && said < count; i++) {
		if (!of_winner[i] || !of_loser[i] ||
		    of_winner[i]->verdict != VERDICT_SHIP ||
		    of_loser[i]->verdict != VERDICT_SKIP)
			continue;
		words_add_item(speech->text, catalog->reviewers[i].id, said++,
			       count, "and");
	}
	free(of_winner);
	free(of_loser);
}

/* winner_said is its name, or "it" where that is clear. */
static void say_split(const struct speech *speech, size_t winner,
		      const char *winner_said, size_t loser, uint64_t count)
{
	enum { NAMED = 4 };

	if (count > NAMED) {
		words_add_number(speech->text, count);
		say(speech, " reviewers");
	} else {
		say_splitters(speech, winner, loser, count);
	}
	buffer_printf(speech->text, " %s %s and %s %s",
		      count == 1 ? "ships" : "ship", winner_said,
		      count == 1 ? "skips" : "skip", tool_name(speech, loser));
}

static uint64_t splits_for(const struct pair *pair, size_t i)
{
	return pair->a == i ? pair->a_only : pair->b_only;
}

static void say_rate(const struct speech *speech, struct share share)
{
	buffer_printf(speech->text, "%llu of %llu",
		      (unsigned long long)share.ship,
		      (unsigned long long)share.total);
}

/* How firm the panel's preference of a leader is, and what would settle it. */
static void say_strength(const struct speech *speech, const struct pair *pair,
			 size_t leader, size_t other)
{
	uint64_t more = paired_splits_to_strong(splits_for(pair, leader),
						splits_for(pair, other));

	switch (pair->strength) {
	case STRENGTH_TOO_CLOSE:
		say(speech,
		    splits_for(pair, leader) + splits_for(pair, other) == 1
			? " One split is too little to call"
			: " That is too close to call");
		break;
	case STRENGTH_WEAK:
	case STRENGTH_MODERATE:
		buffer_printf(speech->text, " That is %s evidence",
			      strength_words(pair->strength));
		break;
	case STRENGTH_STRONG:
	case STRENGTH_VERY_STRONG:
		buffer_printf(speech->text, " That is %s evidence.",
			      strength_words(pair->strength));
		return;
	}
	say(speech, "; ");
	words_add_number(speech->text, more);
	buffer_printf(speech->text,
		      " more reviewer%s splitting the same way would make "
		      "the edge strong.",
		      more == 1 ? "" : "s");
}

/* Reviewers who judged only one of a pair say nothing of which is better. */
static void say_alone(const struct speech *speech, const struct pair *pair)
{
	enum { NAMED = 3 };
	const struct catalog *catalog = speech->catalog;
	const struct review **said =
	    memory_alloc(2 * catalog->reviewer_count * sizeof(struct review *));
	size_t sides[2] = { pair->a, pair->b };

	for (int side = 0; side < 2; side++)
		catalog_current(catalog, speech->of->tools[sides[side]],
				said + (size_t)side * catalog->reviewer_count);
	for (size_t side = 0; side < 2; side++) {
		const struct review **own =
		    said + side * catalog->reviewer_count;
		const struct review **others =
		    said + (1 - side) * catalog->reviewer_count;
		size_t count = 0, named = 0;

		for (size_t i = 0; i < catalog->reviewer_count; i++)
			count += own[i] && !others[i];
		if (!count)
			continue;
		buffer_printf(speech->text, " Only %s was judged by ",
			      tool_name(speech, sides[side]));
		for (size_t i = 0;
		     count <= NAMED && i < catalog->reviewer_count; i++)
			if (own[i] && !others[i])
				words_add_item(speech->text,
					       catalog->reviewers[i].id,
					       named++, count, "and");
		if (count > NAMED) {
			words_add_number(speech->text, count);
			say(speech, " reviewers");
		}
		buffer_printf(speech->text, ", who %s out of that.",
			      count == 1 ? "stays" : "stay");
	}
	free(said);
}

void say_paired_edge(const struct speech *speech, const struct pair *pair,
		     size_t leader, size_t other)
{
	uint64_t for_leader = splits_for(pair, leader);
	uint64_t for_other = splits_for(pair, other);

	buffer_printf(speech->text, " by ");
	words_add_number(speech->text, for_leader - for_other);
	buffer_printf(speech->text, " reviewer%s of ",
		      for_leader - for_other == 1 ? "" : "s");
	words_add_number(speech->text, pair->common);
	say(speech, ": ");
	say_split(speech, leader, "it", other, for_leader);
	if (for_other) {
		say(speech, ", while ");
		say_split(speech, other, tool_name(speech, other), leader,
			  for_other);
	}
	say(speech, ".");
	say_strength(speech, pair, leader, other);
	say_alone(speech, pair);
}

void say_unpaired_edge(const struct speech *speech, const struct pair *pair,
		       size_t leader, size_t other)
{
	say(speech, " with ");
	say_rate(speech, speech->of->tools[leader]->panel);
	say(speech, " reviewers against ");
	say_rate(speech, speech->of->tools[other]->panel);
	say(speech, ", but mostly different people judged the two; ");
	/* A higher share of so few that it is worth less than a lower one. */
	if (pair->strength != STRENGTH_TOO_CLOSE &&
	    pair_p_better(pair, leader) < .5) {
		buffer_printf(speech->text,
			      "so few count for little, and what evidence "
			      "there is favours %s (%s).",
			      tool_name(speech, other),
			      strength_words(pair->strength));
		return;
	}
	say(speech, "that is ");
	if (pair->strength == STRENGTH_TOO_CLOSE)
		say(speech, "too close to call.");
	else
		buffer_printf(speech->text, "%s evidence.",
			      strength_words(pair->strength));
}

/* Weights give a direction, and who is behind it. */
static void say_weighted_edge(const struct speech *speech,
			      const struct pair *pair, size_t leader,
			      size_t other)
{
	const struct tally *tallies = speech->of->tallies;
	uint64_t count = splits_for(pair, leader);
	char own[PERCENT_TEXT], others[PERCENT_TEXT];

	share_percent(tallies[leader].weighted, own);
	share_percent(tallies[other].weighted, others);
	buffer_printf(speech->text, " by weight, %s%% against %s%%", own,
		      others);
	if (pair->paired && count) {
		say(speech, ": ");
		say_split(speech, leader, "it", other, count);
	}
	say(speech, ".");
}

int speech_runner_up(const struct speech *speech, size_t i)
{
	int next = -1;

	for (size_t j = 0; j < speech->of->count; j++) {
		if (j == i || !comparison_is_candidate(speech->of, j))
			continue;
		if (next < 0 ||
		    comparison_rates(speech->of, j, (size_t)next) > 0)
			next = (int)j;
	}
	return next;
}

void say_edge(const struct speech *speech, const char *opening)
{
	size_t leader = (size_t)speech->of->answer.lean;
	int other = speech_runner_up(speech, leader);
	const struct pair *pair;

	if (other < 0)
		return;
	pair = comparison_pair(speech->of, leader, (size_t)other, PAIR_PANEL);
	say(speech, opening);
	say(speech, tool_name(speech, leader));
	say(speech, " has the edge");
	if (speech->of->count > 2) {
		say(speech, " over ");
		say(speech, tool_name(speech, (size_t)other));
	}
	if (pair->weighted)
		say_weighted_edge(speech, pair, leader, (size_t)other);
	else if (!pair->paired)
		say_unpaired_edge(speech, pair, leader, (size_t)other);
	else if (splits_for(pair, leader) > splits_for(pair, (size_t)other))
		say_paired_edge(speech, pair, leader, (size_t)other);
	else
		say(speech,
		    " in the share of ships alone: the reviewers who judged "
		    "both do not tell the two apart.");
}

/* A candidate whose panel rate no other candidate's exceeds. */
static bool is_top(const struct comparison *comparison, size_t i)
{
	if (!comparison_is_candidate(comparison, i))
		return false;
	for (size_t j = 0; j < comparison->count; j++)
		if (comparison_is_candidate(comparison, j) &&
		    comparison_rates(comparison, j, i) > 0)
			return false;
	return true;
}

/* Candidates with equal panel rates: nothing to lean on. */
void say_level(const struct speech *speech)
{
	const struct pair *pair = comparison_pair(speech->of, 0, 1, PAIR_PANEL);

	if (speech->of->count > 2) {
		say(speech, " The panel has ");
		say_tools(speech, is_top, "and");
		say(speech, " level.");
	} else if (pair && pair->paired && pair->a_only &&
		   pair->a_only == pair->b_only) {
		say(speech, " The panel has them level, though not of one "
			    "mind: ");
		say_split(speech, 0, tool_name(speech, 0), 1, pair->a_only);
		say(speech, ", while ");
		say_split(speech, 1, tool_name(speech, 1), 0, pair->b_only);
		say(speech, ".");
	} else {
		say(speech, " The panel has them level.");
	}
}

/* Facts beside the panel, for two tools. */

static bool same_text(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static bool same_price(const struct tool *a, const struct tool *b)
{
	return price_is_comparable(&a->price, &b->price) &&
	       price_compare(&a->price, &b->price) == 0;
}

static bool prices_differ(const struct tool *a, const struct tool *b)
{
	return price_is_comparable(&a->price, &b->price) && !same_price(a, b);
}

static const char *period_said(const struct tool *tool)
{
	const char *phrase = price_period_phrases[tool->price.per];

	return phrase ? phrase : "without a period";
}

/* Why known prices are not held against each other, if they are not. */
static void say_prices_apart(const struct speech *speech)
{
	const struct price *a = &speech->of->tools[0]->price;
	const struct price *b = &speech->of->tools[1]->price;
	bool units = price_unit_of(a->per) != price_unit_of(b->per);
	bool currencies = strcmp(a->currency, b->currency) != 0;

	if (!a->amount.known || !b->amount.known || price_is_comparable(a, b))
		return;
	if (!currencies && !units)
		say(speech, " Both prices are on terms of their own");
	else if (!units)
		say(speech, " The prices are in different currencies");
	else
		buffer_printf(
		    speech->text, " %s is paid %s and %s %s%s",
		    tool_name(speech, 0), period_said(speech->of->tools[0]),
		    tool_name(speech, 1), period_said(speech->of->tools[1]),
		    currencies ? ", in another currency" : "");
	say(speech, units ? ", so their prices are not held against each other."
			  : " and are not held against each other.");
}

static void say_votes(const struct speech *speech, bool first)
{
	const struct tool *a = speech->of->tools[0];
	const struct tool *b = speech->of->tools[1];
	const struct pair *pair =
	    comparison_pair(speech->of, 0, 1, PAIR_COMMUNITY);
	size_t leader;

	if (!a->votes.total && !b->votes.total) {
		say(speech, first ? " Nobody has voted yet."
				  : ", and nobody has voted yet.");
		return;
	}
	if (!first)
		say(speech, ".");
	if (!pair) {
		buffer_printf(speech->text, " Only %s has community votes.",
			      words_tool(a->votes.total ? a : b));
		return;
	}
	leader = pair->leader == 1;
	if (pair->strength == STRENGTH_TOO_CLOSE) {
		say(speech, " The community votes are too close to call.");
		return;
	}
	buffer_printf(speech->text, " The community prefers %s",
		      tool_name(speech, leader));
	if (difference_is_trivial(pair->difference))
		say(speech, ", by a gap that is real but trivial.");
	else
		buffer_printf(speech->text, " (%s evidence).",
			      strength_words(pair->strength));
}

void say_rest(const struct speech *speech)
{
	const struct tool *a = speech->of->tools[0];
	const struct tool *b = speech->of->tools[1];
	bool price = same_price(a, b);
	bool differ =
	    prices_differ(a, b) && speech->of->answer.rule != RULE_PRICE;
	bool license = same_text(a->license, b->license);
	enum rule rule = speech->of->answer.rule;

	if (speech->of->count != 2)
		return;
	say_prices_apart(speech);
	if (price && license)
		say(speech, " Price and licence are equal");
	else if (price)
		say(speech, " The price is equal");
	else if (license)
		say(speech, " The licence is equal");
	if (differ)
		say(speech,
		    license ? ", the prices differ" : " The prices differ");
	price |= differ;
	if (rule != RULE_COMMUNITY && rule != RULE_CONFLICT)
		say_votes(speech, !price && !license);
	else if (price || license) /* the votes were spoken of */
		say(speech, ".");
}
