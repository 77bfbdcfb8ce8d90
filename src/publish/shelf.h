/*
 * A folder that a publication is written into: only what it made before is
 * replaced or removed, and nothing through a link.
 *
 * All paths are planned first, which fails where something is in the way; then
 * each file is put, then what is not wanted any longer goes.
 */
#ifndef PUBLISH_SHELF_H
#define PUBLISH_SHELF_H

#include "publish/manifest.h"
#include "smolcmp/publication.h"

struct shelf {
	const char *name; /* as it was given */
	int root;
	bool empty; /* nothing was in it, so nothing is in the way */
	struct manifest manifest;
	struct buffer old; /* the manifest as it was read */
	int journal;	   /* the manifest while it is added to; -1: not yet */
	/* The folder that was entered last, and its path from root on. */
	int folder;
	char *entered;
	struct published published;
};

/* Open the folder, which is made if need be, and keep others from writing a
 * site there meanwhile. To be released in any case. */
MUST_CHECK int shelf_open(struct shelf *shelf, const char *name,
			  struct error *error);
void shelf_release(struct shelf *shelf);

/* Want a file; fails when it is wanted twice, or something is there that was
 * not made by a publication or edited since. */
MUST_CHECK int shelf_plan(struct shelf *shelf, const char *path,
			  struct error *error);

/* Let a file that was planned hold these bytes; *written says whether that is
 * anything new. */
MUST_CHECK int shelf_put(struct shelf *shelf, const char *path,
			 const struct buffer *bytes, bool *written,
			 struct error *error);

/* Remove what was made before and is not planned, and keep the manifest. */
MUST_CHECK int shelf_finish(struct shelf *shelf, struct error *error);

#endif
