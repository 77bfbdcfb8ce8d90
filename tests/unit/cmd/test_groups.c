/* Tests cmd/groups.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/groups.h"
#include "smolcmp/catalog.h"

static const struct tool a = { .slug = "a", .category = "X" };
static const struct tool b = { .slug = "b" };
static const struct tool c = { .slug = "c", .category = "Y" };
static const struct tool d = { .slug = "d", .category = "X" };
static const struct tool e = { .slug = "e" };
static const struct tool f = { .slug = "f", .category = "x" };

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* "X:ad Y:c": the groups and the slugs in them. */
static void expect(const struct tool *const *tools, size_t count,
		   const char *want)
{
	struct groups groups;
	const char *text = "";

	groups_init(&groups, tools, count, &arena);
	for (size_t i = 0; i < groups.count; i++) {
		const struct group *group = &groups.items[i];

		text = arena_printf(&arena, "%s%s%s:", text, i ? " " : "",
				    group->category ? group->category : "-");
		for (size_t j = 0; j < group->count; j++)
			text = arena_printf(&arena, "%s%s", text,
					    group->tools[j]->slug);
		assert_ptr_equal(groups_find(&groups, group->category), group);
	}
	assert_string_equal(text, want);
	groups_release(&groups);
}

static void groups_stand_as_their_first_tools_do(void **state)
{
	const struct tool *all[] = { &a, &b, &c, &d, &e, &f };
	const struct tool *turned[] = { &f, &e, &d, &c, &b, &a };

	(void)state;
	expect(all, 6, "X:ad -:be Y:c x:f");
	expect(turned, 6, "x:f -:eb X:da Y:c");
	expect(all + 1, 1, "-:b");
	expect(all, 0, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_stand_as_their_first_tools_do),
	};

	return cmocka_run_group_tests(tests, NULL, teardown);
}
