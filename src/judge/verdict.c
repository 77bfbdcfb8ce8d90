#include "smolcmp/verdict.h"

/* Weights make large counts of small panels. */
__extension__ typedef unsigned __int128 wide;

enum word verdict_word_of(struct share share, uint64_t heads,
			  const struct thresholds *thresholds)
{
	const struct ratio *ship = &thresholds->ship;
	const struct ratio *skip = &thresholds->skip;

	if (!heads || heads < thresholds->least_panel)
		return WORD_UNRATED;
	if ((wide)share.ship * ship->below >= (wide)share.total * ship->above)
		return WORD_SHIP;
	if ((wide)share.ship * skip->below <= (wide)share.total * skip->above)
		return WORD_SKIP;
	return WORD_MIXED;
}

const char *verdict_token(enum word word)
{
	static const char *const tokens[WORDS] = {
		[WORD_UNRATED] = "unrated",
		[WORD_SKIP] = "skip",
		[WORD_MIXED] = "mixed",
		[WORD_SHIP] = "ship",
	};

	return tokens[word];
}
