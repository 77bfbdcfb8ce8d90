/*
 * Mail addresses and URLs that may stand in the head of a message: those alone
 * that need no quoting there and cannot end a line.
 */
#ifndef SMOLCMP_ADDRESS_H
#define SMOLCMP_ADDRESS_H

#include <stdbool.h>

#include "smolcmp/arena.h"

struct address {
	const char *name;    /* of whoever has it, any text; NULL: none */
	const char *mailbox; /* "ada@example.org" */
	const char *domain;  /* of the mailbox */
};

/* What to say that is wanted in place of what is none. */
extern const char address_wanted[];
extern const char address_url_wanted[];

/*
 * Parse "ada@example.org", "Ada <ada@example.org>" or the same with a quoted
 * name, into arena. The mailbox is ASCII: a dot-atom of at most 64 bytes (RFC
 * 5321, RFC 5322), and the name of a host. False when it is none.
 */
bool address_parse(const char *text, struct arena *arena,
		   struct address *address);

/* True of an http, https or mailto URL in ASCII of at most 900 bytes, without
 * blanks, quotes, commas or angle brackets. */
bool address_is_url(const char *text);

#endif
