/* Whoever asked: is told things, and may have gone. */
#ifndef TRANSFER_ANSWER_H
#define TRANSFER_ANSWER_H

#include <stdbool.h>

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

/* Send fields, and forget them; -1 when nobody takes them. */
MUST_CHECK int answer_send(struct buffer *fields);

/* True when nobody is there any more to take an answer. */
bool answer_is_unwanted(void);

#endif
