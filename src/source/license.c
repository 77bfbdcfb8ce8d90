#include "source/license.h"

#include <string.h>

/* Enough for any real expression, and bounds the recursion. */
enum { LONGEST = 1000, DEEPEST = 32 };

struct cursor {
	const char *at;
	const char *end;
	int depth;
};

static void skip_blanks(struct cursor *cursor)
{
	while (cursor->at < cursor->end && *cursor->at == ' ')
		cursor->at++;
}

static bool is_name_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
}

/* Length of the name that stands next, 0 when none does. */
static size_t name_length(const struct cursor *cursor)
{
	const char *at = cursor->at;

	while (at < cursor->end && is_name_byte(*at))
		at++;
	return (size_t)(at - cursor->at);
}

static bool is_word(const char *name, size_t length, const char *word)
{
	return length == strlen(word) && memcmp(name, word, length) == 0;
}

static bool is_operator(const char *name, size_t length)
{
	return is_word(name, length, "AND") || is_word(name, length, "OR") ||
	       is_word(name, length, "WITH");
}

static bool take_word(struct cursor *cursor, const char *word)
{
	size_t length;

	skip_blanks(cursor);
	length = name_length(cursor);
	if (!is_word(cursor->at, length, word))
		return false;
	cursor->at += length;
	return true;
}

static bool take_char(struct cursor *cursor, char byte)
{
	if (cursor->at == cursor->end || *cursor->at != byte)
		return false;
	cursor->at++;
	return true;
}

static bool take_name(struct cursor *cursor)
{
	size_t length;

	skip_blanks(cursor);
	length = name_length(cursor);
	if (!length || is_operator(cursor->at, length))
		return false;
	cursor->at += length;
	return true;
}

static bool begins_with(const char *name, size_t length, const char *start)
{
	return length >= strlen(start) &&
	       memcmp(name, start, strlen(start)) == 0;
}

/* A name made by whoever uses it: start and something behind. */
static bool take_reference(struct cursor *cursor, const char *start)
{
	size_t length = name_length(cursor);

	return begins_with(cursor->at, length, start) &&
	       length > strlen(start) && take_name(cursor);
}

static bool take_identifier(struct cursor *cursor)
{
	size_t length;

	skip_blanks(cursor);
	length = name_length(cursor);
	if (begins_with(cursor->at, length, "DocumentRef-"))
		return take_reference(cursor, "DocumentRef-") &&
		       take_char(cursor, ':') &&
		       take_reference(cursor, "LicenseRef-");
	if (begins_with(cursor->at, length, "LicenseRef-"))
		return take_reference(cursor, "LicenseRef-");
	if (!take_name(cursor))
		return false;
	take_char(cursor, '+');
	return true;
}

static bool take_expression(struct cursor *cursor);

static bool take_term(struct cursor *cursor)
{
	bool taken;

	skip_blanks(cursor);
	if (take_char(cursor, '(')) {
		if (++cursor->depth > DEEPEST)
			return false;
		taken = take_expression(cursor);
		cursor->depth--;
		skip_blanks(cursor);
		return taken && take_char(cursor, ')');
	}
	if (!take_identifier(cursor))
		return false;
	return !take_word(cursor, "WITH") || take_name(cursor);
}

static bool take_expression(struct cursor *cursor)
{
	do
		if (!take_term(cursor))
			return false;
	while (take_word(cursor, "AND") || take_word(cursor, "OR"));
	return true;
}

bool license_is_expression(const char *text, size_t length)
{
	struct cursor cursor = { .at = text, .end = text + length };

	if (length > LONGEST || !take_expression(&cursor))
		return false;
	skip_blanks(&cursor);
	return cursor.at == cursor.end;
}
