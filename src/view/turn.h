/* How a reviewer's word on a tool changed. */
#ifndef VIEW_TURN_H
#define VIEW_TURN_H

#include "view/document.h"

/* What changed of a review, in arena: "ship to skip", "ship (new)", "gone (was
 * ship)", "ship (score 70 to 80)", "ship (again)". Either may be NULL; new ones
 * are not called so where every one is new. */
const char *turn_words(struct arena *arena, const struct review *old,
		       const struct review *new, bool all_new);

/* {"reviewer", "old", "new", "old_score", "new_score", "old_date",
 * "new_date"} */
json_t *turn_object(const struct reviewer *reviewer, const struct review *old,
		    const struct review *new);

#endif
