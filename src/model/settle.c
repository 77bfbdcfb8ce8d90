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

/* By counting. */
void *settle_group(void *items, size_t count, size_t size, size_t tools)
{
	const char *item = items;
	size_t *starts;
	char *grouped;

	if (are_grouped(items, count, size))
		return items;
	starts = memory_zero(tools + 1, sizeof(*starts));
	grouped = memory_alloc(count * size);
	for (size_t i = 0; i < count; i++)
		starts[tool_of(item + i * size) + 1]++;
	for (size_t i = 0; i < tools; i++)
		starts[i + 1] += starts[i];
	for (size_t i = 0; i < count; i++, item += size)
		memcpy(grouped + starts[tool_of(item)]++ * size, item, size);
	free(starts);
	free(items);
	return grouped;
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
