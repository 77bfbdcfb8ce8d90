/* Tests model/settle.c: bringing together what stands apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/settle.h"

enum { TOOLS = 40, MOST = 500 };

struct item {
	uint32_t tool;
	uint32_t number; /* in the order of the data */
	char rest[29];	 /* of no even size */
};

static uint32_t draw(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

static void items_keep_their_order_within_a_tool(void **state)
{
	static struct item items[MOST];
	uint32_t seed = 7;

	(void)state;
	for (size_t count = 0; count <= MOST; count += 1 + count / 3) {
		bool seen[MOST] = { false };

		for (uint32_t i = 0; i < count; i++)
			items[i] = (struct item){ .tool = draw(&seed) % TOOLS,
						  .number = i,
						  .rest[28] = (char)i };
		settle_group(items, count, sizeof(*items), TOOLS);
		for (size_t i = 0; i < count; i++) {
			assert_false(seen[items[i].number]);
			seen[items[i].number] = true;
			assert_int_equal(items[i].rest[28],
					 (char)items[i].number);
			if (!i)
				continue;
			assert_true(items[i - 1].tool <= items[i].tool);
			if (items[i - 1].tool == items[i].tool)
				assert_true(items[i - 1].number <
					    items[i].number);
		}
	}
}

static void a_review_counts_until_the_next_one_does(void **state)
{
	const struct date day = { 20260101 }, next = { 20260201 };
	const struct date none = { 0 };

	(void)state;
	assert_true(settle_is_current(day, NULL, none));
	assert_false(settle_is_current(day, &next, none));
	assert_true(settle_is_current(day, NULL, day));
	assert_true(settle_is_current(day, &next, day));
	assert_false(settle_is_current(day, &next, next));
	assert_false(settle_is_current(next, NULL, day));
	assert_true(settle_is_current(none, &next, day));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_keep_their_order_within_a_tool),
		cmocka_unit_test(a_review_counts_until_the_next_one_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
