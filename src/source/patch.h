/*
 * A text with members of its objects replaced or added: what is added looks as
 * its neighbours do. Does not know what objects are about.
 */
#ifndef SOURCE_PATCH_H
#define SOURCE_PATCH_H

#include "smolcmp/arena.h"
#include "smolcmp/buffer.h"
#include "source/layout.h"
#include "source/shape.h"

/* Bytes that take the place of a span, which may be empty. */
struct patch {
	struct span span;
	const char *text;
};

/* A text that outlives it, and what is to be done to it; all zero but for these
 * two at first. */
struct editing {
	const char *text;
	size_t size;
	struct patch *patches;
	size_t count;
	size_t capacity;
	struct arena arena;
};

/* A member as it is to be. */
struct wish {
	const char *name;
	const char *value; /* as JSON */
};

enum { WISHES = 8 }; /* most of one object */

struct wishes {
	struct wish items[WISHES];
	size_t count;
};

/* Wish for a member; there are to be no more than WISHES. Without a value
 * nothing is wished for. */
void wishes_add(struct wishes *wishes, const char *name, const char *value);

/* Give an object of this shape the members wished for, which are in the order
 * of the shape. */
void patch_object(struct editing *editing, const struct layout *layout,
		  const struct shape *shape, const struct wishes *wishes);

/* A new object of these members, to be a value of another object; made in the
 * arena. */
const char *patch_make_object(struct editing *editing,
			      const struct layout *layout,
			      const struct wishes *wishes);

/* Put the patches from one on into the order of the text; those of one place
 * stay as they were made. */
void patch_sort(struct editing *editing, size_t from);

/* Add the text with all patches, which are in order, to edited. */
void patch_apply(const struct editing *editing, struct buffer *edited);

#endif
