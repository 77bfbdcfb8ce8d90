/*
 * How far reading or writing has come, for whoever watches. What reads knows
 * sources and bytes; when and where that is shown is the watcher's.
 */
#ifndef SMOLCMP_PROGRESS_H
#define SMOLCMP_PROGRESS_H

#include <stdint.h>

/* What is counted. */
enum progress_unit {
	PROGRESS_BYTES,
	PROGRESS_FILES,
	PROGRESS_TRANSFER, /* bytes, from another machine */
};

struct progress {
	void *context;
	/* A source of so much (0: unknown) is about to be read, or a directory
	 * to be written; name must outlive that. */
	void (*begin)(void *context, const char *name, enum progress_unit unit,
		      uint64_t total);
	/* So much more of it is done: once a block or file, on the thread that
	 * began. */
	void (*more)(void *context, uint64_t count);
};

#endif
