/* Tests model/folding.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/folding.h"

static struct folding folding;

static int setup(void **state)
{
	(void)state;
	folding_init(&folding);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	folding_release(&folding);
	return 0;
}

/* The folded text, and where each of its bytes comes from, a digit each, with
 * the end behind them. */
static void expect(const char *text, const char *folded, const char *origins)
{
	folding_set(&folding, text);
	assert_string_equal(folding.text.bytes, folded);
	assert_int_equal(strlen(origins), strlen(folded) + 1);
	for (size_t i = 0; origins[i]; i++)
		assert_int_equal(folding.origins[i], origins[i] - '0');
}

static void ascii_loses_its_case(void **state)
{
	(void)state;
	expect("", "", "0");
	expect("aBz@[", "abz@[", "012345");
}

static void a_character_may_become_several(void **state)
{
	(void)state;
	expect("a\u00dfb", "assb", "01134");
	expect("\ufb01x", "fix", "0034");
}

static void several_may_become_one(void **state)
{
	(void)state;
	expect("xU\u0308y", "x\u00fcy", "01145");
	expect("\u03a3\u03c2", "\u03c3\u03c3", "00224");
	expect("\uff21", "a", "03");
}

static void it_can_be_used_again(void **state)
{
	(void)state;
	expect("a longer one: \u00df", "a longer one: ss", "0123456789:;<=>>@");
	expect("A", "a", "01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ascii_loses_its_case),
		cmocka_unit_test(a_character_may_become_several),
		cmocka_unit_test(several_may_become_one),
		cmocka_unit_test(it_can_be_used_again),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
