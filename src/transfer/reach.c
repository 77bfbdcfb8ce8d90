#include "transfer/reach.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { NOWHERE = -1 };

/* So many bits that addresses have in common. */
struct range {
	uint8_t prefix[16];
	unsigned bits;
	enum reach reach; /* at most */
	int inner;	  /* where the four bytes of an address of IPv4 begin
			     that it leads to; NOWHERE */
	uint8_t mask;	  /* over each of those */
};

/* The special ranges of RFC 6890 and its registries, longer ones first. What
 * is for documentation leads nowhere, and so nowhere that is ours. */
static const struct range four[] = {
	{ { 0 }, 8, REACH_NEVER, NOWHERE, 0 },
	{ { 10 }, 8, REACH_PRIVATE, NOWHERE, 0 },
	{ { 100, 64 }, 10, REACH_PRIVATE, NOWHERE, 0 },
	{ { 127 }, 8, REACH_LOOPBACK, NOWHERE, 0 },
	{ { 169, 254 }, 16, REACH_LINK, NOWHERE, 0 },
	{ { 172, 16 }, 12, REACH_PRIVATE, NOWHERE, 0 },
	{ { 192, 0, 0 }, 24, REACH_NEVER, NOWHERE, 0 },
	{ { 192, 88, 99 }, 24, REACH_NEVER, NOWHERE, 0 },
	{ { 192, 168 }, 16, REACH_PRIVATE, NOWHERE, 0 },
	{ { 198, 18 }, 15, REACH_PRIVATE, NOWHERE, 0 },
	{ { 224 }, 3, REACH_NEVER, NOWHERE, 0 },
	{ { 0 }, 0, REACH_PUBLIC, NOWHERE, 0 },
};

static const struct range six[] = {
	/* ::1; ::ffff:0:0/96, mapped; 64:ff9b::/96 and 64:ff9b:1::/48, NAT64 */
	{ { [15] = 1 }, 128, REACH_LOOPBACK, NOWHERE, 0 },
	{ { [10] = 0xff, 0xff }, 96, REACH_PUBLIC, 12, 0 },
	{ { 0, 0x64, 0xff, 0x9b }, 96, REACH_PUBLIC, 12, 0 },
	{ { 0, 0x64, 0xff, 0x9b, 0, 1 }, 48, REACH_PRIVATE, 12, 0 },
	/* Teredo, 6to4 */
	{ { 0x20, 0x01, 0, 0 }, 32, REACH_PUBLIC, 12, 0xff },
	{ { 0x20, 0x02 }, 16, REACH_PUBLIC, 2, 0 },
	/* The only ones that are given out. */
	{ { 0x20 }, 3, REACH_PUBLIC, NOWHERE, 0 },
	{ { 0xfc }, 7, REACH_PRIVATE, NOWHERE, 0 },
	{ { 0xfe, 0x80 }, 10, REACH_LINK, NOWHERE, 0 },
	{ { 0xfe, 0xc0 }, 10, REACH_PRIVATE, NOWHERE, 0 },
	{ { 0 }, 0, REACH_NEVER, NOWHERE, 0 },
};

static bool is_in(const uint8_t *address, const struct range *range)
{
	unsigned whole = range->bits / 8, rest = range->bits % 8;
	uint8_t last = (uint8_t)(0xff00 >> rest);

	return memcmp(address, range->prefix, whole) == 0 &&
	       (!rest || (address[whole] & last) == range->prefix[whole]);
}

/* The last range of each table has all. */
static const struct range *find(const struct range *ranges,
				const uint8_t *address)
{
	while (!is_in(address, ranges))
		ranges++;
	return ranges;
}

static enum reach reach_of_six(const uint8_t *address)
{
	const struct range *range = find(six, address);
	uint8_t inner[4];
	enum reach reach;

	if (range->inner == NOWHERE)
		return range->reach;
	for (size_t i = 0; i < sizeof(inner); i++)
		inner[i] = address[(size_t)range->inner + i] ^ range->mask;
	reach = find(four, inner)->reach;
	return reach < range->reach ? reach : range->reach;
}

enum reach reach_of(const struct sockaddr *address)
{
	struct sockaddr_in in;
	struct sockaddr_in6 in6;

	if (address->sa_family == AF_INET) {
		memcpy(&in, address, sizeof(in));
		return find(four, (const uint8_t *)&in.sin_addr)->reach;
	}
	if (address->sa_family == AF_INET6) {
		memcpy(&in6, address, sizeof(in6));
		return reach_of_six(in6.sin6_addr.s6_addr);
	}
	return REACH_NEVER;
}

enum reach reach_of_text(const char *text)
{
	uint8_t address[16];

	if (inet_pton(AF_INET, text, address) == 1)
		return find(four, address)->reach;
	if (inet_pton(AF_INET6, text, address) == 1)
		return reach_of_six(address);
	return REACH_NEVER;
}

static const char *const words[] = { "reserved", "loopback", "link-local",
				     "private", "public" };

const char *reach_word(enum reach reach)
{
	return words[reach];
}

enum reach reach_of_word(const char *word)
{
	enum reach reach = REACH_LOOPBACK;

	if (strcmp(word, "any") == 0)
		return reach;
	while (reach < REACH_PUBLIC && strcmp(word, words[reach]) != 0)
		reach++;
	return reach;
}
