/* An index as a source of records. */
#ifndef SOURCE_INDEX_READ_H
#define SOURCE_INDEX_READ_H

#include "smolcmp/index.h"

/* True of an open file that has SQLite's header: no text begins like that. */
bool index_is(int fd);

/*
 * Hand over all records of an index, as source_read() does: those of the files
 * that it was made from, in the same order and with their places. *file says
 * what the index itself is, and read how many files it stands for.
 */
MUST_CHECK int index_read_file(const char *name, struct arena *arena,
			       const struct record_sink *sink,
			       struct file_read *file, struct source_read *read,
			       struct error *error);

#endif
