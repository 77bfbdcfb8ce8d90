/* Tests source/license.c: the form of SPDX expressions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/buffer.h"
#include "smolcmp/memory.h"

#include "source/license.h"

/* The text alone, so that a look behind its end is caught. */
static bool accepts(const char *text)
{
	size_t length = strlen(text);
	char *copy = memory_alloc(length);
	bool accepted;

	memcpy(copy, text, length);
	accepted = license_is_expression(copy, length);
	free(copy);
	return accepted;
}

static void expressions_of_the_standard_are_accepted(void **state)
{
	static const char *const texts[] = {
		"MIT",
		"Apache-2.0",
		"0BSD",
		"GPL-2.0+",
		"LicenseRef-Proprietary",
		"DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2",
		"MIT OR Apache-2.0",
		"MIT AND (Apache-2.0 OR 0BSD)",
		"GPL-2.0-only WITH Classpath-exception-2.0",
		"(GPL-2.0+ WITH Bison-exception-2.2)",
		"((MIT))",
		" MIT ",
		"MIT AND 0BSD OR Zlib AND X11",
		"Do",
		"ANDROID",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (!accepts(texts[i]))
			fail_msg("'%s' is refused", texts[i]);
}

static void what_is_no_expression_is_refused(void **state)
{
	static const char *const texts[] = {
		"",
		" ",
		"Apache 2.0",
		"MIT/Apache-2.0",
		"MIT, 0BSD",
		"MIT or 0BSD",
		"MIT OR",
		"OR MIT",
		"AND",
		"WITH",
		"MIT AND OR 0BSD",
		"MIT +",
		"MIT++",
		"(MIT",
		"MIT)",
		"()",
		"MIT (0BSD)",
		"(MIT) WITH x",
		"MIT WITH",
		"MIT WITH AND",
		"MIT WITH (x)",
		"DocumentRef-x",
		"DocumentRef-x:MIT",
		"DocumentRef-x:LicenseRef-",
		"DocumentRef-:LicenseRef-x",
		"LicenseRef-",
		"LicenseRef-a_b",
		"M\tIT",
		"MIT\n",
		"\xc3\xa9",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (accepts(texts[i]))
			fail_msg("'%s' is accepted", texts[i]);
	assert_false(license_is_expression("MIT\0", 4));
}

/* depth parentheses around MIT. */
static bool accepts_depth(size_t depth)
{
	struct buffer text;
	bool accepted;

	buffer_init(&text);
	buffer_add_repeated(&text, '(', depth);
	buffer_add_string(&text, "MIT");
	buffer_add_repeated(&text, ')', depth);
	accepted = accepts(text.bytes);
	buffer_release(&text);
	return accepted;
}

static void length_and_depth_are_bounded(void **state)
{
	struct buffer text;

	(void)state;
	assert_true(accepts_depth(32));
	assert_false(accepts_depth(33));
	buffer_init(&text);
	buffer_add_repeated(&text, 'x', 1000);
	assert_true(accepts(text.bytes));
	buffer_add_char(&text, 'x');
	assert_false(accepts(text.bytes));
	buffer_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(expressions_of_the_standard_are_accepted),
		cmocka_unit_test(what_is_no_expression_is_refused),
		cmocka_unit_test(length_and_depth_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
