/*
 * SQLite, as far as an index takes it: one file that is written once, or read
 * with nothing trusted that is in it.
 *
 * The library is loaded when it is first used, since to link it takes longer
 * than a whole run that has no use for it; where everything is linked
 * statically it is part of the program.
 *
 * Knows SQL and failures. Does not know what tables mean.
 */
#ifndef SOURCE_INDEX_SQLITE_H
#define SOURCE_INDEX_SQLITE_H

#include <stdbool.h>
#include <stdint.h>

#include "smolcmp/arena.h"
#include "smolcmp/error.h"
#include "source/decode.h"

struct sqlite3;
struct sqlite3_stmt;

struct database {
	struct sqlite3 *handle;
	const char *name; /* in messages; not owned */
	bool writing;	  /* failures are the system's, not the data's */
	struct error *error;
};

struct statement {
	struct database *database;
	struct sqlite3_stmt *handle; /* NULL: not prepared */
};

/*
 * Open a file to be read. It is not changed, and nothing in it is run: it may
 * be anybody's. Fails with ERROR_DATA. error must outlive the database; to be
 * closed in any case.
 */
MUST_CHECK int database_open(struct database *database, const char *path,
			     const char *name, struct error *error);

/* Begin an empty file that nobody else looks at. Fails with ERROR_SYSTEM, as
 * everything then does. To be closed in any case. */
MUST_CHECK int database_create(struct database *database, const char *path,
			       const char *name, struct error *error);

/* -1 when what was written could not be. */
MUST_CHECK int database_close(struct database *database);

/* Run statements that give no rows. */
MUST_CHECK int database_run(struct database *database, const char *sql);

/* Record that the file is not as it must be; returns -1. */
RARE PRINTF_LIKE(2, 3) int database_refuse(struct database *database,
					   const char *format, ...);

MUST_CHECK int statement_prepare(struct statement *statement,
				 struct database *database, const char *sql);
void statement_release(struct statement *statement);

/* Parameters are counted from 1. Texts must stay as they are until the
 * statement has been stepped; NULL is bound as absent. */
void statement_bind_text(struct statement *statement, int at, const char *text);
void statement_bind_bytes(struct statement *statement, int at,
			  const void *bytes, size_t length);
void statement_bind_number(struct statement *statement, int at, int64_t number);
void statement_bind_real(struct statement *statement, int at, double value);
void statement_bind_nothing(struct statement *statement, int at);

/* 1: there is a row; 0: there is none any more; -1 on failure. */
MUST_CHECK int statement_step(struct statement *statement);

/* Step once and get ready to be bound anew. */
MUST_CHECK int statement_run(struct statement *statement);

/* Get ready to be bound anew. */
void statement_rewind(struct statement *statement);

/* Columns are counted from 0, and valid until the next step. */

enum column_type {
	COLUMN_NOTHING,
	COLUMN_NUMBER,
	COLUMN_REAL,
	COLUMN_TEXT,
	COLUMN_BYTES,
};

enum column_type statement_type(const struct statement *statement, int at);

/* A text's bytes; NULL when the column is none. */
struct slice statement_text(const struct statement *statement, int at);
int64_t statement_number(const struct statement *statement, int at);
double statement_real(const struct statement *statement, int at);

/* The bytes of a blob, in the same way. */
struct slice statement_bytes(const struct statement *statement, int at);

#endif
