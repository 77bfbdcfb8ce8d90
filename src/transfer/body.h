/*
 * The body of a response on its way into a file: decoded here, since libcurl
 * takes compressed data that breaks off for whole, and counted as it is
 * written, so that little that becomes much is noticed in time.
 */
#ifndef TRANSFER_BODY_H
#define TRANSFER_BODY_H

#include <stdbool.h>
#include <stdint.h>
#include <zlib.h>

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

struct body {
	int fd;		/* -1: it is not open */
	uint64_t bytes; /* in the file */
	uint64_t limit; /* of those */
	bool packed;	/* with gzip */
	bool inside;	/* a part of what is packed has begun, not ended */
	z_stream stream;
};

void body_init(struct body *body, uint64_t limit);
void body_release(struct body *body);

/*
 * Open the file of this name in the folder, which has so many bytes of the body
 * already; 0 empties it. -1 with why.
 */
MUST_CHECK int body_open(struct body *body, int folder, const char *name,
			 uint64_t from, bool packed, struct buffer *why);

/* Add what came; -1 with why. */
MUST_CHECK int body_add(struct body *body, const void *bytes, size_t length,
			struct buffer *why);

/* Nothing more comes. -1 with why when what is packed broke off. */
MUST_CHECK int body_end(struct body *body, struct buffer *why);

/* Close the file; nothing could go on with part of what was packed, so that
 * does not stay. */
void body_break(struct body *body);

#endif
