/* Tests source/glob.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "smolcmp/buffer.h"

#include "source/glob.h"

struct glob_case {
	const char *pattern;
	const char *path;
	bool matches;
};

static void expect(const struct glob_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (glob_matches(cases[i].pattern, cases[i].path) !=
		    cases[i].matches)
			fail_msg("'%s' %s '%s'", cases[i].pattern,
				 cases[i].matches ? "does not match"
						  : "matches",
				 cases[i].path);
}

static void a_pattern_without_a_slash_is_for_the_last_part(void **state)
{
	static const struct glob_case cases[] = {
		{ "a.json", "a.json", true },
		{ "a.json", "x/y/a.json", true },
		{ "*.json", "x/y/a.json", true },
		{ "x", "x/a.json", false },
		{ "?.json", "x/ab.json", false },
		{ "[ab].json", "x/b.json", true },
		{ "[!ab].json", "x/b.json", false },
		{ "**", "x/a.json", true },
		{ "*", "x/.a.json", false },
		{ "A.json", "a.json", false },
		{ "", "a.json", false },
	};

	(void)state;
	expect(cases, sizeof(cases) / sizeof(*cases));
}

static void a_pattern_with_a_slash_is_for_the_whole_path(void **state)
{
	static const struct glob_case cases[] = {
		{ "x/a.json", "x/a.json", true },
		{ "x/a.json", "y/x/a.json", false },
		{ "x/*", "x/a.json", true },
		{ "x/*", "x/y/a.json", false },
		{ "*/a.json", "x/a.json", true },
		{ "*/a.json", "a.json", false },
		{ "x/*/a.json", "x/y/a.json", true },
		{ "x/", "x/a.json", false },
		{ "/x/a.json", "x/a.json", false },
		{ "x/?", "x//", false },
	};

	(void)state;
	expect(cases, sizeof(cases) / sizeof(*cases));
}

static void two_stars_stand_for_any_number_of_parts(void **state)
{
	static const struct glob_case cases[] = {
		{ "**/a.json", "a.json", true },
		{ "**/a.json", "x/a.json", true },
		{ "**/a.json", "x/y/a.json", true },
		{ "**/a.json", "x/a.json/b", false },
		{ "x/**", "x/y/a.json", true },
		{ "x/**", "y/a.json", false },
		{ "x/**/a.json", "x/a.json", true },
		{ "x/**/a.json", "x/y/z/a.json", true },
		{ "x/**/a.json", "a.json", false },
		{ "**/x/*.json", "x/y/x/a.json", true },
		{ "**/x/**/y/*", "a/x/x/b/y/y/c", true },
		{ "**/x/**/y/*", "a/x/b/y", false },
		{ "**/**/a", "a", true },
		{ "x**/a", "xy/a", true },
		{ "x**/a", "x/y/a", false },
	};

	(void)state;
	expect(cases, sizeof(cases) / sizeof(*cases));
}

static void a_long_part_matches_nothing(void **state)
{
	struct buffer path;

	(void)state;
	buffer_init(&path);
	buffer_add_string(&path, "x/");
	buffer_add_repeated(&path, 'a', 255);
	assert_true(glob_matches("x/*", path.bytes));
	buffer_add_char(&path, 'a');
	assert_false(glob_matches("x/*", path.bytes));
	buffer_release(&path);
}

static void many_stars_take_no_exponential_time(void **state)
{
	struct buffer pattern, path;
	clock_t start = clock();

	(void)state;
	buffer_init(&pattern);
	buffer_init(&path);
	for (int i = 0; i < 100; i++) {
		buffer_add_string(&pattern, "**/a/");
		buffer_add_string(&path, "a/");
	}
	buffer_add_string(&pattern, "b");
	buffer_add_string(&path, "a");
	assert_false(glob_matches(pattern.bytes, path.bytes));
	assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
	buffer_release(&pattern);
	buffer_release(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_pattern_without_a_slash_is_for_the_last_part),
		cmocka_unit_test(a_pattern_with_a_slash_is_for_the_whole_path),
		cmocka_unit_test(two_stars_stand_for_any_number_of_parts),
		cmocka_unit_test(a_long_part_matches_nothing),
		cmocka_unit_test(many_stars_take_no_exponential_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
