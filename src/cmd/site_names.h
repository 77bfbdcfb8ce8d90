/*
 * What the pages of a site are called. Names hold lower case letters, digits
 * and "._+-" alone, so that no file system takes two of them for one and none
 * leads elsewhere; those of different things are different.
 */
#ifndef CMD_SITE_NAMES_H
#define CMD_SITE_NAMES_H

#include "smolcmp/arena.h"
#include "smolcmp/record.h"

/*
 * "log-shippers" of a category called "Log shippers": what consists of ASCII
 * letters and digits with single blanks between. Of any other name what can be
 * kept of it, "_" and the beginning of its SHA-256.
 */
const char *site_category_name(const char *category, struct arena *arena);

/* "a+b" of the slugs of tools that are compared, which have no "+"; of long
 * ones as above. */
const char *site_comparison_name(const struct texts *slugs,
				 struct arena *arena);

#endif
