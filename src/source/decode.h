/*
 * From JSON values to fields, by the tables of shape.h: every value is held
 * against its row, and what is wrong is recorded with its place.
 *
 * Where the kind of an object shows only from all of its members, it is
 * decoded as several kinds at once. Problems then count only for the kinds
 * that have the member, and are recorded when one kind is left.
 */
#ifndef SOURCE_DECODE_H
#define SOURCE_DECODE_H

#include "smolcmp/arena.h"
#include "smolcmp/scan.h"
#include "source/shape.h"

enum { CANDIDATES = RECORD_KINDS + 1 };

struct candidate {
	const struct shape *shape;
	void *object;  /* of shape->size zeroed bytes */
	uint32_t seen; /* a bit per row */
};

/* The kinds that an object may be of. */
struct candidates {
	struct candidate items[CANDIDATES];
	const struct member *rows[CANDIDATES]; /* of the member at hand */
	unsigned count;
	bool by_type;		 /* a member "type" names the kind */
	struct guesses *guesses; /* of the kind that was named, or NULL */
};

struct doubt;

/*
 * Objects of one kind tend to list their members in one order: the row that
 * followed each row the last time, and first of all the one that came first.
 */
struct guess {
	const struct member *row; /* NULL: none yet */
	uint32_t bit;		  /* of the row among those seen */
	struct guess *next;	  /* what may follow it */
	struct scan_guess name;
};

/* What is known of a kind from its objects so far. */
struct guesses {
	uint32_t required;		    /* rows; 0: not looked up yet */
	struct guess after[SHAPE_ROWS + 1]; /* by row + 1; 0 is the start */
};

struct decoder {
	struct scan scan;
	struct error *error;
	bool told; /* somebody is told of unknown members, and all problems */
	struct arena *kept;	/* texts that outlive the record */
	struct arena scratch;	/* texts that do not */
	bool detail;		/* keep members of detail; */
	int left_out;		/* else these are left out, by their flags */
	bool bad;		/* the object at hand has a problem */
	unsigned long problems; /* so far, also those put off */

	struct guesses guesses[RECORD_KINDS];

	/* Problems that count only if the object is of certain kinds. */
	struct doubt *doubts;
	size_t doubt_count;
	size_t doubt_capacity;
	const struct candidates *doubtful; /* NULL when the kind is certain */

	void *context;
	/* Rows of the types that are the reader's; consumes the value. set is
	 * NULL where the kind is certain. */
	int (*special)(void *context, struct candidates *set,
		       const struct member *row, enum scan_kind kind);
	/* A row that names the record's subject was decoded to slug. */
	void (*subject)(void *context, struct candidates *set,
			const struct member *row, const char *slug);
};

/* Record a problem of the object at hand. */
RARE PRINTF_LIKE(3, 4) void decode_problem(struct decoder *decoder,
					   struct place place,
					   const char *format, ...);

void candidates_add(struct candidates *set, const struct shape *shape,
		    void *object);

/* Leave only the kind with this shape, which is in the set. */
void candidates_narrow(struct candidates *set, const struct shape *shape);

/* Leave out the kind with this shape, if it is in the set. */
void candidates_remove(struct candidates *set, const struct shape *shape);

struct candidate *candidates_find(struct candidates *set,
				  const struct shape *shape);

/* Consume the object that stands next, filling every candidate; decode_settle
 * is for the caller, once one is chosen. */
MUST_CHECK int decode_candidates(struct decoder *decoder,
				 struct candidates *set);

/*
 * Decide for a candidate: record the problems that it has, those put off and
 * the required members it lacks, at place.
 */
void decode_settle(struct decoder *decoder, const struct candidate *candidate,
		   struct place place);

/* True when it has every required member. */
bool candidate_is_complete(const struct candidate *candidate);

/* Consume the object that stands next, of a known shape, and record what it
 * lacks. guesses may be NULL. Problems are put off when those of the record
 * around it are. */
MUST_CHECK int decode_object(struct decoder *decoder, const struct shape *shape,
			     void *object, struct guesses *guesses);

/* The same of an object that was entered, and begins at place. */
MUST_CHECK int decode_entered(struct decoder *decoder,
			      const struct shape *shape, void *object,
			      struct guesses *guesses, struct place place);

/* Consume a value that is of the wrong kind, and say so. */
RARE MUST_CHECK int decode_mismatch(struct decoder *decoder,
				    const char *subject, enum scan_kind kind,
				    const char *wanted);

void decoder_release(struct decoder *decoder);

#endif
