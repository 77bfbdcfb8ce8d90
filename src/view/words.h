/* Words that several views say. */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "smolcmp/view.h"

/* A tool's name, or "(unnamed)". */
const char *words_tool(const struct tool *tool);

/* A reviewer's name, else the id. */
const char *words_reviewer(const struct reviewer *reviewer);

/* A tool by its slug and by its name, and a reviewer by id, as cells that are
 * about them. */
struct cell words_slug(const struct tool *tool);
struct cell words_called(const struct tool *tool);
struct cell words_id(const struct reviewer *reviewer);

/* A heading with a category at its other end; NULL: none. */
void words_heading(struct report *report, const char *text,
		   const char *category);

/* "one" to "twelve", then digits as in "1,520"; made in arena. */
const char *words_number(struct arena *arena, uint64_t number);

/* The same into a buffer. */
void words_add_number(struct buffer *text, uint64_t number);

/* "A", "A and B", "A, B and C": call for each of count items in order. */
void words_add_item(struct buffer *text, const char *item, size_t index,
		    size_t count, const char *conjunction);

/* The tone of a verdict word. */
enum tone words_tone(enum word word);

/* A verdict word as a cell. */
struct cell words_verdict(enum word word);

/* What a review says, shortened or in full. */
struct cell words_review(const struct review *review, bool said,
			 bool shortened);

#endif
