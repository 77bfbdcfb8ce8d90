/*
 * Listings of one product that say different things: tools that share a name,
 * a homepage or an entry of "sources", and have another verdict, price or
 * licence each.
 */
#ifndef SMOLCMP_CONTRADICTION_H
#define SMOLCMP_CONTRADICTION_H

#include "smolcmp/catalog.h"
#include "smolcmp/yardstick.h"

/* What they say different things of. */
enum facet { FACET_VERDICT, FACET_PRICE, FACET_LICENSE, FACETS };

extern const char *const facet_words[FACETS];

struct contradiction {
	const struct tool *tool;
	const struct tool *first; /* which stands before it in the data */
	enum facet facet;
	const char *same; /* "source", "homepage", "name" or "alias" */
};

/*
 * Hand over every contradiction of a catalog that was read with all detail, in
 * the order of the data: each tool once per facet, against the first one that
 * says anything of it.
 */
void contradictions_find(const struct catalog *catalog,
			 const struct yardstick *yardstick,
			 void (*take)(void *context,
				      const struct contradiction *found),
			 void *context);

/* What a tool says, in arena: "ship", "20 USD per month", "MIT". */
const char *facet_text(enum facet facet, const struct yardstick *yardstick,
		       const struct tool *tool, struct arena *arena);

#endif
