/*
 * What a response amounts to once it is over: the item is done, goes on
 * elsewhere, or is tried again.
 */
#ifndef TRANSFER_RESPONSE_H
#define TRANSFER_RESPONSE_H

#include "transfer/hop.h"

/* The hop is over, as libcurl says: the item has its outcome then, or waits to
 * be asked for again. */
void response_end(struct hop *hop, CURLcode code);

#endif
