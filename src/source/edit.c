#include "smolcmp/edit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "source/patch.h"

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

	wishes_add(&wishes, "parameters",
		   count_text(editing, facts->parameters));
	wishes_add(&wishes, "downloads", count_text(editing, facts->downloads));
	wishes_add(&wishes, "likes", count_text(editing, facts->likes));
	wishes_add(&wishes, "gated", flag_text(facts->gated));
	wishes_add(&wishes, "last_modified",
		   date_text(editing, facts->last_modified));
	wishes_add(&wishes, "checked", date_text(editing, facts->checked));
	return wishes;
}

/* Give the object that begins at a byte, and that the tool has as this member
 * or as an entry of it, the members wished for. */
static bool edit_object(struct editing *editing, size_t at, const char *member,
			const struct wishes *wishes)
{
	const struct shape *tool = record_shapes[RECORD_TOOL];
	struct layout layout;
	bool done = layout_read(&layout, editing->text, editing->size, at,
				&editing->arena);

	if (done)
		patch_object(editing, &layout,
			     shape_find(tool, member, strlen(member))->shape,
			     wishes);
	layout_release(&layout);
	return done;
}

/* The entry of "sources"; false when it is not there. */
static bool edit_listing(struct editing *editing, const struct layout *tool,
			 const struct tool_edit *edit)
{
	const struct layout_member *sources = layout_find(tool, "sources");
	struct wishes wishes = { .count = 0 };
	struct span entry;

	wishes_add(&wishes, "checked", date_text(editing, edit->checked));
	if (!wishes.count)
		return true;
	return sources &&
	       layout_element(editing->text, editing->size,
			      sources->value.start, edit->listing, &entry) &&
	       edit_object(editing, entry.start, "sources", &wishes);
}

/* "facts", which may be new: then it is one of the tool's own wishes. */
static bool edit_facts(struct editing *editing, const struct layout *tool,
		       const struct tool_edit *edit, struct wishes *own)
{
	const struct wishes wishes = wish_facts(editing, &edit->facts);
	const struct layout_member *facts = layout_find(tool, "facts");

	if (!wishes.count)
		return true;
	if (facts)
		return edit_object(editing, facts->value.start, "facts",
				   &wishes);
	wishes_add(own, "facts", patch_make_object(editing, tool, &wishes));
	return true;
}

static bool edit_tool(struct editing *editing, size_t at,
		      const struct tool_edit *edit)
{
	struct wishes own = { .count = 0 };
	struct layout tool;
	bool done = layout_read(&tool, editing->text, editing->size, at,
				&editing->arena);

	if (done && edit->license)
		wishes_add(
		    &own, "license",
		    arena_printf(&editing->arena, "\"%s\"", edit->license));
	done = done && edit_facts(editing, &tool, edit, &own) &&
	       edit_listing(editing, &tool, edit);
	if (done)
		patch_object(editing, &tool, record_shapes[RECORD_TOOL], &own);
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
		patch_sort(&editing, before);
	}
	if (done)
		patch_apply(&editing, edited);
	free(editing.patches);
	arena_release(&editing.arena);
	return done;
}
