#include "transfer/proxy.h"

#include <arpa/inet.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "transfer/easy.h"

enum { ENTRY_LONGEST = 255 };

/* An entry of the list that is a range of addresses has the host's. */
static bool has_address(const char *range, unsigned long bits, const char *host)
{
	uint8_t wanted[16], given[16];
	int family = strchr(range, ':') ? AF_INET6 : AF_INET;
	unsigned long most = family == AF_INET6 ? 128 : 32;
	size_t whole = bits / 8;
	uint8_t last = (uint8_t)(0xff00 >> bits % 8);

	if (bits > most || inet_pton(family, range, wanted) != 1 ||
	    inet_pton(family, host, given) != 1)
		return false;
	return memcmp(wanted, given, whole) == 0 &&
	       (!(bits % 8) || ((wanted[whole] ^ given[whole]) & last) == 0);
}

/* A name has itself and all below it; dots at its ends say nothing. */
static bool has_name(const char *name, size_t length, const char *host)
{
	size_t all = strlen(host);

	while (length && *name == '.')
		name++, length--;
	while (length && name[length - 1] == '.')
		length--;
	while (all && host[all - 1] == '.')
		all--;
	return length && all >= length &&
	       strncasecmp(host + all - length, name, length) == 0 &&
	       (all == length || host[all - length - 1] == '.');
}

/* Cut the port off an entry; false when it is not this one. */
static bool cut_port(char *entry, const char *port)
{
	char *colon = strrchr(entry, ':');
	char *bracket = strrchr(entry, ']');

	/* Of an address of IPv6 only what is behind its bracket. */
	if (!colon || (bracket ? colon < bracket : strchr(entry, ':') != colon))
		return true;
	*colon = '\0';
	return strcmp(colon + 1, port) == 0;
}

/* The entry is written into. */
static bool has_host(char *entry, const char *host, const char *port)
{
	char *slash = strchr(entry, '/'), *end;
	unsigned long bits;

	if (slash) {
		*slash = '\0';
		bits = strtoul(slash + 1, &end, 10);
		return end > slash + 1 && !*end &&
		       has_address(entry, bits, host);
	}
	if (!cut_port(entry, port))
		return false;
	if (*entry == '[') {
		entry++;
		entry[strcspn(entry, "]")] = '\0';
	}
	return strcmp(entry, "*") == 0 ||
	       has_name(entry, strlen(entry), host) ||
	       (strchr(entry, ':') && has_address(entry, 128, host));
}

bool proxy_is_excepted(const char *list, const char *host, const char *port)
{
	static const char between[] = ", \t";
	char entry[ENTRY_LONGEST + 1];

	for (list += strspn(list, between); *list;
	     list += strspn(list, between)) {
		size_t length = strcspn(list, between);

		if (length <= ENTRY_LONGEST) {
			memcpy(entry, list, length);
			entry[length] = '\0';
			if (has_host(entry, host, port))
				return true;
		}
		list += length;
	}
	return false;
}

static const char *either(const char *first, const char *second)
{
	const char *value = easy_variable(first);

	return value ? value : easy_variable(second);
}

const char *proxy_for(const char *scheme, const char *host, const char *port)
{
	const char *proxy = strcmp(scheme, "http") == 0
				? easy_variable("http_proxy")
				: either("https_proxy", "HTTPS_PROXY");
	const char *list = either("no_proxy", "NO_PROXY");

	if (!proxy)
		proxy = either("all_proxy", "ALL_PROXY");
	if (!proxy || (list && proxy_is_excepted(list, host, port)))
		return NULL;
	return proxy;
}
