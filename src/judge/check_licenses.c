/*
 * The rule on licences: names are those of the SPDX License List, which stands
 * in share/smolcmp/spdx-licenses.txt: licences and exceptions, a line each,
 * sorted without case. Reading has seen to the form of expressions.
 */
#include <string.h>
#include <strings.h>

#include "judge/check_rules.h"

static const char listed[] = {
#include "embedded_spdx.inc"
};

/* Below, at or above 0 as name comes before, is or follows a listed one. */
static int compare(const char *name, size_t length, const char *one,
		   size_t one_length)
{
	size_t both = length < one_length ? length : one_length;
	int order = strncasecmp(name, one, both);

	return order ? order : (length > one_length) - (length < one_length);
}

static size_t line_start(size_t at)
{
	while (at && listed[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_length(size_t start)
{
	const char *end = memchr(listed + start, '\n', sizeof(listed) - start);

	return (size_t)(end - (listed + start));
}

/* The listed name that is this one but for its case, in arena; or NULL. */
static const char *find(struct arena *arena, const char *name, size_t length)
{
	size_t low = 0;
	size_t high = sizeof(listed);

	while (low < high) {
		size_t start = line_start(low + (high - low) / 2);
		size_t one = line_length(start);
		int order = compare(name, length, listed + start, one);

		if (order == 0)
			return arena_text(arena, listed + start, one);
		if (order < 0)
			high = start;
		else
			low = start + one + 1;
	}
	return NULL;
}

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
	right = find(arena, name, length);
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
