/* Head-to-head votes, beside what other judgements say. */
#ifndef VIEW_DUELS_H
#define VIEW_DUELS_H

#include "smolcmp/view.h"

/* Say whether the votes put the first of count ranked items first as well, and
 * whether they connect them; nothing where there are none. */
void duels_say_order(const struct duels *duels, const struct rank *ranks,
		     size_t count, struct report *report);

/* Say how each two of count items compared did, if there are votes on that. */
void duels_say_pairs(const struct item *items, size_t count,
		     struct report *report);

/* The same as an array. */
json_t *duels_array(const struct item *items, size_t count);

#endif
