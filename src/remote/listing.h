/*
 * A listing of files, by which a directory is published:
 *
 *	{"format": "smolcmp-index/1",
 *	 "files": [{"path": "a.json", "sha256": "...", "bytes": 12}]}
 *
 * Paths are relative to where the listing is, and lead to what is below that.
 */
#ifndef REMOTE_LISTING_H
#define REMOTE_LISTING_H

#include <stdbool.h>
#include <stdint.h>

#include "smolcmp/arena.h"
#include "smolcmp/buffer.h"
#include "smolcmp/error.h"
#include "smolcmp/sha256.h"

/* Files, and how many times the bytes that one file may have. */
enum { LISTING_MOST = 10000, LISTING_LIMITS = 16 };

struct listed_file {
	const char *path;
	struct sha256 sum;
	uint64_t bytes;
	size_t number; /* in the listing, from 0 */
};

struct file_list {
	struct listed_file *files;
	size_t count;
};

/* True of how a listing begins, of any version: its format is its first
 * member. */
bool listing_is(const char *start);

/* Read one, in the order of paths; where is what messages call it. */
MUST_CHECK int listing_read(const struct buffer *text, const char *where,
			    struct arena *arena, struct file_list *listing,
			    struct error *error);

/* What a path stands for in a listing at an address. */
const char *listing_resolve(struct arena *arena, const char *url,
			    const char *path);

#endif
