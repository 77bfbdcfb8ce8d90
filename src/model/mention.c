#include "model/mention.h"

#include <string.h>

#include "smolcmp/memory.h"

uint32_t mention_file(struct catalog *catalog, const char *file)
{
	bool added;

	/* Records come file by file. */
	if (file != catalog->last_file_name)
		catalog->last_file =
		    names_add(&catalog->files, &catalog->arena, file, &added);
	catalog->last_file_name = file;
	return catalog->last_file;
}

struct place mention_place(struct catalog *catalog, struct place place)
{
	uint32_t file = mention_file(catalog, place.file);

	place.file = catalog->files.items[file];
	return place;
}

static bool is_wanted(const struct catalog *catalog, const char *slug)
{
	return !catalog->wants || catalog->wants(catalog->context, slug);
}

/* Where a tool of this slug may be remembered. Whoever writes slugs for which
 * it is the same place gains nothing but a slower look-up. */
static uint32_t *recent_place(struct catalog *catalog, const char *slug)
{
	size_t length = strlen(slug);
	uint64_t end = 0;

	memcpy(&end, slug + (length < 8 ? 0 : length - 8),
	       length < 8 ? length : 8);
	return &catalog->recent_tools[end * 0x9e3779b97f4a7c15u >> 54];
}

uint32_t mention_tool(struct catalog *catalog, const char *slug,
		      struct place place)
{
	uint32_t number = catalog->last_tool;
	struct tool *tool;
	uint32_t *recent;
	bool added;

	/* What is said of one tool tends to stand together, and tools in one
	 * order. */
	for (int i = 0; i < 2 && number < catalog->tool_count; i++, number++)
		if (strcmp(catalog->tools[number].slug, slug) == 0)
			return catalog->last_tool = number;
	recent = recent_place(catalog, slug);
	number = *recent;
	if (number < catalog->tool_count &&
	    strcmp(catalog->tools[number].slug, slug) == 0)
		return catalog->last_tool = number;
	number = names_add(&catalog->tool_names, &catalog->arena, slug, &added);
	*recent = catalog->last_tool = number;
	if (!added)
		return number;
	catalog->tools = memory_grow(catalog->tools, catalog->tool_count,
				     &catalog->tool_capacity, sizeof(*tool));
	tool = &catalog->tools[catalog->tool_count++];
	memset(tool, 0, sizeof(*tool));
	tool->slug = catalog->tool_names.items[number];
	tool->wanted = is_wanted(catalog, slug);
	tool->place = mention_place(catalog, place);
	return number;
}

uint32_t mention_reviewer(struct catalog *catalog, const char *id,
			  struct place place)
{
	uint32_t number = catalog->next_reviewer;
	struct reviewer *reviewer;
	bool added;

	/* Panels tend to stand in one order, tool after tool. */
	if (number >= catalog->reviewer_count)
		number = 0;
	if (number < catalog->reviewer_count &&
	    strcmp(catalog->reviewers[number].id, id) == 0) {
		catalog->next_reviewer = number + 1;
		return number;
	}
	number =
	    names_add(&catalog->reviewer_names, &catalog->arena, id, &added);
	catalog->next_reviewer = number + 1;
	if (!added)
		return number;
	catalog->reviewers =
	    memory_grow(catalog->reviewers, catalog->reviewer_count,
			&catalog->reviewer_capacity, sizeof(*reviewer));
	reviewer = &catalog->reviewers[catalog->reviewer_count++];
	memset(reviewer, 0, sizeof(*reviewer));
	reviewer->id = catalog->reviewer_names.items[number];
	reviewer->place = mention_place(catalog, place);
	return number;
}
