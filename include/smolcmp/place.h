/*
 * A place in what was read: what messages name, so that an editor can go there.
 */
#ifndef SMOLCMP_PLACE_H
#define SMOLCMP_PLACE_H

#include <stdint.h>

#include "smolcmp/error.h"

struct place {
	const char *file; /* as it was named; not owned */
	uint64_t line;	  /* from 1 */
	uint64_t column;  /* from 1, in characters; 0 when only the line is
			     known */
};

/*
 * Record one more problem of the data at place, or hand it to the error's
 * taker; returns -1. The line of a place may be 0 when the problem is the
 * file's.
 */
RARE PRINTF_LIKE(4, 5) int problem_add(struct error *error,
				       enum problem problem, struct place place,
				       const char *format, ...);

/* The same of a problem that only the error itself keeps. */
PRINTF_LIKE(3, 4)
int error_add_at(struct error *error, struct place place, const char *format,
		 ...);

#endif
