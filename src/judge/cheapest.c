#include "smolcmp/cheapest.h"

static const struct price *price_at(const struct comparison *comparison,
				    size_t i)
{
	return &comparison->tools[i]->price;
}

enum flag cheapest_flag(const struct comparison *comparison, size_t i)
{
	const struct price *price = price_at(comparison, i);
	enum flag cheapest = FLAG_ABSENT;

	if (!price->amount.known)
		return FLAG_ABSENT;
	for (size_t j = 0; j < comparison->count; j++) {
		const struct price *other = price_at(comparison, j);

		if (j == i || !other->amount.known)
			continue;
		if (!price_is_comparable(price, other))
			return FLAG_ABSENT;
		if (price_compare(price, other) >= 0)
			cheapest = FLAG_NO;
		else if (cheapest == FLAG_ABSENT)
			cheapest = FLAG_YES;
	}
	return cheapest;
}
