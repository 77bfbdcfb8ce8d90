/* What is asked of a catalog that is finished. */
#include <string.h>

#include "smolcmp/catalog.h"

const struct tool *catalog_tool(const struct catalog *catalog, const char *slug)
{
	uint32_t number;

	return names_find(&catalog->tool_names, slug, &number)
		   ? &catalog->tools[number]
		   : NULL;
}

void catalog_current(const struct catalog *catalog, const struct tool *tool,
		     const struct review **by_reviewer)
{
	for (size_t i = 0; i < catalog->reviewer_count; i++)
		by_reviewer[i] = NULL;
	for (size_t i = 0; i < tool->review_count; i++)
		if (tool->reviews[i].current)
			by_reviewer[tool->reviews[i].reviewer] =
			    &tool->reviews[i];
}

/* No two votes on a tool are of one day, and where some have none there are no
 * others. */
const struct votes *catalog_votes(const struct catalog *catalog,
				  const struct tool *tool)
{
	for (size_t i = 0; i < catalog->votes_count; i++)
		if (catalog->votes[i].tool == tool - catalog->tools &&
		    date_compare(catalog->votes[i].as_of, tool->votes_as_of) ==
			0)
			return &catalog->votes[i];
	return NULL;
}

struct place catalog_place(const struct catalog *catalog,
			   const struct review *review)
{
	return (struct place){ .file = catalog->files.items[review->file],
			       .line = review->line,
			       .column = review->column };
}

struct place catalog_votes_place(const struct catalog *catalog,
				 const struct votes *votes)
{
	return (struct place){ .file = catalog->files.items[votes->file],
			       .line = votes->line,
			       .column = votes->column };
}
