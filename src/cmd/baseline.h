/*
 * Findings that were accepted once, as --format baseline prints them: only new
 * ones are left.
 */
#ifndef CMD_BASELINE_H
#define CMD_BASELINE_H

#include "smolcmp/check.h"

struct accepted {
	size_t found; /* findings that were left out */
	size_t gone;  /* entries of the baseline that nothing was found for */
};

/* Leave out of settled findings those in the baseline at path. Fails with
 * ERROR_DATA when it is none. */
MUST_CHECK int baseline_accept(const char *path, struct findings *findings,
			       struct accepted *accepted, struct error *error);

#endif
