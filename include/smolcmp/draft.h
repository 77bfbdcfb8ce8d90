/*
 * A new file on its way to its name: whoever reads that name, and whatever ends
 * the program, finds the old file or all of the new one.
 */
#ifndef SMOLCMP_DRAFT_H
#define SMOLCMP_DRAFT_H

#include <stdbool.h>
#include <sys/types.h>

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

struct draft {
	int fd;	    /* to be written to */
	int folder; /* that paths begin in, as openat() has it; not owned */
	char *file;
	char *path; /* where it is until then: hidden, beside the file; NULL: it
		       has its name, or needs none */
};

/* The file that a name leads to, through links; the name itself where there is
 * nothing yet, so that it can be made. To be freed. NULL with errno, also for a
 * link to nothing. */
char *draft_resolve(const char *name);

/*
 * Begin a file. It has the mode of the one that it will replace, and its owner
 * as far as that can be given; else the mode that new files have. A link of
 * that name is replaced itself. -1 with errno set. To be released in any case.
 */
MUST_CHECK int draft_open(struct draft *draft, const char *file);

/* The same of a file in an open folder, which outlives the draft. */
MUST_CHECK int draft_open_in(struct draft *draft, int folder, const char *file);

/* A whole file of this mode, 0 for the one that draft_open() gives, in place of
 * the one of that name in an open folder; it is not brought to the disk. -1
 * with errno set. */
MUST_CHECK int draft_replace_in(int folder, const char *file, mode_t mode,
				const struct buffer *bytes);

/*
 * Begin the file that a user names for output: links are followed, and what is
 * there and no regular file, such as a pipe, is opened to be written to as it
 * is.
 */
MUST_CHECK int draft_open_output(struct draft *draft, const char *name);

/* Let the file have its name, if it was to get one; durable also brings both to
 * the disk. -1 with errno set, and the old file is still there. */
MUST_CHECK int draft_publish(struct draft *draft, bool durable);

/* See to it that a signal that ends the program removes the draft as well.
 * draft_publish() and draft_release() end that. */
void draft_guard(const struct draft *draft);

/* What was not published is gone. */
void draft_release(struct draft *draft);

#endif
