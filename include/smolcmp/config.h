/*
 * .smolcmp.json: which data a directory tree is about, found upward from the
 * working directory. Documented in README.md ("Configuration").
 */
#ifndef SMOLCMP_CONFIG_H
#define SMOLCMP_CONFIG_H

#include "smolcmp/arena.h"
#include "smolcmp/record.h"

struct config {
	const char *path;  /* NULL: there is none */
	const char *base;  /* the directory that paths are relative to */
	struct texts data; /* joined with base */
	struct texts files;
	struct texts exclude;
	const char *policy; /* joined with base; NULL: none */
	struct {
		const char *from; /* of messages; NULL each: not given */
		const char *subject;
		const char *unsubscribe;
	} digest;
	const char *ignored; /* a file that belongs to somebody else, or NULL */
};

/* Find and read the nearest configuration; its texts live in arena. */
MUST_CHECK int config_find(struct arena *arena, struct config *config,
			   struct error *error);

#endif
