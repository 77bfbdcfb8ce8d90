/*
 * What a reader hands over, written down a line per record, so that a test can
 * hold all of it against one text. Shared by the tests of this folder.
 */
#ifndef TESTS_RECORD_LOG_H
#define TESTS_RECORD_LOG_H

#include "smolcmp/arena.h"
#include "smolcmp/buffer.h"
#include "smolcmp/record.h"

#include "source/reader.h"

struct record_log {
	struct arena arena;
	struct buffer text;
	struct error error;
	const char *wanted; /* a slug; NULL: every tool is */
	bool places;	    /* each line begins with "line:column " */
	struct record_sink sink;

	/* Of the last text read. */
	int status;
	bool foreign;
	bool has_reviews;
};

void record_log_init(struct record_log *log);
void record_log_release(struct record_log *log);

/* Read a text as the file "t" by one of the reader's functions. */
void record_log_read(struct record_log *log, const char *text,
		     int (*read)(struct reader *));

/* The same of bytes that may hold NUL. */
void record_log_read_bytes(struct record_log *log, const void *bytes,
			   size_t size, int (*read)(struct reader *));

/*
 * All problems, "where: text\n" each; the log's. A read that fails without a
 * problem says so here, and one with problems that hands over what it should
 * not shows in log->text.
 */
const char *record_log_problems(struct record_log *log);

#endif
