#include "remote/cache_name.h"

#include <stdio.h>
#include <string.h>

static const char entry_extension[] = ".entry";
static const char rest_extension[] = ".part";
static const char rest_entry_extension[] = ".rest";

static const char *by_url(const char *url, const char *extension,
			  char name[CACHE_NAME])
{
	struct sha256 key = sha256_of(url, strlen(url));
	char text[SHA256_TEXT];

	snprintf(name, CACHE_NAME, "%s%s", sha256_format(&key, text),
		 extension);
	return name;
}

const char *cache_name_entry(const char *url, char name[CACHE_NAME])
{
	return by_url(url, entry_extension, name);
}

const char *cache_name_body(const char *url, const struct sha256 *sum,
			    char name[CACHE_NAME])
{
	struct sha256 key = sha256_of(url, strlen(url));
	char text[SHA256_TEXT], tail[SHA256_TEXT];

	snprintf(name, CACHE_NAME, "%s-%s", sha256_format(&key, text),
		 sha256_format(sum, tail));
	return name;
}

const char *cache_name_rest(const char *url, char name[CACHE_NAME])
{
	return by_url(url, rest_extension, name);
}

const char *cache_name_rest_entry(const char *url, char name[CACHE_NAME])
{
	return by_url(url, rest_entry_extension, name);
}

static bool ends_in(const char *name, const char *extension)
{
	size_t length = strlen(name);
	size_t tail = strlen(extension);

	return length > tail && strcmp(name + length - tail, extension) == 0;
}

bool cache_name_is_rest(const char *name)
{
	return ends_in(name, rest_extension) ||
	       ends_in(name, rest_entry_extension);
}

bool cache_name_is_entry(const char *name)
{
	return ends_in(name, entry_extension);
}

/* The digits of the key, and those of the sum. */
enum { DIGITS = SHA256_TEXT - 1 };

bool cache_name_is_body(const char *name)
{
	return strlen(name) == 2 * DIGITS + 1 && name[DIGITS] == '-';
}

const char *cache_name_entry_of(const char *body, char name[CACHE_NAME])
{
	snprintf(name, CACHE_NAME, "%.*s%s", DIGITS, body, entry_extension);
	return name;
}

bool cache_name_is_of(const char *name, const char *other)
{
	return strncmp(name, other, DIGITS) == 0;
}
