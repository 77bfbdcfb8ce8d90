/*
 * A share of ships among verdicts, and how far it can be trusted.
 *
 * Knows two counts. Does not know whose verdicts they are (a panel's or a
 * community's), where they came from, or how they will be shown.
 */
#ifndef SMOLCMP_SHARE_H
#define SMOLCMP_SHARE_H

#include <stdbool.h>
#include <stdint.h>

struct share {
	uint64_t ship;
	uint64_t total; /* ship <= total <= 2e12 */
};

struct interval {
	double low;
	double high; /* low <= high */
};

/* False when nobody has said anything: such a share has no rate and is not
 * zero. */
bool share_is_known(struct share share);

/* Ships per verdict, in [0, 1]. The share must be known. */
double share_rate(struct share share);

/* Less than, equal to or greater than 0, as the rate of a is to that of b,
 * exactly; a share that is not known counts as equal to any. */
int share_compare(struct share a, struct share b);

/*
 * The 95% Wilson score interval of the rate: [0, 1] when nothing is known,
 * exactly 0 below no ships and exactly 1 above all ships. Accurate to 1e-12.
 *
 * Wilson and not Clopper-Pearson, which is a fifth too wide for panels of
 * four to seven (Brown, Cai and DasGupta 2001, Statistical Science 16).
 */
struct interval share_interval(struct share share);

/* The two-sided 95% point of the standard normal distribution. */
extern const double normal_95;

#endif
