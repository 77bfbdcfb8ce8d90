#include "config/policy_value.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "smolcmp/buffer.h"

enum { MILLION = 1000000 };

/* What a member is called within a JSON pointer (RFC 6901). */
static const char *escape(struct arena *arena, const char *name)
{
	struct buffer text;
	const char *escaped;

	if (!strpbrk(name, "~/"))
		return name;
	buffer_init(&text);
	for (; *name; name++)
		if (*name == '~')
			buffer_add_string(&text, "~0");
		else if (*name == '/')
			buffer_add_string(&text, "~1");
		else
			buffer_add_char(&text, *name);
	escaped = arena_string(arena, text.bytes);
	buffer_release(&text);
	return escaped;
}

struct spot spot_member(const struct spot *spot, const char *name,
			const json_t *value)
{
	struct spot inner = *spot;

	inner.pointer = arena_printf(spot->arena, "%s/%s", spot->pointer,
				     escape(spot->arena, name));
	inner.value = value;
	return inner;
}

struct spot spot_element(const struct spot *spot, size_t index)
{
	struct spot inner = *spot;

	inner.pointer =
	    arena_printf(spot->arena, "%s/%zu", spot->pointer, index);
	inner.value = json_array_get(spot->value, index);
	return inner;
}

/* A value in a few words. */
static const char *describe(struct arena *arena, const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		return "an object";
	case JSON_ARRAY:
		return arena_printf(arena, "an array of %zu",
				    json_array_size(value));
	case JSON_STRING:
		return arena_printf(arena, "'%.60s'", json_string_value(value));
	case JSON_INTEGER:
		return arena_printf(arena, "%" JSON_INTEGER_FORMAT,
				    json_integer_value(value));
	case JSON_REAL:
		return arena_printf(arena, "%.15g", json_real_value(value));
	case JSON_TRUE:
		return "true";
	case JSON_FALSE:
		return "false";
	case JSON_NULL:
		break;
	}
	return "null";
}

int spot_refuse(const struct spot *spot, const char *wanted)
{
	return error_add(spot->error, spot->path, "'%s' is %s, want %s",
			 spot->pointer, describe(spot->arena, spot->value),
			 wanted);
}

/* The names of the members that there are: "tool or require". */
static const char *names_of(struct arena *arena,
			    const struct spot_member *members)
{
	const char **names;
	size_t count = 0;

	while (members[count].name)
		count++;
	names = arena_zero(arena, count + 1, sizeof(char *));
	for (size_t i = 0; i < count; i++)
		names[i] = members[i].name;
	return option_wanted(arena, names, NULL);
}

static int take_one(const struct spot *spot, const char *name,
		    const struct spot_member *members, void *into)
{
	const struct spot_member *member = members;

	while (member->name && strcmp(member->name, name) != 0)
		member++;
	if (!member->name)
		return error_add(spot->error, spot->path,
				 "unknown member '%s', want %s", spot->pointer,
				 names_of(spot->arena, members));
	return member->take(spot, member, (char *)into + member->offset);
}

/* The whole has no name. */
static int refuse_without(const struct spot *spot, const char *name)
{
	if (!spot->pointer[0])
		return error_add(spot->error, spot->path, "has no '%s'", name);
	return error_add(spot->error, spot->path, "'%s' has no '%s'",
			 spot->pointer, name);
}

int spot_take(const struct spot *spot, const struct spot_member *members,
	      void *into)
{
	/* Only to look at, which jansson has no other functions for. */
	json_t *object = (json_t *)spot->value;
	int status = 0;

	if (!json_is_object(object))
		return spot_refuse(spot, "an object");
	for (void *at = json_object_iter(object); at;
	     at = json_object_iter_next(object, at)) {
		const char *name = json_object_iter_key(at);
		struct spot inner =
		    spot_member(spot, name, json_object_iter_value(at));

		if (take_one(&inner, name, members, into) < 0)
			status = -1;
	}
	for (; members->name; members++)
		if (members->required &&
		    !json_object_get(object, members->name))
			status = refuse_without(spot, members->name);
	return status;
}

int take_nothing(const struct spot *spot, const struct spot_member *member,
		 void *field)
{
	(void)member;
	(void)field;
	return json_is_string(spot->value) ? 0 : spot_refuse(spot, "a text");
}

int take_text(const struct spot *spot, const struct spot_member *member,
	      void *field)
{
	const char *text = json_string_value(spot->value);

	(void)member;
	if (!text || !text[strspn(text, " \t\r\n")])
		return spot_refuse(spot, "a text that is not empty");
	*(const char **)field = arena_string(spot->arena, text);
	return 0;
}

/* Tell between which numbers one should be. */
static int refuse_number(const struct spot *spot, const char *kind,
			 const struct spot_member *member)
{
	return spot_refuse(spot,
			   arena_printf(spot->arena, "%s from %.15g to %.15g",
					kind, member->low, member->high));
}

static bool is_within(const json_t *value, const struct spot_member *member)
{
	double number = json_number_value(value);

	return json_is_number(value) && number >= member->low &&
	       number <= member->high;
}

int take_count(const struct spot *spot, const struct spot_member *member,
	       void *field)
{
	if (!json_is_integer(spot->value) || !is_within(spot->value, member))
		return refuse_number(spot, "a whole number", member);
	*(struct count *)field =
	    (struct count){ true, (uint64_t)json_integer_value(spot->value) };
	return 0;
}

int take_decimal(const struct spot *spot, const struct spot_member *member,
		 void *field)
{
	if (!is_within(spot->value, member))
		return refuse_number(spot, "a number", member);
	/* -0 is nothing else than 0. */
	*(struct decimal *)field =
	    (struct decimal){ true, json_number_value(spot->value) + 0.0 };
	return 0;
}

int take_date(const struct spot *spot, const struct spot_member *member,
	      void *field)
{
	const char *text = json_string_value(spot->value);

	(void)member;
	if (!text || !date_parse(text, strlen(text), field))
		return spot_refuse(spot, "a calendar day as YYYY-MM-DD");
	return 0;
}

bool spot_millionths(const json_t *value, uint64_t *millionths)
{
	enum { MOST = 1000 };
	double number = json_number_value(value);
	double whole;

	if (!json_is_number(value) || !(number >= 0 && number <= MOST))
		return false;
	/* What has six digits at most is the double that is nearest to so many
	 * millionths, which is what the division gives. */
	whole = round(number * MILLION);
	*millionths = (uint64_t)whole;
	return whole / MILLION == number;
}

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
	while (b) {
		uint64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* Up to seven digits; what stands behind them in *end. */
static bool parse_digits(const char *text, const char **end, uint64_t *number)
{
	size_t length = strspn(text, "0123456789");

	*number = 0;
	*end = text + length;
	for (size_t i = 0; i < length && length <= 7; i++)
		*number = *number * 10 + (uint64_t)(text[i] - '0');
	return length && length <= 7;
}

/* "2/3" */
static bool parse_ratio(const char *text, struct limit *limit)
{
	const char *end;

	return text && parse_digits(text, &end, &limit->above) && *end == '/' &&
	       parse_digits(end + 1, &end, &limit->below) && !*end &&
	       limit->below;
}

static bool read_limit(const json_t *value, struct limit *limit)
{
	uint64_t divisor;

	if (json_is_string(value))
		return parse_ratio(json_string_value(value), limit);
	if (!spot_millionths(value, &limit->above))
		return false;
	divisor = common_divisor(limit->above, MILLION);
	limit->above /= divisor;
	limit->below = MILLION / divisor;
	return true;
}

int take_limit(const struct spot *spot, const struct spot_member *member,
	       void *field)
{
	struct limit limit = { .known = true };

	(void)member;
	if (!read_limit(spot->value, &limit) || limit.below > MILLION ||
	    limit.above > limit.below)
		return spot_refuse(spot,
				   "a share from 0 to 1: a number of at most "
				   "six digits behind the point, or \"2/3\" in "
				   "which nothing is above 1000000");
	*(struct limit *)field = limit;
	return 0;
}

int take_texts(const struct spot *spot, const struct spot_member *member,
	       void *field)
{
	struct texts *texts = field;
	size_t count = json_array_size(spot->value);
	struct texts found = { .items = arena_alloc(
				   spot->arena, (count + 1) * sizeof(char *)) };
	const char *wanted =
	    arena_printf(spot->arena, "an array of %g to %g different texts",
			 member->low, member->high);

	if (!json_is_array(spot->value) || (double)count < member->low ||
	    (double)count > member->high)
		return spot_refuse(spot, wanted);
	for (; found.count < count; found.count++) {
		struct spot item = spot_element(spot, found.count);

		if (take_text(&item, NULL, &found.items[found.count]) < 0)
			return -1;
		for (size_t i = 0; i < found.count; i++)
			if (strcmp(found.items[i], found.items[found.count]) ==
			    0)
				return spot_refuse(&item, wanted);
	}
	*texts = found;
	return 0;
}
