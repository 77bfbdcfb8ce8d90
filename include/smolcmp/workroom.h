/*
 * A private folder for one run: for nobody else to look into, and gone when
 * the run is over, also by a signal. Its files have numbers for names.
 *
 * The run holds a lock on it (flock(2)), by which others tell it from one that
 * was left behind.
 */
#ifndef SMOLCMP_WORKROOM_H
#define SMOLCMP_WORKROOM_H

#include <stddef.h>

#include "smolcmp/error.h"

struct workroom {
	char *path; /* absolute if parent is; NULL: there is none */
	int folder; /* the same, open, unless there is none */
	size_t count;
};

enum { WORKROOM_NAME = 24 };

/* How names of such folders begin. */
extern const char workroom_prefix[];

/* Make one for files 0 to count - 1 in the folder parent; NULL: where
 * temporary files go. -1 with errno set. To be released in any case. */
MUST_CHECK int workroom_make(struct workroom *room, const char *parent,
			     size_t count);

/* Let it have so many more files. */
void workroom_grow(struct workroom *room, size_t count);

/* The name of a file in it, written to text, which is returned. */
const char *workroom_name(size_t number, char text[WORKROOM_NAME]);

/* Remove it, and the files that are still in there. */
void workroom_release(struct workroom *room);

/* Remove one in an open folder, unless the run that made it goes on. Where
 * nobody can have a lock, one that was used today is left alone. */
void workroom_remove_in(int parent, const char *name);

#endif
