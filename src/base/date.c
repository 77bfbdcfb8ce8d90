#include "smolcmp/date.h"

#include <stdio.h>

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

/* Days since the year 1 began, of a known date. */
static int32_t day_number(struct date date)
{
	int year = date.number / 10000;
	int month = date.number / 100 % 100;
	int before = year - 1; /* years that are over, from 1 on */
	int32_t number =
	    before * 365 + before / 4 - before / 100 + before / 400;

	for (int i = 1; i < month; i++)
		number += days_in_month(year, i);
	return number + date.number % 100;
}

int32_t date_days_between(struct date first, struct date second)
{
	return day_number(second) - day_number(first);
}

struct date date_days_before(struct date date, int32_t days)
{
	int year = date.number / 10000;
	int month = date.number / 100 % 100;
	int day = date.number % 100;

	for (; days > 0 && (year > 1 || month > 1 || day > 1); days--) {
		if (--day)
			continue;
		month = month == 1 ? 12 : month - 1;
		year -= month == 12;
		day = days_in_month(year, month);
	}
	return (struct date){ year * 10000 + month * 100 + day };
}

/* The year 1 began with a Monday. */
int date_weekday(struct date date)
{
	return (day_number(date) - 1) % 7;
}

bool date_is_ahead(struct date date, struct date today)
{
	return date_is_known(date) && date_days_between(today, date) > 1;
}

const char *date_format(struct date date, char text[DATE_TEXT])
{
	unsigned number = (unsigned)date.number;

	snprintf(text, DATE_TEXT, "%04u-%02u-%02u", number / 10000 % 10000,
		 number / 100 % 100, number % 100);
	return text;
}
