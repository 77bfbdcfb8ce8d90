#include "remote/wish.h"

#include <string.h>

#include "smolcmp/url.h"

static const char pin_name[] = "sha256=";

/* Passwords stay out of messages, too. */
static int refuse_login(const char *name, struct arena *arena,
			struct error *error)
{
	const char *host = strstr(name, "://") + 3;
	size_t authority = strcspn(host, "/?#");
	const char *at = memrchr(host, '@', authority);

	return error_add(
	    error,
	    arena_printf(arena, "%.*s...%s", (int)(host - name), name, at),
	    "addresses are seen by others, so none with a user or a password "
	    "is taken; write them into ~/.netrc as 'machine %.*s login USER "
	    "password PASSWORD'",
	    (int)url_host_length(at + 1), at + 1);
}

static bool has_login(const char *name)
{
	const char *host = strstr(name, "://") + 3;

	return memchr(host, '@', strcspn(host, "/?#")) != NULL;
}

/* An address has one name in the cache: schemes and hosts mean the same in
 * letters of either size. */
static const char *take_url(const char *name, size_t length,
			    struct arena *arena)
{
	char *url = arena_text(arena, name, length);
	char *host = strstr(url, "://") + 3;
	char *end = host + strcspn(host, "/?");

	for (char *at = url; at < end; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	return url;
}

int wish_parse(const char *name, struct arena *arena, struct wish *wish,
	       struct error *error)
{
	const char *hash = strchr(name, '#');
	size_t length = hash ? (size_t)(hash - name) : strlen(name);
	const char *fault;

	if (has_login(name))
		return refuse_login(name, arena, error);
	*wish = (struct wish){ .url = take_url(name, length, arena) };
	fault = url_fault(wish->url);
	if (fault)
		return error_add(error, wish->url, "%s", fault);
	if (!hash)
		return 0;
	wish->pinned = strncmp(hash + 1, pin_name, sizeof(pin_name) - 1) == 0 &&
		       sha256_parse(hash + sizeof(pin_name), &wish->pin);
	if (wish->pinned)
		return 0;
	return error_add(error, wish->url,
			 "'#%s' is behind it, want #sha256= and 64 small "
			 "hexadecimal digits, or nothing",
			 hash + 1);
}
