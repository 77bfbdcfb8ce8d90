/* That a panel is reweighted, and what hangs on that. */
#ifndef VIEW_WEIGHTS_H
#define VIEW_WEIGHTS_H

#include "view/item.h"

/* Say how much each reviewer counts; nothing without weights. */
void weights_words(const struct item *item, struct buffer *text);

/* Say from which weights on the answer would be another. */
void weights_turns(const struct item *item, const struct compared *compared,
		   struct buffer *text);

/* {"builder": 2, ...}, or null. */
json_t *weights_member(const struct provenance *provenance);

/* Those turns; null without weights. */
json_t *weights_switches(const struct item *item,
			 const struct compared *compared);

#endif
