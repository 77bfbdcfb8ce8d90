/*
 * How far reading has come, for whoever watches. What reads knows sources and
 * bytes; when and where that is shown is the watcher's.
 */
#ifndef SMOLCMP_PROGRESS_H
#define SMOLCMP_PROGRESS_H

#include <stdint.h>

struct progress {
	void *context;
	/* A source of total bytes (0: unknown) is about to be read; name must
	 * outlive the reading. */
	void (*begin)(void *context, const char *name, uint64_t total);
	/* So many bytes more have been read of it: once a block, on the thread
	 * that began. */
	void (*more)(void *context, uint64_t bytes);
};

#endif
