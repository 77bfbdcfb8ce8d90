/* Tests view/answer.c: the answer as it is read aloud. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/view.h"
#include "unit/sketch.h"

struct answer_case {
	struct sketch tools[COMPARE_MOST + 1];
	const char *text;
};

/* What no paragraph may do, whatever it says. */
static void check_form(const char *text)
{
	size_t length = strlen(text);

	assert_true(length > 0);
	assert_true(text[length - 1] == '.');
	assert_null(strstr(text, "  "));
	assert_null(strstr(text, " ."));
	assert_null(strstr(text, " ,"));
	assert_null(strstr(text, ".."));
	assert_null(strstr(text, "(null)"));
	assert_null(strchr(text, '%'));
	assert_true(text[0] != ' ');
}

static void say(const struct sketch *tools, struct buffer *text)
{
	struct comparison comparison;
	struct catalog catalog;

	sketch_catalog(&catalog, tools);
	sketch_compare(&catalog, &comparison);
	buffer_init(text);
	answer_text(&catalog, &comparison, text);
	catalog_release(&catalog);
}

static const struct answer_case cases[] = {
#include "answer_cases.inc"
};

static void every_rule_speaks_as_it_should(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buffer text;

		say(cases[i].tools, &text);
		check_form(text.bytes);
		assert_string_equal(text.bytes, cases[i].text);
		buffer_release(&text);
	}
}
int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_speaks_as_it_should),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
