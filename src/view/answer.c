/* The answer of a comparison in words. */
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "smolcmp/paired.h"
#include "view/words.h"

/* The comparison, and what is being said of it. */
struct speech {
	const struct catalog *catalog;
	const struct comparison *of;
	struct buffer *text;
};

static void say(const struct speech *speech, const char *text)
{
	buffer_add_string(speech->text, text);
}

static const char *name(const struct speech *speech, size_t i)
{
	return words_tool(speech->of->tools[i]);
}

/* Name the tools that belong; returns how many. */
static size_t say_tools(const struct speech *speech,
			bool (*belongs)(const struct comparison *, size_t),
			const char *conjunction)
{
	size_t count = 0;
	size_t said = 0;

	for (size_t i = 0; i < speech->of->count; i++)
		count += belongs(speech->of, i);
	for (size_t i = 0; i < speech->of->count; i++)
		if (belongs(speech->of, i))
			words_add_item(speech->text, name(speech, i), said++,
				       count, conjunction);
	return count;
}

static bool is_skip(const struct comparison *comparison, size_t i)
{
	return comparison->words[i] == WORD_SKIP;
}

static bool is_unrated(const struct comparison *comparison, size_t i)
{
	return comparison->words[i] == WORD_UNRATED;
}

static bool is_mixed(const struct comparison *comparison, size_t i)
{
	return comparison->words[i] == WORD_MIXED;
}

static bool is_ship(const struct comparison *comparison, size_t i)
{
	return comparison->words[i] == WORD_SHIP;
}

static size_t count_tools(const struct speech *speech,
			  bool (*belongs)(const struct comparison *, size_t))
{
	size_t count = 0;

	for (size_t i = 0; i < speech->of->count; i++)
		count += belongs(speech->of, i);
	return count;
}

/* A sentence on the tools of one word, if any: "X is unrated: ..." */
static void say_those(const struct speech *speech,
		      bool (*belongs)(const struct comparison *, size_t),
		      const char *one, const char *several)
{
	size_t count = count_tools(speech, belongs);

	if (!count)
		return;
	say(speech, " ");
	say_tools(speech, belongs, "and");
	say(speech, count == 1 ? one : several);
}

/* Why tools that are no candidates are none. */
static void say_left_out(const struct speech *speech)
{
	say_those(speech, is_skip, " is left out: its panel says skip.",
		  " are left out: their panels say skip.");
	say_those(speech, is_unrated, " is left out: nobody has reviewed it.",
		  " are left out: nobody has reviewed them.");
}

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
		      count == 1 ? "skips" : "skip", name(speech, loser));
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

static void say_paired_edge(const struct speech *speech,
			    const struct pair *pair, size_t leader,
			    size_t other)
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
		say_split(speech, other, name(speech, other), leader,
			  for_other);
	}
	say(speech, ".");
	say_strength(speech, pair, leader, other);
}

static void say_unpaired_edge(const struct speech *speech,
			      const struct pair *pair, size_t leader,
			      size_t other)
{
	say(speech, " with ");
	say_rate(speech, speech->of->tools[leader]->panel);
	say(speech, " reviewers against ");
	say_rate(speech, speech->of->tools[other]->panel);
	say(speech, ", but mostly different people judged the two; that is ");
	if (pair->strength == STRENGTH_TOO_CLOSE)
		say(speech, "too close to call.");
	else
		buffer_printf(speech->text, "%s evidence.",
			      strength_words(pair->strength));
}

/* The candidate that comes next to i by panel rate; -1 when there is none. */
static int runner_up(const struct speech *speech, size_t i)
{
	int next = -1;

	for (size_t j = 0; j < speech->of->count; j++) {
		if (j == i || !comparison_is_candidate(speech->of, j))
			continue;
		if (next < 0 || share_rate(speech->of->tools[j]->panel) >
				    share_rate(speech->of->tools[next]->panel))
			next = (int)j;
	}
	return next;
}

static void say_edge(const struct speech *speech, const char *opening)
{
	size_t leader = (size_t)speech->of->answer.lean;
	int other = runner_up(speech, leader);
	const struct pair *pair;

	if (other < 0)
		return;
	pair = comparison_pair(speech->of, leader, (size_t)other, PAIR_PANEL);
	say(speech, opening);
	say(speech, name(speech, leader));
	say(speech, " has the edge");
	if (speech->of->count > 2) {
		say(speech, " over ");
		say(speech, name(speech, (size_t)other));
	}
	if (!pair->paired)
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
		    share_rate(comparison->tools[j]->panel) >
			share_rate(comparison->tools[i]->panel))
			return false;
	return true;
}

/* Candidates with equal panel rates: nothing to lean on. */
static void say_level(const struct speech *speech)
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
		say_split(speech, 0, name(speech, 0), 1, pair->a_only);
		say(speech, ", while ");
		say_split(speech, 1, name(speech, 1), 0, pair->b_only);
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
	return a->price.amount.known && b->price.amount.known &&
	       a->price.amount.value == b->price.amount.value &&
	       a->price.per == b->price.per &&
	       strcmp(a->price.currency, b->price.currency) == 0;
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
		      name(speech, leader));
	if (difference_is_trivial(pair->difference))
		say(speech, ", by a gap that is real but trivial.");
	else
		buffer_printf(speech->text, " (%s evidence).",
			      strength_words(pair->strength));
}

static void say_rest(const struct speech *speech)
{
	const struct tool *a = speech->of->tools[0];
	const struct tool *b = speech->of->tools[1];
	bool price = same_price(a, b);
	bool license = same_text(a->license, b->license);

	if (speech->of->count != 2)
		return;
	if (price && license)
		say(speech, " Price and licence are equal");
	else if (price)
		say(speech, " The price is equal");
	else if (license)
		say(speech, " The licence is equal");
	say_votes(speech, !price && !license);
}

/* One function per rule. */

static void say_none(const struct speech *speech)
{
	say(speech,
	    speech->of->count == 2 ? "Ship neither." : "Ship none of them.");
	say_those(speech, is_skip, " is skipped by its panel.",
		  " are skipped by their panels.");
	say_those(speech, is_unrated, " has no reviews to judge by.",
		  " have no reviews to judge by.");
}

static void say_verdict(const struct speech *speech)
{
	const struct answer *answer = &speech->of->answer;

	buffer_printf(speech->text,
		      "Ship %s: the panel recommends it and says skip to ",
		      name(speech, (size_t)answer->pick));
	say_tools(speech, is_skip, "and");
	say(speech, ".");
	if (!answer->has_strength)
		return;
	if (answer->strength == STRENGTH_TOO_CLOSE)
		say(speech,
		    " The verdicts are clear, but the panel is small: taken "
		    "alone, the difference between the two is too close to "
		    "call.");
	else
		buffer_printf(speech->text,
			      " The evidence that it is the better one is %s.",
			      strength_words(answer->strength));
}

static void say_panel(const struct speech *speech)
{
	size_t pick = (size_t)speech->of->answer.pick;
	int other = runner_up(speech, pick);
	const struct pair *pair =
	    comparison_pair(speech->of, pick, (size_t)other, PAIR_PANEL);

	buffer_printf(speech->text, "Ship %s: the panel prefers it",
		      name(speech, pick));
	if (pair->paired)
		say_paired_edge(speech, pair, pick, (size_t)other);
	else
		say_unpaired_edge(speech, pair, pick, (size_t)other);
	say_left_out(speech);
}

static void say_community(const struct speech *speech)
{
	size_t pick = (size_t)speech->of->answer.pick;

	buffer_printf(speech->text,
		      "Ship %s: the community prefers it, and the evidence is "
		      "%s. The reviewers do not lean the other way.",
		      name(speech, pick),
		      strength_words(speech->of->answer.strength));
	say_left_out(speech);
}

static void say_conflict(const struct speech *speech)
{
	say(speech,
	    "No pick: the community prefers one and the reviewers lean to "
	    "another. Read both before choosing; more votes will not settle "
	    "what the reviewers object to.");
	say_left_out(speech);
}

static void say_price(const struct speech *speech)
{
	buffer_printf(speech->text,
		      "Ship %s: the panel cannot tell the candidates apart, "
		      "and it is the cheapest.",
		      name(speech, (size_t)speech->of->answer.pick));
	say_left_out(speech);
}

static bool differ_in_job(const struct speech *speech)
{
	const char *first = NULL;
	bool differ = false;

	for (size_t i = 0; i < speech->of->count; i++) {
		const struct tool *tool = speech->of->tools[i];

		if (!comparison_is_candidate(speech->of, i))
			continue;
		if (!tool->detail || !tool->detail->best_for)
			return false;
		differ |= first && strcmp(first, tool->detail->best_for) != 0;
		first = tool->detail->best_for;
	}
	return differ;
}

static void say_either(const struct speech *speech)
{
	size_t candidates = count_tools(speech, comparison_is_candidate);

	if (candidates == speech->of->count && candidates == 2)
		say(speech, "Ship either: the panel recommends both.");
	else if (candidates == speech->of->count)
		say(speech, "Ship any of them: the panel recommends all.");
	else {
		say(speech, "Ship ");
		say_tools(speech, comparison_is_candidate, "or");
		say(speech, candidates == 2
				? ": the panel recommends both."
				: ": the panel recommends all of these.");
		say_left_out(speech);
	}
	if (differ_in_job(speech))
		say(speech, " Choose by the job they are listed for.");
	if (speech->of->answer.lean < 0)
		say_level(speech);
	else
		say_edge(speech, candidates == 2 ? " If both would do, "
						 : " If several would do, ");
}

static void say_undecided(const struct speech *speech)
{
	size_t candidates = count_tools(speech, comparison_is_candidate);

	if (candidates == 1) {
		buffer_printf(
		    speech->text,
		    "No pick, but a lean to %s: it is the only one that "
		    "could be shipped.",
		    name(speech, (size_t)speech->of->answer.lean));
	} else {
		say(speech, "No pick:");
		say_those(speech, is_mixed, " divides its panel.",
			  " divide their panels.");
		say_those(speech, is_ship,
			  " is recommended, yet not clearly the better one.",
			  " are recommended, yet not clearly better.");
	}
	if (candidates == 1)
		say_those(speech, is_mixed, " divides its panel.", "");
	if (candidates > 1 && speech->of->answer.lean < 0)
		say_level(speech);
	else
		say_edge(speech, " ");
	say_left_out(speech);
}

static void say_lean(const struct speech *speech)
{
	if (speech->of->answer.outcome == OUTCOME_EITHER)
		say_either(speech);
	else
		say_undecided(speech);
}

void answer_text(const struct catalog *catalog,
		 const struct comparison *comparison, struct buffer *text)
{
	static void (*const speeches[])(const struct speech *) = {
		[RULE_NO_CANDIDATE] = say_none,
		[RULE_VERDICT] = say_verdict,
		[RULE_PANEL] = say_panel,
		[RULE_COMMUNITY] = say_community,
		[RULE_CONFLICT] = say_conflict,
		[RULE_PRICE] = say_price,
		[RULE_LEAN] = say_lean,
	};
	struct speech speech = { catalog, comparison, text };

	speeches[comparison->answer.rule](&speech);
	say_rest(&speech);
}
