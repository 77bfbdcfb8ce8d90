/* What the files of the reader share; nobody else includes it. */
#ifndef SOURCE_READER_INTERNAL_H
#define SOURCE_READER_INTERNAL_H

#include "source/reader.h"

/* Hand over an object that was decoded as kind, unless it has a problem. */
void reader_take_any(struct reader *reader, enum record_kind kind,
		     struct place place, const void *object);

/* Say that a record was lost, see struct record_sink. */
void reader_lose(struct reader *reader, enum record_kind kind,
		 struct place place, const char *name);

/* Hand over the reviews that waited, now that it is known whose they are: a
 * tool's, or a document's when there is no slug. */
void reader_flush_own(struct reader *reader);

/* Forget the texts that no record needs any longer. */
void reader_forget_scratch(struct reader *reader);

/* Get ready for a tool's own reviews and votes, or with own false for none. */
void reader_begin_tool(struct reader *reader, bool own);

#endif
