/* What would change an answer, in words and for programs. */
#ifndef VIEW_CHANGE_H
#define VIEW_CHANGE_H

#include "view/item.h"

/* Say what would change the pick, or who leads where there is none. */
void change_words(const struct catalog *catalog,
		  const struct compared *compared, struct buffer *text);

/* Of the pick, of the lead, and of the verdict of each tool. */
json_t *change_members(const struct item *items,
		       const struct compared *compared);

/* The flips of a tool's verdict: an array, and a phrase for each. */
json_t *flip_members(const struct item *item);
struct texts flip_words(const struct item *item);

#endif
