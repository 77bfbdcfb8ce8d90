#include "smolcmp/gate.h"

#include <string.h>

/* What is judged, and by what. */
struct trial {
	const struct gate *gate;
	const struct yardstick *yardstick;
	const struct tool *tool;
	struct date today;
	struct gate_result *result;
};

static struct gate_failure *fail(struct gate_result *result,
				 enum requirement requirement,
				 enum shortfall shortfall)
{
	struct gate_failure *failure = &result->failures[result->count++];

	*failure = (struct gate_failure){ .requirement = requirement,
					  .shortfall = shortfall };
	return failure;
}

/* What there is, and does not do. */
static void fail_by(struct gate_result *result, enum requirement requirement,
		    double found)
{
	fail(result, requirement, SHORT_UNMET)->found =
	    (struct decimal){ true, found };
}

static void judge_reviews(const struct trial *trial)
{
	const struct count *least = &trial->gate->min_reviews;
	uint64_t heads = yardstick_weigh(trial->yardstick, trial->tool).heads;

	if (!heads)
		fail(trial->result, REQUIRES_REVIEWS, SHORT_MISSING);
	else if (least->known && heads < least->value)
		fail_by(trial->result, REQUIRES_REVIEWS, (double)heads);
}

/* From the worst to the best, as enum word has them. */
static bool is_at_least(enum word word, const char *wanted)
{
	for (int best = (int)word; best > WORD_UNRATED; best--)
		if (strcmp(verdict_token((enum word)best), wanted) == 0)
			return true;
	return false;
}

static void judge_verdict(const struct trial *trial)
{
	enum word word = yardstick_word(trial->yardstick, trial->tool);

	if (trial->gate->verdict && !is_at_least(word, trial->gate->verdict))
		fail(trial->result, REQUIRES_VERDICT, SHORT_UNMET)->word = word;
}

static void judge_panel_low(const struct trial *trial)
{
	static const double accuracy = 1e-12;
	double low = share_interval(trial->tool->panel).low;

	if (trial->gate->panel_low.known &&
	    low < trial->gate->panel_low.value - accuracy)
		fail_by(trial->result, REQUIRES_PANEL_LOW, low);
}

static bool is_in_terms(const struct price *price, const char *currency)
{
	return price_unit_of(price->per) != UNIT_OTHER &&
	       (!currency || strcmp(price->currency, currency) == 0);
}

static void judge_price(const struct trial *trial)
{
	const struct decimal *most = &trial->gate->price_max;
	const struct price *price = &trial->tool->price;

	if (!most->known)
		return;
	if (!price->amount.known)
		fail(trial->result, REQUIRES_PRICE, SHORT_MISSING);
	else if (price->amount.value == 0)
		return;
	/* More than nothing is that in every currency. */
	else if (most->value > 0 &&
		 !is_in_terms(price, trial->gate->price_currency))
		fail(trial->result, REQUIRES_PRICE, SHORT_INCOMPARABLE);
	else if (price_rate(price) > most->value)
		fail_by(trial->result, REQUIRES_PRICE, price_rate(price));
}

static bool counts(const struct trial *trial, const struct review *review)
{
	return review->current &&
	       yardstick_weight(trial->yardstick, review->reviewer) > 0;
}

/* A review that has no age, or none yet. */
static bool is_ageless(const struct trial *trial, const struct review *review)
{
	bool ahead = date_is_ahead(review->date, trial->today);

	if (date_is_known(review->date) && !ahead)
		return false;
	fail(trial->result, REQUIRES_AGE, ahead ? SHORT_AHEAD : SHORT_UNDATED)
	    ->review = review;
	return true;
}

static void judge_age(const struct trial *trial)
{
	const struct count *most = &trial->gate->max_age_days;
	const struct review *oldest = NULL;
	int32_t age;

	if (!most->known)
		return;
	for (size_t i = 0; i < trial->tool->review_count; i++) {
		const struct review *review = &trial->tool->reviews[i];

		if (!counts(trial, review))
			continue;
		if (is_ageless(trial, review))
			return;
		if (!oldest || date_compare(review->date, oldest->date) < 0)
			oldest = review;
	}
	if (!oldest)
		return; /* no reviews, which is told already */
	age = date_days_between(oldest->date, trial->today);
	if (age <= 0 || (uint64_t)age <= most->value)
		return;
	fail_by(trial->result, REQUIRES_AGE, age);
	trial->result->failures[trial->result->count - 1].review = oldest;
}

void gate_judge(const struct gate *gate, const struct catalog *catalog,
		const struct yardstick *yardstick, struct date today,
		struct gate_result *result)
{
	struct trial trial = { gate, yardstick,
			       catalog_tool(catalog, gate->tool), today,
			       result };

	*result = (struct gate_result){ .tool = trial.tool };
	if (!trial.tool) {
		fail(result, REQUIRES_TOOL, SHORT_MISSING);
		return;
	}
	judge_reviews(&trial);
	/* Of no reviews there is nothing more to say. */
	if (!result->count || result->failures[0].shortfall != SHORT_MISSING) {
		judge_verdict(&trial);
		judge_panel_low(&trial);
	}
	judge_price(&trial);
	judge_age(&trial);
}
