/* Addresses in the web that may be led to. */
#ifndef SMOLCMP_URL_H
#define SMOLCMP_URL_H

#include <stdbool.h>
#include <stddef.h>

/* True of one of http or https with a host that is a name, four numbers or an
 * address of IPv6 in brackets, of characters that RFC 3986 lets stand there,
 * and with nothing that a browser would have to mend. */
bool url_is_web(const char *text);

/* Why url_is_web() is not true of it: "has no host"; NULL: it is. */
const char *url_fault(const char *text);

/* How long the host is that begins there, with its brackets. */
size_t url_host_length(const char *host);

/* True of what begins as http and https addresses do, whatever follows. */
bool url_is_named(const char *text);

/* True of what begins as the addresses of any other scheme do. */
bool url_is_other(const char *text);

/* What to call an address of http or https where there is little room: the last
 * part of its path, else all from the host on. Within url. */
const char *url_title(const char *url);

/* The same as url_is_web() without a query and a fragment: paths can stand
 * behind it. */
bool url_is_base(const char *text);

#endif
