#include "smolcmp/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/arena.h"

bool texts_have(const struct texts *texts, const char *text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (strcmp(texts->items[i], text) == 0)
			return true;
	return false;
}

const char *const verdict_words[2] = {
	[VERDICT_SKIP] = "skip",
	[VERDICT_SHIP] = "ship",
};

const char *const pricing_model_words[PRICING_MODELS] = {
	[PRICING_FREE] = "free",       [PRICING_FREEMIUM] = "freemium",
	[PRICING_PAID] = "paid",       [PRICING_USAGE] = "usage",
	[PRICING_CONTACT] = "contact",
};

const char *const price_period_words[PRICE_PERIODS] = {
	[PER_MONTH] = "month",
	[PER_YEAR] = "year",
	[PER_SEAT_MONTH] = "seat-month",
	[PER_SEAT_YEAR] = "seat-year",
	[PER_ONCE] = "once",
	[PER_REQUEST] = "request",
	[PER_1M_INPUT_TOKENS] = "1M-input-tokens",
	[PER_1M_OUTPUT_TOKENS] = "1M-output-tokens",
	[PER_OTHER] = "other",
};

const char *const price_unit_words[PRICE_UNITS] = {
	[UNIT_MONTH] = "month",
	[UNIT_SEAT_MONTH] = "seat-month",
	[UNIT_ONCE] = "once",
	[UNIT_REQUEST] = "request",
	[UNIT_1M_INPUT_TOKENS] = "1M-input-tokens",
	[UNIT_1M_OUTPUT_TOKENS] = "1M-output-tokens",
	[UNIT_OTHER] = "other",
};

const char *const pair_source_words[PAIR_SOURCES] = { "panel", "community" };

const char *const price_period_phrases[PRICE_PERIODS] = {
	[PER_MONTH] = "per month",
	[PER_YEAR] = "per year",
	[PER_SEAT_MONTH] = "per seat and month",
	[PER_SEAT_YEAR] = "per seat and year",
	[PER_ONCE] = "once",
	[PER_REQUEST] = "per request",
	[PER_1M_INPUT_TOKENS] = "per million input tokens",
	[PER_1M_OUTPUT_TOKENS] = "per million output tokens",
	[PER_OTHER] = "on other terms",
};

enum price_unit price_unit_of(enum price_period per)
{
	static const enum price_unit units[PRICE_PERIODS] = {
		[PER_ABSENT] = UNIT_ABSENT,
		[PER_MONTH] = UNIT_MONTH,
		[PER_YEAR] = UNIT_MONTH,
		[PER_SEAT_MONTH] = UNIT_SEAT_MONTH,
		[PER_SEAT_YEAR] = UNIT_SEAT_MONTH,
		[PER_ONCE] = UNIT_ONCE,
		[PER_REQUEST] = UNIT_REQUEST,
		[PER_1M_INPUT_TOKENS] = UNIT_1M_INPUT_TOKENS,
		[PER_1M_OUTPUT_TOKENS] = UNIT_1M_OUTPUT_TOKENS,
		[PER_OTHER] = UNIT_OTHER,
	};

	return units[per];
}

static bool is_yearly(const struct price *price)
{
	return price->per == PER_YEAR || price->per == PER_SEAT_YEAR;
}

/* 1.20 for a year is to be 0.10 for a month, and the quotient of the two
 * nearest binary numbers is not. */
static double twelfth(double amount)
{
	char digits[32];

	snprintf(digits, sizeof(digits), "%.15g", amount / 12);
	return strtod(digits, NULL);
}

struct decimal price_monthly(const struct price *price)
{
	enum price_unit unit = price_unit_of(price->per);
	struct decimal monthly = { .known = false };

	if (!price->amount.known ||
	    (unit != UNIT_MONTH && unit != UNIT_SEAT_MONTH))
		return monthly;
	monthly = price->amount;
	if (is_yearly(price))
		monthly.value = twelfth(monthly.value);
	return monthly;
}

double price_rate(const struct price *price)
{
	struct decimal monthly = price_monthly(price);

	return monthly.known ? monthly.value : price->amount.value;
}

bool price_is_same(const struct price *a, const struct price *b)
{
	if (!a->amount.known || !b->amount.known)
		return a->amount.known == b->amount.known;
	return a->amount.value == b->amount.value &&
	       strcmp(a->currency, b->currency) == 0 && a->per == b->per;
}

bool price_is_comparable(const struct price *a, const struct price *b)
{
	enum price_unit unit = price_unit_of(a->per);

	if (!a->amount.known || !b->amount.known)
		return false;
	if (a->amount.value == 0 || b->amount.value == 0)
		return true;
	return unit == price_unit_of(b->per) && unit != UNIT_OTHER &&
	       strcmp(a->currency, b->currency) == 0;
}

int price_compare(const struct price *a, const struct price *b)
{
	double x = a->amount.value;
	double y = b->amount.value;

	/* Amounts of one period need no division, which is slow. */
	if (a->per != b->per) {
		x = price_rate(a);
		y = price_rate(b);
	}
	return (x > y) - (x < y);
}

/* An amount with the digits it was written with, never as 1e-07. */
static const char *amount_text(struct arena *arena, double amount)
{
	char *text = arena_printf(arena, "%.15g", amount);

	if (!strchr(text, 'e'))
		return text;
	text = arena_printf(arena, "%.*f", amount < 1e-12 ? 320 : 20, amount);
	for (size_t length = strlen(text); text[length - 1] == '0'; length--)
		text[length - 1] = '\0';
	return text;
}

/* An amount in hundredths, with a word on what that leaves out. */
static const char *rounded_text(struct arena *arena, double amount)
{
	const char *text = arena_printf(arena, "%.2f", amount);
	double rounded = strtod(text, NULL);

	if (rounded == amount)
		return amount_text(arena, amount);
	return rounded > 0 ? arena_printf(arena, "about %s", text)
			   : "less than 0.01";
}

const char *price_text(struct arena *arena, const struct price *price)
{
	const char *phrase = price_period_phrases[price->per];
	const char *text;

	if (price->amount.value == 0)
		return "free";
	text = arena_printf(
	    arena, "%s %s%s%s", amount_text(arena, price->amount.value),
	    price->currency, phrase ? " " : "", phrase ? phrase : "");
	if (!is_yearly(price))
		return text;
	phrase = price_period_phrases[price->per == PER_YEAR ? PER_MONTH
							     : PER_SEAT_MONTH];
	return arena_printf(arena, "%s (%s %s %s)", text,
			    rounded_text(arena, price_rate(price)),
			    price->currency, phrase);
}
