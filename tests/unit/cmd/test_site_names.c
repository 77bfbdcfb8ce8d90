/* Tests cmd/site_names.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/site_names.h"

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const char *name_of(const char *category)
{
	return site_category_name(category, &arena);
}

/* The name without the sum behind it, which must be there. */
static const char *folded(const char *category)
{
	const char *name = name_of(category);
	const char *sum = strrchr(name, '_');

	assert_non_null(sum);
	assert_int_equal(strspn(sum + 1, "0123456789abcdef"), 16);
	assert_int_equal(strlen(sum), 17);
	return arena_text(&arena, name, (size_t)(sum - name));
}

static void plain_names_are_kept(void **state)
{
	(void)state;
	assert_string_equal(name_of("Log shippers"), "log-shippers");
	assert_string_equal(name_of("x"), "x");
	assert_string_equal(name_of("3D 2"), "3d-2");
}

static void others_are_folded_and_told_apart(void **state)
{
	(void)state;
	assert_string_equal(folded("log-shippers"), "log-shippers");
	assert_string_equal(folded("Log  shippers"), "log-shippers");
	assert_string_equal(folded(" Log shippers "), "log-shippers");
	assert_string_equal(folded("../../etc/passwd"), "etc-passwd");
	assert_string_equal(folded("\xc3\x89t\xc3\xa9"), "ete");
	assert_string_equal(folded("a\x1b[31m\n<b>"), "a-31m-b");
	assert_string_equal(folded("\xe6\x97\xa5\xe6\x9c\xac"), "category");
	assert_string_equal(folded(""), "category");
	assert_string_equal(folded(".."), "category");
	assert_string_not_equal(name_of("a/b"), name_of("a.b"));
	assert_string_not_equal(name_of("a-b"), name_of("a b"));
	/* The sum is of the name, so it cannot be one. */
	assert_string_not_equal(name_of(name_of("a/b")), name_of("a/b"));
}

static void names_are_short(void **state)
{
	char longest[5000];

	(void)state;
	memset(longest, 'a', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	assert_in_range(strlen(name_of(longest)), 60, 80);
}

static void comparisons_are_named_by_slugs(void **state)
{
	const char *pair[] = { "a-b", "c.d_e" };
	const char *other[] = { "a", "b-c.d_e" };
	char slugs[3][101];
	const char *many[] = { slugs[0], slugs[1], slugs[2] };
	const char *name;

	(void)state;
	assert_string_equal(
	    site_comparison_name(&(struct texts){ pair, 2 }, &arena),
	    "a-b+c.d_e");
	assert_string_not_equal(
	    site_comparison_name(&(struct texts){ pair, 2 }, &arena),
	    site_comparison_name(&(struct texts){ other, 2 }, &arena));
	for (size_t i = 0; i < 3; i++) {
		memset(slugs[i], 'a' + (int)i, 100);
		slugs[i][100] = '\0';
	}
	name = site_comparison_name(&(struct texts){ many, 2 }, &arena);
	assert_int_equal(strlen(name), 201);
	name = site_comparison_name(&(struct texts){ many, 3 }, &arena);
	assert_int_equal(strlen(name), 210);
	slugs[2][99] = 'x';
	assert_string_not_equal(
	    name, site_comparison_name(&(struct texts){ many, 3 }, &arena));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(plain_names_are_kept, teardown),
		cmocka_unit_test_teardown(others_are_folded_and_told_apart,
					  teardown),
		cmocka_unit_test_teardown(names_are_short, teardown),
		cmocka_unit_test_teardown(comparisons_are_named_by_slugs,
					  teardown),
	};

	arena_init(&arena);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
