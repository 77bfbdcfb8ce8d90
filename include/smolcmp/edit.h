/*
 * New values for members of tools, in the text that the tools stand in: each
 * takes the place of the old one, or stands where the format has it and looks
 * as its neighbours do. Every other byte stays.
 *
 * Knows where members stand in a text. Does not know files, nor where values
 * come from.
 */
#ifndef SMOLCMP_EDIT_H
#define SMOLCMP_EDIT_H

#include "smolcmp/buffer.h"
#include "smolcmp/record.h"

/* What is not known, or NULL, stays as it is. */
struct tool_edit {
	struct place place; /* of the tool's record */
	const char *license;
	struct facts facts;
	size_t listing;	     /* the number of an entry of "sources", */
	struct date checked; /* and its "checked" */
};

/*
 * Edit a text, and add what it becomes to edited; edits are in the order of
 * their places. False when no object stands in one of these places, or one is
 * not what the edit takes it for: the text is another one by now.
 */
MUST_CHECK bool edit_tools(const char *text, size_t size,
			   const struct tool_edit *edits, size_t count,
			   struct buffer *edited);

#endif
