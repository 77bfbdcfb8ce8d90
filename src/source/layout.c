#include "source/layout.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

/* Where a scan stands in what it was begun with. */
static size_t offset_of(const struct scan *scan, const char *text)
{
	return (size_t)((const char *)scan->at - text);
}

/* Pass over the value that stands next; its span is in text. */
static bool take_value(struct scan *scan, const char *text,
		       enum scan_kind *kind, struct span *span)
{
	*kind = scan_peek(scan);
	span->start = offset_of(scan, text);
	if (scan_skip(scan) < 0)
		return false;
	span->end = offset_of(scan, text);
	return true;
}

/* Behind the string that begins at a byte, and is one. */
static size_t string_end(const char *text, size_t at)
{
	for (at++; text[at] != '"'; at++)
		at += text[at] == '\\';
	return at + 1;
}

/* Between members there are blanks and a comma. */
static struct span name_span(const char *text, size_t behind)
{
	size_t start = behind + strcspn(text + behind, "\"");

	return (struct span){ start, string_end(text, start) };
}

static int take_member(struct layout *layout, struct scan *scan, size_t behind)
{
	struct layout_member member;
	struct slice name;
	int item = scan_member(scan, &name);

	if (item <= 0)
		return item;
	member.name = arena_text(layout->arena, name.bytes, name.length);
	member.written = name_span(layout->text, behind);
	if (!take_value(scan, layout->text, &member.kind, &member.value))
		return -1;
	layout->members =
	    memory_grow(layout->members, layout->count, &layout->capacity,
			sizeof(*layout->members));
	layout->members[layout->count++] = member;
	return 1;
}

static bool take_members(struct layout *layout, struct scan *scan)
{
	size_t behind = layout->object.start + 1;
	int item;

	if (scan_peek(scan) != SCAN_OBJECT || scan_enter(scan) < 0)
		return false;
	while ((item = take_member(layout, scan, behind)) > 0)
		behind = layout->members[layout->count - 1].value.end;
	layout->object.end = offset_of(scan, layout->text);
	return item == 0;
}

bool layout_read(struct layout *layout, const char *text, size_t size,
		 size_t at, struct arena *arena)
{
	struct error error;
	struct scan scan;
	bool done;

	*layout = (struct layout){ .text = text,
				   .object = { at, at },
				   .arena = arena };
	if (at >= size || text[at] != '{')
		return false;
	error_init(&error);
	scan_init_bytes(&scan, "", text + at, size - at, &error);
	done = take_members(layout, &scan);
	scan_release(&scan);
	return done;
}

void layout_release(struct layout *layout)
{
	free(layout->members);
	*layout = (struct layout){ .count = 0 };
}

const struct layout_member *layout_find(const struct layout *layout,
					const char *name)
{
	for (size_t i = 0; i < layout->count; i++)
		if (strcmp(layout->members[i].name, name) == 0)
			return &layout->members[i];
	return NULL;
}

static bool find_element(struct scan *scan, const char *text, size_t number,
			 struct span *element)
{
	enum scan_kind kind;

	if (scan_peek(scan) != SCAN_ARRAY || scan_enter(scan) < 0)
		return false;
	for (size_t i = 0; i <= number; i++)
		if (scan_element(scan) <= 0 ||
		    !take_value(scan, text, &kind, element))
			return false;
	return true;
}

bool layout_element(const char *text, size_t size, size_t at, size_t number,
		    struct span *element)
{
	struct error error;
	struct scan scan;
	bool done;

	error_init(&error);
	scan_init_bytes(&scan, "", text + at, size - at, &error);
	done = find_element(&scan, text, number, element);
	scan_release(&scan);
	return done;
}
