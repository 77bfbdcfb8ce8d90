/*
 * Asks the places where tools are listed what they say of them today: public
 * APIs in the web, a kind of source each.
 *
 * Knows addresses and answers of these APIs. Does not know what was recorded,
 * nor what it means when that is something else.
 */
#ifndef SMOLCMP_LIVE_H
#define SMOLCMP_LIVE_H

#include "smolcmp/arena.h"
#include "smolcmp/error.h"
#include "smolcmp/live_facts.h"

struct progress;

struct live_question {
	const struct listing *listing; /* of live_listing() */
	struct live_facts facts;       /* the answer; its texts in the arena */
};

struct live_terms {
	unsigned timeout;		 /* seconds for all; 0: the usual */
	const struct progress *progress; /* NULL: nobody watches */
};

/* The first of a tool's sources that can be asked; NULL: none can. */
const struct listing *live_listing(const struct tool_detail *detail);

/* The kinds of source that can be asked, to end a sentence, in arena. */
const char *live_kinds_text(struct arena *arena);

/*
 * Ask all questions side by side. Fails when one of them was not answered: with
 * ERROR_SYSTEM, or with ERROR_USAGE where a variable that says whom to ask
 * makes no sense.
 */
MUST_CHECK int live_ask(struct live_question *questions, size_t count,
			const struct live_terms *terms, struct arena *arena,
			struct error *error);

#endif
