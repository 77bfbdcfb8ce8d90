/*
 * What objects of verdict data look like: a table per object, a row per
 * member. A new member is a row here and a field in record.h.
 */
#ifndef SOURCE_SHAPE_H
#define SOURCE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smolcmp/record.h"

enum value_type {
	VALUE_TEXT,	/* const char * */
	VALUE_SLUG,	/* const char * */
	VALUE_LICENSE,	/* const char *, an SPDX expression */
	VALUE_CURRENCY, /* char[4] */
	VALUE_DATE,	/* struct date */
	VALUE_COUNT,	/* struct count */
	VALUE_DECIMAL,	/* struct decimal within a struct value_range */
	VALUE_FLAG,	/* enum flag */
	VALUE_WORD,	/* an enum, named by a struct value_words */
	VALUE_TEXTS,	/* struct texts */
	VALUE_SLUGS,	/* struct texts */
	VALUE_OBJECT,	/* a struct with a shape */
	VALUE_OBJECTS,	/* const struct *, and a size_t behind it */
	VALUE_ANY,	/* checked as JSON, not kept */
	VALUE_ARRAY,	/* the same, of an array */
	VALUE_STRING,	/* the same, of a string */
	VALUE_FORMAT,	/* from here on the reader's: the format's name, */
	VALUE_RECORDS,	/* an array of records, */
	VALUE_REVIEWS,	/* a tool's own reviews, */
	VALUE_VOTES,	/* and its own votes */
	VALUE_TYPES,
};

enum {
	MEMBER_REQUIRED = 1,
	MEMBER_DETAIL = 2,    /* kept only for a tool that is wanted */
	MEMBER_TRANSIENT = 4, /* kept only while the record is handed over */
	MEMBER_SUBJECT = 8,   /* names the tool that the record is about */
	MEMBER_NULLABLE = 16, /* null is the same as leaving it out */
	MEMBER_TRAIT = 32,    /* the same as detail where a sink is brief */
};

struct value_range {
	double low;
	double high;
	const char *words; /* "a number from 0 to 100" */
};

struct value_words {
	const char *const *words; /* NULL where a value has none */
	int count;
	const char *choices; /* "'ship' or 'skip'" */
};

struct shape;

struct member {
	const char *name;
	size_t length; /* of the name */
	enum value_type type;
	size_t offset; /* of the field */
	int flags;
	union {
		const struct value_range *range;
		const struct value_words *words;
		const struct shape *shape;
		enum record_kind kind;
	};
};

struct shape {
	const char *noun; /* "review" */
	const struct member *members;
	unsigned count; /* at most SHAPE_ROWS */
	size_t size;	/* of the struct it fills, at most SHAPE_SIZE */
	/* What one member alone cannot say; NULL or a reason to refuse. */
	const char *(*check)(const void *object);
};

enum { SHAPE_SIZE = 512, SHAPE_ROWS = 32 };

/* The records, by kind. */
extern const struct shape *const record_shapes[RECORD_KINDS];

/* The root of a document that holds arrays of records. */
extern const struct shape document_shape;

/* Where a name stands in a shape; NULL when it is unknown there. */
const struct member *shape_find(const struct shape *shape, const char *name,
				size_t length);

#endif
