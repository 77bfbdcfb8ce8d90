#include "transfer/retry.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_PAUSE = 250, SECOND = 1000, DIGITS = 9 };

bool retry_may_help(CURLcode code)
{
	switch (code) {
	case CURLE_COULDNT_CONNECT:
	case CURLE_OPERATION_TIMEDOUT:
	case CURLE_PARTIAL_FILE:
	case CURLE_GOT_NOTHING:
	case CURLE_SEND_ERROR:
	case CURLE_RECV_ERROR:
	case CURLE_HTTP2:
	case CURLE_HTTP2_STREAM:
		return true;
	default:
		return false;
	}
}

bool retry_may_help_status(long status)
{
	return status == 408 || status == 429 || status == 500 ||
	       status == 502 || status == 503 || status == 504;
}

int64_t retry_pause(unsigned tries)
{
	return (int64_t)FIRST_PAUSE << (tries - 1);
}

int64_t retry_after(const char *value, time_t now)
{
	size_t digits = strspn(value, "0123456789");
	time_t then;

	if (digits && !value[digits])
		return digits > DIGITS ? INT64_MAX
				       : strtoll(value, NULL, 10) * SECOND;
	then = curl_getdate(value, NULL);
	if (then == -1)
		return -1;
	return then > now ? (int64_t)(then - now) * SECOND : 0;
}
