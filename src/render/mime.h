/*
 * The lines of messages (RFC 5322, RFC 2045 and 2047): ended by CRLF, none
 * longer than 78 bytes unless one thing in it is. Foreign text is cleaned here,
 * so that it begins no line of its own.
 */
#ifndef RENDER_MIME_H
#define RENDER_MIME_H

#include "smolcmp/address.h"
#include "smolcmp/buffer.h"

/* "Name: text", folded; in encoded words where it has to be. */
void mime_text(struct buffer *out, const char *name, const char *text);

/* "Name: Ada <ada@example.org>" */
void mime_address(struct buffer *out, const char *name,
		  const struct address *address);

/* "Name: <text>"; text has no blanks, and is the program's own or of
 * address.h. */
void mime_bracketed(struct buffer *out, const char *name, const char *text);

/* Lines of UTF-8 as quoted-printable (RFC 2045, section 6.7), decoded the same
 * but for CRLF in place of line ends. */
void mime_quoted(struct buffer *out, const struct buffer *text);

#endif
