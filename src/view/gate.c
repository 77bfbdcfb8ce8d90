/* What a gate asked for and did not get. */
#include "smolcmp/gate.h"

#include <inttypes.h>
#include <stdlib.h>

#include "view/document.h"
#include "view/words.h"

/* A failed requirement, and what is said of it. */
struct telling {
	const struct catalog *catalog;
	const struct gate *gate;
	const struct gate_result *result;
	const struct gate_failure *failure;
	struct arena *arena;
};

/* A number with as few digits as keep it off the one that it misses. */
static const char *apart(struct arena *arena, double found, double wanted)
{
	const char *text = "";

	for (int digits = 3; digits <= 17; digits++) {
		double said;

		text = arena_printf(arena, "%.*g", digits, found);
		said = strtod(text, NULL);
		if ((said < wanted) == (found < wanted) && said != wanted)
			break;
	}
	return text;
}

static const char *say_tool(const struct telling *telling)
{
	(void)telling;
	return "the data has no such tool";
}

static const char *say_reviews(const struct telling *telling)
{
	uint64_t heads = (uint64_t)telling->failure->found.value;

	if (telling->failure->shortfall == SHORT_MISSING)
		return "no review of it counts";
	return arena_printf(telling->arena,
			    "%" PRIu64 " review%s, want at least %" PRIu64,
			    heads, heads == 1 ? " counts" : "s count",
			    telling->gate->min_reviews.value);
}

static const char *say_verdict(const struct telling *telling)
{
	return arena_printf(
	    telling->arena, "verdict is %s, want %s%s",
	    verdict_token(telling->failure->word), telling->gate->verdict,
	    telling->gate->verdict[1] == 'h' ? "" : " or better");
}

static const char *say_panel_low(const struct telling *telling)
{
	double wanted = telling->gate->panel_low.value;

	return arena_printf(
	    telling->arena,
	    "the panel's interval begins at %s, want %.15g or more",
	    apart(telling->arena, telling->failure->found.value, wanted),
	    wanted);
}

static const char *say_price(const struct telling *telling)
{
	const struct gate *gate = telling->gate;
	const char *wanted =
	    arena_printf(telling->arena, "%.15g%s%s", gate->price_max.value,
			 gate->price_currency ? " " : "",
			 gate->price_currency ? gate->price_currency : "");

	if (telling->failure->shortfall == SHORT_MISSING)
		return arena_printf(telling->arena,
				    "no entry price is known, want %s at most",
				    wanted);
	return arena_printf(
	    telling->arena, "price is %s, %s %s%s",
	    price_text(telling->arena, &telling->result->tool->price),
	    telling->failure->shortfall == SHORT_INCOMPARABLE
		? "which cannot be held against"
		: "want",
	    wanted,
	    telling->failure->shortfall == SHORT_INCOMPARABLE ? ""
							      : " at most");
}

static const char *say_age(const struct telling *telling)
{
	const struct gate_failure *failure = telling->failure;
	const char *who =
	    telling->catalog->reviewers[failure->review->reviewer].id;
	uint64_t most = telling->gate->max_age_days.value;
	char date[DATE_TEXT];

	switch (failure->shortfall) {
	case SHORT_UNDATED:
		return arena_printf(telling->arena,
				    "the review by '%s' has no date, want one "
				    "of the last %" PRIu64 " days",
				    who, most);
	case SHORT_AHEAD:
		return arena_printf(telling->arena,
				    "the review by '%s' is dated %s, which is "
				    "still to come",
				    who,
				    date_format(failure->review->date, date));
	default:
		return arena_printf(telling->arena,
				    "the oldest review, by '%s', is %.15g days "
				    "old, want at most %" PRIu64,
				    who, failure->found.value, most);
	}
}

/* A requirement: its member of a policy, and what is wanted of it. */
static const struct {
	const char *name;
	const char *(*say)(const struct telling *telling);
} requirements[REQUIREMENTS] = {
	[REQUIRES_TOOL] = { "tool", say_tool },
	[REQUIRES_REVIEWS] = { "min_reviews", say_reviews },
	[REQUIRES_VERDICT] = { "verdict", say_verdict },
	[REQUIRES_PANEL_LOW] = { "panel_low", say_panel_low },
	[REQUIRES_PRICE] = { "price_max", say_price },
	[REQUIRES_AGE] = { "max_age_days", say_age },
};

static const char *const shortfall_words[SHORTFALLS] = {
	[SHORT_UNMET] = "unmet",
	[SHORT_MISSING] = "missing",
	[SHORT_UNDATED] = "undated",
	[SHORT_AHEAD] = "ahead",
	[SHORT_INCOMPARABLE] = "incomparable",
};

const char *gate_text(struct arena *arena, const struct catalog *catalog,
		      const struct gate *gate, const struct gate_result *result,
		      size_t failure)
{
	struct telling telling = { catalog, gate, result,
				   &result->failures[failure], arena };
	const char *text =
	    requirements[telling.failure->requirement].say(&telling);

	return arena_printf(arena, "gate on '%s': %s", gate->tool, text);
}

static json_t *wanted_member(const struct gate *gate,
			     enum requirement requirement)
{
	switch (requirement) {
	case REQUIRES_REVIEWS:
		return document_count(gate->min_reviews);
	case REQUIRES_VERDICT:
		return document_text(gate->verdict);
	case REQUIRES_PANEL_LOW:
		return document_decimal(gate->panel_low);
	case REQUIRES_PRICE:
		return document_decimal(gate->price_max);
	case REQUIRES_AGE:
		return document_count(gate->max_age_days);
	case REQUIRES_TOOL:
	case REQUIREMENTS:
		break;
	}
	return document_text(gate->tool);
}

/* Reviews and days are whole. */
static json_t *found_member(const struct gate_failure *failure)
{
	if (failure->requirement == REQUIRES_VERDICT)
		return document_text(verdict_token(failure->word));
	if (failure->requirement == REQUIRES_REVIEWS ||
	    failure->requirement == REQUIRES_AGE)
		return document_count((struct count){
		    failure->found.known, (uint64_t)failure->found.value });
	return document_decimal(failure->found);
}

static json_t *failure_member(const struct telling *telling)
{
	const struct gate_failure *failure = telling->failure;
	const struct review *review = failure->review;
	json_t *object = json_object();

	json_object_set_new(
	    object, "requirement",
	    json_string(requirements[failure->requirement].name));
	json_object_set_new(object, "reason",
			    json_string(shortfall_words[failure->shortfall]));
	json_object_set_new(object, "wanted",
			    wanted_member(telling->gate, failure->requirement));
	json_object_set_new(object, "found", found_member(failure));
	json_object_set_new(
	    object, "reviewer",
	    document_text(review
			      ? telling->catalog->reviewers[review->reviewer].id
			      : NULL));
	json_object_set_new(
	    object, "text",
	    document_text(requirements[failure->requirement].say(telling)));
	return object;
}

json_t *gate_member(struct arena *arena, const struct catalog *catalog,
		    const struct gate *gate, const struct gate_result *result)
{
	json_t *object = json_object();
	json_t *failures = json_array();

	for (size_t i = 0; i < result->count; i++) {
		struct telling telling = { catalog, gate, result,
					   &result->failures[i], arena };

		json_array_append_new(failures, failure_member(&telling));
	}
	json_object_set_new(object, "tool", document_text(gate->tool));
	json_object_set_new(object, "pointer", document_text(gate->pointer));
	json_object_set_new(object, "passed", json_boolean(!result->count));
	json_object_set_new(object, "failures", failures);
	return object;
}
