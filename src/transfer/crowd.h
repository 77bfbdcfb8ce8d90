/* All items side by side, over few connections. */
#ifndef TRANSFER_CROWD_H
#define TRANSFER_CROWD_H

#include <stddef.h>

#include "transfer/item.h"

/* Fetch them all, and tell of each when it is over. -1 with why when that
 * cannot be done, or when nobody wants to know any more. */
MUST_CHECK int crowd_fetch(struct item *items, size_t count,
			   const struct terms *terms, struct buffer *why);

#endif
