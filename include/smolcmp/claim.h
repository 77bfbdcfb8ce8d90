/*
 * A file that one writer has alone, from reading it until a new one stands in
 * its place: others who claim it wait, and whoever reads it, and whatever ends
 * the program, finds the old file or all of the new one.
 */
#ifndef SMOLCMP_CLAIM_H
#define SMOLCMP_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "smolcmp/buffer.h"
#include "smolcmp/draft.h"

struct claim {
	const char *path;   /* as it was named; must outlive the claim */
	char *file;	    /* the same, links resolved */
	int fd;		    /* -1: it is not open */
	bool made;	    /* and empty so far */
	struct stat read;   /* what it was when it was read */
	struct draft draft; /* what it is to become */
};

/*
 * Claim a file, which is made if there is none and make says so. Fails with
 * ERROR_SYSTEM. To be released in any case; a file that was made and not
 * replaced goes again, and so does what was written and not published. A signal
 * that ends the program removes both, too.
 */
MUST_CHECK int claim_open(struct claim *claim, const char *path, bool make,
			  struct error *error);
void claim_release(struct claim *claim);

/* Add all of it to bytes. Fails with ERROR_SYSTEM. */
MUST_CHECK int claim_read(struct claim *claim, struct buffer *bytes,
			  struct error *error);

/* Write what the file is to become, once, beside it and onto the disk; it has
 * the file's mode. Fails with ERROR_SYSTEM. */
MUST_CHECK int claim_write(struct claim *claim, const char *bytes,
			   size_t length, struct error *error);

/* Fails with ERROR_SYSTEM when somebody who claims nothing has changed the file
 * since it was read. */
MUST_CHECK int claim_check(const struct claim *claim, struct error *error);

/*
 * Let what was written be the file; once done it is, on the disk as well. Fails
 * with ERROR_SYSTEM and leaves everything as it was, also for claim_check().
 */
MUST_CHECK int claim_publish(struct claim *claim, struct error *error);

#endif
