/*
 * Getting files: from the cache where that will do, else from their servers,
 * all in one run of the helper, and those of listings in a second one.
 */
#ifndef REMOTE_GET_H
#define REMOTE_GET_H

#include "smolcmp/remote.h"
#include "smolcmp/workroom.h"

/* Bodies that are held open at once; others are opened when they are read. */
enum { GET_OPEN = 128 };

struct get {
	struct remote_terms terms;
	struct arena *arena;
	struct cache cache;
	bool opened;	      /* the cache, if it is there */
	struct workroom room; /* in the cache; made when somebody is asked */
	uint64_t spent;	      /* nanoseconds, on asking */
	size_t open;	      /* bodies */
};

void get_init(struct get *get, const struct remote_terms *terms,
	      struct arena *arena);
void get_release(struct get *get);

MUST_CHECK int get_all(struct get *get, struct remote_file **files,
		       size_t count, struct error *error);

/* A new descriptor of a body that is not held open; -1 with errno. */
int get_body(const struct get *get, const struct remote_file *file);

/* As remote_keep(). */
void get_keep(struct get *get, struct remote_file *file);

/* What the server does not want to be kept, though it says that it holds: no
 * longer, now that it is read. */
void get_drop(const struct get *get, const struct remote_file *file);

/* For get_ask.c: ask the servers of those files that ask. */
MUST_CHECK int get_ask(struct get *get, struct remote_file **files,
		       size_t count, struct error *error);

/* Close a body if too many are open; it is opened again when it is read. */
void get_hold(struct get *get, struct remote_file *file);

/* The name of a file in the workroom, in the arena; and a new descriptor of it,
 * or -1 with errno. */
const char *get_staged(const struct get *get, const struct remote_file *file);
int get_open_staged(const struct get *get, const struct remote_file *file);

#endif
