/* Why a hop failed, for its item's reason: which host, what happened, what to
 * do. */
#ifndef TRANSFER_EXPLAIN_H
#define TRANSFER_EXPLAIN_H

#include "transfer/hop.h"

/* What we did not like of it. */
void explain_trouble(struct hop *hop);

/* True when it is us who would not have the address. */
bool explain_is_refusal(const struct hop *hop, CURLcode code);

/* What libcurl says. */
void explain_code(struct hop *hop, CURLcode code);

/* What the server says. */
void explain_status(struct hop *hop, long status);

#endif
