/* Filters, orders and limits, the same for every command with many tools. */
#include <stdlib.h>
#include <string.h>

#include "cmd/tools.h"
#include "smolcmp/lookup.h"
#include "smolcmp/memory.h"

static bool has_tag(const struct tool *tool, const char *tag)
{
	for (size_t i = 0; i < tool->tags.count; i++)
		if (lookup_equal(tool->tags.items[i], tag))
			return true;
	return false;
}

/* A price that is not known is neither free nor paid nor within a limit. */
static bool has_price(const struct tool *tool, const struct price_limit *limit)
{
	const struct decimal *amount = &tool->price.amount;

	switch (limit->kind) {
	case PRICE_ANY:
		return true;
	case PRICE_FREE:
		return amount->known && amount->value == 0;
	case PRICE_PAID:
		return amount->known && amount->value > 0;
	case PRICE_MAX:
		return amount->known && price_rate(&tool->price) <= limit->most;
	}
	return false;
}

static bool passes(const struct yardstick *yardstick, const struct tool *tool,
		   const struct options *options)
{
	enum word word = yardstick_word(yardstick, tool);

	if (options->verdict &&
	    strcmp(verdict_token(word), options->verdict) != 0)
		return false;
	if (options->category &&
	    !(tool->category &&
	      lookup_equal(tool->category, options->category)))
		return false;
	if (options->license &&
	    !(tool->license && lookup_equal(tool->license, options->license)))
		return false;
	if (options->tag && !has_tag(tool, options->tag))
		return false;
	return has_price(tool, &options->price);
}

/* One tool under the order asked for; qsort hands nothing else through. */
struct entry {
	const struct tool *tool;
	const struct yardstick *yardstick;
	int (*compare)(const struct entry *, const struct entry *);
};

/* Orders, each before its ties are broken by the data's own order. */

static int by_data(const struct entry *a, const struct entry *b)
{
	(void)a;
	(void)b;
	return 0;
}

static int by_name(const struct entry *a, const struct entry *b)
{
	return strcmp(a->tool->name, b->tool->name);
}

static int by_slug(const struct entry *a, const struct entry *b)
{
	return strcmp(a->tool->slug, b->tool->slug);
}

/* The higher rate first, nothing known last. */
static int by_share(struct share a, struct share b)
{
	double x = share_is_known(a) ? share_rate(a) : -1;
	double y = share_is_known(b) ? share_rate(b) : -1;

	if (x != y)
		return x > y ? -1 : 1;
	return (a.total < b.total) - (a.total > b.total);
}

static int by_panel(const struct entry *a, const struct entry *b)
{
	return by_share(yardstick_weigh(a->yardstick, a->tool).share,
			yardstick_weigh(b->yardstick, b->tool).share);
}

static int by_community(const struct entry *a, const struct entry *b)
{
	return by_share(a->tool->votes, b->tool->votes);
}

/* What prices are for, in the order of the units. */
static int by_unit(const struct price *a, const struct price *b)
{
	enum price_unit x = price_unit_of(a->per);
	enum price_unit y = price_unit_of(b->per);

	if ((x == UNIT_ABSENT) != (y == UNIT_ABSENT))
		return x == UNIT_ABSENT ? 1 : -1;
	return (x > y) - (x < y);
}

/* What is free first and what is unknown last; between them prices that can be
 * held against each other stand together, the lower first. */
static int by_price(const struct entry *a, const struct entry *b)
{
	const struct price *x = &a->tool->price;
	const struct price *y = &b->tool->price;
	int order;

	if (x->amount.known != y->amount.known)
		return x->amount.known ? -1 : 1;
	if (!x->amount.known)
		return 0;
	if (x->amount.value == 0 || y->amount.value == 0)
		return price_compare(x, y);
	order = by_unit(x, y);
	if (!order)
		order = strcmp(x->currency, y->currency);
	return order || !price_is_comparable(x, y) ? order
						   : price_compare(x, y);
}

static const struct {
	const char *name;
	int (*compare)(const struct entry *, const struct entry *);
} orders[] = {
	{ "data", by_data },	       { "name", by_name },
	{ "slug", by_slug },	       { "panel", by_panel },
	{ "community", by_community }, { "price", by_price },
};

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a;
	const struct entry *y = b;
	int order = x->compare(x, y);

	if (order)
		return order;
	return x->tool < y->tool ? -1 : x->tool > y->tool;
}

static void sort(const struct yardstick *yardstick, const struct tool **tools,
		 size_t count, const char *key)
{
	struct entry *entries = memory_alloc(count * sizeof(*entries));

	for (size_t i = 0; i < sizeof(orders) / sizeof(*orders); i++) {
		if (strcmp(orders[i].name, key ? key : "data") != 0)
			continue;
		for (size_t j = 0; j < count; j++)
			entries[j] = (struct entry){ tools[j], yardstick,
						     orders[i].compare };
	}
	qsort(entries, count, sizeof(*entries), compare_entries);
	for (size_t i = 0; i < count; i++)
		tools[i] = entries[i].tool;
	free(entries);
}

const struct tool **tools_choose(const struct data *data,
				 const struct options *options,
				 struct arena *arena, size_t *count)
{
	const struct catalog *catalog = &data->catalog;
	const struct tool **tools =
	    arena_alloc(arena, catalog->tool_count * sizeof(struct tool *));

	*count = 0;
	for (size_t i = 0; i < catalog->tool_count; i++)
		if (passes(&data->yardstick, &catalog->tools[i], options))
			tools[(*count)++] = &catalog->tools[i];
	sort(&data->yardstick, tools, *count, options->sort);
	return tools;
}

bool tools_are_filtered(const struct options *options)
{
	return options->verdict || options->category || options->license ||
	       options->tag || options->price.kind != PRICE_ANY;
}

size_t tools_limit(const struct options *options, size_t count)
{
	size_t limit = (size_t)options->limit;

	return limit && count > limit ? limit : count;
}
