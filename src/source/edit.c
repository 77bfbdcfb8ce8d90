#include "smolcmp/edit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/arena.h"
#include "smolcmp/memory.h"
#include "source/layout.h"
#include "source/shape.h"

/* Bytes that take the place of a span, which may be empty. */
struct patch {
	struct span span;
	const char *text;
};

struct editing {
	const char *text;
	size_t size;
	struct patch *patches;
	size_t count;
	size_t capacity;
	struct arena arena;
};

/* A member as it is to be. */
struct wish {
	const char *name;
	const char *value; /* as JSON */
};

enum { WISHES = 8 }; /* most of one object */

struct wishes {
	struct wish items[WISHES];
	size_t count;
};

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

/* Wishes are in the order of the shape. */
static void edit_object(struct editing *editing, const struct layout *layout,
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

static void wish(struct wishes *wishes, const char *name, const char *value)
{
	if (value)
		wishes->items[wishes->count++] = (struct wish){ name, value };
}

static const char *count_text(struct editing *editing, struct count count)
{
	return count.known
		   ? arena_printf(&editing->arena, "%" PRIu64, count.value)
		   : NULL;
}

static const char *date_text(struct editing *editing, struct date date)
{
	char text[DATE_TEXT];

	return date_is_known(date) ? arena_printf(&editing->arena, "\"%s\"",
						  date_format(date, text))
				   : NULL;
}

static const char *flag_text(enum flag flag)
{
	return flag == FLAG_ABSENT ? NULL : flag == FLAG_YES ? "true" : "false";
}

static struct wishes wish_facts(struct editing *editing,
				const struct facts *facts)
{
	struct wishes wishes = { .count = 0 };

	wish(&wishes, "parameters", count_text(editing, facts->parameters));
	wish(&wishes, "downloads", count_text(editing, facts->downloads));
	wish(&wishes, "likes", count_text(editing, facts->likes));
	wish(&wishes, "gated", flag_text(facts->gated));
	wish(&wishes, "last_modified",
	     date_text(editing, facts->last_modified));
	wish(&wishes, "checked", date_text(editing, facts->checked));
	return wishes;
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

/* A new object of these members, which goes into another. */
static const char *make_object(struct editing *editing,
			       const struct layout *layout,
			       const struct wishes *wishes)
{
	struct arena *arena = &editing->arena;
	const char *between =
	    layout->count ? separator(editing, layout, 1) : ", ";
	const char *line = inner_lines(editing, layout, between);
	const char *indent = line ? strrchr(line, '\n') + 1 : "";
	const char *outer = indent_of(editing, layout->object.start);
	size_t deeper = strlen(outer);
	const char *end = strchr(between, '\r') ? "\r\n" : "\n";
	const char *between_names =
	    layout->count ? colon(editing, layout, 0) : ": ";
	const char *text = "{";

	/* As much deeper as members of the outer object are. */
	if (strncmp(indent, outer, deeper) != 0 || !indent[deeper])
		deeper = 0;
	for (size_t i = 0; i < wishes->count; i++)
		text = arena_printf(
		    arena, "%s%s%s%s%s\"%s\"%s%s", text, i ? "," : "",
		    line	      ? end
		    : i && between[1] ? " "
				      : "",
		    indent, line ? indent + deeper : "", wishes->items[i].name,
		    between_names, wishes->items[i].value);
	return line ? arena_printf(arena, "%s%s%s}", text, end, indent)
		    : arena_printf(arena, "%s}", text);
}

/* The entry of "sources"; false when it is not there. */
static bool edit_listing(struct editing *editing, const struct layout *tool,
			 const struct tool_edit *edit)
{
	const struct shape *shape = record_shapes[RECORD_TOOL];
	const struct layout_member *sources = layout_find(tool, "sources");
	struct wishes wishes = { .count = 0 };
	struct span entry;
	struct layout layout;
	bool done;

	wish(&wishes, "checked", date_text(editing, edit->checked));
	if (!wishes.count)
		return true;
	if (!sources ||
	    !layout_element(editing->text, editing->size, sources->value.start,
			    edit->listing, &entry))
		return false;
	done = layout_read(&layout, editing->text, editing->size, entry.start,
			   &editing->arena);
	if (done)
		edit_object(editing, &layout,
			    shape_find(shape, "sources", 7)->shape, &wishes);
	layout_release(&layout);
	return done;
}

/* "facts", which may be new: then it is one of the tool's own wishes. */
static bool edit_facts(struct editing *editing, const struct layout *tool,
		       const struct tool_edit *edit, struct wishes *own)
{
	const struct shape *shape = record_shapes[RECORD_TOOL];
	const struct wishes wishes = wish_facts(editing, &edit->facts);
	const struct layout_member *facts = layout_find(tool, "facts");
	struct layout layout;
	bool done;

	if (!wishes.count)
		return true;
	if (!facts) {
		wish(own, "facts", make_object(editing, tool, &wishes));
		return true;
	}
	done = layout_read(&layout, editing->text, editing->size,
			   facts->value.start, &editing->arena);
	if (done)
		edit_object(editing, &layout,
			    shape_find(shape, "facts", 5)->shape, &wishes);
	layout_release(&layout);
	return done;
}

static bool edit_tool(struct editing *editing, size_t at,
		      const struct tool_edit *edit)
{
	struct wishes own = { .count = 0 };
	struct layout tool;
	bool done = layout_read(&tool, editing->text, editing->size, at,
				&editing->arena);

	if (done && edit->license)
		wish(&own, "license",
		     arena_printf(&editing->arena, "\"%s\"", edit->license));
	done = done && edit_facts(editing, &tool, edit, &own) &&
	       edit_listing(editing, &tool, edit);
	if (done)
		edit_object(editing, &tool, record_shapes[RECORD_TOOL], &own);
	layout_release(&tool);
	return done;
}

/* A way through the text, as a scan counts. */
struct cursor {
	const char *at;
	const char *end;
	uint64_t line;
	uint64_t column; /* of the character at hand */
};

static void cursor_init(struct cursor *cursor, const char *text, size_t size)
{
	static const char mark[] = "\xef\xbb\xbf";

	*cursor = (struct cursor){ text, text + size, 1, 1 };
	if (size >= 3 && memcmp(text, mark, 3) == 0)
		cursor->at += 3;
}

static bool is_within(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The byte at a place, which is not before the one asked for last; NULL where
 * the text has none. */
static const char *cursor_find(struct cursor *cursor, const struct place *place)
{
	while (cursor->line < place->line) {
		const char *end = memchr(cursor->at, '\n',
					 (size_t)(cursor->end - cursor->at));

		if (!end)
			return NULL;
		cursor->at = end + 1;
		cursor->line++;
		cursor->column = 1;
	}
	while (cursor->column < place->column) {
		do
			cursor->at++;
		while (cursor->at < cursor->end && is_within(*cursor->at));
		if (cursor->at >= cursor->end)
			return NULL;
		cursor->column++;
	}
	return cursor->at < cursor->end ? cursor->at : NULL;
}

/* In the order of the text, those of one place as they were made. */
static void sort(struct patch *patches, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i;
		     j && patches[j - 1].span.start > patches[j].span.start;
		     j--) {
			struct patch other = patches[j];

			patches[j] = patches[j - 1];
			patches[j - 1] = other;
		}
}

static void apply(const struct editing *editing, struct buffer *edited)
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

bool edit_tools(const char *text, size_t size, const struct tool_edit *edits,
		size_t count, struct buffer *edited)
{
	struct editing editing = { .text = text, .size = size };
	struct cursor cursor;
	bool done = true;

	arena_init(&editing.arena);
	cursor_init(&cursor, text, size);
	for (size_t i = 0; i < count && done; i++) {
		const char *at = cursor_find(&cursor, &edits[i].place);
		size_t before = editing.count;

		done =
		    at && edit_tool(&editing, (size_t)(at - text), &edits[i]);
		sort(editing.patches + before, editing.count - before);
	}
	if (done)
		apply(&editing, edited);
	free(editing.patches);
	arena_release(&editing.arena);
	return done;
}
