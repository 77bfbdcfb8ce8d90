/* What a response says before its body, and whether that is wanted. */
#ifndef TRANSFER_JUDGE_H
#define TRANSFER_JUDGE_H

#include "transfer/hop.h"

/* See what a line of the headers says of them: the phrase of the status, and
 * their end. */
void judge_take_line(struct hop *hop, const char *line, size_t length);

/* A header of the last response, from 0 where there are several, valid until
 * the next one is asked for; NULL: there is none. */
const char *judge_header(const struct hop *hop, const char *name,
			 size_t number);

/* Its status; 0: there was no response. */
long judge_status(const struct hop *hop);

/* The bytes that it announces; -1: it does not say how many. */
curl_off_t judge_length(const struct hop *hop);

/* True when it says that it is of the body of which we have a part: a server
 * may look at the range that is asked for, and not at its condition. */
bool judge_is_ours(const struct hop *hop);

/* All headers are there: decide once whether the body is wanted, and open the
 * file for it. -1 with the hop's trouble. */
MUST_CHECK int judge_response(struct hop *hop);

#endif
