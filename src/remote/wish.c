#include "remote/wish.h"

#include <string.h>

#include "smolcmp/form.h"
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

int wish_parse(const char *name, struct arena *arena, struct wish *wish,
	       struct error *error)
{
	const char *hash = strchr(name, '#');
	size_t length = hash ? (size_t)(hash - name) : strlen(name);
	const char *fault;

	*wish = (struct wish){ .url = arena_text(arena, name, length) };
	if (has_login(name))
		return refuse_login(name, arena, error);
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

bool wish_is_document(const char *url)
{
	return form_of(url, strcspn(url, "?")) == FORM_DOCUMENT;
}
