/* How long a response may be used without asking again: RFC 9111. */
#ifndef REMOTE_FRESHNESS_H
#define REMOTE_FRESHNESS_H

#include <stdbool.h>
#include <stdint.h>

struct freshness {
	bool no_store;	 /* it is not to be kept at all */
	int64_t seconds; /* from now on; 0: it is to be asked at every use */
};

/* By its headers Cache-Control and Age; each may be NULL. What cannot be read
 * as a time is none. */
struct freshness freshness_of(const char *cache_control, const char *age);

#endif
