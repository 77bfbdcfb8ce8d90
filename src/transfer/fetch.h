/* Gets files by http and https, by libcurl. */
#ifndef TRANSFER_FETCH_H
#define TRANSFER_FETCH_H

#include "smolcmp/error.h"
#include "smolcmp/packet.h"

/*
 * Do the operation "fetch" of transfer.h, whose fields are what is left of the
 * request, and answer as things happen. -1 with why, in words, when that cannot
 * be done; files that fail are no failure of it.
 */
MUST_CHECK int fetch_files(struct packet_reader *request, struct buffer *why);

#endif
