/*
 * A progress bar on stderr, for reading that takes a while: nothing is drawn,
 * asked or looked up before a second has passed.
 */
#ifndef SMOLCMP_BAR_H
#define SMOLCMP_BAR_H

#include <stdbool.h>

#include "smolcmp/progress.h"
#include "smolcmp/render.h"

struct bar {
	struct progress progress; /* to be told */
	struct reading reading;
	uint64_t began;	 /* the first source */
	uint64_t source; /* this source */
	uint64_t next;	 /* not to be drawn earlier */
	bool drawn;
};

/* Must stay where it is while it is told. */
void bar_init(struct bar *bar);

/* Take the bar off the terminal: before anything else is written there. */
void bar_erase(struct bar *bar);

#endif
