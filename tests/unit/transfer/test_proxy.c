/* Tests transfer/proxy.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "transfer/proxy.h"

static const char *const names[] = { "http_proxy",  "HTTP_PROXY", "https_proxy",
				     "HTTPS_PROXY", "all_proxy",  "ALL_PROXY",
				     "no_proxy",    "NO_PROXY" };

static int forget(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unsetenv(names[i]);
	return 0;
}

static void expect_proxies(const char *http, const char *https)
{
	const char *of_http = proxy_for("http", "a.example", "80");
	const char *of_https = proxy_for("https", "a.example", "443");

	assert_string_equal(of_http ? of_http : "none", http);
	assert_string_equal(of_https ? of_https : "none", https);
}

static void the_environment_names_proxies(void **state)
{
	(void)state;
	expect_proxies("none", "none");
	setenv("HTTP_PROXY", "a", 1);
	expect_proxies("none", "none");
	setenv("ALL_PROXY", "b", 1);
	expect_proxies("b", "b");
	setenv("all_proxy", "c", 1);
	setenv("http_proxy", "", 1);
	expect_proxies("c", "c");
	setenv("HTTPS_PROXY", "d", 1);
	expect_proxies("c", "d");
	setenv("https_proxy", "e", 1);
	setenv("http_proxy", "f", 1);
	expect_proxies("f", "e");
	setenv("NO_PROXY", "example", 1);
	expect_proxies("none", "none");
	setenv("no_proxy", "b.example", 1);
	expect_proxies("f", "e");
}

static const struct {
	const char *list, *host, *port;
	bool excepted;
} exceptions[] = {
	{ "", "a.example", "80", false },
	{ " , ", "a.example", "80", false },
	{ "*", "a.example", "80", true },
	{ "b, *", "a.example", "80", true },
	{ "*.example", "a.example", "80", false },
	{ "example", "a.example", "80", true },
	{ ".example", "a.example", "80", true },
	{ ".a.example", "a.example", "80", true },
	{ "A.Example.", "a.example", "80", true },
	{ "a.example", "a.example.", "80", true },
	{ "xample", "a.example", "80", false },
	{ "b.a.example", "a.example", "80", false },
	{ ".", "a.example", "80", false },
	{ "b.example\tc,a.example", "a.example", "80", true },
	{ "a.example:80", "a.example", "80", true },
	{ "a.example:81", "a.example", "80", false },
	{ "a.example:", "a.example", "80", false },
	{ "10.1.2.3", "10.1.2.3", "80", true },
	{ "10.1.2.3:80", "10.1.2.3", "80", true },
	{ "10.1.2.3:8", "10.1.2.3", "80", false },
	{ "10.1.0.0/16", "10.1.2.3", "80", true },
	{ "10.1.0.0/24", "10.1.2.3", "80", false },
	{ "10.1.2.8/29", "10.1.2.3", "80", false },
	{ "10.1.2.0/29", "10.1.2.3", "80", true },
	{ "10.1.2.3/32", "10.1.2.3", "80", true },
	{ "10.1.2.3/33", "10.1.2.3", "80", false },
	{ "10.1.2.3/", "10.1.2.3", "80", false },
	{ "10.1.2.3/8x", "10.1.2.3", "80", false },
	{ "0.0.0.0/0", "10.1.2.3", "80", true },
	{ "0.0.0.0/0", "a.example", "80", false },
	{ "::1", "::1", "80", true },
	{ "0:0::1", "::1", "80", true },
	{ "[::1]", "::1", "80", true },
	{ "[::1]:80", "::1", "80", true },
	{ "[::1]:81", "::1", "80", false },
	{ "fd00::/8", "fd12::1", "80", true },
	{ "fd00::/8", "fe12::1", "80", false },
	{ "fd00::/8", "10.1.2.3", "80", false },
};

static void exceptions_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(exceptions) / sizeof(*exceptions); i++)
		if (proxy_is_excepted(exceptions[i].list, exceptions[i].host,
				      exceptions[i].port) !=
		    exceptions[i].excepted)
			fail_msg("'%s', %s:%s", exceptions[i].list,
				 exceptions[i].host, exceptions[i].port);
}

static void a_long_entry_is_none(void **state)
{
	char list[1000];

	(void)state;
	for (size_t i = 0; i < sizeof(list); i++)
		list[i] = 'x';
	list[sizeof(list) - 3] = ',';
	list[sizeof(list) - 2] = 'a';
	list[sizeof(list) - 1] = '\0';
	assert_true(proxy_is_excepted(list, "a", "80"));
	assert_false(proxy_is_excepted(list, "x", "80"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_environment_names_proxies,
						forget, forget),
		cmocka_unit_test(exceptions_are_found),
		cmocka_unit_test(a_long_entry_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
