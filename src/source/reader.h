/*
 * One text of verdict data, read record by record: a document, the file of one
 * tool, or JSON Lines.
 *
 * Knows which objects are records and which tool a record is about. Does not
 * know files, nor whether records fit together.
 */
#ifndef SOURCE_READER_H
#define SOURCE_READER_H

#include "source/decode.h"

struct own_review;

/* How a line begins that names its kind first. */
struct line_start {
	char text[32];
	size_t length;
};
enum { LINE_STARTS = 2 }; /* of a kind: without and with a blank */

struct reader {
	struct decoder decoder; /* its scan is the caller's to begin */
	const struct record_sink *sink;

	/* The tool whose own reviews are being read, or may be. */
	bool own;
	const char *slug;	    /* NULL until it is known */
	struct own_review *reviews; /* that wait for the slug */
	size_t review_count;
	size_t review_capacity;
	bool has_votes;
	struct votes_record votes;
	struct place votes_place;

	bool has_format;
	bool has_reviews; /* a list of reviews, even an empty one, was seen */
	bool foreign;	  /* the text is JSON but no verdict data */
	bool ours;	  /* foreign, and in a format of ours, */
	bool listing;	  /* which is that of listings */
	bool lines;	  /* the text is lines, or may be the first of some */

	/* Of lines: how they may begin, and how the last one did. */
	struct line_start starts[RECORD_KINDS][LINE_STARTS];
	struct scan_guess type;
	enum record_kind kind;

	bool waits;	    /* texts stay until the reader is released */
	size_t team_block;  /* bytes that a thread of a team reads at once */
	uint64_t team_from; /* bytes read, before a team is thought of */
};

/* Prepare for one text; decoder.scan must then be begun. */
void reader_init(struct reader *reader, const struct record_sink *sink,
		 struct error *error);
void reader_release(struct reader *reader);

/*
 * Read the text and hand its records over. -1 when the text cannot be read
 * to its end; problems of single records only go to error.
 */
MUST_CHECK int reader_document(struct reader *reader);
MUST_CHECK int reader_lines(struct reader *reader);

/* Lines if a second object follows the first on a later line, else a
 * document. */
MUST_CHECK int reader_either(struct reader *reader);

#endif
