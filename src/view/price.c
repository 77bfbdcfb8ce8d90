/* Prices of tools that are compared. */
#include "smolcmp/cheapest.h"
#include "view/item.h"

/* Which of the tools compared an item is about. */
static size_t number_of(const struct item *item)
{
	size_t i = 0;

	while (item->comparison->tools[i] != item->tool)
		i++;
	return i;
}

static bool is_every_price_known(const struct comparison *comparison)
{
	for (size_t i = 0; i < comparison->count; i++)
		if (!comparison->tools[i]->price.amount.known)
			return false;
	return true;
}

struct cell compared_price(const struct comparison *comparison, size_t i)
{
	const struct item item = { .tool = comparison->tools[i] };
	struct cell cell = item_price(&item);

	if (cheapest_flag(comparison, i) == FLAG_YES)
		cell.text = is_every_price_known(comparison) ? "cheapest"
							     : "cheapest known";
	return cell;
}

struct cell item_compared_price(const struct item *item)
{
	return compared_price(item->comparison, number_of(item));
}

struct cell item_cheapest(const struct item *item)
{
	return cell_flag(cheapest_flag(item->comparison, number_of(item)));
}
