/* What a diff comes to, in sentences. */
#ifndef VIEW_DIFF_H
#define VIEW_DIFF_H

#include "smolcmp/diff.h"
#include "view/words.h"

/* "added", "removed" or "changed". */
extern const char *const diff_change_words[DIFF_CHANGES];

/* How many tools there are of each kind of change. */
void diff_counts(const struct diff *diff, struct buffer *text);

/* What of it matters. */
void diff_words(const struct diff *diff, struct buffer *text);

#endif
