/* Lists in columns of an index, which are JSON. */
#ifndef SOURCE_INDEX_LIST_H
#define SOURCE_INDEX_LIST_H

#include "source/decode.h"

/* What a field holds, as JSON in arena; NULL when it is absent. */
const char *list_write(const struct member *member, const void *field,
		       struct arena *arena);

/* And back: -1 when the text is not what the member allows. */
MUST_CHECK int list_read(const struct member *member, struct slice text,
			 void *field, struct arena *arena);

#endif
