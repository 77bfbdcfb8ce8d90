/* Tests transfer/route.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "transfer/route.h"

static const char base[] = "https://a.example/b/c?d";

/* What a Location leads to, from base; NULL: it is not followed, as why says.
 */
static void follow(const char *location, const char *to, const char *why)
{
	struct buffer url, said;

	buffer_init(&url);
	buffer_init(&said);
	buffer_add_string(&url, base);
	assert_int_equal(route_follow(&url, location, &said), to ? 0 : -1);
	assert_string_equal(url.bytes, to ? to : base);
	assert_string_equal(said.bytes, why);
	buffer_release(&url);
	buffer_release(&said);
}

static void redirects_are_followed(void **state)
{
	(void)state;
	follow("https://b.example", "https://b.example/", "");
	follow("HTTPS://B.example:444/x y", "https://B.example:444/x%20y", "");
	follow("//b.example/", "https://b.example/", "");
	follow("/x", "https://a.example/x", "");
	follow("x#y", "https://a.example/b/x", "");
	follow("?x", "https://a.example/b/c?x", "");
	follow("https://[2001:db8::1]/", "https://[2001:db8::1]/", "");
}

static void some_redirects_are_not(void **state)
{
	(void)state;
	follow("http://a.example/", NULL,
	       "redirects from https to 'http://a.example/', where anybody "
	       "could change it");
	follow("file:///etc/passwd", NULL,
	       "redirects to 'file:///etc/passwd', which is none of http or "
	       "https");
	follow("x-y://a.example/", NULL,
	       "redirects to 'x-y://a.example/', which is none of http or "
	       "https");
	follow("https://joe@a.example/", NULL,
	       "redirects to an address with a login, which must come from "
	       "nobody else");
	follow("https://", NULL,
	       "redirects to 'https://', which is no address");
	follow("https://a.example:99999/", NULL,
	       "redirects to 'https://a.example:99999/', which is no address");
}

static void read_parts(const char *url, const char *host, const char *port)
{
	struct route route;

	assert_int_equal(route_read(&route, url), 0);
	assert_string_equal(route.host, host);
	assert_string_equal(route.port, port);
	route_release(&route);
}

static void urls_have_parts(void **state)
{
	struct route route;

	(void)state;
	read_parts("http://a.example/b", "a.example", "80");
	read_parts("https://a.example?b", "a.example", "443");
	read_parts("https://[::1]:8/", "::1", "8");
	assert_int_equal(route_read(&route, "nonsense://"), -1);
}

static bool are_same(const char *first, const char *second)
{
	struct route a, b;
	bool same;

	assert_int_equal(route_read(&a, first), 0);
	assert_int_equal(route_read(&b, second), 0);
	same = route_is_same(&a, &b);
	route_release(&a);
	route_release(&b);
	return same;
}

static void logins_are_for_one_host_and_port(void **state)
{
	(void)state;
	assert_true(are_same("http://a.example/b", "http://A.example:80/c"));
	assert_false(are_same("http://a.example/", "https://a.example/"));
	assert_false(are_same("http://a.example/", "http://a.example:81/"));
	assert_false(are_same("http://a.example/", "http://b.a.example/"));
}

static bool is_inner(const char *url)
{
	struct route route;
	bool inner;

	assert_int_equal(route_read(&route, url), 0);
	inner = route_is_inner(&route);
	route_release(&route);
	return inner;
}

static void names_may_be_this_machine(void **state)
{
	(void)state;
	assert_true(is_inner("http://localhost/"));
	assert_true(is_inner("http://a.LOCALHOST:8/"));
	assert_true(is_inner("http://127.0.0.1/"));
	assert_true(is_inner("http://[::1]/"));
	assert_false(is_inner("http://notlocalhost/"));
	assert_false(is_inner("http://localhost.example/"));
	assert_false(is_inner("http://10.0.0.1/"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(redirects_are_followed),
		cmocka_unit_test(some_redirects_are_not),
		cmocka_unit_test(urls_have_parts),
		cmocka_unit_test(logins_are_for_one_host_and_port),
		cmocka_unit_test(names_may_be_this_machine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
