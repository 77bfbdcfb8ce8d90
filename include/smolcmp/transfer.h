/*
 * Transfers over the network, which smolcmp-transfer does: a program of its
 * own, so that no other command waits for libcurl to be loaded, and what meets
 * servers has no right to start programs or to write files, but into the folder
 * that is named.
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
 * The operation "fetch" gets files by http and https. fetch.h is what asks for
 * it, and says more of each:
 *
 *	folder		absolute: nothing is written outside it
 *	timeout		seconds for all of it
 *	limit		most bytes of one body, decoded
 *	progress	empty: tell of it
 *
 * and for each file
 *
 *	url		begins what is asked of a file
 *	file		the name in the folder that its body gets
 *	reach		the narrowest kind of address that will do: "public",
 *			which is what is taken where nothing is said, "private",
 *			"link-local" or "loopback"; "any" is the last of these
 *	login		empty: the user typed the host, so that a login of
 *			~/.netrc may go there
 *	etag		validators: for If-None-Match and If-Modified-Since,
 *	modified	or with "from" for If-Range
 *	from		so many bytes of the body are in the file already
 *	accept		a media type
 *	token		the variable that has a bearer token for this host
 *	limit		most bytes of this body, decoded; no more than of all
 *
 * It answers at once, as things happen and in any order,
 *
 *	progress	"FILE BYTES TOTAL": numbers, of files from 0; TOTAL is 0
 *			while it is not known
 *
 * and for each file, when it is over with,
 *
 *	item		its number
 *	outcome		"body", "unchanged" or "failed"
 *	reason		in words, of what failed
 *	narrow		"yes" when that is its address, which no redirect led
 *			to and nobody typed
 *	code		the HTTP status of the last response; 0: none
 *	location	where that came from
 *	reach		the kind of address that it came from, one of those
 *			above; "public" by a proxy, where nobody knows it
 *	bytes		of the body that are in the file; 0 of one that came
 *			compressed and broke off
 *	framed		"yes" when the response said where the body ends
 *	etag, modified, date, age, cache-control	its headers, if any;
 *			none of more than 1 KiB, but "no-store" for such a
 *			cache-control
 *	error-code, error-message	the same, of X-Error-Code and -Message
 *
 * At the end it says its status: "done" also when files failed; "failed", with
 * a reason behind it, when nothing can be fetched at all.
 *
 * The helper leaves with 0; a failure to answer is one of its own.
 */
#ifndef SMOLCMP_TRANSFER_H
#define SMOLCMP_TRANSFER_H

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"
#include "smolcmp/packet.h"

#define TRANSFER_PROTOCOL "smolcmp-transfer/1"

/* As long as a mail server may take: RFC 5321, section 4.5.3.2. */
enum { TRANSFER_PATIENCE = 300 };

/* Begin what is asked; the fields of the operation are to follow. */
void transfer_begin(struct buffer *request, const char *operation);

/* Told of what is answered, field by field as it comes; each is valid during
 * the call. */
struct transfer_taker {
	void *context;
	void (*take)(void *context, const struct packet_field *field);
};

/*
 * End what is asked, and have it done. Fails with ERROR_SYSTEM when that is
 * not done, or not known to be; where is whom it concerns. taker may be NULL.
 */
MUST_CHECK int transfer_run(struct buffer *request,
			    const struct transfer_taker *taker,
			    const char *where, struct error *error);

#endif
