/*
 * Votes of single people, tallied while they are read: of each voter's ballots
 * on a tool the last one counts.
 *
 * Which was the last is kept for each voter and tool, in at most 24 bytes once
 * there are many: a keyed fingerprint of 96 bits stands for the two, so that
 * among a thousand million of them two share it with a chance of about 1e-11.
 */
#ifndef SMOLCMP_BALLOTS_H
#define SMOLCMP_BALLOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smolcmp/date.h"
#include "smolcmp/record.h"

/* Where a ballot stands: as of a review. */
struct ballot_place {
	uint32_t file;
	uint32_t line;
	uint32_t column;
};

/* Of a tool. */
struct ballot_tally {
	uint64_t ship;
	uint64_t skip;
	struct date last;	   /* the latest day of those that count */
	struct ballot_place place; /* of the last of those, as they stand */
};

struct ballot_part;
struct ballot_wait;

struct ballots {
	struct ballot_part *parts; /* NULL: there are none */
	struct ballot_wait *waits; /* a ring of those not counted yet */
	uint64_t added;
	uint64_t done;		      /* of those added */
	struct ballot_tally *tallies; /* by the number of the tool */
	size_t count;		      /* of tools */
	size_t capacity;
	uint64_t voters; /* and tools: how many pairs of them there are */
	uint64_t bytes;	 /* that they take */
};

void ballots_init(struct ballots *ballots);
void ballots_release(struct ballots *ballots);

/*
 * Count a ballot on a tool, in place of what its voter said of the tool before
 * unless that has a later date; no date is earlier than any. Tallies have it
 * once ballots_finish() was called.
 */
void ballots_add(struct ballots *ballots, uint32_t tool,
		 const struct ballot_record *ballot, struct ballot_place place);
void ballots_finish(struct ballots *ballots);

/* Set the tally of a tool whose ballots are not added, but were tallied
 * elsewhere. */
void ballots_set(struct ballots *ballots, uint32_t tool,
		 const struct ballot_tally *tally);

#endif
