/*
 * What went wrong, said once, by whoever knows it best.
 *
 * A function that can fail returns 0 or -1 and takes a struct error last. The
 * first failure wins and callers further up only pass it on. Bad data is the
 * exception: people who mend data want to see more than one problem per run,
 * so problems of that kind add up to ERROR_ITEMS.
 *
 * Knows no format, stream or exit: main prints and leaves.
 */
#ifndef SMOLCMP_ERROR_H
#define SMOLCMP_ERROR_H

#include <stdbool.h>
#include <stddef.h>

enum error_kind {
	ERROR_NONE,
	ERROR_USAGE,	    /* the command line asks for what does not exist */
	ERROR_DATA,	    /* what was read is not verdict data */
	ERROR_SYSTEM,	    /* a write, memory, another program */
	ERROR_UNKNOWN_TOOL, /* a name that no tool has, or several */
};

enum { ERROR_ITEMS = 20 };

struct error_item {
	char where[512]; /* "data/a.json:12:9"; empty when nowhere */
	char text[512];	 /* lower case, problem first, no full stop */
};

struct error {
	enum error_kind kind;
	size_t count; /* items filled; at least 1 unless kind is ERROR_NONE */
	bool more;    /* problems past the last item were seen */
	struct error_item items[ERROR_ITEMS];
};

#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
#define MUST_CHECK __attribute__((warn_unused_result))

/* For what happens rarely: kept out of the way of what happens often. */
#define RARE __attribute__((cold, noinline))

/* An error that holds nothing yet. */
void error_init(struct error *error);

/*
 * Record a failure unless one is recorded already. where may be NULL; of a
 * long one the end is kept, which names the line.
 *
 * Returns -1, so that a function can fail in one line.
 */
RARE PRINTF_LIKE(4, 5) int error_set(struct error *error, enum error_kind kind,
				     const char *where, const char *format,
				     ...);

/* Record one more problem of the data; past ERROR_ITEMS only that there were
 * more. Returns -1. Does nothing when another kind is recorded. */
RARE PRINTF_LIKE(3, 4) int error_add(struct error *error, const char *where,
				     const char *format, ...);

/* True once no further problem would be kept, so that reading may stop. */
bool error_is_full(const struct error *error);

/* The exit status that README.md documents for this kind of failure. */
int error_exit_status(enum error_kind kind);

#endif
