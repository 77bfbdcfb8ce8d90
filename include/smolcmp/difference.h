/*
 * How far apart two shares are, with what is left in doubt.
 *
 * Knows counts only: whether they come from two panels, from a panel and its
 * community, or from the same reviewers twice decides which function to ask.
 * Does not say which of the two is better or how surely; paired.h, unpaired.h
 * and votes.h do.
 */
#ifndef SMOLCMP_DIFFERENCE_H
#define SMOLCMP_DIFFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "smolcmp/share.h"

/* Rate of the first minus rate of the second; all in [-1, 1], 1 being a
 * hundred points. */
struct difference {
	double value; /* as observed; need not be the middle of the interval */
	double low;
	double high; /* low <= value <= high but for difference_paired */
};

/*
 * Two shares given by different people, with the 95% interval of Newcombe's
 * hybrid score method (1998, Statistics in Medicine 17, method 10). Both must
 * be known. Accurate to 1e-12, and to as many digits where rates and
 * difference are tiny.
 *
 * Not the textbook interval, which has no width at all between two unanimous
 * panels.
 */
struct difference difference_newcombe(struct share a, struct share b);

/*
 * The same people on two tools: a_only ship the first and skip the second,
 * b_only the reverse, of common > 0 who judged both; a_only + b_only <=
 * common. The 95% interval is the adjusted Wald one of Bonett and Price (2012,
 * Journal of Educational and Behavioral Statistics 37), clipped to [-1, 1].
 * Accurate to 1e-12.
 *
 * It adds one to each kind of disagreement, which keeps four reviewers honest
 * and centres it nearer to 0 than the value, so that the value of a unanimous
 * panel is the end of it.
 */
struct difference difference_paired(uint64_t a_only, uint64_t b_only,
				    uint64_t common);

/* True when the whole interval lies within five points of no difference: even
 * if it is real, nobody would notice. */
bool difference_is_trivial(struct difference difference);

#endif
