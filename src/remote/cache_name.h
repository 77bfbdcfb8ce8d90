/* Names of files in the cache. */
#ifndef REMOTE_CACHE_NAME_H
#define REMOTE_CACHE_NAME_H

#include <stdbool.h>

#include "smolcmp/sha256.h"

enum { CACHE_NAME = 2 * SHA256_TEXT + 8 };

/* Each is written to name, which is returned. */
const char *cache_name_entry(const char *url, char name[CACHE_NAME]);
const char *cache_name_body(const char *url, const struct sha256 *sum,
			    char name[CACHE_NAME]);
/* Of a body that is not whole, and of what is known about it. */
const char *cache_name_rest(const char *url, char name[CACHE_NAME]);
const char *cache_name_rest_entry(const char *url, char name[CACHE_NAME]);

/* True of both of the last two. */
bool cache_name_is_rest(const char *name);

/* True of entries, and of bodies that are whole. */
bool cache_name_is_entry(const char *name);
bool cache_name_is_body(const char *name);

/* That of the entry beside the body of this name. */
const char *cache_name_entry_of(const char *body, char name[CACHE_NAME]);

/* True of two names of what is of the same URL. */
bool cache_name_is_of(const char *name, const char *other);

#endif
