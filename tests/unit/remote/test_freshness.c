/* Tests remote/freshness.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "remote/freshness.h"

static void each_is_as_long_as_it_says(void **state)
{
	static const struct {
		const char *control;
		const char *age;
		int64_t seconds;
		bool no_store;
	} rows[] = {
		{ NULL, NULL, 0, false },
		{ "", NULL, 0, false },
		{ "max-age=60", NULL, 60, false },
		{ "max-age=60", "0", 60, false },
		{ "max-age=60", "59", 1, false },
		{ "max-age=60", "60", 0, false },
		{ "max-age=60", "61", 0, false },
		{ "max-age=60", "soon", 0, false },
		{ "max-age=60", "", 0, false },
		{ "Public , MAX-AGE=60 ,x", NULL, 60, false },
		{ "max-age=\"60\"", NULL, 60, false },
		{ "max-age=60, max-age=5", NULL, 5, false },
		{ "max-age=5, max-age=60", NULL, 5, false },
		{ "max-age=60, max-age=x", NULL, 0, false },
		{ "max-age=x", NULL, 0, false },
		{ "max-age=-1", NULL, 0, false },
		{ "max-age=6 0", NULL, 0, false },
		{ "max-age", NULL, 0, false },
		{ "max-age=", NULL, 0, false },
		{ "max-age=\"", NULL, 0, false },
		{ "s-maxage=60", NULL, 0, false },
		{ "xmax-age=60", NULL, 0, false },
		{ "max-age=99999999999999999999", NULL, INT64_C(0x80000000),
		  false },
		{ "no-cache, max-age=60", NULL, 0, false },
		{ "max-age=60, No-Cache=\"x\"", NULL, 0, false },
		{ "no-store", NULL, 0, true },
		{ "max-age=60,,no-store", NULL, 60, true },
		{ "no-storey", NULL, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct freshness freshness =
		    freshness_of(rows[i].control, rows[i].age);

		if (freshness.seconds != rows[i].seconds ||
		    freshness.no_store != rows[i].no_store)
			fail_msg("%s, %s: %jd", rows[i].control, rows[i].age,
				 (intmax_t)freshness.seconds);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_is_as_long_as_it_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
