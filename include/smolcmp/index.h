/*
 * Verdict data in a database: the records of some sources with their places, in
 * one SQLite file that is a source itself and answers for single tools without
 * being read whole.
 *
 * What reads one trusts nothing in it: the schema must be the expected one to
 * the letter, and every value is held to what the data format says.
 *
 * Knows records and a few sums of them that whoever writes an index adds. Does
 * not know how they are judged.
 */
#ifndef SMOLCMP_INDEX_H
#define SMOLCMP_INDEX_H

#include "smolcmp/record.h"
#include "smolcmp/share.h"
#include "smolcmp/source.h"

/* Writing. */

struct index_writer;

/*
 * Begin a new file that will take the place of path; name is what messages call
 * it. Fails with ERROR_SYSTEM, which everything else then does, too; name and
 * error must outlive the writer. To be released in any case; the old file is
 * there until index_writer_publish().
 */
MUST_CHECK int index_writer_open(struct index_writer **writer, const char *path,
				 const char *name, bool full_text,
				 struct error *error);
void index_writer_release(struct index_writer *writer);

/* A source is about to be read, by that name and with that filter. */
void index_writer_source(struct index_writer *writer, const char *name,
			 const struct source_filter *filter);

/*
 * A sink that writes records, and files, on their way to another one, which
 * must outlive it. Whatever that one wants, all members are read.
 */
struct record_sink index_writer_sink(struct index_writer *writer,
				     const struct record_sink *next);

/*
 * All sources were read: hand the sink what their ballots come to, which it was
 * handed one by one as nothing but mentions of tools. To be called before what
 * follows.
 */
MUST_CHECK int index_writer_tally(struct index_writer *writer);

/* Write down a problem that is told to takers alone. */
void index_writer_problem(struct index_writer *writer, enum problem problem,
			  const struct place *place, const char *text);

/* What is known once all records are read: a number with a name, see below. */
void index_writer_fact(struct index_writer *writer, const char *name,
		       int64_t value);

/* What is known of a tool when everything has been judged. */
struct index_standing {
	const char *slug;
	size_t sequence;    /* in the order of the data */
	struct share panel; /* its reviews that count, */
	struct share votes; /* and its votes */
	struct decimal adjusted;
};

/* The next tool in the order of ranks, where those with the same panel stand
 * together, and those without reviews last; and its words for the full text,
 * with blanks between, or NULL. */
void index_writer_tool(struct index_writer *writer,
		       const struct index_standing *standing,
		       const char *words);

/* A name of a tool, without its case. */
void index_writer_name(struct index_writer *writer, const char *slug,
		       const char *folded);

/* What was written. */
struct index_written {
	uint64_t records;
	uint64_t files;	   /* that records are from, */
	uint64_t recalled; /* and those that were not read again */
	uint64_t bytes;	   /* of the index */
};

/* Let the file have its name, once all that is in it is on the disk. */
MUST_CHECK int index_writer_publish(struct index_writer *writer,
				    struct index_written *written);

/* Reading. */

struct index;

/* Facts: 1 or 0, or a number of records. */
#define INDEX_REVIEWS "has_reviews" /* a list of reviews was seen */
#define INDEX_DIFFER "panels_differ"
#define INDEX_ADJUSTED "adjusted" /* scores of all tools are known */
#define INDEX_BALLOTS "ballots"
#define INDEX_DUELS "duels"
#define INDEX_DECISIONS "decisions"
#define INDEX_PROBLEMS "problems" /* that takers alone are told of */
#define INDEX_FILTERS "filters"
#define INDEX_UNDECLARED "undeclared_reviewers"
#define INDEX_WORDS "full_text"
#define INDEX_REVIEWERS "reviewers"
#define INDEX_FILES "files"		/* of which records may be */
#define INDEX_PASSED_OVER "passed_over" /* files without verdict data */

/* True of the name of a file that is an index, or means to be one. */
bool index_is_named(const char *name);

/* Open an index; what it says is made in arena. Fails with ERROR_DATA. To be
 * closed in any case. */
MUST_CHECK int index_open(struct index **index, const char *name,
			  struct arena *arena, struct error *error);
void index_close(struct index *index);

/* Of the whole file. */
uint64_t index_bytes(const struct index *index);

/* 0 for one that is not known. */
int64_t index_fact(const struct index *index, const char *name);

/*
 * The only tool that a name means: its slug, or one of its names without case
 * in full, or the beginning of one. *slug is NULL when it is none or more than
 * one.
 */
MUST_CHECK int index_find(struct index *index, const char *name,
			  const char *folded, const char **slug);

/* The panels of all tools that have reviews. */
MUST_CHECK int index_usual(struct index *index, struct share_count **usual,
			   size_t *count);

/* The first count tools with that panel in the order of ranks, of which there
 * must be as many; of each its slug, panel and adjusted score. */
MUST_CHECK int index_first(struct index *index, struct share panel,
			   size_t count, struct index_standing *standings);

/* The slugs of those without reviews, which are all but so many, in the order
 * of the data. */
MUST_CHECK int index_unranked(struct index *index, uint64_t ranked,
			      struct texts *slugs);

/* The slugs of the tools in which all of the words stand. */
MUST_CHECK int index_match(struct index *index, const struct texts *words,
			   struct texts *slugs);

/* Record that what an index knows of a tool is not so; returns -1. */
int index_refuse_tool(struct index *index, const char *slug);

/* Hand over the records of some tools (NULL: of all), and of the reviewers who
 * judged them, in order. Decisions and duels are left out with the others. */
MUST_CHECK int index_read(struct index *index, const struct texts *slugs,
			  const struct record_sink *sink,
			  struct source_read *read, bool *has_reviews);

/* Whether the file is whole, byte for byte as far as SQLite can tell. */
MUST_CHECK int index_verify(struct index *index);

/* The sources that it was made from, and by which filter. */
MUST_CHECK int index_sources(struct index *index, struct texts *names,
			     struct source_filter *filter);

/* Holding an index against its sources. */

enum file_state { FILE_SAME, FILE_CHANGED, FILE_NEW, FILE_GONE, FILE_UNKNOWN };

struct file_difference {
	const char *name;
	enum file_state state;
};

struct index_recall;

/*
 * Prepare to read the sources again. With a writer, files that are as they
 * were are not read, and their records are handed to next from the index;
 * without one no file is read at all.
 */
MUST_CHECK int index_recall_open(struct index_recall **recall,
				 struct index *index,
				 struct index_writer *writer,
				 const struct record_sink *next);
void index_recall_release(struct index_recall *recall);

/* The next of its sources is about to be read. */
void index_recall_source(struct index_recall *recall);
const struct file_watcher *index_recall_files(struct index_recall *recall);

/* What was found, in order: everything that is not the same. */
const struct file_difference *
index_recall_differences(struct index_recall *recall, size_t *count);

#endif
