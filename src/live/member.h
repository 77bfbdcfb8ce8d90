/*
 * Members of an answer, which anybody may have sent. Each of these leaves its
 * output alone where the member is not there or null, and returns NULL, or what
 * is wrong with the member, in arena.
 */
#ifndef LIVE_MEMBER_H
#define LIVE_MEMBER_H

#include <jansson.h>

#include "smolcmp/arena.h"
#include "smolcmp/record.h"

enum { MEMBER_LONGEST = 200 }; /* bytes of a text that is taken */

const char *member_text(const json_t *object, const char *name,
			struct arena *arena, const char **text);
const char *member_count(const json_t *object, const char *name,
			 struct arena *arena, struct count *count);
const char *member_flag(const json_t *object, const char *name,
			struct arena *arena, enum flag *flag);
/* The day of a time as RFC 3339 has it. */
const char *member_day(const json_t *object, const char *name,
		       struct arena *arena, struct date *date);
const char *member_object(const json_t *object, const char *name,
			  struct arena *arena, const json_t **member);
const char *member_array(const json_t *object, const char *name,
			 struct arena *arena, const json_t **member);

#endif
