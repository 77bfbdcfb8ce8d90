/*
 * Text without case and without variants of characters (NFKC), and where each
 * part of it stands in the source.
 */
#ifndef MODEL_FOLDING_H
#define MODEL_FOLDING_H

#include <stddef.h>

#include "smolcmp/buffer.h"

struct folding {
	struct buffer text;
	size_t *origins; /* where in the source each byte comes from; the
			    source's end behind the last one */
	size_t capacity;
};

void folding_init(struct folding *folding);
void folding_release(struct folding *folding);

/* Fold text, a string of UTF-8, in place of what was folded before. */
void folding_set(struct folding *folding, const char *text);

#endif
