/* Where the members of one object stand in a text, which outlives that. */
#ifndef SOURCE_LAYOUT_H
#define SOURCE_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "smolcmp/arena.h"
#include "smolcmp/scan.h"

struct span {
	size_t start;
	size_t end; /* behind the last byte */
};

struct layout_member {
	const char *name;    /* decoded, up to a NUL in it */
	struct span written; /* the name with its quotes */
	struct span value;
	enum scan_kind kind;
};

struct layout {
	const char *text;
	struct span object; /* with its brackets */
	struct layout_member *members;
	size_t count;
	size_t capacity;
	struct arena *arena; /* of names */
};

/* Lay out the object that begins at a byte of a text; false when none does. To
 * be released in any case. */
bool layout_read(struct layout *layout, const char *text, size_t size,
		 size_t at, struct arena *arena);
void layout_release(struct layout *layout);

/* The member of this name, or NULL. */
const struct layout_member *layout_find(const struct layout *layout,
					const char *name);

/* The number-th element of an array that begins at a byte; false when there is
 * no such one. */
bool layout_element(const char *text, size_t size, size_t at, size_t number,
		    struct span *element);

#endif
