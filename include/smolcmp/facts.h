/*
 * What was recorded of a tool, held against what the place where it is listed
 * says of it today.
 *
 * Downloads, likes and the day of the last change move by themselves. The rest
 * does not: where it is something else now, the data is wrong.
 */
#ifndef SMOLCMP_FACTS_H
#define SMOLCMP_FACTS_H

#include "smolcmp/catalog.h"
#include "smolcmp/live_facts.h"

enum fact {
	FACT_STATE, /* recorded by listing it: it was there */
	FACT_ID,
	FACT_LICENSE,
	FACT_PARAMETERS,
	FACT_GATED,
	FACT_DOWNLOADS,
	FACT_LIKES,
	FACT_LAST_MODIFIED,
	FACTS,
};

/* As members of data and of documents: "license". */
extern const char *const fact_words[FACTS];

enum held {
	HELD_NOTHING, /* nothing was recorded that could be held */
	HELD_UNKNOWN, /* but nobody says what it is now */
	HELD_SAME,
	HELD_MOVED, /* as was to be expected */
	HELD_DRIFT,
};

struct held_tool {
	const struct tool *tool; /* with its detail */
	const struct listing *listing;
	const struct live_facts *live;
	enum held facts[FACTS];
};

void facts_hold(const struct tool *tool, const struct listing *listing,
		const struct live_facts *live, struct held_tool *held);

/* True when it has a fact that is held so. */
bool facts_have(const struct held_tool *held, enum held how);

/* What was recorded, or what is said today; in arena, NULL: nothing. */
const char *facts_recorded(const struct held_tool *held, enum fact fact,
			   struct arena *arena);
const char *facts_live(const struct held_tool *held, enum fact fact,
		       struct arena *arena);

#endif
