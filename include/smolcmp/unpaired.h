/*
 * Two tools before different reviewers: the chance that one has the higher
 * ship rate, when both are taken from the same catalog.
 *
 * For panels. The steps needed are as many as there are reviews; votes, which
 * may be many, have votes.h.
 */
#ifndef SMOLCMP_UNPAIRED_H
#define SMOLCMP_UNPAIRED_H

#include "smolcmp/prior.h"
#include "smolcmp/share.h"

/*
 * P(rate of a > rate of b) when each rate has the posterior that its panel
 * makes of the prior; in [0, 1]. Panels may be unknown, and equal ones give
 * exactly .5. Absolute error under 1e-11 up to panels of a million.
 *
 * Exact but for rounding, not simulated or integrated: both start from the
 * prior with a chance of one half, and each review adds a known term (Evan
 * Miller's and J. D. Cook's recurrence for beta inequalities).
 */
double unpaired_p_better(const struct prior *prior, struct share a,
			 struct share b);

/* The same from a Beta(a0, b0) prior, both positive. */
double unpaired_p_from(double a0, double b0, struct share a, struct share b);

#endif
