/*
 * Sources that have an address: got from the cache or from their servers, once
 * in a run, all of them before any is read.
 *
 * A source is one file, or a listing of files that are got side by side. What
 * came from a server is kept in the cache once whoever read it says that it is
 * what it should be.
 *
 * Knows the cache, when to ask, and what was asked for. Does not know verdict
 * data.
 */
#ifndef SMOLCMP_REMOTE_H
#define SMOLCMP_REMOTE_H

#include "smolcmp/arena.h"
#include "smolcmp/cache.h"
#include "smolcmp/record.h"

struct remote;

struct remote_terms {
	bool offline;	  /* nobody is asked: what there is will do */
	bool refresh;	  /* what there is will not do */
	bool has_max_age; /* what was confirmed so many seconds ago will do */
	int64_t max_age;
	unsigned timeout; /* as of struct fetch_terms, and so the limit */
	uint64_t limit;
	const struct progress *progress; /* NULL: nobody watches */
	/* Told of what whoever reads should know. */
	void (*note)(void *context, const char *text);
	void *context;
};

enum remote_state {
	REMOTE_FETCHED,	  /* it came just now */
	REMOTE_UNCHANGED, /* the server says that what there is still holds */
	REMOTE_CACHED,	  /* nobody needed to be asked */
	REMOTE_STALE,	  /* nobody was asked, as the terms say */
};

struct remote_file {
	const char *url; /* without a fragment, as messages have it */
	enum remote_state state;
	struct cache_entry entry;
	/* The files that it is a listing of; listed says whether it is. */
	bool listed;
	bool refused; /* it is a bad listing, as the error's taker was told */
	struct remote_file *files;
	size_t count;
	/* Nobody said where it ends, so that it has to show that itself. */
	bool unframed;
	bool no_store; /* the server wants no copy to be kept */

	/* The rest is for remote alone. */
	const char *namer; /* as of remote_get() */
	bool pinned;	   /* it must have the sum "pin", */
	struct sha256 pin;
	uint64_t size;		/* and of a listing's so many bytes, as the */
	const char *listing;	/* file at this address says; else NULL; */
	const char *floor;	/* as of struct fetch, what that was met at */
	int body;		/* a descriptor, or -1 */
	bool asks;		/* a server, for what is file "number" of the */
	size_t number;		/* workroom */
	bool known;		/* there is something in the cache, */
	struct cache_entry old; /* this */
};

/* The remote keeps its texts in arena, which outlives it. */
struct remote *remote_new(const struct remote_terms *terms,
			  struct arena *arena);
void remote_free(struct remote *remote);

/*
 * Get those of the sources that have addresses, and were not got before. namer
 * is the end of messages on addresses that only the user may name: who named
 * these, and what to do about it, "'x.json' names it; ..."; NULL: the user did.
 * Fails with ERROR_SYSTEM when one cannot be had, and with ERROR_DATA when one
 * is not what it must be.
 */
MUST_CHECK int remote_get(struct remote *remote, const struct texts *sources,
			  const char *namer, struct error *error);

/* What came of a source, by its name; NULL: it was not got. */
struct remote_file *remote_find(const struct remote *remote, const char *name);

/* A descriptor of the body, from its start on, to be closed; -1 with errno. */
MUST_CHECK int remote_body(const struct remote *remote,
			   const struct remote_file *file);

/* A file is what it should be: let the cache have it. */
void remote_keep(struct remote *remote, struct remote_file *file);

/* The most bytes that a file may have, when it is inflated, too. */
uint64_t remote_limit(const struct remote *remote);

/* "fetched", "unchanged" and so on. */
const char *remote_state_word(enum remote_state state);

#endif
