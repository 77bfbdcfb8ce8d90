#include "smolcmp/moment.h"

#include <stdio.h>
#include <time.h>

const char *moment_format(int64_t moment, char text[MOMENT_TEXT])
{
	time_t seconds = (time_t)moment;
	struct tm broken;

	if (!gmtime_r(&seconds, &broken) ||
	    !strftime(text, MOMENT_TEXT, "%Y-%m-%dT%H:%M:%SZ", &broken))
		snprintf(text, MOMENT_TEXT, "at an unknown time");
	return text;
}

int64_t moment_now(void)
{
	return (int64_t)time(NULL);
}
