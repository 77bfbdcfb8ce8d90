/* What a command made, sent by mail in place of being written: --send. */
#ifndef CMD_SEND_H
#define CMD_SEND_H

#include "smolcmp/command.h"

/* Refuse options of section Mail that do not go with each other. */
MUST_CHECK int send_check(const struct options *options, struct error *error);

/*
 * With --send, give the response a delivery that hands its output, a message
 * that is from this address, to the server; with --dry-run a note on what that
 * would be in place of it, and the output is written as ever. Fails when
 * server or recipients are not what can be sent to.
 */
MUST_CHECK int send_prepare(const struct options *options, const char *from,
			    struct response *response, struct error *error);

#endif
