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

struct place;

/* What kind of problem the data has. */
enum problem {
	PROBLEM_SYNTAX,		/* no JSON, or no text that could be */
	PROBLEM_SCHEMA,		/* a member that the format does not allow */
	PROBLEM_DUPLICATE,	/* defined twice */
	PROBLEM_ORPHAN,		/* refers to what is not defined */
	PROBLEM_CONFLICT,	/* two reviews, and no telling which counts */
	PROBLEM_UNKNOWN_MEMBER, /* from here on told to takers alone */
	PROBLEM_UNREAD_FILE,
	PROBLEMS,
};

/*
 * Somebody who takes all problems of the data, one by one and however many
 * there are, where an error would keep a few. place and text are valid during
 * the call.
 */
struct problem_taker {
	void *context;
	void (*take)(void *context, enum problem problem,
		     const struct place *place, const char *text);
};

struct error {
	enum error_kind kind;
	size_t count; /* items filled; at least 1 unless kind is ERROR_NONE */
	bool more;    /* problems past the last item were seen */
	struct error_item items[ERROR_ITEMS];
	/* NULL, or who is told of the data's problems in place of this; then
	 * they are no failure, and kind stays as it is. */
	const struct problem_taker *taker;
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

/* Say more of a failure that is recorded: what came of it where. Past
 * ERROR_ITEMS only that there was more. */
RARE PRINTF_LIKE(3, 4) void error_also(struct error *error, const char *where,
				       const char *format, ...);

/* True once no further problem would be kept, so that reading may stop. */
bool error_is_full(const struct error *error);

/* The exit status that README.md documents for this kind of failure. */
int error_exit_status(enum error_kind kind);

#endif
