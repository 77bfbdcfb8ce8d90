/* Which day it is, for what ages. */
#ifndef SMOLCMP_TODAY_H
#define SMOLCMP_TODAY_H

#include "smolcmp/date.h"
#include "smolcmp/error.h"

/*
 * The day in UTC: that of SOURCE_DATE_EPOCH (seconds since 1970, see
 * reproducible-builds.org) if it is set and not empty, else that of the clock.
 * Fails with ERROR_USAGE when the variable is no such number: an age by
 * another day than the one asked for would be wrong.
 */
MUST_CHECK int date_today(struct date *today, struct error *error);

#endif
