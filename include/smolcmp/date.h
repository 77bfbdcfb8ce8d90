/*
 * Calendar days, without time or zone. Knows the Gregorian calendar only.
 */
#ifndef SMOLCMP_DATE_H
#define SMOLCMP_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct date {
	int32_t number; /* year * 10000 + month * 100 + day; 0: no date */
};

enum { DATE_TEXT = 11 }; /* bytes of YYYY-MM-DD and NUL */

bool date_is_known(struct date date);

/* Parse exactly YYYY-MM-DD, a real day of the years 0001 to 9999. */
bool date_parse(const char *text, size_t length, struct date *date);

/* Less than, equal to or greater than 0, as a is before, on or after b; no
 * date comes before every date. */
int date_compare(struct date a, struct date b);

/* How many days after the first the second one is; both are known. Less than 0
 * when it is before. */
int32_t date_days_between(struct date first, struct date second);

/* The day so many days before a known one; not before the first day of all. */
struct date date_days_before(struct date date, int32_t days);

/* The day of the week of a known date: 0 is Monday, 6 is Sunday. */
int date_weekday(struct date date);

/* True when a date is known and later than the day after today, which it may be
 * elsewhere. */
bool date_is_ahead(struct date date, struct date today);

/* Write a known date as YYYY-MM-DD; returns text. */
const char *date_format(struct date date, char text[DATE_TEXT]);

#endif
