/* Kinds of source that can be asked: a row each, and a file that knows the API
 * of it. */
#ifndef LIVE_KIND_H
#define LIVE_KIND_H

#include <jansson.h>

#include "smolcmp/arena.h"
#include "smolcmp/live_facts.h"

/* A response that is none of success. */
struct live_refusal {
	unsigned code; /* of HTTP */
	bool token;    /* one was sent */
	/* What the server calls the error, in its API's headers; NULL: it does
	 * not say, as any server does that knows nothing of the API. */
	const char *error;
};

struct live_kind {
	const char *name;     /* as data has it: "huggingface" */
	const char *base;     /* "https://huggingface.co" */
	const char *variable; /* of another base, for tests and mirrors */
	const char *token;    /* the variable of a bearer token */
	/* What is asked for behind the base, in arena; NULL: nothing there can
	 * have this id. */
	const char *(*path)(const char *id, struct arena *arena);
	/* True when it says that there is no such thing, or that it is not for
	 * whoever asks, and is an answer of the place itself. */
	bool (*is_gone)(const struct live_refusal *refusal);
	/* Take the answer in, which is all zero before; texts are made in
	 * arena. NULL, or what is wrong with it, in arena. */
	const char *(*read)(const json_t *answer, struct arena *arena,
			    struct live_facts *facts);
};

extern const struct live_kind *const live_kinds[];
extern const size_t live_kind_count;

/* The kind of this name, or NULL. */
const struct live_kind *live_kind_find(const char *name);

extern const struct live_kind live_huggingface;

#endif
