/* The answer of a comparison in words: a function per rule. */
#include <string.h>

#include "view/speech.h"

/* Unrated, for one of three reasons. */
static bool is_unreviewed(const struct comparison *comparison, size_t i)
{
	return speech_is_unrated(comparison, i) &&
	       !comparison->tools[i]->panel.total;
}

static bool is_uncounted(const struct comparison *comparison, size_t i)
{
	return speech_is_unrated(comparison, i) &&
	       !is_unreviewed(comparison, i) && !comparison->tallies[i].heads;
}

static bool is_hardly_reviewed(const struct comparison *comparison, size_t i)
{
	return speech_is_unrated(comparison, i) &&
	       comparison->tallies[i].heads > 0;
}

/* Why tools that are no candidates are none. */
static void say_left_out(const struct speech *speech)
{
	say_those(speech, speech_is_skip, " is left out: its panel says skip.",
		  " are left out: their panels say skip.");
	say_those(speech, is_unreviewed,
		  " is left out: nobody has reviewed it.",
		  " are left out: nobody has reviewed them.");
	say_those(speech, is_uncounted,
		  " is left out: nobody who counts has reviewed it.",
		  " are left out: nobody who counts has reviewed them.");
	say_those(speech, is_hardly_reviewed,
		  " is left out: too few of its reviews count.",
		  " are left out: too few of their reviews count.");
}

static void say_none(const struct speech *speech)
{
	say(speech,
	    speech->of->count == 2 ? "Ship neither." : "Ship none of them.");
	say_those(speech, speech_is_skip, " is skipped by its panel.",
		  " are skipped by their panels.");
	say_those(speech, is_unreviewed, " has no reviews to judge by.",
		  " have no reviews to judge by.");
	say_those(speech, is_uncounted, " has no reviews that count.",
		  " have no reviews that count.");
	say_those(speech, is_hardly_reviewed,
		  " has too few reviews that count.",
		  " have too few reviews that count.");
}

static void say_verdict(const struct speech *speech)
{
	const struct answer *answer = &speech->of->answer;

	buffer_printf(speech->text,
		      "Ship %s: the panel recommends it and says skip to ",
		      tool_name(speech, (size_t)answer->pick));
	say_tools(speech, speech_is_skip, "and");
	say(speech, ".");
	if (!answer->has_strength)
		return;
	if (answer->strength == STRENGTH_TOO_CLOSE)
		say(speech,
		    speech->of->count == 2
			? " The verdicts are clear, but the panel is small: "
			  "taken alone, the difference between the two is too "
			  "close to call."
			: " The verdicts are clear, but the panel is small: "
			  "taken alone, the differences are too close to "
			  "call.");
	else
		buffer_printf(speech->text,
			      " The evidence that it is the better one is %s.",
			      strength_words(answer->strength));
}

static void say_panel(const struct speech *speech)
{
	size_t pick = (size_t)speech->of->answer.pick;
	int other = speech_runner_up(speech, pick);
	const struct pair *pair =
	    comparison_pair(speech->of, pick, (size_t)other, PAIR_PANEL);

	buffer_printf(speech->text, "Ship %s: the panel prefers it",
		      tool_name(speech, pick));
	if (pair->paired)
		say_paired_edge(speech, pair, pick, (size_t)other);
	else
		say_unpaired_edge(speech, pair, pick, (size_t)other);
	say_left_out(speech);
}

static void say_community(const struct speech *speech)
{
	size_t pick = (size_t)speech->of->answer.pick;
	int other = speech_runner_up(speech, pick);
	const struct pair *pair =
	    comparison_pair(speech->of, pick, (size_t)other, PAIR_PANEL);
	bool agrees =
	    pair->leader >= 0 && (pair->leader ? pair->b : pair->a) == pick;

	buffer_printf(speech->text,
		      "Ship %s: the community prefers it, and the evidence is "
		      "%s.",
		      tool_name(speech, pick),
		      strength_words(speech->of->answer.strength));
	if (agrees && (pair->weighted || pair->strength != STRENGTH_TOO_CLOSE))
		say(speech, " The reviewers lean the same way.");
	else if (pair->weighted)
		say(speech, " The panel, weighted, has them level.");
	else
		say(speech,
		    " What the reviewers say is too close to call by itself.");
	if (speech->of->words[pick] == WORD_MIXED)
		say(speech, " Its own panel is divided, though.");
	say_left_out(speech);
}

/* The candidate that the community prefers to every other one. */
static bool is_favourite(const struct comparison *comparison, size_t i)
{
	bool favourite = comparison_is_candidate(comparison, i);

	for (size_t j = 0; favourite && j < comparison->count; j++) {
		const struct pair *pair =
		    comparison_pair(comparison, i, j, PAIR_COMMUNITY);

		favourite = j == i || !comparison_is_candidate(comparison, j) ||
			    (pair && pair_p_better(pair, i) > .5);
	}
	return favourite;
}

/* A candidate that the reviewers prefer to the community's favourite. */
static bool is_preferred(const struct comparison *comparison, size_t i)
{
	for (size_t j = 0; j < comparison->count; j++) {
		const struct pair *pair =
		    comparison_pair(comparison, i, j, PAIR_PANEL);

		if (!pair || !is_favourite(comparison, j) ||
		    !comparison_is_candidate(comparison, i))
			continue;
		if (pair->weighted ? comparison_rates(comparison, i, j) > 0
				   : pair->strength != STRENGTH_TOO_CLOSE &&
					 pair_p_better(pair, i) > .5)
			return true;
	}
	return false;
}

static void say_conflict(const struct speech *speech)
{
	say(speech, "No pick: the community prefers ");
	say_tools(speech, is_favourite, "and");
	say(speech, ", but the reviewers lean to ");
	say_tools(speech, is_preferred, "and");
	say(speech, ". Read what both say before choosing: more votes will not "
		    "settle what the reviewers object to.");
	say_left_out(speech);
}

/* A candidate that the community clearly prefers to the pick. */
static bool is_voted_for(const struct comparison *comparison, size_t i)
{
	size_t pick = (size_t)comparison->answer.pick;
	const struct pair *pair =
	    comparison_pair(comparison, i, pick, PAIR_COMMUNITY);

	return pair && comparison_is_candidate(comparison, i) &&
	       pair->strength != STRENGTH_TOO_CLOSE &&
	       pair_p_better(pair, i) > .5;
}

static void say_price(const struct speech *speech)
{
	size_t pick = (size_t)speech->of->answer.pick;

	buffer_printf(speech->text,
		      "Ship %s: the panel cannot tell the candidates apart, "
		      "and it is the cheapest.",
		      tool_name(speech, pick));
	if (speech->of->words[pick] == WORD_MIXED)
		say(speech, " Its own panel is divided, though.");
	/* Of two tools the votes are spoken of anyway. */
	if (speech->of->count > 2 && speech_count(speech, is_voted_for)) {
		say(speech, " The community would rather have ");
		say_tools(speech, is_voted_for, "or");
		say(speech, ".");
	}
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
	size_t candidates = speech_count(speech, comparison_is_candidate);

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
	size_t candidates = speech_count(speech, comparison_is_candidate);

	if (candidates == 1) {
		buffer_printf(
		    speech->text,
		    "No pick, but a lean to %s: it is the only one that "
		    "could be shipped.",
		    tool_name(speech, (size_t)speech->of->answer.lean));
	} else {
		say(speech, "No pick:");
		say_those(speech, speech_is_mixed, " divides its panel.",
			  " divide their panels.");
		say_those(speech, speech_is_ship,
			  " is recommended, yet not clearly the better one.",
			  " are recommended, yet not clearly better.");
	}
	if (candidates == 1)
		say_those(speech, speech_is_mixed, " divides its panel.", "");
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
