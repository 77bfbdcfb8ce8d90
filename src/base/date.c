#include "smolcmp/date.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

bool date_is_known(struct date date)
{
	return date.number != 0;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The number that two digits spell, or -1. */
static int digits(const char *text)
{
	if (!is_digit(text[0]) || !is_digit(text[1]))
		return -1;
	return (text[0] - '0') * 10 + text[1] - '0';
}

bool date_parse(const char *text, size_t length, struct date *date)
{
	int century, year, month, day;

	if (length != DATE_TEXT - 1 || text[4] != '-' || text[7] != '-')
		return false;
	century = digits(text);
	year = digits(text + 2);
	month = digits(text + 5);
	day = digits(text + 8);
	if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1)
		return false;
	year += century * 100;
	if (year < 1 || (day > 28 && day > days_in_month(year, month)))
		return false;
	date->number = year * 10000 + month * 100 + day;
	return true;
}

int date_compare(struct date a, struct date b)
{
	return (a.number > b.number) - (a.number < b.number);
}

const char *date_format(struct date date, char text[DATE_TEXT])
{
	unsigned number = (unsigned)date.number;

	snprintf(text, DATE_TEXT, "%04u-%02u-%02u", number / 10000 % 10000,
		 number / 100 % 100, number % 100);
	return text;
}

/* The year begins in March here, so that a leap day is its last; months then
 * take 153 days in each five. */
int64_t date_days(struct date date)
{
	int64_t year = date.number / 10000;
	int64_t month = date.number / 100 % 100;
	int64_t day = date.number % 100;

	year -= month < 3;
	month = (month + 9) % 12;
	return year * 365 + year / 4 - year / 100 + year / 400 +
	       (month * 153 + 2) / 5 + day - 1;
}

struct date date_today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = time(NULL);
	struct tm day;
	char *end;

	if (epoch && epoch[0] >= '0' && epoch[0] <= '9') {
		long long seconds;

		errno = 0;
		seconds = strtoll(epoch, &end, 10);
		if (!*end && !errno && seconds < 253402300800)
			now = (time_t)seconds;
	}
	gmtime_r(&now, &day);
	return (struct date){ (day.tm_year + 1900) * 10000 +
			      (day.tm_mon + 1) * 100 + day.tm_mday };
}
