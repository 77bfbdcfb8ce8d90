/*
 * Folders below one that is open, by paths with "/" between: none is entered
 * through a link, so that whatever is in there, nothing outside is touched.
 */
#ifndef SMOLCMP_FOLDER_H
#define SMOLCMP_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "smolcmp/error.h"

/* Told of each folder on the way, by how much of the path names it: whether it
 * was made. */
struct folder_taker {
	void *context;
	void (*take)(void *context, size_t length, bool made);
};

/*
 * Open the folder below root that holds what path names; *name is where its
 * last name begins. Folders that are not there are made if there is a taker.
 * -1 with errno set, ENOTDIR or ELOOP where a link or no folder is in the way;
 * *name is then the one that could not be entered.
 */
MUST_CHECK int folder_open(int root, const char *path,
			   const struct folder_taker *taker, const char **name);

#endif
