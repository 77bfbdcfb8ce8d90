/*
 * The tables of an index. Those of records have a column per member, made from
 * the tables of shape.h; lists and objects stand in theirs as JSON. Members of
 * detail have a table of their own, so that nobody reads past prose.
 *
 * A new kind of record is a row in index_table.c.
 */
#ifndef SOURCE_INDEX_TABLE_H
#define SOURCE_INDEX_TABLE_H

#include "smolcmp/buffer.h"
#include "smolcmp/index.h"
#include "source/index_sqlite.h"
#include "source/shape.h"

enum {
	INDEX_APPLICATION = 0x736d6f6c, /* "smol" */
	INDEX_VERSION = 3,
	COLUMNS_MOST = SHAPE_ROWS,
};

/* Members of a record, each with a column. */
struct columns {
	const struct member *items[COLUMNS_MOST];
	size_t count;
};

/* What is kept of a kind, or only its members of detail, if any. */
void columns_make(struct columns *columns, enum record_kind kind, bool detail);

/* The names of a kind's tables; that of detail is NULL where there is none. */
struct table_names {
	const char *records;
	const char *detail;
};
extern const struct table_names index_tables[RECORD_KINDS];

/* "a", "b": names of columns to be asked for. */
void columns_list(const struct columns *columns, struct buffer *sql);

/* Bind a record's fields from parameter at on; lists are written to scratch,
 * which must stay as it is until the statement was stepped. False when there is
 * nothing in any. */
bool columns_bind(const struct columns *columns, const void *record,
		  struct statement *statement, int at, struct arena *scratch);

/*
 * Read fields from column at on into a zeroed record, and hold each against its
 * member as the reader of JSON does; texts are made in arena. -1 when one does
 * not fit, or one that is required is missing.
 */
MUST_CHECK int columns_read(const struct columns *columns,
			    const struct statement *statement, int at,
			    void *record, struct arena *arena);

/* A list of texts as JSON in arena, NULL for none, and back. */
const char *texts_write(const struct texts *texts, struct arena *arena);
MUST_CHECK int texts_read(struct statement *statement, int at,
			  struct texts *texts, struct arena *arena);

/* What makes a table, or an index of one. */
struct table {
	const char *name;
	/* NULL: that of a kind's records, or of their detail */
	const char *sql;
	enum record_kind kind;
	bool detail;
	const char
	    *fact; /* it is there only where this is not 0; NULL: always */
};

/* In the order of the schema; from index_schema_before on they are made when
 * all records are written, which is faster, and from index_schema_tallied on
 * when everything else is. */
extern const struct table index_schema[];
extern const size_t index_schema_count, index_schema_before,
    index_schema_tallied;

/* NULL for that of detail of a kind without any, and of an index. */
const char *table_name(const struct table *table);

/* The statement that makes it, in arena; NULL: there is nothing to make. */
const char *table_statement(const struct table *table, struct arena *arena);

/* The statement that makes the full text, which an index may have or not, and
 * what it leaves in the schema, ended by NULL. */
extern const char index_text_statement[];
extern const char *const index_text_schema[];

#endif
