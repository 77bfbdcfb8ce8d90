/*
 * What was fetched before: a private folder of our own, XDG_CACHE_HOME/smolcmp
 * or ~/.cache/smolcmp. Of each URL there is an entry, a file named by the
 * SHA-256 of the URL, and a body as it was served, named by that and by its own
 * SHA-256: no body is ever written over, so that whoever reads finds the old
 * entry or the new one with its body, also when the program is killed.
 *
 * Knows files. Does not know servers, nor verdict data.
 */
#ifndef SMOLCMP_CACHE_H
#define SMOLCMP_CACHE_H

#include <stdint.h>

#include "smolcmp/arena.h"
#include "smolcmp/fetch.h"
#include "smolcmp/sha256.h"

struct cache_entry {
	const char *url;
	/* Where it came from in the end, without a query, which may have a
	 * signature in it; and the kind of address, as of struct fetch. NULL:
	 * not known. */
	const char *location;
	const char *met;
	struct sha256 sum;
	uint64_t bytes;
	struct validators validators;
	/* Seconds since 1970: when the body came, when the server last said
	 * that it holds, and until when nobody need ask; 0: always. */
	int64_t fetched;
	int64_t checked;
	int64_t fresh_until;
};

struct cache {
	char *path;
	int folder; /* -1: it is not there */
};

enum cache_finding {
	CACHE_NOTHING,
	CACHE_DAMAGED, /* it is not what it was */
	CACHE_FOUND,
};

/* Say where the folder is, whether it is there and safe or not, without opening
 * it. Fails with ERROR_SYSTEM when there is no place for one. To be closed in
 * any case. */
MUST_CHECK int cache_locate(struct cache *cache, struct error *error);

/*
 * Open the folder; make it if it is not there, or leave that. Fails with
 * ERROR_SYSTEM when others than the user may have been in there, or when it
 * cannot be made. To be closed in any case.
 */
MUST_CHECK int cache_open(struct cache *cache, bool make, struct error *error);
void cache_close(struct cache *cache);

/* What there is of a URL; its texts are in arena. *body is a descriptor of the
 * body, which was read and is what it was; else -1. */
enum cache_finding cache_find(const struct cache *cache, const char *url,
			      struct arena *arena, struct cache_entry *entry,
			      int *body);

/* A descriptor of the body with this sum that a URL had; -1: there is none, or
 * it is damaged. */
int cache_find_body(const struct cache *cache, const char *url,
		    const struct sha256 *sum);

/* Let a new body, a file in an open folder within the cache, and its entry take
 * the place of what was there of this URL. -1 with errno set. */
MUST_CHECK int cache_keep(const struct cache *cache, int folder,
			  const char *file, const struct cache_entry *entry);

/* Let an entry of the same body take the place of the old one that was found.
 * When somebody has put another into its place, or removed it, that stays as it
 * is. -1 with errno set. */
MUST_CHECK int cache_confirm(const struct cache *cache,
			     const struct cache_entry *old,
			     const struct cache_entry *entry);

/* Remove a copy that was found; false when it is no longer that. */
bool cache_remove(const struct cache *cache, const struct cache_entry *entry);

/* Remove whatever there is of a URL; NULL: everything but the folder itself and
 * what runs work on that go on. -1 with errno set. */
MUST_CHECK int cache_clear(const struct cache *cache, const char *url);

/* All entries by URL, in arena; their bodies are not looked at. *damaged says
 * how many there are that cannot be read. -1 with errno set. */
MUST_CHECK int cache_list(const struct cache *cache, struct arena *arena,
			  struct cache_entry **entries, size_t *count,
			  size_t *damaged);

/* Remove what runs have left behind that were killed: at once their folders,
 * and after a while what nobody can use any more. */
void cache_sweep(const struct cache *cache);

/*
 * What has come of a body whose transfer broke off, to be gone on with. It is
 * kept under the name of its URL; file is one in an open folder within the
 * cache.
 */
struct cache_rest {
	struct validators validators;
	uint64_t bytes;
};

/* Keep what is in file of a body, or try to. */
void cache_put_rest(const struct cache *cache, const char *url, int folder,
		    const char *file, const struct cache_rest *rest);

/* Let file be what there is of a body, which is then gone from the cache;
 * false: there is nothing. */
bool cache_take_rest(const struct cache *cache, const char *url, int folder,
		     const char *file, struct arena *arena,
		     struct cache_rest *rest);

#endif
