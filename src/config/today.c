#include "smolcmp/today.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

/* A number of seconds, as SOURCE_DATE_EPOCH is. */
static bool parse_seconds(const char *text, time_t *seconds)
{
	char *end;
	long long value;

	if (text[0] < '0' || text[0] > '9')
		return false;
	errno = 0;
	value = strtoll(text, &end, 10);
	*seconds = (time_t)value;
	return !*end && !errno && *seconds == value;
}

/* In UTC, so that one moment is the same day on every machine. */
static bool day_of(time_t seconds, struct date *day)
{
	struct tm broken;
	int year;

	if (!gmtime_r(&seconds, &broken))
		return false;
	year = broken.tm_year + 1900;
	if (year < 1 || year > 9999)
		return false;
	day->number = year * 10000 + (broken.tm_mon + 1) * 100 + broken.tm_mday;
	return true;
}

int date_today(struct date *today, struct error *error)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	time_t seconds = 0;
	struct date day;

	if (text && text[0] && !parse_seconds(text, &seconds))
		return error_set(error, ERROR_USAGE, NULL,
				 "SOURCE_DATE_EPOCH is '%s', want seconds "
				 "since 1970",
				 text);
	if (!text || !text[0])
		seconds = time(NULL);
	if (!day_of(seconds, &day))
		return error_set(error, ERROR_USAGE, NULL,
				 "today is not within the years 1 to 9999");
	*today = day;
	return 0;
}
