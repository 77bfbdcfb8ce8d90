/* Names of files in the cache. */
#ifndef REMOTE_CACHE_NAME_H
#define REMOTE_CACHE_NAME_H

#include "smolcmp/sha256.h"

enum { CACHE_NAME = 2 * SHA256_TEXT + 8 };

/* Each is written to name, which is returned. */
const char *cache_name_entry(const char *url, char name[CACHE_NAME]);
const char *cache_name_body(const char *url, const struct sha256 *sum,
			    char name[CACHE_NAME]);
/* Of a body that is not whole, and of what is known about it. */
const char *cache_name_rest(const char *url, char name[CACHE_NAME]);
const char *cache_name_rest_entry(const char *url, char name[CACHE_NAME]);

extern const char cache_entry_extension[];

#endif
