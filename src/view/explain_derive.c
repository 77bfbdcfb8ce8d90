/* What each step of an explanation comes to for a tool. */
#include <inttypes.h>

#include "base/wilson.h"
#include "view/change.h"
#include "view/explain.h"
#include "view/words.h"

enum { LISTED_MOST = 12 }; /* reviewers whose numbers are told one by one */

static struct quantity *put(struct derivation *derivation, const char *name,
			    double value)
{
	struct quantity *input = &derivation->inputs[derivation->input_count++];

	*input = (struct quantity){ .name = name, .value = value };
	return input;
}

static void put_count(struct derivation *derivation, const char *name,
		      uint64_t count)
{
	put(derivation, name, (double)count)->whole = true;
}

/* The value of an equation. */
static struct worked *work_one(struct derivation *derivation,
			       const struct equation *equation, double value)
{
	struct worked *worked = &derivation->worked[derivation->worked_count++];

	*worked = (struct worked){ .equation = equation, .value = value };
	return worked;
}

/* Of the one that comes next. */
static struct worked *work(struct derivation *derivation, double value)
{
	return work_one(derivation, derivation->next++, value);
}

static void result(struct derivation *derivation, double value)
{
	derivation->number = (struct decimal){ true, value };
}

static void remark(struct derivation *derivation, const char *text)
{
	derivation->remarks.items[derivation->remarks.count++] = text;
}

static void put_share(struct derivation *derivation, struct share share,
		      const char *ship, const char *total)
{
	put_count(derivation, ship, share.ship);
	put_count(derivation, total, share.total);
}

static bool has_reviews(const struct item *item, struct derivation *derivation)
{
	if (!share_is_known(item->tool->panel))
		derivation->why_not = "no reviews";
	return !derivation->why_not;
}

static void work_interval(struct derivation *derivation, struct share share)
{
	struct interval interval = share_interval(share);

	work(derivation, wilson_widening(share));
	work(derivation, interval.low);
	work(derivation, interval.high);
}

void derive_panel(const struct item *item, struct derivation *derivation)
{
	struct share panel = item->tool->panel;

	if (!has_reviews(item, derivation))
		return;
	put_share(derivation, panel, "s", "n");
	work(derivation, share_rate(panel));
	result(derivation, share_rate(panel));
}

void derive_interval(const struct item *item, struct derivation *derivation)
{
	if (!has_reviews(item, derivation))
		return;
	put_share(derivation, item->tool->panel, "s", "n");
	put(derivation, "z", normal_95);
	work_interval(derivation, item->tool->panel);
}

/* "5 + 2 + 1" */
static void add_term(struct buffer *sum, double term)
{
	if (sum->length)
		buffer_add_string(sum, " + ");
	explain_add_number(sum, term);
}

/* Weights of reviewers, or what else is theirs, as a sum of a step's. */
struct listed {
	struct buffer terms;
	double sum;
	uint64_t count;
};

static void list_term(struct listed *listed, double term)
{
	if (!listed->count++)
		buffer_init(&listed->terms);
	add_term(&listed->terms, term);
	listed->sum += term;
}

/* The sum, told term by term if they are not too many. */
static void work_listed(struct derivation *derivation, struct listed *listed)
{
	struct worked *worked = work(derivation, listed->sum);

	derivation->listed = listed->count <= LISTED_MOST;
	if (!listed->count)
		return;
	if (derivation->listed)
		worked->summed =
		    arena_string(derivation->arena, listed->terms.bytes);
	buffer_release(&listed->terms);
}

/* True where somebody who counts has judged the tool. */
static bool has_weight(const struct item *item, struct derivation *derivation)
{
	if (!yardstick_weigh(item->yardstick, item->tool).heads)
		derivation->why_not = item->tool->panel.total
					  ? "no review by anybody who counts"
					  : "no reviews";
	return !derivation->why_not;
}

void derive_weights(const struct item *item, struct derivation *derivation)
{
	struct weighed weighed = yardstick_weigh(item->yardstick, item->tool);
	struct listed ships = { .count = 0 };
	struct listed all = { .count = 0 };
	struct listed squares = { .count = 0 };

	derivation->left_out = !item->yardstick->weights;
	if (derivation->left_out || !has_weight(item, derivation))
		return;
	for (size_t i = 0; i < item->tool->review_count; i++) {
		const struct review *review = &item->tool->reviews[i];
		double weight =
		    yardstick_weight(item->yardstick, review->reviewer);

		if (!review->current || weight <= 0)
			continue;
		if (review->verdict == VERDICT_SHIP)
			list_term(&ships, weight);
		list_term(&all, weight);
		list_term(&squares, weight * weight);
	}
	work_listed(derivation, &ships);
	work_listed(derivation, &all);
	work_listed(derivation, &squares);
	work(derivation, share_rate(weighed.share));
	work(derivation, weighed.worth);
	result(derivation, share_rate(weighed.share));
}

/* What is held against a threshold: no quotient, so that 2 of 3 is exactly two
 * thirds. */
static void hold_against(struct derivation *derivation, const char *word,
			 double ships, double total, const struct ratio *ratio,
			 const char *sign, bool met)
{
	remark(derivation,
	       arena_printf(
		   derivation->arena,
		   "%s wants s*%" PRIu64 " %s n*%" PRIu64 ": %.15g*%" PRIu64
		   " %s %.15g*%" PRIu64 ", %.15g %s %.15g, %s",
		   word, ratio->below, sign, ratio->above, ships, ratio->below,
		   sign, total, ratio->above, ships * (double)ratio->below,
		   sign, total * (double)ratio->above,
		   met ? "met" : "not met"));
}

/* "mixed: founder to skip, or two more skips" of every other word */
static const char *flips_text(const struct item *item)
{
	struct texts flips = flip_words(item);
	const char *text = "";

	for (size_t i = 0; i < flips.count; i++)
		text =
		    arena_printf(item->arena, "%s; %s", text, flips.items[i]);
	return text;
}

/* Below how many reviews there is no word, where that is not just none. */
static const char *unrated_text(struct arena *arena,
				const struct thresholds *thresholds)
{
	if (thresholds->least_panel == 1)
		return "";
	return arena_printf(arena,
			    ", unrated if heads, the reviewers who count, are "
			    "fewer than %" PRIu64,
			    thresholds->least_panel);
}

void derive_verdict(const struct item *item, struct derivation *derivation)
{
	const struct thresholds *thresholds = &item->yardstick->thresholds;
	const struct ratio *ship = &thresholds->ship, *skip = &thresholds->skip;
	struct weighed weighed = yardstick_weigh(item->yardstick, item->tool);
	bool weighted = item->yardstick->weights != NULL;
	double unit = weighted ? WEIGHT_ONE : 1;
	double ships = (double)weighed.share.ship / unit;
	double total = (double)weighed.share.total / unit;
	enum word word = yardstick_word(item->yardstick, item->tool);
	struct arena *arena = derivation->arena;

	derivation->rule = arena_printf(
	    arena,
	    "ship from %" PRIu64 "/%" PRIu64
	    " of the %s on, skip up to %" PRIu64 "/%" PRIu64
	    ", mixed between%s; products are compared, so that nothing is "
	    "rounded%s",
	    ship->above, ship->below, weighted ? "weight" : "reviews",
	    skip->above, skip->below, unrated_text(arena, thresholds),
	    weighted ? "; s and n are S and W of the weights" : "");
	if (!has_weight(item, derivation))
		return;
	put(derivation, "s", ships)->whole = !weighted;
	put(derivation, "n", total)->whole = !weighted;
	put_count(derivation, "heads", weighed.heads);
	put_count(derivation, "ship_above", ship->above);
	put_count(derivation, "ship_below", ship->below);
	put_count(derivation, "skip_above", skip->above);
	put_count(derivation, "skip_below", skip->below);
	put_count(derivation, "least_panel", thresholds->least_panel);
	put_count(derivation, "heads", weighed.heads);
	derivation->word = verdict_token(word);
	if (word == WORD_UNRATED) {
		remark(derivation,
		       arena_printf(arena,
				    "so the word is unrated: it takes %" PRIu64
				    " reviews",
				    thresholds->least_panel));
		return;
	}
	hold_against(derivation, "ship", ships, total, ship,
		     ">=", word == WORD_SHIP);
	if (word != WORD_SHIP)
		hold_against(derivation, "skip", ships, total, skip,
			     "<=", word == WORD_SKIP);
	remark(derivation, arena_printf(arena, "so the word is %s%s",
					derivation->word, flips_text(item)));
}

/* Where mu and M are from, which no calculator finds. */
static const char *prior_source(struct arena *arena, uint64_t tools)
{
	if (!tools)
		return "without any review mu is 1/2 and M is 4";
	return arena_printf(
	    arena,
	    "mu and M are those that make the counts of %s most likely "
	    "(beta-binomial), with one ship and one skip more for mu and log M "
	    "normal around log 4 with deviation 1%s",
	    tools == 1
		? "the one reviewed tool"
		: arena_printf(arena, "all %" PRIu64 " reviewed tools", tools),
	    tools < PRIOR_LEARNT_FROM
		? arena_printf(arena,
			       "; from fewer than %d tools that is assumed "
			       "rather than learnt",
			       PRIOR_LEARNT_FROM)
		: "");
}

void derive_prior(const struct item *item, struct derivation *derivation)
{
	const struct scoring *scoring = item->scoring;
	const struct prior *prior = &scoring->prior;

	derivation->rule = arena_printf(
	    derivation->arena,
	    "what is usual in this catalog before a tool has reviews: the rate "
	    "mu, as if from M reviews, a ships and b skips; %s",
	    prior_source(derivation->arena, scoring->learnt_from));
	put(derivation, "mu", prior->mu);
	put(derivation, "M", prior->m);
	work(derivation, prior->a);
	work(derivation, prior->b);
}

/* Ships and skips with the usual ones added. */
static void put_posterior(const struct item *item,
			  struct derivation *derivation)
{
	put_share(derivation, item->tool->panel, "s", "n");
	put(derivation, "a", item->scoring->prior.a);
	put(derivation, "b", item->scoring->prior.b);
}

void derive_score(const struct item *item, struct derivation *derivation)
{
	struct weighed weighed = yardstick_weigh(item->yardstick, item->tool);

	if (!has_weight(item, derivation))
		return;
	if (item->yardstick->weights) {
		derivation->rule = "the rate with the usual a ships and b "
				   "skips added; n is what the reviewers are "
				   "worth, s the weighted rate times that";
		put(derivation, "s", share_rate(weighed.share) * weighed.worth);
		put(derivation, "n", weighed.worth);
		put(derivation, "a", item->scoring->prior.a);
		put(derivation, "b", item->scoring->prior.b);
	} else {
		put_posterior(item, derivation);
	}
	work(derivation, item->score->score);
	result(derivation, item->score->score);
}

/* What speaks of the whole panel has no meaning when it is weighted. */
static bool is_whole(const struct item *item, struct derivation *derivation)
{
	if (item->yardstick->weights)
		derivation->why_not = "not said of panels that are weighted";
	return !derivation->why_not && has_reviews(item, derivation);
}

void derive_adjusted(const struct item *item, struct derivation *derivation)
{
	const struct leniency *fit = &item->scoring->leniency;
	const struct catalog *catalog = item->catalog;
	size_t tool = (size_t)(item->tool - catalog->tools);
	struct listed chances = { .count = 0 };

	if (!is_whole(item, derivation))
		return;
	if (!fit->known) {
		derivation->why_not =
		    catalog->reviewer_count > LENIENCY_MOST
			? "too many reviewers to tell the strict from the "
			  "lenient"
			: "the same reviewers judged every tool, so there is "
			  "nothing to adjust";
		return;
	}
	put(derivation, "mu", fit->mu);
	put(derivation, "theta", fit->theta[tool]);
	for (size_t i = 0; i < fit->judge_count; i++) {
		uint32_t judge = fit->judges[i];
		const char *id = catalog->reviewers[judge].id;
		double chance = leniency_ships(fit, tool, judge);
		struct worked *worked =
		    work_one(derivation, derivation->next, chance);

		worked->of = id;
		worked->own = fit->delta[judge];
		put(derivation, "delta", fit->delta[judge])->of = id;
		list_term(&chances, chance);
	}
	derivation->next++;
	put_count(derivation, "k", fit->judge_count);
	work_listed(derivation, &chances);
	work(derivation, item->score->adjusted.value);
	result(derivation, item->score->adjusted.value);
}

void derive_mean(const struct item *item, struct derivation *derivation)
{
	struct points points = score_points(item->yardstick, item->tool);
	bool weighted = item->yardstick->weights != NULL;
	struct listed terms = { .count = 0 };

	if (points.given <= 0) {
		derivation->why_not = "no review that counts gives a score";
		return;
	}
	if (weighted)
		derivation->rule =
		    "the mean of the scores that reviews which count give, "
		    "each taken times its weight; k is the sum of these "
		    "weights";
	for (size_t i = 0; i < item->tool->review_count; i++) {
		const struct review *review = &item->tool->reviews[i];
		double weight =
		    yardstick_weight(item->yardstick, review->reviewer);

		if (review->current && review->has_score && weight > 0)
			list_term(&terms, weight * review->score);
	}
	put(derivation, "k", points.given)->whole = !weighted;
	work_listed(derivation, &terms);
	work(derivation, item->score->mean.value);
	result(derivation, item->score->mean.value);
}

void derive_gap(const struct item *item, struct derivation *derivation)
{
	struct share panel = item->tool->panel, votes = item->tool->votes;
	struct interval interval = share_interval(panel);
	const struct difference *gap = &item->score->gap;

	if (!is_whole(item, derivation))
		return;
	if (!item->score->has_gap) {
		derivation->why_not = "no votes yet";
		return;
	}
	put_share(derivation, panel, "s", "n");
	put(derivation, "l1", interval.low);
	put(derivation, "u1", interval.high);
	put_share(derivation, votes, "v", "m");
	put(derivation, "z", normal_95);
	work(derivation, share_rate(panel));
	work(derivation, share_rate(votes));
	work_interval(derivation, votes);
	work(derivation, gap->value);
	work(derivation, gap->low);
	work(derivation, gap->high);
	result(derivation, gap->value);
}

void derive_divisive(const struct item *item, struct derivation *derivation)
{
	const struct prior *prior = &item->scoring->prior;
	struct share panel = item->tool->panel;

	if (!is_whole(item, derivation))
		return;
	put_posterior(item, derivation);
	work(derivation, prior->a + (double)panel.ship);
	work(derivation, prior->b + (double)(panel.total - panel.ship));
	work(derivation, item->score->divisive.value);
	result(derivation, item->score->divisive.value);
}
