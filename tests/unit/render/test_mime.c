/* Tests render/mime.c; tests/end-to-end/test_digest.py asks a parser. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "render/mime.h"

static void expect_text(const char *text, const char *want)
{
	struct buffer out;

	buffer_init(&out);
	mime_text(&out, "Subject", text);
	assert_string_equal(out.bytes, want);
	buffer_release(&out);
}

static void plain_text_stands_as_it_is_and_folds(void **state)
{
	(void)state;
	expect_text("What changed", "Subject: What changed\r\n");
	expect_text("one two three four five six seven eight nine ten eleven "
		    "twelve thirteen fourteen",
		    "Subject: one two three four five six seven eight nine ten "
		    "eleven twelve\r\n thirteen fourteen\r\n");
}

static void other_text_is_encoded_in_whole_characters(void **state)
{
	(void)state;
	expect_text("\u00fc", "Subject: =?utf-8?B?w7w=?=\r\n");
	/* What would be taken for an encoded word, or lose its blanks. */
	expect_text("=?x", "Subject: =?utf-8?B?PT94?=\r\n");
	expect_text("a  b", "Subject: =?utf-8?B?YSAgYg==?=\r\n");
	expect_text(" a", "Subject: =?utf-8?B?IGE=?=\r\n");
	/* 38 bytes, and a character of two that does not fit any more */
	expect_text("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\u00fc",
		    "Subject: =?utf-8?B?eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4"
		    "eHh4eHh4eHh4eHg=?=\r\n =?utf-8?B?w7w=?=\r\n");
}

static void no_text_begins_a_line(void **state)
{
	(void)state;
	expect_text("a\r\nBcc: b", "Subject: a Bcc: b\r\n");
	expect_text("a\nb\rc\x85\u2028d", "Subject: =?utf-8?B?"
					  "YSBiY++/vSBk?=\r\n");
}

static void expect_address(const char *name, const char *mailbox,
			   const char *want)
{
	const struct address address = { .name = name, .mailbox = mailbox };
	struct buffer out;

	buffer_init(&out);
	mime_address(&out, "From", &address);
	assert_string_equal(out.bytes, want);
	buffer_release(&out);
}

static void names_are_quoted_or_encoded(void **state)
{
	(void)state;
	expect_address(NULL, "a@b", "From: <a@b>\r\n");
	expect_address("Ada", "a@b", "From: \"Ada\" <a@b>\r\n");
	expect_address("A \"B\" <c>\\", "a@b",
		       "From: \"A \\\"B\\\" <c>\\\\\" <a@b>\r\n");
	expect_address("a\r\nBcc: c@d", "a@b",
		       "From: \"a Bcc: c@d\" <a@b>\r\n");
	expect_address("J\u00f6rg", "a@b",
		       "From: =?utf-8?B?SsO2cmc=?= <a@b>\r\n");
	expect_address(
	    "Ada Augusta King",
	    "a.very.long.name.of.somebody@host.of.the.example.org",
	    "From: \"Ada Augusta King\"\r\n <a.very.long.name.of.somebody"
	    "@host.of.the.example.org>\r\n");
}

static void expect_quoted(const char *text, const char *want)
{
	struct buffer in;
	struct buffer out;

	buffer_init(&in);
	buffer_init(&out);
	buffer_add_string(&in, text);
	mime_quoted(&out, &in);
	assert_string_equal(out.bytes, want);
	buffer_release(&in);
	buffer_release(&out);
}

static void bodies_are_quoted_where_they_must_be(void **state)
{
	char line[100];
	char want[120];

	(void)state;
	expect_quoted("", "");
	expect_quoted("a\n\nb\n", "a\r\n\r\nb\r\n");
	expect_quoted("a", "a\r\n");
	expect_quoted("a=b\u00fc~\x7f", "a=3Db=C3=BC~=7F\r\n");
	expect_quoted(" a \n\tb\t\nc ", " a=20\r\n\tb=09\r\nc=20\r\n");
	expect_quoted(".\nFrom a\nFrom\n", "=2E\r\n=46rom a\r\nFrom\r\n");
	/* 73 bytes, then whatever still fits into 76 with its "=" */
	memset(line, 'x', 75);
	strcpy(line + 75, ".\n");
	memset(want, 'x', 73);
	strcpy(want + 73, "=\r\nxx.\r\n");
	expect_quoted(line, want);
	memset(line, 'x', 73);
	strcpy(line + 73, ".\n");
	strcpy(want + 73, "=\r\n=2E\r\n");
	expect_quoted(line, want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_stands_as_it_is_and_folds),
		cmocka_unit_test(other_text_is_encoded_in_whole_characters),
		cmocka_unit_test(no_text_begins_a_line),
		cmocka_unit_test(names_are_quoted_or_encoded),
		cmocka_unit_test(bodies_are_quoted_where_they_must_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
