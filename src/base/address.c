#include "smolcmp/address.h"

#include <string.h>

const char address_wanted[] =
    "an address, as 'ada@example.org' or 'Ada <ada@example.org>'";
const char address_url_wanted[] = "an http, https or mailto URL";

enum { LOCAL_LONGEST = 64, DOMAIN_LONGEST = 253, LABEL_LONGEST = 63 };
enum { URL_LONGEST = 900 };

static bool is_alphanumeric(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
	       (byte >= 'A' && byte <= 'Z');
}

/* Atoms with dots between (RFC 5322, section 3.2.3). */
static bool is_local(const char *text, size_t length)
{
	static const char others[] = "!#$%&'*+-/=?^_`{|}~";
	bool dot = true;

	if (length > LOCAL_LONGEST)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '.'
			? dot
			: !is_alphanumeric(text[i]) && !strchr(others, text[i]))
			return false;
		dot = text[i] == '.';
	}
	return !dot;
}

static bool is_label(const char *text, size_t length)
{
	if (!length || length > LABEL_LONGEST || text[0] == '-' ||
	    text[length - 1] == '-')
		return false;
	for (size_t i = 0; i < length; i++)
		if (!is_alphanumeric(text[i]) && text[i] != '-')
			return false;
	return true;
}

static bool is_domain(const char *text)
{
	if (strlen(text) > DOMAIN_LONGEST)
		return false;
	for (;;) {
		size_t length = strcspn(text, ".");

		if (!is_label(text, length))
			return false;
		if (!text[length])
			return true;
		text += length + 1;
	}
}

static bool take_mailbox(const char *text, size_t length, struct arena *arena,
			 struct address *address)
{
	const char *mailbox = arena_text(arena, text, length);
	const char *at = strrchr(mailbox, '@');

	if (!at || !is_local(mailbox, (size_t)(at - mailbox)) ||
	    !is_domain(at + 1))
		return false;
	address->mailbox = mailbox;
	address->domain = at + 1;
	return true;
}

/* A name without blanks around it, or quotes. */
static const char *take_name(const char *text, size_t length,
			     struct arena *arena)
{
	char *name;
	char *to;

	while (length && text[0] == ' ') {
		text++;
		length--;
	}
	while (length && text[length - 1] == ' ')
		length--;
	name = arena_text(arena, text, length);
	if (length < 2 || name[0] != '"' || name[length - 1] != '"')
		return length ? name : NULL;
	to = name;
	name[length - 1] = '\0';
	for (const char *at = name + 1; *at; at++) {
		at += at[0] == '\\' && at[1];
		*to++ = *at;
	}
	*to = '\0';
	return name[0] ? name : NULL;
}

bool address_parse(const char *text, struct arena *arena,
		   struct address *address)
{
	const char *open = strrchr(text, '<');
	size_t length = strlen(text);

	*address = (struct address){ .name = NULL };
	if (!open)
		return take_mailbox(text, length, arena, address);
	if (text[length - 1] != '>')
		return false;
	address->name = take_name(text, (size_t)(open - text), arena);
	return take_mailbox(open + 1, (size_t)(text + length - open) - 2, arena,
			    address);
}

bool address_is_url(const char *text)
{
	static const char *const schemes[] = { "https://", "http://",
					       "mailto:" };
	size_t scheme = 0;

	for (size_t i = 0; !scheme && i < sizeof(schemes) / sizeof(*schemes);
	     i++)
		if (strncmp(text, schemes[i], strlen(schemes[i])) == 0)
			scheme = strlen(schemes[i]);
	if (!scheme || !text[scheme] || strlen(text) > URL_LONGEST)
		return false;
	for (const char *at = text; *at; at++)
		if (*at <= ' ' || *at > '~' || strchr("<>\",\\", *at))
			return false;
	return true;
}
