/*
 * Files that a command wants to have published: what there is to be, made one
 * at a time, and somebody who is told what came of it.
 *
 * The command knows what each file says; it does not know how formats look, nor
 * how files come to be where they belong.
 */
#ifndef SMOLCMP_PUBLICATION_H
#define SMOLCMP_PUBLICATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smolcmp/error.h"

struct arena;
struct response;

/* How it went. */
struct published {
	size_t written; /* new files, and those that say something else now */
	size_t unchanged;
	size_t removed; /* were made before, and are not wanted any longer */
	size_t kept;	/* the same, but somebody has edited them */
};

struct publication {
	const char *folder; /* as it was named; it is made if need be */
	size_t count;	    /* of files */
	void *context;
	/* The path of a file from the folder on, in arena: letters, digits and
	 * "._+-" with single "/" between, no part of it beginning with a dot.
	 */
	const char *(*path)(const void *context, size_t number,
			    struct arena *arena);
	/* Fill in a new response, and say of which format it is to be. */
	int (*make)(void *context, size_t number, struct response *page,
		    const char **format, struct error *error);
	/* A file is where it belongs: it is another one than before, or not. */
	void (*done)(void *context, size_t number, bool written);
	/* All of them are; make the response of the command. */
	void (*finish)(void *context, const struct published *published,
		       struct response *response);
	/* Give back what context holds outside of the response's arena; called
	 * once, when the response is released. */
	void (*release)(void *context);
};

#endif
