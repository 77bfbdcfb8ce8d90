/* What the place where a tool is listed says of it today. */
#ifndef SMOLCMP_LIVE_FACTS_H
#define SMOLCMP_LIVE_FACTS_H

#include "smolcmp/record.h"

enum live_state {
	LIVE_THERE,
	LIVE_DISABLED, /* known there, but nobody gets it */
	LIVE_REMOVED,  /* or private: who asks is not told which */
	LIVE_NO_ID,    /* nothing there can have this id, so nobody asked */
	LIVE_STATES,
};

/* "available", "disabled", "removed", "invalid" */
extern const char *const live_state_words[LIVE_STATES];

/* As in struct facts; of what is removed, or cannot be there, nothing else is
 * known. */
struct live_facts {
	enum live_state state;
	const char *id;	     /* that it has there now; NULL: not known */
	const char *license; /* by SPDX; NULL: not known, or none of theirs */
	const char *called;  /* what the place calls the licence; NULL: none */
	struct count parameters;
	struct count downloads;
	struct count likes;
	enum flag gated;
	struct date last_modified;
};

#endif
