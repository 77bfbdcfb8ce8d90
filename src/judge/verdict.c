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

enum word verdict_word(struct share panel, const struct thresholds *thresholds)
{
	return verdict_word_of(panel, panel.total, thresholds);
}

static enum word word_after(struct share panel, uint64_t changes, bool up,
			    const struct thresholds *thresholds)
{
	panel.ship = up ? panel.ship + changes : panel.ship - changes;
	return verdict_word(panel, thresholds);
}

/* The fewest changes in one direction that change the word, or 0: words are
 * monotone in the number of ships, so halving finds it. */
static uint64_t fewest(struct share panel, bool up,
		       const struct thresholds *thresholds)
{
	enum word now = verdict_word(panel, thresholds);
	uint64_t high = up ? panel.total - panel.ship : panel.ship;
	uint64_t low = 0;

	if (word_after(panel, high, up, thresholds) == now)
		return 0;
	while (high - low > 1) {
		uint64_t middle = low + (high - low) / 2;

		if (word_after(panel, middle, up, thresholds) == now)
			low = middle;
		else
			high = middle;
	}
	return high;
}

struct margin verdict_margin(struct share panel,
			     const struct thresholds *thresholds)
{
	struct margin margin = { .changes = 0 };
	uint64_t up, down;

	if (verdict_word(panel, thresholds) == WORD_UNRATED)
		return margin;
	up = fewest(panel, true, thresholds);
	down = fewest(panel, false, thresholds);
	margin.changes = !down || (up && up < down) ? up : down;
	if (up && up == margin.changes)
		margin.to[word_after(panel, up, true, thresholds)] = true;
	if (down && down == margin.changes)
		margin.to[word_after(panel, down, false, thresholds)] = true;
	return margin;
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
