#include "smolcmp/record.h"

#include <string.h>

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

bool price_is_comparable(const struct price *a, const struct price *b)
{
	if (!a->amount.known || !b->amount.known)
		return false;
	if (a->amount.value == 0 || b->amount.value == 0)
		return true;
	return a->per == b->per && strcmp(a->currency, b->currency) == 0;
}
