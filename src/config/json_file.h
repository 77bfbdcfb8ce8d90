/* Small JSON files that are read into a tree: the user's own configurations and
 * policies, and answers of web APIs. */
#ifndef CONFIG_JSON_FILE_H
#define CONFIG_JSON_FILE_H

#include <jansson.h>

#include "smolcmp/arena.h"
#include "smolcmp/error.h"

/*
 * Read the object that a file of up to 1 MiB holds; the caller releases it.
 * Fails with ERROR_DATA and the place of what is no JSON, of a member that
 * stands twice, of a NUL byte and of nesting deeper than 64. A byte order mark
 * is skipped.
 */
MUST_CHECK int json_file_read(const char *path, json_t **root,
			      struct error *error);

/* The same of a file of so many bytes, in whole MiB. */
MUST_CHECK int json_file_read_most(const char *path, size_t most, json_t **root,
				   struct error *error);

/* The folder of a file, as a path that can be opened. */
const char *json_file_folder(struct arena *arena, const char *path);

/* A path as it is written in a file of this folder, so that it can be opened.
 */
const char *json_file_join(struct arena *arena, const char *folder,
			   const char *path);

#endif
