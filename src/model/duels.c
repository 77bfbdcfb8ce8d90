/* Which duels count. */
#include <stdlib.h>

#include "model/settle.h"

void settle_sort(void *items, size_t count, size_t size,
		 int (*compare)(const void *, const void *))
{
	const char *item = items;

	for (size_t i = 1; i < count; i++, item += size)
		if (compare(item, item + size) > 0) {
			qsort(items, count, size, compare);
			return;
		}
}

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

static int compare_duels(const void *a, const void *b)
{
	const struct duel *x = a;
	const struct duel *y = b;
	int dates = date_compare(x->as_of, y->as_of);

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	if (dates)
		return dates;
	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->column < y->column ? -1 : x->column > y->column;
}

static struct place place_of(const struct catalog *catalog,
			     const struct duel *duel)
{
	return (struct place){ .file = catalog->files.items[duel->file],
			       .line = duel->line,
			       .column = duel->column };
}

/* Two duels of one pair, the first dated no later. */
static void check(const struct catalog *catalog, const struct duel *first,
		  const struct duel *second, struct error *error)
{
	struct place other = place_of(catalog, first);
	bool undated = !date_is_known(first->as_of);

	if (!undated && date_compare(first->as_of, second->as_of) != 0)
		return;
	error_add_at(
	    error, place_of(catalog, second),
	    "duel of '%s' and '%s' stands twice %s, also at "
	    "%s:%llu:%llu",
	    catalog->tools[first->a].slug, catalog->tools[first->b].slug,
	    undated ? "and one has no 'as_of'" : "for one day", other.file,
	    (unsigned long long)other.line, (unsigned long long)other.column);
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
