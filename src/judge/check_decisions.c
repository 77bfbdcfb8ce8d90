/* The rule on decisions whose evidence has changed. */
#include <inttypes.h>
#include <math.h>

#include "judge/check_rules.h"
#include "smolcmp/buffer.h"
#include "smolcmp/drift.h"

/* A change of a chance that nobody would call one. */
static const double chance_least = 1e-9;

/* The sentence at hand. */
struct telling {
	struct arena *arena;
	const struct drift *drift;
	struct buffer *text;
	bool begun;
};

static void say_answer(const struct comparison *comparison, struct buffer *text)
{
	const struct answer *answer = &comparison->answer;
	const struct tool *lead =
	    answer->lean < 0 ? NULL : comparison->tools[answer->lean];

	switch (answer->outcome) {
	case OUTCOME_PICK:
		buffer_printf(text, "ship '%s'",
			      comparison->tools[answer->pick]->slug);
		return;
	case OUTCOME_NONE:
		buffer_add_string(
		    text, comparison->count == 1   ? "do not ship it"
			  : comparison->count == 2 ? "ship neither"
						   : "ship none of them");
		return;
	case OUTCOME_EITHER:
		buffer_add_string(text, "ship either");
		break;
	case OUTCOME_UNDECIDED:
		buffer_add_string(text, "undecided");
		break;
	}
	if (lead)
		buffer_printf(text, ", leaning to '%s'", lead->slug);
}

/* What stands in front of each thing that changed. */
static struct buffer *say_next(struct telling *telling)
{
	buffer_add_string(telling->text, telling->begun ? "; " : ": ");
	telling->begun = true;
	return telling->text;
}

static const char *share_text(struct arena *arena, struct share share)
{
	if (!share.total)
		return "none";
	return arena_printf(arena, "%" PRIu64 " of %" PRIu64, share.ship,
			    share.total);
}

static void say_share(struct telling *telling, const char *what,
		      const char *slug, struct share then, struct share now)
{
	if (share_is_same(then, now))
		return;
	buffer_printf(say_next(telling), "%s '%s' from %s to %s", what, slug,
		      share_text(telling->arena, then),
		      share_text(telling->arena, now));
}

static const char *weight_text(struct arena *arena, struct share share)
{
	return arena_printf(arena, "%.15g of %.15g",
			    (double)share.ship / WEIGHT_ONE,
			    (double)share.total / WEIGHT_ONE);
}

/* Weights, and how many reviewers have any. */
static void say_weights(struct telling *telling, size_t i)
{
	const struct comparison *then = &telling->drift->then;
	const struct comparison *now = &telling->drift->now;
	struct share before = then->tallies[i].weighted;
	struct share after = now->tallies[i].weighted;

	if (!then->weighted || !now->weighted)
		return;
	if (then->tallies[i].heads != now->tallies[i].heads)
		buffer_printf(say_next(telling),
			      "reviewers who count on '%s' from %" PRIu64
			      " to %" PRIu64,
			      now->tools[i]->slug, then->tallies[i].heads,
			      now->tallies[i].heads);
	if (!share_is_same(before, after))
		buffer_printf(
		    say_next(telling), "weights on '%s' from %s to %s",
		    now->tools[i]->slug, weight_text(telling->arena, before),
		    weight_text(telling->arena, after));
}

static const char *known_price(struct arena *arena, const struct price *price)
{
	return price->amount.known ? price_text(arena, price) : "unknown";
}

static void say_price(struct telling *telling, size_t i)
{
	const struct price *then = &telling->drift->then.tools[i]->price;
	const struct price *now = &telling->drift->now.tools[i]->price;

	if (price_is_same(then, now))
		return;
	buffer_printf(say_next(telling), "price of '%s' from %s to %s",
		      telling->drift->now.tools[i]->slug,
		      known_price(telling->arena, then),
		      known_price(telling->arena, now));
}

static bool has_new_panel(const struct drift *drift, size_t i)
{
	return !share_is_same(drift->then.tallies[i].panel,
			      drift->now.tallies[i].panel);
}

static void say_split(struct telling *telling, const char *slug,
		      const char *other, uint64_t then, uint64_t now)
{
	if (then != now)
		buffer_printf(say_next(telling),
			      "reviewers who ship '%s' and skip '%s' from "
			      "%" PRIu64 " to %" PRIu64,
			      slug, other, then, now);
}

/* What the reviewers who judged both say, or what two panels without common
 * reviewers come to, where it does not show from the panels themselves. */
static void say_pair(struct telling *telling, size_t i, size_t j)
{
	const struct drift *drift = telling->drift;
	const struct pair *then =
	    comparison_pair(&drift->then, i, j, PAIR_PANEL);
	const struct pair *now = comparison_pair(&drift->now, i, j, PAIR_PANEL);
	const char *a = drift->now.tools[i]->slug;
	const char *b = drift->now.tools[j]->slug;

	if (!then || !now || has_new_panel(drift, i) || has_new_panel(drift, j))
		return;
	if (then->paired && now->paired) {
		say_split(telling, a, b, then->a_only, now->a_only);
		say_split(telling, b, a, then->b_only, now->b_only);
	} else if (!then->weighted && !now->weighted &&
		   fabs(then->p_a_better - now->p_a_better) > chance_least) {
		buffer_printf(say_next(telling),
			      "the chance that '%s' is better than '%s' from "
			      "%.3g to %.3g",
			      a, b, then->p_a_better, now->p_a_better);
	}
}

static void say_changes(struct telling *telling)
{
	const struct comparison *then = &telling->drift->then;
	const struct comparison *now = &telling->drift->now;

	if (then->weighted != now->weighted)
		buffer_add_string(say_next(telling),
				  now->weighted
				      ? "reviewers are weighted now"
				      : "reviewers are not weighted any more");
	for (size_t i = 0; i < now->count; i++) {
		const char *slug = now->tools[i]->slug;

		say_share(telling, "panel of", slug, then->tallies[i].panel,
			  now->tallies[i].panel);
		say_weights(telling, i);
		say_share(telling, "votes on", slug, then->tallies[i].votes,
			  now->tallies[i].votes);
		say_price(telling, i);
	}
	for (size_t i = 0; i < now->count; i++)
		for (size_t j = i + 1; j < now->count; j++)
			say_pair(telling, i, j);
}

static void tell_drift(const struct drift *drift, struct arena *arena,
		       struct buffer *text)
{
	struct telling telling = { arena, drift, text, false };

	buffer_add_string(text, "the evidence said ");
	say_answer(&drift->then, text);
	buffer_add_string(text, ", and now says ");
	say_answer(&drift->now, text);
	say_changes(&telling);
}

static const char *tell(const struct drift *drift,
			const struct decision *decision, struct arena *arena)
{
	const char *message;
	struct buffer text;

	buffer_init(&text);
	buffer_printf(&text, "decision '%s' for '%s': ", decision->id,
		      decision->chosen);
	switch (drift->kind) {
	case DRIFT_NONE:
		break;
	case DRIFT_ANSWER:
		tell_drift(drift, arena, &text);
		break;
	case DRIFT_GONE:
		buffer_printf(&text, "'%s' is not defined any more",
			      drift->tool);
		break;
	case DRIFT_UNKNOWN:
		buffer_printf(&text,
			      "it keeps too little evidence on '%s' to tell "
			      "whether it still holds",
			      drift->tool);
		break;
	case DRIFT_TOO_MANY:
		buffer_printf(&text,
			      "it is about %zu tools, and at most %d can be "
			      "compared",
			      decision->over.count + 1, COMPARE_MOST);
		break;
	}
	message = arena_text(arena, text.bytes, text.length);
	buffer_release(&text);
	return message;
}

/* Whether all that was read of a tool is all that there is. */
static bool is_whole(const struct checking *checking, const char *slug)
{
	const struct tool *tool = catalog_tool(checking->catalog, slug);

	if (!tool || !check_is_defined(tool))
		return !checking->catalog->lost[RECORD_TOOL] &&
		       !(tool && tool->lost);
	return check_has_all_reviews(checking, tool) &&
	       check_has_all_votes(checking, tool);
}

static bool is_all_whole(const struct checking *checking,
			 const struct decision *decision)
{
	bool whole = is_whole(checking, decision->chosen);

	for (size_t i = 0; i < decision->over.count; i++)
		whole = whole && is_whole(checking, decision->over.items[i]);
	return whole;
}

static void add(const struct checking *checking,
		const struct decision *decision, const char *message)
{
	check_add(checking, decision->place,
		  catalog_tool(checking->catalog, decision->chosen), message);
}

static void look_drift(const struct checking *checking,
		       const struct decision *decision)
{
	struct arena *arena = checking->findings->arena;
	struct drift drift;

	drift_find(checking->catalog, checking->terms->yardstick, decision,
		   arena, &drift);
	if (drift.kind != DRIFT_NONE)
		add(checking, decision, tell(&drift, decision, arena));
}

static void look(const struct checking *checking,
		 const struct decision *decision)
{
	const struct decision_days days = { checking->terms->today,
					    checking->terms->as_of };
	char date[DATE_TEXT];

	if (!decision_counts(decision, &days)) {
		if (!date_is_known(days.as_of))
			add(checking, decision,
			    arena_printf(checking->findings->arena,
					 "decision '%s' is dated %s, which is "
					 "still to come",
					 decision->id,
					 date_format(decision->date, date)));
	} else if (!decision_successor(checking->catalog, decision, &days) &&
		   is_all_whole(checking, decision)) {
		look_drift(checking, decision);
	}
}

void check_decision_drift(const struct checking *checking)
{
	for (size_t i = 0; i < checking->catalog->decision_names.count; i++)
		look(checking, &checking->catalog->decisions[i]);
}
