/*
 * What a gate asks of one tool. Knows values; how they are written, and
 * whether they are met, is for others to say.
 */
#ifndef SMOLCMP_REQUIREMENT_H
#define SMOLCMP_REQUIREMENT_H

#include "smolcmp/record.h"

/* What is absent is not asked; a gate asks for one thing at least. */
struct gate {
	const char *tool;
	const char *pointer;	    /* where it stands: "/gates/0" */
	const char *verdict;	    /* "ship", "mixed" or "skip"; at least */
	struct decimal panel_low;   /* least lower end of the interval */
	struct count min_reviews;   /* that count */
	struct decimal price_max;   /* most for a month, or as it is asked */
	const char *price_currency; /* of price_max; NULL: any */
	struct count max_age_days;  /* of its oldest review that counts */
};

#endif
