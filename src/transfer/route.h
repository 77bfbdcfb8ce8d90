/*
 * Where a request goes: the parts of its URL, and whether a redirect may lead
 * there.
 */
#ifndef TRANSFER_ROUTE_H
#define TRANSFER_ROUTE_H

#include <stdbool.h>

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

/* NULL where it is not known; to be freed as curl_free() does. */
struct route {
	char *scheme; /* "http" or "https" */
	char *host;   /* without brackets */
	char *port;
};

/* -1 when that is no URL. */
MUST_CHECK int route_read(struct route *route, const char *url);
void route_release(struct route *route);

/* True when both have the host and the port in common, and with that logins. */
bool route_is_same(const struct route *a, const struct route *b);

/* True when what goes there by http stays on this machine, whatever name
 * servers say: libcurl takes localhost and all below it for loopback. */
bool route_is_inner(const struct route *route);

/*
 * Follow a Location, which may be relative, from a URL: *url becomes what it
 * leads to, without a fragment. -1 with why when that is not to be followed.
 */
MUST_CHECK int route_follow(struct buffer *url, const char *location,
			    struct buffer *why);

#endif
