/* Whether what failed is tried again, and when. */
#ifndef TRANSFER_RETRY_H
#define TRANSFER_RETRY_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

enum { RETRY_TRIES = 3 /* the first one included */ };

/* Milliseconds; what is longer is told as such. */
#define RETRY_LONGEST (INT64_C(999999999) * 1000)

/* True when what libcurl says may pass. */
bool retry_may_help(CURLcode code);

/* The same of what a server says by its status. */
bool retry_may_help_status(long status);

/* Milliseconds to wait after so many tries, from 1, when nobody says how long:
 * 250, then twice as long each time. */
int64_t retry_pause(unsigned tries);

/* The milliseconds that a Retry-After asks for, in seconds or as a date, more
 * than RETRY_LONGEST for any number of seconds that is; -1 when it says
 neither. now is the time of day. */
int64_t retry_after(const char *value, time_t now);

#endif
