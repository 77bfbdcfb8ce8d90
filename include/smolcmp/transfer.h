/*
 * Transfers over the network, which smolcmp-transfer does: a program of its
 * own, so that no other command waits for libcurl to be loaded, and what meets
 * servers has no right to write files or to start programs.
 *
 * It reads one packet (packet.h) from standard input and answers with one on
 * standard output. What it is asked begins and ends with
 *
 *	protocol	"smolcmp-transfer/1"
 *	operation	what to do, and fields that this takes
 *	end		empty: the packet is whole
 *
 * The operation "mail" hands one message to one server, for all recipients or
 * for nobody. It takes the login from SMOLCMP_SMTP_USER and
 * SMOLCMP_SMTP_PASSWORD, else from ~/.netrc, and never from here:
 *
 *	url		smtp://HOST:PORT, or smtps: TLS from the beginning
 *	tls		"required", or "none" which lets smtp: go without
 *	sender		an address, as on an envelope
 *	recipient	the same; repeated
 *	message		lines that end in CRLF
 *	patience	seconds to wait for one answer
 *
 * It answers with
 *
 *	status		"done" or "failed"
 *	reason		in words, of what failed
 *
 * and leaves with 0; a failure to answer is one of the helper.
 */
#ifndef SMOLCMP_TRANSFER_H
#define SMOLCMP_TRANSFER_H

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

#define TRANSFER_PROTOCOL "smolcmp-transfer/1"

/* As long as a mail server may take: RFC 5321, section 4.5.3.2. */
enum { TRANSFER_PATIENCE = 300 };

/* Begin what is asked; the fields of the operation are to follow. */
void transfer_begin(struct buffer *request, const char *operation);

/*
 * End what is asked, and have it done. Fails with ERROR_SYSTEM when that is
 * not done, or not known to be; where is whom it concerns.
 */
MUST_CHECK int transfer_run(struct buffer *request, const char *where,
			    struct error *error);

#endif
