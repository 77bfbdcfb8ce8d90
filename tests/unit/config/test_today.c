/* Tests config/today.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "smolcmp/today.h"

static struct error error;

static int32_t day(const char *epoch)
{
	struct date today = { .number = 7 };
	int status;

	error_init(&error);
	if (epoch)
		setenv("SOURCE_DATE_EPOCH", epoch, 1);
	else
		unsetenv("SOURCE_DATE_EPOCH");
	status = date_today(&today, &error);
	assert_int_equal(status, error.kind == ERROR_NONE ? 0 : -1);
	return today.number;
}

static void the_variable_says_which_day_it_is(void **state)
{
	(void)state;
	/* Zones do not matter. */
	setenv("TZ", "XXX-14", 1);
	tzset();
	assert_int_equal(day("0"), 19700101);
	assert_int_equal(day("86399"), 19700101);
	assert_int_equal(day("86400"), 19700102);
	assert_int_equal(day("1782864000"), 20260701);
	assert_int_equal(day("253402300799"), 99991231);
	unsetenv("TZ");
	tzset();
}

static void without_it_the_clock_does(void **state)
{
	for (int empty = 0; empty < 2; empty++) {
		int32_t before, now, after;
		time_t seconds = time(NULL);
		struct tm broken;

		(void)state;
		gmtime_r(&seconds, &broken);
		before = (broken.tm_year + 1900) * 10000 +
			 (broken.tm_mon + 1) * 100 + broken.tm_mday;
		now = day(empty ? "" : NULL);
		seconds += 60;
		gmtime_r(&seconds, &broken);
		after = (broken.tm_year + 1900) * 10000 +
			(broken.tm_mon + 1) * 100 + broken.tm_mday;
		assert_in_range(now, before, after);
	}
}

static void what_is_no_time_is_refused(void **state)
{
	static const char *const wrong[] = {
		"x",
		"-1",
		"+1",
		" 1",
		"1 ",
		"1.5",
		"1e9",
		"0x1",
		"99999999999999999999999",
		"253402300800",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		assert_int_equal(day(wrong[i]), 7);
		assert_int_equal(error.kind, ERROR_USAGE);
	}
	day("x");
	assert_string_equal(error.items[0].text, "SOURCE_DATE_EPOCH is 'x', "
						 "want seconds since 1970");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_variable_says_which_day_it_is),
		cmocka_unit_test(without_it_the_clock_does),
		cmocka_unit_test(what_is_no_time_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
