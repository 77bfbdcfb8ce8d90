#include "live/member.h"

#include <string.h>

/* The member, NULL where there is nothing to take. */
static const json_t *find(const json_t *object, const char *name)
{
	const json_t *member = json_object_get(object, name);

	return member && !json_is_null(member) ? member : NULL;
}

static const char *refuse(const char *name, const char *wanted,
			  struct arena *arena)
{
	return arena_printf(arena, "'%s' is not %s", name, wanted);
}

/* A string that is not long; none has a NUL in it, which jansson refuses. */
static const char *text_of(const json_t *member)
{
	return json_string_length(member) <= MEMBER_LONGEST
		   ? json_string_value(member)
		   : NULL;
}

const char *member_text(const json_t *object, const char *name,
			struct arena *arena, const char **text)
{
	const json_t *member = find(object, name);

	if (!member)
		return NULL;
	if (!text_of(member))
		return refuse(name, "a short text", arena);
	*text = arena_string(arena, text_of(member));
	return NULL;
}

const char *member_count(const json_t *object, const char *name,
			 struct arena *arena, struct count *count)
{
	const json_t *member = find(object, name);
	json_int_t value = json_integer_value(member);

	if (!member)
		return NULL;
	if (!json_is_integer(member) || value < 0 || value > 1000000000000)
		return refuse(name, "a whole number from 0 to 1e12", arena);
	*count = (struct count){ true, (uint64_t)value };
	return NULL;
}

const char *member_flag(const json_t *object, const char *name,
			struct arena *arena, enum flag *flag)
{
	const json_t *member = find(object, name);

	if (!member)
		return NULL;
	if (!json_is_boolean(member))
		return refuse(name, "true or false", arena);
	*flag = json_is_true(member) ? FLAG_YES : FLAG_NO;
	return NULL;
}

const char *member_day(const json_t *object, const char *name,
		       struct arena *arena, struct date *date)
{
	enum { DAY = 10 }; /* "2026-01-31" */
	const json_t *member = find(object, name);
	const char *text = text_of(member);

	if (!member)
		return NULL;
	if (!text || strlen(text) <= DAY || text[DAY] != 'T' ||
	    !date_parse(text, DAY, date))
		return refuse(name, "a time", arena);
	return NULL;
}

const char *member_object(const json_t *object, const char *name,
			  struct arena *arena, const json_t **member)
{
	const json_t *found = find(object, name);

	if (!found)
		return NULL;
	if (!json_is_object(found))
		return refuse(name, "an object", arena);
	*member = found;
	return NULL;
}

const char *member_array(const json_t *object, const char *name,
			 struct arena *arena, const json_t **member)
{
	const json_t *found = find(object, name);

	if (!found)
		return NULL;
	if (!json_is_array(found))
		return refuse(name, "an array", arena);
	*member = found;
	return NULL;
}
