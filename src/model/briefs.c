#include "model/briefs.h"

#include <stdlib.h>

#include "smolcmp/memory.h"

#include "model/settle.h"

void briefs_add(struct catalog *catalog, uint32_t tool, uint32_t reviewer,
		const struct review_record *review)
{
	const struct brief_review brief = {
		.tool = tool,
		.reviewer = reviewer,
		.said = (uint32_t)review->date.number << 1 |
			(review->verdict == VERDICT_SHIP),
	};

	catalog->briefs = memory_grow(catalog->briefs, catalog->brief_count,
				      &catalog->brief_capacity, sizeof(brief));
	catalog->briefs[catalog->brief_count++] = brief;
}

static struct date date_of(const struct brief_review *brief)
{
	return (struct date){ (int32_t)(brief->said >> 1) };
}

/* By reviewer, then by date. */
static int compare_briefs(const void *a, const void *b)
{
	const struct brief_review *x = a;
	const struct brief_review *y = b;

	if (x->reviewer != y->reviewer)
		return x->reviewer < y->reviewer ? -1 : 1;
	return x->said < y->said ? -1 : x->said > y->said;
}

/* Settle those of one tool. */
static bool settle_tool(struct catalog *catalog, struct brief_review *briefs,
			size_t count, struct date as_of)
{
	struct tool *tool = &catalog->tools[briefs->tool];

	settle_sort(briefs, count, sizeof(*briefs), compare_briefs);
	for (size_t i = 0; i < count; i++) {
		const struct brief_review *brief = &briefs[i];
		bool again =
		    i + 1 < count && brief[1].reviewer == brief->reviewer;
		struct date date = date_of(brief);
		struct date next = again ? date_of(brief + 1) : date;

		if (again &&
		    (!date_is_known(date) || date_compare(date, next) == 0))
			return false;
		if (!settle_is_current(date, again ? &next : NULL, as_of))
			continue;
		catalog->current_briefs++;
		tool->panel.total++;
		tool->panel.ship += brief->said & 1;
		tool->undated |= !date_is_known(date);
	}
	return true;
}

bool briefs_settle(struct catalog *catalog, struct date as_of)
{
	size_t count = catalog->brief_count;
	bool clear = true;

	settle_group(catalog->briefs, count, sizeof(*catalog->briefs),
		     catalog->tool_count);
	for (size_t i = 0, next; clear && i < count; i = next) {
		for (next = i + 1; next < count; next++)
			if (catalog->briefs[next].tool !=
			    catalog->briefs[i].tool)
				break;
		clear =
		    settle_tool(catalog, &catalog->briefs[i], next - i, as_of);
	}
	free(catalog->briefs);
	catalog->briefs = NULL;
	return clear;
}
