/* What the files of sources share; nobody else includes it. */
#ifndef SOURCE_SOURCE_INTERNAL_H
#define SOURCE_SOURCE_INTERNAL_H

#include "smolcmp/source.h"

struct reader;

/* How a text is read, and how it is known to be data. */
struct text {
	const char *name;	      /* in messages */
	int (*read)(struct reader *); /* its form */
	bool found;	/* in a directory, where other JSON may stand, too */
	uint64_t limit; /* most bytes of it inflated; 0: any */
	bool unframed;	/* it may be cut anywhere, and must not be lines */
};

/* What a read adds up in. */
struct sum {
	const struct record_sink *sink;
	struct arena *arena;
	struct source_read *read;
	bool *has_reviews;
	struct error *error;
};

/* Say what is about to be read, and how much of it there is (0: unknown). */
void source_announce(const struct sum *sum, uint64_t total);

/* How a file is read, by the first so many bytes of its name. */
struct text source_text(const char *name, size_t length, bool found);

/* Read what a descriptor gives, which is not closed. */
MUST_CHECK int source_descriptor(int fd, const struct text *text,
				 const struct sum *sum);

/* What a reader that has read a text comes to. */
MUST_CHECK int source_settle(struct reader *reader, int status,
			     const struct text *text, const struct sum *sum);

/* Read a file; found is as of its text. */
MUST_CHECK int source_file(const char *name, bool found, const struct sum *sum);

/* Read the files of a directory that the filter, which may be NULL, wants. */
MUST_CHECK int source_directory(const char *name,
				const struct source_filter *filter,
				const struct sum *sum);

/* Read a source that has an address. */
MUST_CHECK int source_remote(const char *name, const struct sum *sum);

#endif
