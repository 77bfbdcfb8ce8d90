/*
 * Which proxy the environment names for a URL, as users of curl expect it:
 * http_proxy (in small letters alone, since servers of CGI set HTTP_PROXY),
 * https_proxy or HTTPS_PROXY, else all_proxy or ALL_PROXY; but none for what
 * no_proxy or NO_PROXY has: "*", names with all below them, addresses, ranges
 * of addresses as 10.0.0.0/8, each also with a port, apart by commas or blanks.
 */
#ifndef TRANSFER_PROXY_H
#define TRANSFER_PROXY_H

#include <stdbool.h>

/* The proxy, or NULL. scheme is "http" or "https"; host is without brackets. */
const char *proxy_for(const char *scheme, const char *host, const char *port);

/* True when a list as of no_proxy has this host. */
bool proxy_is_excepted(const char *list, const char *host, const char *port);

#endif
