/*
 * What a response amounts to: whether its body is wanted, and once it is over,
 * whether the item is done, goes on elsewhere, or is tried again.
 */
#ifndef TRANSFER_RESPONSE_H
#define TRANSFER_RESPONSE_H

#include "transfer/hop.h"

/* See what a line of the headers says of them: the phrase of the status, and
 * their end. */
void response_take_line(struct hop *hop, const char *line, size_t length);

/* All headers are there: decide once whether the body is wanted, and open the
 * file for it. -1 with the hop's trouble. */
MUST_CHECK int response_judge(struct hop *hop);

/* The hop is over, as libcurl says: the item has its outcome then, or waits to
 * be asked for again. */
void response_end(struct hop *hop, CURLcode code);

#endif
