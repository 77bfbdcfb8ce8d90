#include "transfer/route.h"

#include <curl/curl.h>
#include <string.h>
#include <strings.h>

#include "smolcmp/memory.h"
#include "transfer/reach.h"

/* Enough to know an address by, in a sentence. */
enum { SHOWN = 200 };

static CURLU *make(void)
{
	CURLU *parts = curl_url();

	if (!parts)
		memory_exhausted();
	return parts;
}

/* A part, or NULL. */
static char *part(CURLU *parts, CURLUPart name, unsigned flags)
{
	char *text = NULL;

	return curl_url_get(parts, name, &text, flags) == CURLUE_OK ? text
								    : NULL;
}

int route_read(struct route *route, const char *url)
{
	CURLU *parts = make();
	size_t length;

	*route = (struct route){ 0 };
	if (curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK) {
		route->scheme = part(parts, CURLUPART_SCHEME, 0);
		route->host = part(parts, CURLUPART_HOST, 0);
		route->port = part(parts, CURLUPART_PORT, CURLU_DEFAULT_PORT);
	}
	curl_url_cleanup(parts);
	if (!route->scheme || !route->host || !route->port) {
		route_release(route);
		return -1;
	}
	length = strlen(route->host);
	if (route->host[0] == '[' && length > 2) {
		memmove(route->host, route->host + 1, length - 2);
		route->host[length - 2] = '\0';
	}
	return 0;
}

void route_release(struct route *route)
{
	curl_free(route->scheme);
	curl_free(route->host);
	curl_free(route->port);
	*route = (struct route){ 0 };
}

bool route_is_same(const struct route *a, const struct route *b)
{
	return strcasecmp(a->host, b->host) == 0 &&
	       strcmp(a->port, b->port) == 0;
}

bool route_is_inner(const struct route *route)
{
	static const char local[] = "localhost";
	size_t length = strlen(route->host), tail = sizeof(local) - 1;

	if (length >= tail &&
	    strcasecmp(route->host + length - tail, local) == 0)
		return length == tail || route->host[length - tail - 1] == '.';
	return reach_of_text(route->host) == REACH_LOOPBACK;
}

static bool is(const char *text, const char *wanted)
{
	return text && strcmp(text, wanted) == 0;
}

/* Whether one may go on from one scheme to the parts of the other URL. */
static int judge(const char *from, CURLU *to, const char *location,
		 struct buffer *why)
{
	char *scheme = part(to, CURLUPART_SCHEME, 0);
	char *user = part(to, CURLUPART_USER, 0);
	int status = -1;

	if (!is(scheme, "http") && !is(scheme, "https"))
		buffer_printf(why,
			      "redirects to '%.*s', which is none of "
			      "http or https",
			      SHOWN, location);
	else if (is(from, "https") && is(scheme, "http"))
		buffer_printf(why,
			      "redirects from https to '%.*s', where "
			      "anybody could change it",
			      SHOWN, location);
	else if (user)
		buffer_add_string(why, "redirects to an address with a login, "
				       "which must come from nobody else");
	else
		status = 0;
	curl_free(scheme);
	curl_free(user);
	return status;
}

int route_follow(struct buffer *url, const char *location, struct buffer *why)
{
	CURLU *parts = make();
	char *from = NULL, *full = NULL;
	int status = -1;

	if (curl_url_set(parts, CURLUPART_URL, url->bytes, 0) == CURLUE_OK)
		from = part(parts, CURLUPART_SCHEME, 0);
	if (!from || curl_url_set(parts, CURLUPART_URL, location,
				  CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) !=
			 CURLUE_OK)
		buffer_printf(why, "redirects to '%.*s', which is no address",
			      SHOWN, location);
	else if (judge(from, parts, location, why) == 0 &&
		 curl_url_set(parts, CURLUPART_FRAGMENT, NULL, 0) ==
		     CURLUE_OK &&
		 (full = part(parts, CURLUPART_URL, 0))) {
		buffer_clear(url);
		buffer_add_string(url, full);
		status = 0;
	}
	curl_free(from);
	curl_free(full);
	curl_url_cleanup(parts);
	return status;
}
