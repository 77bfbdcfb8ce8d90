/* Which duels count. */
#include "model/settle.h"

/* Name the tools of a pair in one order. */
static void turn(struct duel *duel)
{
	uint32_t tool = duel->a;
	uint64_t wins = duel->a_wins;

	if (duel->a <= duel->b)
		return;
	duel->a = duel->b;
	duel->b = tool;
	duel->a_wins = duel->b_wins;
	duel->b_wins = wins;
}

static bool is_same_pair(const struct duel *x, const struct duel *y)
{
	return x->a == y->a && x->b == y->b;
}

static struct settle_entry entry_of(const struct duel *duel)
{
	return (struct settle_entry){ duel->as_of, duel->file, duel->line,
				      duel->column };
}

static int compare_duels(const void *a, const void *b)
{
	const struct duel *x = a;
	const struct duel *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return settle_compare(entry_of(x), entry_of(y));
}

/* Two duels of one pair, the first dated no later. */
static void check(struct catalog *catalog, const struct duel *first,
		  const struct duel *second, struct error *error)
{
	if (settle_is_clear(entry_of(first), entry_of(second)))
		return;
	settle_refuse(catalog,
		      arena_printf(&catalog->arena,
				   "duel of '%s' and '%s' stands",
				   catalog->tools[first->a].slug,
				   catalog->tools[first->b].slug),
		      entry_of(first), entry_of(second), error);
}

void settle_duels(struct catalog *catalog, struct date as_of,
		  struct error *error)
{
	struct duel *duels = catalog->duels;

	for (size_t i = 0; i < catalog->duel_count; i++)
		turn(&duels[i]);
	settle_sort(duels, catalog->duel_count, sizeof(*duels), compare_duels);
	for (size_t i = 0; i < catalog->duel_count; i++) {
		duels[i].current = !date_is_known(as_of) ||
				   date_compare(duels[i].as_of, as_of) <= 0;
		if (!i || !is_same_pair(&duels[i - 1], &duels[i]))
			continue;
		check(catalog, &duels[i - 1], &duels[i], error);
		if (duels[i].current)
			duels[i - 1].current = false;
	}
}
