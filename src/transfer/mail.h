/* Hands mail to a server, by libcurl. */
#ifndef TRANSFER_MAIL_H
#define TRANSFER_MAIL_H

#include "smolcmp/error.h"
#include "smolcmp/packet.h"

/*
 * Do the operation "mail" of transfer.h, whose fields are what is left of the
 * request. -1 with why, in words, when it failed, or may have.
 */
MUST_CHECK int mail_send(struct packet_reader *request, struct buffer *why);

#endif
