/*
 * Members of a policy: where they stand, which there are, and what each may
 * be. Whatever else is there is refused, with the JSON pointer of it.
 */
#ifndef CONFIG_POLICY_VALUE_H
#define CONFIG_POLICY_VALUE_H

#include <jansson.h>

#include "smolcmp/policy.h"

/* A value, and where it stands. */
struct spot {
	struct arena *arena;
	const char *path;    /* of the policy */
	const char *pointer; /* "" for the whole */
	const json_t *value;
	struct error *error;
};

/* A member that an object may have. */
struct spot_member {
	const char *name; /* NULL behind the last one */
	/* Takes it into the field at offset; -1 when it is refused. */
	int (*take)(const struct spot *spot, const struct spot_member *member,
		    void *field);
	size_t offset;
	double low, high; /* of a number */
	bool required;
};

/* The spot of a member or an element of this one. */
struct spot spot_member(const struct spot *spot, const char *name,
			const json_t *value);
struct spot spot_element(const struct spot *spot, size_t index);

/* Say what a value is and what it should be; returns -1. */
int spot_refuse(const struct spot *spot, const char *wanted);

/* Take the members of an object into a struct. All problems are told. */
MUST_CHECK int spot_take(const struct spot *spot,
			 const struct spot_member *members, void *into);

/* A whole number or decimal of at most six digits behind the point, from 0 to
 * 1000, in millionths; false when it is anything else. */
bool spot_millionths(const json_t *value, uint64_t *millionths);

/* Takers of members: a text that says something, and one that may be anything
 * and is not kept; numbers from low to high; days; a share (struct limit). */
#define TAKER(name)                                                            \
	int name(const struct spot *spot, const struct spot_member *member,    \
		 void *field)

TAKER(take_text);
TAKER(take_nothing);
TAKER(take_count);
TAKER(take_decimal);
TAKER(take_date);
TAKER(take_limit);
/* A struct texts of different texts, so many of them. */
TAKER(take_texts);

#undef TAKER

#endif
