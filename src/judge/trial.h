/*
 * Trying what a changed docket would be answered: who asks changes the docket
 * and has it judged, in order of how much was changed, and what differs from
 * the answer there is gets kept.
 */
#ifndef JUDGE_TRIAL_H
#define JUDGE_TRIAL_H

#include "judge/docket.h"
#include "smolcmp/change.h"

struct trial {
	struct docket docket;
	uint8_t *was;	/* what is said in truth, like docket.said */
	size_t columns; /* in truth */
	const struct comparison *now;
	struct comparison result; /* of the last trial */
	struct arena *arena;
	struct change *asked[CHANGES_OF]; /* NULL: nobody asks */
	uint64_t work;			  /* left, in pairs of verdicts */
	bool over; /* out of work, or nothing is asked any more */
};

/* What somebody said in truth, by tool. */
const uint8_t *trial_was(const struct trial *trial, size_t column);

/* Begin to look for changes of a kind. */
void trial_open(struct trial *trial, struct changes *changes,
		enum change_kind kind);

/* Judge the docket, in which so many reviews are changed; true when that makes
 * one more way. */
bool trial_judge(struct trial *trial, uint64_t count);

/* Take the answer found last for what is changed now in just the same way; true
 * when that makes one more way. */
bool trial_repeat(struct trial *trial);

/* All ways to change so many reviews have been judged, and with last set there
 * are no more to change. */
void trial_close(struct trial *trial, uint64_t count, bool last);

/* Look for the fewest votes. */
void trial_votes(struct trial *trial);

#endif
