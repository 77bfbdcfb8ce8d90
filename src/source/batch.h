/*
 * What a reader hands over, kept to be handed over later: so that texts can be
 * read side by side, and their records still come in order.
 */
#ifndef SOURCE_BATCH_H
#define SOURCE_BATCH_H

#include "source/reader.h"

struct event;

struct batch {
	struct reader reader; /* its scan is the caller's to begin */

	const struct record_sink *to;
	struct record_sink sink; /* the reader's */
	struct error error;	 /* the same */
	struct problem_taker taker;
	struct arena kept;   /* texts that outlive the batch */
	struct arena copies; /* of records */
	struct event *events;
	size_t count;
	size_t capacity;
};

/*
 * Prepare for one text, whose records are for a sink that chooses by a function
 * which may be called on any thread. told: the error behind that sink has a
 * taker. To be released in any case.
 */
void batch_init(struct batch *batch, const struct record_sink *to, bool told);
void batch_release(struct batch *batch);

/*
 * Hand everything over in the order in which it came, lines further down, as if
 * the reader had done it, until error is full; then -1. Texts that outlive the
 * batch become those of the sink's arena. To be done at most once.
 */
MUST_CHECK int batch_replay(struct batch *batch, uint64_t lines,
			    struct error *error);

#endif
