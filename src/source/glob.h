/* Patterns of file paths, as .smolcmp.json writes them. */
#ifndef SOURCE_GLOB_H
#define SOURCE_GLOB_H

#include <stdbool.h>

/*
 * True when path matches. A pattern without a slash is held against the last
 * part of the path, one with a slash against the whole; *, ? and [...] stay
 * within one part, and a part ** stands for any number of them.
 */
bool glob_matches(const char *pattern, const char *path);

#endif
