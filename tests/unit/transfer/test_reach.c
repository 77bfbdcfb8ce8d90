/* Tests transfer/reach.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>

#include "transfer/reach.h"

/* Where each range begins and ends, and what is beside it. */
static const struct {
	const char *address;
	enum reach reach;
} known[] = {
	{ "0.0.0.0", REACH_NEVER },
	{ "0.255.255.255", REACH_NEVER },
	{ "1.0.0.0", REACH_PUBLIC },
	{ "9.255.255.255", REACH_PUBLIC },
	{ "10.0.0.0", REACH_PRIVATE },
	{ "10.255.255.255", REACH_PRIVATE },
	{ "11.0.0.0", REACH_PUBLIC },
	{ "100.63.255.255", REACH_PUBLIC },
	{ "100.64.0.0", REACH_PRIVATE },
	{ "100.100.100.200", REACH_PRIVATE },
	{ "100.127.255.255", REACH_PRIVATE },
	{ "100.128.0.0", REACH_PUBLIC },
	{ "126.255.255.255", REACH_PUBLIC },
	{ "127.0.0.1", REACH_LOOPBACK },
	{ "127.255.255.255", REACH_LOOPBACK },
	{ "128.0.0.0", REACH_PUBLIC },
	{ "169.253.255.255", REACH_PUBLIC },
	{ "169.254.169.254", REACH_LINK },
	{ "169.255.0.0", REACH_PUBLIC },
	{ "172.15.255.255", REACH_PUBLIC },
	{ "172.16.0.0", REACH_PRIVATE },
	{ "172.31.255.255", REACH_PRIVATE },
	{ "172.32.0.0", REACH_PUBLIC },
	{ "192.0.0.192", REACH_NEVER },
	{ "192.0.1.0", REACH_PUBLIC },
	{ "192.88.99.1", REACH_NEVER },
	{ "192.167.255.255", REACH_PUBLIC },
	{ "192.168.0.0", REACH_PRIVATE },
	{ "192.168.255.255", REACH_PRIVATE },
	{ "192.169.0.0", REACH_PUBLIC },
	{ "198.18.0.0", REACH_PRIVATE },
	{ "198.19.255.255", REACH_PRIVATE },
	{ "198.20.0.0", REACH_PUBLIC },
	{ "223.255.255.255", REACH_PUBLIC },
	{ "224.0.0.1", REACH_NEVER },
	{ "240.0.0.1", REACH_NEVER },
	{ "255.255.255.255", REACH_NEVER },

	{ "::", REACH_NEVER },
	{ "::1", REACH_LOOPBACK },
	{ "::2", REACH_NEVER },
	{ "::127.0.0.1", REACH_NEVER },
	{ "::ffff:127.0.0.1", REACH_LOOPBACK },
	{ "::ffff:169.254.169.254", REACH_LINK },
	{ "::ffff:10.0.0.1", REACH_PRIVATE },
	{ "::ffff:0.0.0.0", REACH_NEVER },
	{ "::ffff:8.8.8.8", REACH_PUBLIC },
	{ "64:ff9b::8.8.8.8", REACH_PUBLIC },
	{ "64:ff9b::10.0.0.1", REACH_PRIVATE },
	{ "64:ff9b::127.0.0.1", REACH_LOOPBACK },
	{ "64:ff9b:1::8.8.8.8", REACH_PRIVATE },
	{ "64:ff9b:1::169.254.169.254", REACH_LINK },
	{ "64:ff9b:2::8.8.8.8", REACH_NEVER },
	{ "100::1", REACH_NEVER },
	/* 10.0.0.1 and 8.8.8.8, turned over */
	{ "2001::f5ff:fffe", REACH_PRIVATE },
	{ "2001::f7f7:f7f7", REACH_PUBLIC },
	{ "2002:7f00:1::", REACH_LOOPBACK },
	{ "2002:808:808::", REACH_PUBLIC },
	{ "2001:4860:4860::8888", REACH_PUBLIC },
	{ "2600::", REACH_PUBLIC },
	{ "3fff:ffff::", REACH_PUBLIC },
	{ "4000::", REACH_NEVER },
	{ "fc00::1", REACH_PRIVATE },
	{ "fd00:ec2::254", REACH_PRIVATE },
	{ "fe00::", REACH_NEVER },
	{ "fe80::1", REACH_LINK },
	{ "febf::1", REACH_LINK },
	{ "fec0::1", REACH_PRIVATE },
	{ "ff02::1", REACH_NEVER },

	{ "", REACH_NEVER },
	{ "localhost", REACH_NEVER },
	{ "127.1", REACH_NEVER },
	{ "[::1]", REACH_NEVER },
};

/* As a socket has it. */
static enum reach reach_of_socket(const char *text)
{
	struct sockaddr_storage address = { 0 };
	struct sockaddr_in *in = (struct sockaddr_in *)&address;
	struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)&address;

	if (inet_pton(AF_INET, text, &in->sin_addr) == 1) {
		in->sin_family = AF_INET;
	} else {
		memset(&address, 0, sizeof(address));
		in6->sin6_family = AF_UNIX;
		if (inet_pton(AF_INET6, text, &in6->sin6_addr) == 1)
			in6->sin6_family = AF_INET6;
	}
	return reach_of((struct sockaddr *)&address);
}

static void addresses_are_as_far_as_they_are(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		if (reach_of_text(known[i].address) != known[i].reach ||
		    reach_of_socket(known[i].address) != known[i].reach)
			fail_msg("%s: %s", known[i].address,
				 reach_word(reach_of_text(known[i].address)));
	}
}

static void kinds_have_words(void **state)
{
	(void)state;
	for (enum reach reach = REACH_LOOPBACK; reach <= REACH_PUBLIC; reach++)
		assert_int_equal(reach_of_word(reach_word(reach)), reach);
	assert_int_equal(reach_of_word("any"), REACH_LOOPBACK);
	assert_int_equal(reach_of_word("reserved"), REACH_PUBLIC);
	assert_int_equal(reach_of_word(""), REACH_PUBLIC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_are_as_far_as_they_are),
		cmocka_unit_test(kinds_have_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
