/* What the files of the index share; nobody else includes it. */
#ifndef SOURCE_INDEX_INTERNAL_H
#define SOURCE_INDEX_INTERNAL_H

#include "smolcmp/index.h"
#include "source/index_table.h"

enum { FACTS_MOST = 16 };

struct index {
	struct database database;
	struct arena *arena;
	uint64_t bytes; /* of the file */
	struct {
		const char *name;
		int64_t value;
	} facts[FACTS_MOST];
	size_t fact_count;
	struct statement file_name;
	struct statement find[2]; /* by a whole name, and its beginning */
	struct statement first;
	const char **files; /* by number; NULL: not asked for yet */
	size_t file_count;
};

struct index_reading;

/*
 * Prepare to hand over records in order: those of some tools, or with NULL all.
 * slugs and sink must outlive the reading, which is to be released in any case.
 */
MUST_CHECK int index_reading_open(struct index_reading **reading,
				  struct index *index,
				  const struct texts *slugs,
				  const struct record_sink *sink);
void index_reading_release(struct index_reading *reading);

/* Pass over what stands before the first place, and hand over the records to
 * the last one. */
MUST_CHECK int index_reading_take(struct index_reading *reading, int64_t first,
				  int64_t last);

/* The name of a file by its number; always the same memory. NULL with an error
 * when there is no such file. */
const char *index_file(struct index *index, int64_t number);

/* A record's place, which stands in three columns from at on. */
MUST_CHECK int index_place(struct index *index, const struct statement *row,
			   int at, struct place *place);

/* The texts that a statement gives, which is then released; of what is none the
 * reason is said. */
MUST_CHECK int index_list_texts(struct index *index,
				struct statement *statement, const char *reason,
				struct texts *texts);

/* Record that a record of a kind is none; returns -1. */
RARE int index_refuse_record(struct index *index, enum record_kind kind,
			     int64_t place);

/*
 * Hand over what the ballots on some tools (NULL: all) come to, as votes that
 * are tallied. They are read by tool and voter, so that this takes no memory
 * for any of them; there must be some.
 */
MUST_CHECK int index_tally(struct index *index, const struct texts *slugs,
			   const struct record_sink *sink);

/* Tell a taker of problems what was known when the index was made, of one file
 * or, with 0, of all. */
MUST_CHECK int index_tell_problems(struct index *index, int64_t file);

#endif
