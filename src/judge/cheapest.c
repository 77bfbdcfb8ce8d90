#include "smolcmp/cheapest.h"

static const struct price *price_at(const struct comparison *comparison,
				    size_t i)
{
	return &comparison->tools[i]->price;
}

/* True when no two known prices are beyond comparison. */
static bool is_comparable(const struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->count; i++)
		for (size_t j = 0; j < i; j++)
			if (price_at(comparison, i)->amount.known &&
			    price_at(comparison, j)->amount.known &&
			    !price_is_comparable(price_at(comparison, i),
						 price_at(comparison, j)))
				return false;
	return true;
}

enum flag cheapest_flag(const struct comparison *comparison, size_t i)
{
	const struct price *price = price_at(comparison, i);
	enum flag cheapest = FLAG_ABSENT;

	if (!price->amount.known || !is_comparable(comparison))
		return FLAG_ABSENT;
	for (size_t j = 0; j < comparison->count; j++) {
		const struct price *other = price_at(comparison, j);

		if (j == i || !other->amount.known)
			continue;
		if (price_compare(price, other) >= 0)
			return FLAG_NO;
		cheapest = FLAG_YES;
	}
	return cheapest;
}
