/* What the files that write an index share; those that hold one against its
 * sources include it, too. */
#ifndef SOURCE_INDEX_WRITE_H
#define SOURCE_INDEX_WRITE_H

#include "smolcmp/draft.h"
#include "source/file_stamp.h"
#include "source/index_table.h"

/* A table of records being filled. */
struct filler {
	struct columns columns;
	struct statement insert;
};

/* Where a source's records come from. */
struct writer_file {
	const char *name; /* the memory by which its records name it */
	int64_t number;
};

struct index_writer {
	struct database database;
	struct draft draft;
	const char *shown; /* its name in messages */
	struct error *error;
	bool failed; /* the error says how */
	bool has_words;
	struct arena arena;   /* for what lives as long as the writer, */
	struct arena scratch; /* and as a record */
	const struct record_sink *next;

	struct filler fillers[RECORD_KINDS][2]; /* records, and detail */
	struct statement source, file, problem, fact, tool, name, words;
	int64_t place; /* of the last record */
	int64_t source_number;
	int64_t file_number;
	struct writer_file *files; /* of the source, as mentioned */
	size_t file_count;
	size_t file_capacity;
	struct file_watcher watcher;
	struct file_stamp stamp; /* of the file that is being read, */
	struct writer_file now;	 /* which is this one */
	int64_t first;		 /* place before its first record */
	int64_t tools;
	int64_t passed_over; /* files */
	int64_t filters;
	int64_t problems;
	int64_t records[RECORD_KINDS];
	bool has_reviews; /* a list of reviews was seen */
	bool repeatable;  /* the source can be read again */
	struct index_written written;
};

/* Whether a step went well; writing stops with the first that did not. */
void index_writer_check(struct index_writer *writer, int status);

/* The number of a file of the source that is spoken of. */
int64_t index_writer_mention(struct index_writer *writer, const char *name);

/* A file whose records come from elsewhere begins, and ends; name is the memory
 * by which they name it. */
void index_writer_begin_recall(struct index_writer *writer, const char *name);
void index_writer_end_recall(struct index_writer *writer,
			     const struct file_stamp *stamp,
			     const struct file_read *read);

/* The watcher that index_writer_sink() sets. */
const struct file_watcher *index_writer_files(struct index_writer *writer);

#endif
