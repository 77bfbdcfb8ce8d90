#include "smolcmp/dominance.h"

/* How a stands to b in something; more is better. */
enum relation { INCOMPARABLE, BOTH_UNKNOWN, WORSE, EQUAL, BETTER };

static enum relation compare(int a, int b)
{
	return a < b ? WORSE : a > b ? BETTER : EQUAL;
}

static enum relation compare_shares(struct share a, struct share b)
{
	if (share_is_known(a) != share_is_known(b))
		return INCOMPARABLE;
	if (!share_is_known(a))
		return BOTH_UNKNOWN;
	return compare(share_compare(a, b), 0);
}

static enum relation compare_prices(const struct price *a,
				    const struct price *b)
{
	if (!a->amount.known && !b->amount.known)
		return BOTH_UNKNOWN;
	if (!price_is_comparable(a, b))
		return INCOMPARABLE;
	return compare(0, price_compare(a, b));
}

struct dominance dominance_of(const struct tool *a, const struct tool *b)
{
	const enum relation panel = compare_shares(a->panel, b->panel);
	const enum relation votes = compare_shares(a->votes, b->votes);
	const enum relation price = compare_prices(&a->price, &b->price);
	const enum relation all[] = { panel, votes, price };
	bool better = false, kept = false;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		better |= all[i] == BETTER;
		kept |= all[i] == WORSE || all[i] == INCOMPARABLE;
	}
	return (struct dominance){ .holds = better && !kept,
				   .panel = panel > BOTH_UNKNOWN,
				   .votes = votes > BOTH_UNKNOWN,
				   .price = price > BOTH_UNKNOWN };
}
