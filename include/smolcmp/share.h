/*
 * A share of ships among verdicts, and how far it can be trusted.
 *
 * Knows two counts, and how a rate is said. Does not know whose verdicts they
 * are (a panel's or a community's) or where they came from.
 */
#ifndef SMOLCMP_SHARE_H
#define SMOLCMP_SHARE_H

#include <stdbool.h>
#include <stdint.h>

struct share {
	uint64_t ship;
	uint64_t total; /* ship <= total <= 3e12 */
};

/* How many tools have such a share. */
struct share_count {
	struct share share;
	uint64_t tools;
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

/* True when both counts are the same. */
bool share_is_same(struct share a, struct share b);

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

/*
 * Hundredths of a rate for people: "75", and "<1" or ">99" of what is neither
 * 0 nor 1 but rounds to it.
 */
enum { PERCENT_TEXT = 4 };
void rate_percent(double rate, char text[PERCENT_TEXT]);

/* The same of a share, which must be known. */
void share_percent(struct share share, char text[PERCENT_TEXT]);

/* The two-sided 95% point of the standard normal distribution. */
extern const double normal_95;

#endif
