/* Tests base/url.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/url.h"

static void addresses_may_be_led_to(void **state)
{
	static const char *const right[] = {
		"http://example.org",
		"https://example.org/",
		"HTTPS://EXAMPLE.ORG/A",
		"https://a-b.example.org:8080/x/y.html?a=b&c=d#e",
		"http://127.0.0.1/",
		"http://[::1]",
		"https://[2001:DB8::192.0.2.1]:8080/x?y",
		"https://example.org?q",
		"https://example.org#f",
		"https://example.org/%41%ff",
		"https://example.org/a'b(c)!*~",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++)
		if (!url_is_web(right[i]))
			fail_msg("%s", right[i]);
}

static void anything_else_may_not(void **state)
{
	static const char *const wrong[] = {
		"",
		"http://",
		"http:///x",
		"https:example.org",
		"//example.org",
		"javascript:alert(1)",
		"data:text/html,x",
		"ftp://example.org",
		"mailto:a@example.org",
		" http://example.org",
		"http://example.org ",
		"http://exa mple.org",
		"http://a@example.org",
		"http://a:b@example.org",
		"http://example..org",
		"http://.example.org",
		"http://example.org.",
		"http://-a.org",
		"http://a-.org",
		"http://a_b.org",
		"http://ex\xc3\xa4mple.org",
		"http://[::1",
		"http://[]/",
		"http://[::1]x/",
		"http://[::1]:/",
		"http://[::g]/",
		"http://[fe80::1%25eth0]/",
		"http://[127.0.0.1]/",
		"http://::1/",
		"http://example.org:",
		"http://example.org:x",
		"http://example.org:65536",
		"http://example.org/\"onclick=x",
		"http://example.org/<x>",
		"http://example.org/\\x",
		"http://example.org/a b",
		"http://example.org/\n",
		"http://example.org/%4",
		"http://example.org/%zz",
		"http://example.org/#a#b",
		"http://example.org/{x}",
		"http://example.org/\xe2\x80\xae",
	};
	static char longest[3000] = "http://example.org/";

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (url_is_web(wrong[i]))
			fail_msg("%s", wrong[i]);
	memset(longest + strlen(longest), 'a', 2500);
	assert_false(url_is_web(longest));
}

static void the_fault_is_named(void **state)
{
	static const struct {
		const char *url;
		const char *fault;
	} rows[] = {
		{ "ftp://h", "is no address of http or https" },
		{ "http://:80/", "has no host" },
		{ "http://h\xc3\xa9/",
		  "has a host that is not ASCII; write its "
		  "name as xn--..." },
		{ "http://a_b/", "has a host that is no name of letters, "
				 "digits, dots and hyphens" },
		{ "http://[1]/", "has brackets around what is no address of "
				 "IPv6" },
		{ "http://[::1]:65536/",
		  "has no number up to 65535 for a port" },
		{ "http://h/a b",
		  "has a character that must be written as %XX" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_string_equal(url_fault(rows[i].url), rows[i].fault);
	assert_null(url_fault("http://h"));
}

static void paths_stand_behind_a_base(void **state)
{
	(void)state;
	assert_true(url_is_base("https://example.org/a/"));
	assert_false(url_is_base("https://example.org/?a"));
	assert_false(url_is_base("https://example.org/#a"));
	assert_false(url_is_base("example.org"));
}

static void addresses_of_other_schemes_are_known(void **state)
{
	(void)state;
	assert_true(url_is_other("ftp://h/x"));
	assert_true(url_is_other("file:///x"));
	assert_false(url_is_other("https://h/x"));
	assert_false(url_is_other("://x"));
	assert_false(url_is_other("a/b://x"));
	assert_false(url_is_other("git:HEAD"));
}

static void a_title_is_the_last_part(void **state)
{
	(void)state;
	assert_string_equal(url_title("http://h:1/a/b.json"), "b.json");
	assert_string_equal(url_title("http://h/b.json?c/d"), "b.json?c/d");
	assert_string_equal(url_title("HTTPS://h:1/a/"), "h:1/a/");
	assert_string_equal(url_title("http://h?a/b"), "h?a/b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_may_be_led_to),
		cmocka_unit_test(anything_else_may_not),
		cmocka_unit_test(the_fault_is_named),
		cmocka_unit_test(paths_stand_behind_a_base),
		cmocka_unit_test(addresses_of_other_schemes_are_known),
		cmocka_unit_test(a_title_is_the_last_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
