#include "model/settle.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

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

static uint32_t tool_of(const char *item)
{
	uint32_t tool;

	memcpy(&tool, item, sizeof(tool));
	return tool;
}

static bool are_grouped(const char *items, size_t count, size_t size)
{
	for (size_t i = 1; i < count; i++, items += size)
		if (tool_of(items + size) < tool_of(items))
			return false;
	return true;
}

/* Where each item belongs, by counting; to be freed. */
static size_t *find_places(const char *items, size_t count, size_t size,
			   size_t tools)
{
	size_t *starts = memory_zero(tools + 1, sizeof(*starts));
	size_t *places = memory_alloc(count * sizeof(*places));

	for (size_t i = 0; i < count; i++)
		starts[tool_of(items + i * size) + 1]++;
	for (size_t i = 0; i < tools; i++)
		starts[i + 1] += starts[i];
	for (size_t i = 0; i < count; i++)
		places[i] = starts[tool_of(items + i * size)]++;
	free(starts);
	return places;
}

static void swap(char *a, char *b, size_t size)
{
	char held[SETTLE_LARGEST];

	memcpy(held, a, size);
	memcpy(a, b, size);
	memcpy(b, held, size);
}

void settle_move(void *items, size_t count, size_t size, size_t *places)
{
	char *first = items;

	for (size_t i = 0; i < count; i++)
		while (places[i] != i) {
			size_t to = places[i];

			swap(first + i * size, first + to * size, size);
			places[i] = places[to];
			places[to] = to;
		}
}

void settle_group(void *items, size_t count, size_t size, size_t tools)
{
	size_t *places;

	if (are_grouped(items, count, size))
		return;
	places = find_places(items, count, size, tools);
	settle_move(items, count, size, places);
	free(places);
}

bool settle_is_current(struct date date, const struct date *next,
		       struct date as_of)
{
	if (!date_is_known(as_of))
		return !next;
	return date_compare(date, as_of) <= 0 &&
	       (!next || date_compare(*next, as_of) > 0);
}

int settle_compare(struct settle_entry a, struct settle_entry b)
{
	int dates = date_compare(a.as_of, b.as_of);

	if (dates)
		return dates;
	if (a.file != b.file)
		return a.file < b.file ? -1 : 1;
	if (a.line != b.line)
		return a.line < b.line ? -1 : 1;
	return a.column < b.column ? -1 : a.column > b.column;
}

bool settle_is_clear(struct settle_entry first, struct settle_entry second)
{
	return date_is_known(first.as_of) &&
	       date_compare(first.as_of, second.as_of) != 0;
}

static struct place place_of(const struct catalog *catalog,
			     struct settle_entry entry)
{
	return (struct place){ .file = catalog->files.items[entry.file],
			       .line = entry.line,
			       .column = entry.column };
}

void settle_refuse(const struct catalog *catalog, const char *subject,
		   struct settle_entry first, struct settle_entry second,
		   struct error *error)
{
	struct place other = place_of(catalog, first);

	problem_add(error, PROBLEM_DUPLICATE, place_of(catalog, second),
		    "%s twice %s, also at %s:%llu:%llu", subject,
		    date_is_known(first.as_of) ? "for one day"
					       : "and one has no 'as_of'",
		    other.file, (unsigned long long)other.line,
		    (unsigned long long)other.column);
}
