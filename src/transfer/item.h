/*
 * A file that is to be fetched: what is asked of it, how far it has come, and
 * what came of it. And what is said once for all of them.
 */
#ifndef TRANSFER_ITEM_H
#define TRANSFER_ITEM_H

#include <stdbool.h>
#include <stdint.h>

#include "smolcmp/buffer.h"
#include "transfer/body.h"
#include "transfer/reach.h"

struct terms {
	const char *path;    /* of the folder */
	int folder;	     /* the same, open */
	long timeout;	     /* seconds for all */
	int64_t deadline;    /* in milliseconds of item_now() */
	uint64_t limit;	     /* bytes of one body */
	bool progress;	     /* is to be told */
	struct buffer netrc; /* its path; empty when there is no home */
};

/* What is told of a response's headers, by the names of transfer.h. */
enum header {
	HEADER_ETAG,
	HEADER_MODIFIED,
	HEADER_DATE,
	HEADER_AGE,
	HEADER_CACHE,
	HEADER_ERROR_CODE,
	HEADER_ERROR_MESSAGE,
	HEADERS
};

struct hop;

struct item {
	/* What is asked, as transfer.h says. */
	const char *url;
	const char *file;
	const char *etag; /* NULL: none, as for those that follow */
	const char *modified;
	const char *accept;
	const char *token;
	bool typed;	 /* by the user: a login may go there */
	uint64_t limit;	 /* bytes of its body */
	uint64_t from;	 /* 0 when all of it is asked for */
	bool is_resumed; /* the validators are for the rest */

	/* On its way. */
	struct buffer at;   /* the URL of this request */
	unsigned redirects; /* that led there */
	unsigned tries;	    /* that there were */
	bool alone;	    /* by a connection of its own */
	enum reach floor;   /* no address that is narrower */
	struct hop *hop;    /* NULL while it waits */
	int64_t due;	    /* it waits until then */
	struct body body;
	struct buffer own_tag; /* of a body that broke off here; empty */
	uint64_t told;	       /* bytes, as progress */
	uint64_t total;

	/* What came of it. */
	const char
	    *outcome; /* "body", "unchanged", "failed"; NULL: nothing yet */
	struct buffer reason;
	long status;		       /* of HTTP; 0: no response */
	struct buffer location;	       /* of that */
	enum reach met;		       /* there; REACH_NEVER: no response */
	struct buffer values[HEADERS]; /* empty: none */
	bool framed;
	bool is_narrow; /* refused, since nobody typed it */
};

void item_init(struct item *item);
void item_release(struct item *item);

/* Milliseconds, from some time on. */
int64_t item_now(void);

/* True when a header may have it for a value: nothing in there ends a line, or
 * could be taken for something else than text. */
bool item_is_line(const char *text);

/* All that is asked is there and can be done; else what cannot, in words. */
const char *item_complaint(const struct item *item);

/* Add what came of it to the answer. */
void item_tell(const struct item *item, size_t number, struct buffer *answer);

#endif
