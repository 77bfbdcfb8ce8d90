/*
 * The file that output goes to in place of standard output: all of it or none.
 */
#ifndef SMOLCMP_TARGET_H
#define SMOLCMP_TARGET_H

#include "smolcmp/draft.h"

struct target {
	const char *path; /* as it was named; NULL: standard output */
	struct draft draft;
};

/*
 * Let standard output go to a file from now on; path may be NULL or "-", and
 * must outlive the target. What is no regular file, such as a pipe, is written
 * to as it is. Fails with ERROR_SYSTEM. To be released in any case.
 */
MUST_CHECK int target_open(struct target *target, const char *path,
			   struct error *error);

/* Let the file have its name, once standard output was closed. Fails with
 * ERROR_SYSTEM, and the old file is still there. */
MUST_CHECK int target_publish(struct target *target, struct error *error);

/* What was not published is gone. */
void target_release(struct target *target);

#endif
