#include "smolcmp/url.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { URL_LONGEST = 2048, NAME_LONGEST = 253, PORT_MOST = 65535 };

static const char alphanumeric[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

static bool is_one_of(char byte, const char *set)
{
	return byte && strchr(set, byte);
}

/* Letters, digits, dots and hyphens, as names and numbers of hosts have them;
 * no label is empty or ends with a hyphen. */
static bool is_name(const char *host, size_t length)
{
	char before = '.';

	if (length > NAME_LONGEST)
		return false;
	for (size_t i = 0; i < length; i++) {
		bool plain = is_one_of(host[i], alphanumeric);
		bool between = host[i] == '-' || host[i] == '.';

		if ((!plain && !between) || (before == '.' && !plain) ||
		    (before == '-' && host[i] == '.'))
			return false;
		before = host[i];
	}
	return is_one_of(before, alphanumeric);
}

/* An address of IPv6 in brackets. */
static bool is_six(const char *host, size_t length)
{
	char text[INET6_ADDRSTRLEN];
	struct in6_addr address;

	if (length < 2 || host[length - 1] != ']' || length - 2 >= sizeof(text))
		return false;
	memcpy(text, host + 1, length - 2);
	text[length - 2] = '\0';
	return inet_pton(AF_INET6, text, &address) == 1;
}

static const char *host_fault(const char *host, size_t length)
{
	if (!length)
		return "has no host";
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)host[i] >= 0x80)
			return "has a host that is not ASCII; write its name "
			       "as xn--...";
	if (host[0] == '[')
		return is_six(host, length) ? NULL
					    : "has brackets around what is no "
					      "address of IPv6";
	return is_name(host, length)
		   ? NULL
		   : "has a host that is no name of letters, digits, dots and "
		     "hyphens";
}

static bool is_port(const char *port, size_t length)
{
	return length && length <= 5 && strspn(port, "0123456789") == length &&
	       atol(port) <= PORT_MOST;
}

/* What RFC 3986 lets stand behind a host, each percent sign with its two
 * digits. */
static bool is_rest(const char *rest)
{
	static const char digits[] = "0123456789abcdefABCDEF";
	static const char marks[] = "-._~!$&'()*+,;=:@/?";
	bool fragment = false;

	for (; *rest; rest++) {
		if (*rest == '%') {
			if (!is_one_of(rest[1], digits) ||
			    !is_one_of(rest[2], digits))
				return false;
			rest += 2;
		} else if (*rest == '#') {
			if (fragment)
				return false;
			fragment = true;
		} else if (!is_one_of(*rest, alphanumeric) &&
			   !is_one_of(*rest, marks)) {
			return false;
		}
	}
	return true;
}

/* How long the scheme is with what stands behind it; 0: it is another one. */
static size_t scheme_length(const char *text)
{
	if (strncasecmp(text, "https://", 8) == 0)
		return 8;
	return strncasecmp(text, "http://", 7) == 0 ? 7 : 0;
}

bool url_is_named(const char *text)
{
	return scheme_length(text) > 0;
}

size_t url_host_length(const char *host)
{
	size_t length = strcspn(host, host[0] == '[' ? "]/?#" : ":/?#");

	return host[length] == ']' ? length + 1 : length;
}

bool url_is_other(const char *text)
{
	size_t length = strspn(text, alphanumeric);

	return length && strncmp(text + length, "://", 3) == 0 &&
	       !url_is_named(text);
}

const char *url_title(const char *url)
{
	const char *host = url + scheme_length(url);
	size_t end = strcspn(host, "?#");
	const char *slash = memrchr(host, '/', end);

	return slash && slash + 1 < host + end ? slash + 1 : host;
}

const char *url_fault(const char *text)
{
	size_t scheme = scheme_length(text);
	const char *host = text + scheme;
	size_t authority = strcspn(host, "/?#");
	size_t length = url_host_length(host);
	const char *fault = host_fault(host, length);

	if (!scheme)
		return "is no address of http or https";
	if (strlen(text) > URL_LONGEST)
		return "is longer than 2048 characters";
	if (fault)
		return fault;
	if (length < authority &&
	    (host[length] != ':' ||
	     !is_port(host + length + 1, authority - length - 1)))
		return "has no number up to 65535 for a port";
	return is_rest(host + authority)
		   ? NULL
		   : "has a character that must be written as %XX";
}

bool url_is_web(const char *text)
{
	return !url_fault(text);
}

bool url_is_base(const char *text)
{
	return url_is_web(text) && !strpbrk(text, "?#");
}
