/* What a diff comes to, in sentences. */
#ifndef VIEW_DIFF_H
#define VIEW_DIFF_H

#include "smolcmp/diff.h"
#include "view/words.h"

/* "added", "removed" or "changed". */
extern const char *const diff_change_words[DIFF_CHANGES];

/* What a tool is called, today if it is there. */
const char *diff_name(const struct diff_tool *tool);

/* Parts of sentences. */

/* "Kelp is no longer mixed but ship (Ada changed from skip to ship)" */
void diff_turned(const struct diff *diff, const struct diff_tool *tool,
		 struct buffer *text);

/* " (Ada changed from skip to ship)": by whom a verdict was turned; with other
 * weights or thresholds by nobody. */
void diff_blame(const struct diff *diff, const struct diff_tool *tool,
		struct buffer *text);

/* "Kelp (ship, 3 of 4)"; was stands before the verdict. */
void diff_whole(const struct diff_tool *tool, int side, const char *was,
		struct buffer *text);

/* "of Kelp is 10 EUR per month, was 8 EUR per month", and the same of its
 * licence */
void diff_repriced(const struct diff_tool *tool, struct buffer *text);
void diff_relicensed(const struct diff_tool *tool, struct buffer *text);

/* "Of kelp and moss the pick is now kelp, was none" */
void diff_repicked(const struct diff_pick *pick, struct buffer *text);

/* Set the members of a diff's document but for its origin; an item per tool of
 * it. */
void diff_set_members(json_t *document, const struct fields *fields,
		      const struct diff *diff, const struct item *items);

/* How many tools there are of each kind of change. */
void diff_counts(const struct diff *diff, struct buffer *text);

/* What of it matters. */
void diff_words(const struct diff *diff, struct buffer *text);

#endif
