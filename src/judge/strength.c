#include "smolcmp/strength.h"

/* Chances of small panels lie on the boundaries: half a dozen tosses of a coin
 * know no .7500000001. */
#define SLACK 1e-9

static const struct {
	double above;
	const char *token;
	const char *words;
} strengths[] = {
	[STRENGTH_TOO_CLOSE] = { 0, "too-close", "too close to call" },
	[STRENGTH_WEAK] = { .75 + SLACK, "weak", "weak" },
	[STRENGTH_MODERATE] = { .90 - SLACK, "moderate", "moderate" },
	[STRENGTH_STRONG] = { .95 - SLACK, "strong", "strong" },
	[STRENGTH_VERY_STRONG] = { .99 - SLACK, "very-strong", "very strong" },
};

enum strength strength_of(double p)
{
	enum strength strength = STRENGTH_VERY_STRONG;

	while (strength > STRENGTH_TOO_CLOSE &&
	       !(p > strengths[strength].above))
		strength--;
	return strength;
}

const char *strength_token(enum strength strength)
{
	return strengths[strength].token;
}

const char *strength_words(enum strength strength)
{
	return strengths[strength].words;
}
