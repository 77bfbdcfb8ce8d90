/*
 * Files from other machines, into a folder of ours: what is asked, and what
 * came of it. The helper does it (transfer.h), all files side by side.
 *
 * It follows at most five redirects: to http and https alone, never from https
 * to http, and never to a narrower address (public, private, link-local and
 * loopback, in this order), unless a proxy is in between, which alone knows
 * addresses. Passwords (of ~/.netrc) and tokens go to the host and the port of
 * the URL and to no other; passwords only where the user typed it, tokens over
 * TLS or within this machine alone. What failed in a way that may pass is tried
 * again, in the time there is; a body that breaks off is gone on with where the
 * server allows it.
 *
 * Knows HTTP. Does not know verdict data, nor where a cache is.
 */
#ifndef SMOLCMP_FETCH_H
#define SMOLCMP_FETCH_H

#include <stdbool.h>
#include <stdint.h>

#include "smolcmp/arena.h"
#include "smolcmp/error.h"

struct progress;

enum {
	FETCH_TIMEOUT = 30,  /* seconds for all */
	FETCH_CONNECT = 5,   /* for one connection */
	FETCH_STALL = 10,    /* without a byte */
	FETCH_REDIRECTS = 5, /* most of one file */
};

/* Most bytes of one body. */
#define FETCH_LIMIT (UINT64_C(64) * 1024 * 1024)

/* What tells whether a body is still the one we have; each may be NULL. */
struct validators {
	const char *etag;     /* as the server wrote it, with its quotes */
	const char *modified; /* the same, a date of HTTP */
};

enum fetch_outcome {
	FETCH_FAILED,	 /* nothing, or "bytes" of it, are in the file */
	FETCH_UNCHANGED, /* the server says that the validators still hold */
	FETCH_BODY,	 /* the file has all of it */
};

struct fetch {
	/* What is asked. */
	const char *url;   /* of url_is_web(), without its fragment */
	const char *file;  /* the name its body gets in the folder */
	bool typed;	   /* by the user, or on a server that was: any address
			      will do, and a login of ~/.netrc may go there;
			      else only public ones will, and none may */
	const char *floor; /* no address that is narrower will do, whoever typed
			      it: what another fetch has met; NULL: as typed
			      says */
	struct validators held; /* of what we have */
	uint64_t from; /* so many bytes of it are in the file; validators are
			  then for the rest */
	const char *accept; /* a media type; NULL: any */
	const char *token;  /* the name of a variable whose value is the bearer
			       token for this host; NULL: none */
	uint64_t limit;	    /* most bytes of this body; 0: those of the terms,
			       which it cannot exceed */

	/* What came of it, in the arena. */
	enum fetch_outcome outcome;
	const char *reason; /* of a failure: host, what happened, what to do */
	bool narrow;	    /* it failed because nobody typed it */
	unsigned code;	    /* the HTTP status; 0: there was no response */
	const char *location; /* where it came from; NULL: nowhere */
	const char *met; /* the kind of address that it came from: "public",
			    also by a proxy, where nobody knows it, "private",
			    "link-local" or "loopback"; NULL: from nowhere */
	uint64_t bytes;	 /* of the body that are in the file */
	bool framed; /* the response said where the body ends, so it is whole */
	struct validators now; /* as they are there, if they have 1 KiB at most;
				  so for those that follow */
	const char *date;      /* of the response; NULL: none */
	const char *age;
	const char *cache_control; /* several of them with commas between */
	const char *error_code;	   /* as APIs name an error: X-Error-Code, */
	const char *error_message; /* and X-Error-Message */
};

struct fetch_terms {
	const char *folder;		 /* absolute, writable by us alone */
	unsigned timeout;		 /* seconds; 0: FETCH_TIMEOUT */
	uint64_t limit;			 /* bytes; 0: FETCH_LIMIT */
	const struct progress *progress; /* NULL: nobody watches */
};

/*
 * Fetch all; what each came to stands in it. Fails, with ERROR_SYSTEM, only
 * when the helper does not answer for all of them. where is whom that concerns.
 */
MUST_CHECK int fetch_all(struct fetch *files, size_t count,
			 const struct fetch_terms *terms, struct arena *arena,
			 const char *where, struct error *error);

#endif
