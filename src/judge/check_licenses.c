/* The rule on licences: names are those of the SPDX License List. Reading has
 * seen to the form of expressions. */
#include <string.h>

#include "judge/check_rules.h"
#include "smolcmp/spdx.h"

static bool is_word(const char *name, size_t length, const char *word)
{
	return length == strlen(word) && memcmp(name, word, length) == 0;
}

static bool begins_with(const char *name, const char *start)
{
	return strncmp(name, start, strlen(start)) == 0;
}

static void look_name(const struct checking *checking, const struct tool *tool,
		      const char *name, size_t length)
{
	struct arena *arena = checking->findings->arena;
	const char *right;

	if (is_word(name, length, "AND") || is_word(name, length, "OR") ||
	    is_word(name, length, "WITH") || begins_with(name, "LicenseRef-") ||
	    begins_with(name, "DocumentRef-"))
		return;
	right = spdx_find(name, length, arena);
	if (right && is_word(name, length, right))
		return;
	name = arena_text(arena, name, length);
	check_add(checking, tool->place, tool,
		  right ? arena_printf(arena,
				       "license of '%s' is '%s', which SPDX "
				       "writes '%s'",
				       tool->slug, name, right)
			: arena_printf(arena,
				       "license of '%s' is '%s', which SPDX "
				       "does not list",
				       tool->slug, name));
}

static void look(const struct checking *checking, const struct tool *tool)
{
	const char *at = tool->license;

	while (at && *at) {
		size_t length = strcspn(at, " ()+");

		if (length)
			look_name(checking, tool, at, length);
		at += length;
		at += strspn(at, " ()+");
	}
}

void check_unknown_license(const struct checking *checking)
{
	check_each_tool(checking, look);
}
