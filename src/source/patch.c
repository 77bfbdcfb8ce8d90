#include "source/patch.h"

#include <string.h>

#include "smolcmp/memory.h"

static void add_patch(struct editing *editing, struct span span,
		      const char *text)
{
	editing->patches =
	    memory_grow(editing->patches, editing->count, &editing->capacity,
			sizeof(*editing->patches));
	editing->patches[editing->count++] = (struct patch){ span, text };
}

static const char *cut(struct editing *editing, size_t start, size_t end)
{
	return arena_text(&editing->arena, editing->text + start, end - start);
}

/* What stands between two members: a comma, and how lines are broken. */
static const char *separator(struct editing *editing,
			     const struct layout *layout, size_t behind)
{
	const struct layout_member *members = layout->members;
	size_t second = behind ? behind : 1;
	const char *lead;

	if (second < layout->count)
		return cut(editing, members[second - 1].value.end,
			   members[second].written.start);
	lead = cut(editing, layout->object.start + 1, members[0].written.start);
	if (strchr(lead, '\n'))
		return arena_printf(&editing->arena, ",%s", lead);
	return members[0].value.start > members[0].written.end + 1 ? ", " : ",";
}

/* What stands between a name and its value. */
static const char *colon(struct editing *editing, const struct layout *layout,
			 size_t of)
{
	const struct layout_member *member = &layout->members[of];
	const char *text =
	    cut(editing, member->written.end, member->value.start);

	return strchr(text, '\n') ? ": " : text;
}

/* The member that a new one is to stand behind: the nearest before it in the
 * format. The number of members where there is none. */
static size_t find_anchor(const struct layout *layout,
			  const struct shape *shape, const char *name)
{
	const struct member *row = shape_find(shape, name, strlen(name));
	const struct member *nearest = NULL;
	size_t anchor = layout->count;

	for (size_t i = 0; i < layout->count; i++) {
		const char *other = layout->members[i].name;
		const struct member *before =
		    shape_find(shape, other, strlen(other));

		if (before && before < row && (!nearest || before > nearest)) {
			nearest = before;
			anchor = i;
		}
	}
	return anchor;
}

static void insert(struct editing *editing, const struct layout *layout,
		   const struct shape *shape, const struct wish *wish,
		   bool first)
{
	struct arena *arena = &editing->arena;
	size_t anchor = find_anchor(layout, shape, wish->name);
	size_t start = layout->object.start + 1;
	const char *pair;

	if (!layout->count) {
		add_patch(editing, (struct span){ start, start },
			  arena_printf(arena, "%s\"%s\": %s", first ? "" : ", ",
				       wish->name, wish->value));
		return;
	}
	if (anchor < layout->count) {
		start = layout->members[anchor].value.end;
		pair = arena_printf(
		    arena, "%s\"%s\"%s%s", separator(editing, layout, anchor),
		    wish->name, colon(editing, layout, anchor), wish->value);
	} else {
		start = layout->members[0].written.start;
		pair = arena_printf(arena, "\"%s\"%s%s%s", wish->name,
				    colon(editing, layout, 0), wish->value,
				    separator(editing, layout, 0));
	}
	add_patch(editing, (struct span){ start, start }, pair);
}

void patch_object(struct editing *editing, const struct layout *layout,
		  const struct shape *shape, const struct wishes *wishes)
{
	bool first = true;

	for (size_t i = 0; i < wishes->count; i++) {
		const struct wish *wish = &wishes->items[i];
		const struct layout_member *member =
		    layout_find(layout, wish->name);

		if (member) {
			add_patch(editing, member->value, wish->value);
			continue;
		}
		insert(editing, layout, shape, wish, first);
		first = false;
	}
}

void wishes_add(struct wishes *wishes, const char *name, const char *value)
{
	if (value)
		wishes->items[wishes->count++] = (struct wish){ name, value };
}

/* The blanks that a line begins with, of which a byte is part. */
static const char *indent_of(struct editing *editing, size_t at)
{
	size_t start = at;

	while (start && editing->text[start - 1] != '\n')
		start--;
	for (at = start; editing->text[at] == ' ' || editing->text[at] == '\t';)
		at++;
	return cut(editing, start, at);
}

/* How the members of a new object within another are set apart: by lines where
 * that one has some, unless an object in it stands on one. NULL: by blanks. */
static const char *inner_lines(struct editing *editing,
			       const struct layout *layout, const char *between)
{
	const char *line = strchr(between, '\n');

	if (!line)
		return NULL;
	if (line[1 + strspn(line + 1, " \t\r\n")])
		return NULL; /* the comma begins the line */
	for (size_t i = 0; i < layout->count; i++) {
		struct span value = layout->members[i].value;

		if (layout->members[i].kind == SCAN_OBJECT)
			return memchr(editing->text + value.start, '\n',
				      value.end - value.start)
				   ? line
				   : NULL;
	}
	return line;
}

/* By how much an indent is deeper than the one outside of it; all of it where
 * it does not begin as that does. */
static const char *deeper(const char *indent, const char *outer)
{
	size_t length = strlen(outer);

	return strncmp(indent, outer, length) == 0 && indent[length]
		   ? indent + length
		   : indent;
}

const char *patch_make_object(struct editing *editing,
			      const struct layout *layout,
			      const struct wishes *wishes)
{
	struct arena *arena = &editing->arena;
	const char *between =
	    layout->count ? separator(editing, layout, 1) : ", ";
	const char *between_names =
	    layout->count ? colon(editing, layout, 0) : ": ";
	const char *line = inner_lines(editing, layout, between);
	const char *first = "";
	const char *next = between[1] ? ", " : ",";
	const char *last = "";
	const char *text = "{";

	/* As much deeper as members of the outer object are. */
	if (line) {
		const char *indent = strrchr(line, '\n') + 1;

		last =
		    arena_printf(arena, "%s%s",
				 strchr(between, '\r') ? "\r\n" : "\n", indent);
		first = arena_printf(
		    arena, "%s%s", last,
		    deeper(indent, indent_of(editing, layout->object.start)));
		next = arena_printf(arena, ",%s", first);
	}
	for (size_t i = 0; i < wishes->count; i++)
		text = arena_printf(arena, "%s%s\"%s\"%s%s", text,
				    i ? next : first, wishes->items[i].name,
				    between_names, wishes->items[i].value);
	return arena_printf(arena, "%s%s}", text, last);
}

void patch_sort(struct editing *editing, size_t from)
{
	struct patch *patches = editing->patches;

	for (size_t i = from + 1; i < editing->count; i++)
		for (size_t j = i; j > from && patches[j - 1].span.start >
						   patches[j].span.start;
		     j--) {
			struct patch other = patches[j];

			patches[j] = patches[j - 1];
			patches[j - 1] = other;
		}
}

void patch_apply(const struct editing *editing, struct buffer *edited)
{
	size_t at = 0;

	for (size_t i = 0; i < editing->count; i++) {
		const struct patch *patch = &editing->patches[i];

		buffer_add(edited, editing->text + at, patch->span.start - at);
		buffer_add_string(edited, patch->text);
		at = patch->span.end;
	}
	buffer_add(edited, editing->text + at, editing->size - at);
}
