/* Tests base/address.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/address.h"

static struct arena arena;

static int set_up(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void expect(const char *text, const char *name, const char *mailbox,
		   const char *domain)
{
	struct address address;

	assert_true(address_parse(text, &arena, &address));
	if (name)
		assert_string_equal(address.name, name);
	else
		assert_null(address.name);
	assert_string_equal(address.mailbox, mailbox);
	assert_string_equal(address.domain, domain);
}

static void addresses_have_names_or_none(void **state)
{
	(void)state;
	expect("a@b", NULL, "a@b", "b");
	expect("a.b+c!#$%&'*/=?^_`{|}~-d@x-1.example", NULL,
	       "a.b+c!#$%&'*/=?^_`{|}~-d@x-1.example", "x-1.example");
	expect("<a@b>", NULL, "a@b", "b");
	expect("  <a@b>", NULL, "a@b", "b");
	expect("Ada Lovelace <a@b.c>", "Ada Lovelace", "a@b.c", "b.c");
	expect("\"Ada, \\\"A\\\" <x@y>\" <a@b>", "Ada, \"A\" <x@y>", "a@b",
	       "b");
	expect("\"\" <a@b>", NULL, "a@b", "b");
	expect("J\u00f6rg <a@b>", "J\u00f6rg", "a@b", "b");
	/* A name is anything; whoever writes it cleans it. */
	expect("x\r\nBcc: y <a@b>", "x\r\nBcc: y", "a@b", "b");
}

static void what_is_no_address_is_refused(void **state)
{
	static const char *const texts[] = {
		"",
		"a",
		"@",
		"a@",
		"@b",
		"a@b@c",
		"a b@c",
		"a@b c",
		"a@b,c@d",
		".a@b",
		"a.@b",
		"a..b@c",
		"a@.b",
		"a@b.",
		"a@b..c",
		"a@-b",
		"a@b-",
		"a@b_c",
		"a@[127.0.0.1]",
		"\"a\"@b",
		"\u00e9@b",
		"a@\u00e9",
		"a@b\r\nBcc: c@d",
		"a@b\n",
		" a@b",
		"a@b ",
		"<a@b",
		"a@b>",
		"<>",
		"x <a@b> y",
		"x <a@b\r\n>",
		"<a@b>, <c@d>\n",
	};
	char longest[400];
	struct address address;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (address_parse(texts[i], &arena, &address))
			fail_msg("'%s' is taken", texts[i]);
	memset(longest, 'a', sizeof(longest));
	longest[64] = '@';
	longest[128] = '\0';
	assert_true(address_parse(longest, &arena, &address));
	longest[128] = 'a';
	longest[129] = '\0';
	assert_false(address_parse(longest, &arena, &address));
	longest[128] = '\0';
	assert_true(address_parse(longest, &arena, &address));
	longest[65] = '@';
	longest[64] = 'a';
	assert_false(address_parse(longest, &arena, &address));
}

static void urls_cannot_leave_their_brackets(void **state)
{
	static const char *const right[] = { "https://a/?b=c&d", "http://a",
					     "mailto:a@b?subject=x" };
	static const char *const wrong[] = {
		"",
		"https://",
		"mailto:",
		"ftp://a",
		"javascript:x",
		"a",
		"HTTPS://a",
		"https://a b",
		"https://a>",
		"https://a<",
		"https://a,b",
		"https://a\r\nX: y",
		"https://\u00e9",
		"https://a\"",
		"https://a\\",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++)
		assert_true(address_is_url(right[i]));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (address_is_url(wrong[i]))
			fail_msg("'%s' is taken", wrong[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_have_names_or_none),
		cmocka_unit_test(what_is_no_address_is_refused),
		cmocka_unit_test(urls_cannot_leave_their_brackets),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
