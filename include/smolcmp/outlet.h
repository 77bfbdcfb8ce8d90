/*
 * Where a format is written: bytes gather, and between items those there are
 * may be taken away, so that long output takes no more memory than short.
 *
 * Does not know where they are taken.
 */
#ifndef SMOLCMP_OUTLET_H
#define SMOLCMP_OUTLET_H

#include <stdbool.h>
#include <stdint.h>

#include "smolcmp/buffer.h"

struct outlet {
	struct buffer text; /* not taken yet */
	uint64_t taken;	    /* bytes */
	bool closed;	    /* whoever took them wants no more */
	/* Take the text; false when no more is wanted. NULL: all of it is
	 * kept. */
	bool (*take)(void *context, const struct buffer *text);
	void *context;
};

/* One that keeps everything until its members are set. */
void outlet_init(struct outlet *outlet);
void outlet_release(struct outlet *outlet);

/* Bytes that were ever written to it. */
uint64_t outlet_length(const struct outlet *outlet);

/* Between items: let the text be taken if there is much of it. False when it
 * is of no use to go on. */
bool outlet_pause(struct outlet *outlet);

#endif
