/*
 * Where verdict data comes from: files, directories, standard input, addresses
 * in the web, revisions that git keeps, and the catalog built into the program.
 *
 * Knows names, forms and files. Hands records to a sink and knows nothing of
 * what becomes of them.
 */
#ifndef SMOLCMP_SOURCE_H
#define SMOLCMP_SOURCE_H

#include "smolcmp/arena.h"
#include "smolcmp/record.h"

/* Which files of a directory count; patterns are relative to base. */
struct source_filter {
	const char *base;     /* NULL: no filter */
	struct texts files;   /* when any: only what matches one of them */
	struct texts exclude; /* never what matches one of these */
};

/* The name of the catalog that is part of the program. */
extern const char source_built_in[];

/*
 * What one source was.
 */
struct source_read {
	const char *name; /* as it was given */
	uint64_t bytes;
	uint64_t files;	      /* all that were read */
	uint64_t passed_over; /* those of them that hold no verdict data */
};

/*
 * Read a source: source_built_in, "-", a file, a directory, or "git:REV" and
 * "git:REV:PATH", which is what a path held at a revision (a file of such a
 * name is read as "./git:REV"), or an address that the sink's remote has got.
 * Places name files by memory of arena.
 * *has_reviews becomes true when a list of reviews, even an empty one, was
 * seen.
 *
 * -1 when a problem was recorded; other files of a directory are read all the
 * same, so that more problems are found in one run.
 */
MUST_CHECK int source_read(const char *name, const struct source_filter *filter,
			   struct arena *arena, const struct record_sink *sink,
			   struct source_read *read, bool *has_reviews,
			   struct error *error);

/* Read bytes as the file of this name, which need not have them. As of a file
 * in a directory, it may be no verdict data. */
MUST_CHECK int source_read_bytes(const char *name, const void *bytes,
				 size_t size, struct arena *arena,
				 const struct record_sink *sink,
				 struct error *error);

/*
 * The source of what a file, a directory or a source of git held when a day was
 * over (UTC): "git:REV:PATH" of the last revision of it by then, on the main
 * line of HEAD or of the source's own revision. Made in arena. NULL where git
 * does not have that; *why then says so, as "git says: ...".
 */
const char *source_past(const char *name, struct date day, struct arena *arena,
			const char **why);

/* What a source is called in messages: its name, but "stdin" for "-". */
const char *source_title(const char *name);

/* True when a source is a file or a directory that is there, or built in, or
 * kept by git. */
bool source_is_local(const char *name);

/* True when a source is a file of text or a directory of such files, in which
 * records stand as people wrote them. */
bool source_is_text(const char *name);

/* True when a source can be read a second time. What has an address is asked
 * for once in a run, and read from what came then. */
bool source_is_repeatable(const char *name);

#endif
