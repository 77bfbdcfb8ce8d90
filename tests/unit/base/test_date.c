/* Tests base/date.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/date.h"

static bool is_leap(int year)
{
	return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

static int last_day(int year, int month)
{
	if (month == 2)
		return is_leap(year) ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Every day that could be written, of these years. */
static void a_year_has_the_days_of_the_calendar(void **state)
{
	static const int years[] = { 1,	   4,	 100,  400,  1900, 2000,
				     2023, 2024, 2026, 2100, 9999 };
	struct date before = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++)
		for (int month = 0; month <= 99; month++)
			for (int day = 0; day <= 99; day++) {
				struct date date = { 0 };
				char text[32], again[DATE_TEXT];
				bool real = month >= 1 && month <= 12 &&
					    day >= 1 &&
					    day <= last_day(years[i], month);

				snprintf(text, sizeof(text), "%04d-%02d-%02d",
					 years[i], month, day);
				assert_int_equal(date_parse(text, 10, &date),
						 real);
				assert_int_equal(date_is_known(date), real);
				if (!real)
					continue;
				assert_string_equal(date_format(date, again),
						    text);
				assert_true(date_compare(before, date) < 0);
				assert_true(date_compare(date, before) > 0);
				assert_int_equal(date_compare(date, date), 0);
				if (month > 1 || day > 1)
					assert_int_equal(
					    date_days_between(before, date), 1);
				before = date;
			}
}

static void only_one_form_is_a_date(void **state)
{
	static const char *const texts[] = {
		"",	      "2026-1-01",  "2026-01-1",   "26-01-01",
		"2026/01/01", "20260101",   "2026-01-01 ", " 2026-01-01",
		"0000-01-01", "-026-01-01", "+026-01-01",  "2026-01-0x",
		"2026- 1-01", "2026-01--1", "12026-01-01", "2026-01-01T00:00Z",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct date date = { .number = 7 };

		if (date_parse(texts[i], strlen(texts[i]), &date))
			fail_msg("'%s' is a date", texts[i]);
		assert_int_equal(date.number, 7);
	}
}

static void no_date_comes_before_every_date(void **state)
{
	struct date none = { 0 };
	struct date first = { 0 };

	(void)state;
	assert_true(date_parse("0001-01-01", 10, &first));
	assert_false(date_is_known(none));
	assert_true(date_compare(none, first) < 0);
	assert_int_equal(date_compare(none, none), 0);
}

static int32_t days_between(const char *first, const char *second)
{
	struct date a, b;

	assert_true(date_parse(first, 10, &a));
	assert_true(date_parse(second, 10, &b));
	return date_days_between(a, b);
}

static void days_are_counted_across_years(void **state)
{
	(void)state;
	assert_int_equal(days_between("2026-03-01", "2026-03-01"), 0);
	assert_int_equal(days_between("2026-02-28", "2026-03-01"), 1);
	assert_int_equal(days_between("2024-02-28", "2024-03-01"), 2);
	assert_int_equal(days_between("2025-12-31", "2026-01-01"), 1);
	assert_int_equal(days_between("2026-01-01", "2025-12-31"), -1);
	assert_int_equal(days_between("2000-01-01", "2100-01-01"), 36525);
	assert_int_equal(days_between("1900-01-01", "2000-01-01"), 36524);
	assert_int_equal(days_between("0001-01-01", "9999-12-31"), 3652058);
}

static void expect_before(const char *day, int32_t days, const char *want)
{
	struct date date;
	char text[DATE_TEXT];

	assert_true(date_parse(day, 10, &date));
	assert_string_equal(date_format(date_days_before(date, days), text),
			    want);
}

static void days_are_counted_back(void **state)
{
	(void)state;
	expect_before("2026-09-21", 0, "2026-09-21");
	expect_before("2026-03-01", 1, "2026-02-28");
	expect_before("2024-03-01", 1, "2024-02-29");
	expect_before("2026-01-03", 7, "2025-12-27");
	expect_before("2100-01-01", 36525, "2000-01-01");
	expect_before("0001-01-03", 7, "0001-01-01");
}

static void days_of_the_week_are_those_of_the_calendar(void **state)
{
	static const struct {
		const char *day;
		int weekday;
	} rows[] = { { "0001-01-01", 0 }, { "1970-01-01", 3 },
		     { "2000-02-29", 1 }, { "2026-09-21", 0 },
		     { "2026-09-20", 6 }, { "9999-12-31", 4 } };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct date date;

		assert_true(date_parse(rows[i].day, 10, &date));
		assert_int_equal(date_weekday(date), rows[i].weekday);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_year_has_the_days_of_the_calendar),
		cmocka_unit_test(only_one_form_is_a_date),
		cmocka_unit_test(no_date_comes_before_every_date),
		cmocka_unit_test(days_are_counted_across_years),
		cmocka_unit_test(days_are_counted_back),
		cmocka_unit_test(days_of_the_week_are_those_of_the_calendar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
