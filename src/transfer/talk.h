/*
 * What was said to a mail server and what it answered, so that a refusal can
 * be told in its words. Of a login nothing is kept but that there was one.
 */
#ifndef TRANSFER_TALK_H
#define TRANSFER_TALK_H

#include <curl/curl.h>
#include <stdbool.h>

#include "smolcmp/buffer.h"

struct talk {
	struct buffer command; /* the last one; empty before the first */
	struct buffer reply;   /* to it, in one line; empty before it */
	bool whole;	       /* the reply has come to its end */
	bool over;	       /* we have said goodbye: nothing is added */
};

void talk_init(struct talk *talk);
void talk_release(struct talk *talk);

/* For CURLOPT_DEBUGFUNCTION; CURLOPT_DEBUGDATA is the talk. */
int talk_listen(CURL *curl, curl_infotype type, char *text, size_t length,
		void *talk);

/* True when the last reply is a refusal, for now (4xx) or for good (5xx). */
bool talk_is_refusal(const struct talk *talk);

#endif
