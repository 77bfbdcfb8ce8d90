/*
 * The one word that a panel's reviews come to, and how firmly.
 *
 * Words compare the share of ships with two thresholds, exactly: 2 of 3 meets
 * "2/3". Knows counts and thresholds, not who said what.
 */
#ifndef SMOLCMP_VERDICT_H
#define SMOLCMP_VERDICT_H

#include "smolcmp/share.h"

enum word { WORD_UNRATED, WORD_SKIP, WORD_MIXED, WORD_SHIP, WORDS };

struct ratio {
	uint64_t above;
	uint64_t below; /* 1 to 1e6 */
};

struct thresholds {
	struct ratio ship;    /* at least this share is ship */
	struct ratio skip;    /* at most this share is skip */
	uint64_t least_panel; /* fewer reviews are unrated; at least 1 */
};

/* The word for a share that heads reviewers give: its total without weights,
 * whatever its counts with them. */
enum word verdict_word_of(struct share share, uint64_t heads,
			  const struct thresholds *thresholds);

/* "ship", "mixed", "skip" or "unrated". */
const char *verdict_token(enum word word);

#endif
