/* Where something stands in the text of a listing, as people count. */
#ifndef REMOTE_SPOT_H
#define REMOTE_SPOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct spot {
	const char *at;
	const char *end;
	uint64_t line; /* from 1, as columns in characters */
	uint64_t column;
	bool in_files; /* at is where a file begins, */
	size_t number; /* this one of "files" */
};

/* At the start of a text that is right as JSON, and has a NUL at its end. */
void spot_init(struct spot *spot, const char *start, const char *end);

/* Go on to a file of "files", which is there, and not before the one where the
 * spot is. */
void spot_find_file(struct spot *spot, size_t number);

#endif
