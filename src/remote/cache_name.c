#include "remote/cache_name.h"

#include <stdio.h>
#include <string.h>

const char cache_entry_extension[] = ".entry";

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
	return by_url(url, cache_entry_extension, name);
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
	return by_url(url, ".part", name);
}

const char *cache_name_rest_entry(const char *url, char name[CACHE_NAME])
{
	return by_url(url, ".rest", name);
}
