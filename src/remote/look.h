/* What the cache has of a file, and whether that will do. */
#ifndef REMOTE_LOOK_H
#define REMOTE_LOOK_H

#include "smolcmp/remote.h"

/* Open the body if it will do, else let the file ask for it. */
MUST_CHECK int look(const struct remote_terms *terms, const struct cache *cache,
		    struct arena *arena, struct remote_file *file,
		    struct error *error);

/* Say something of a file to whoever reads. */
__attribute__((format(printf, 3, 4))) void
look_note(const struct remote_terms *terms, const struct remote_file *file,
	  const char *format, ...);

#endif
