/*
 * Two tools before their communities: the chance that one has the higher ship
 * rate, at any number of votes.
 */
#ifndef SMOLCMP_VOTES_H
#define SMOLCMP_VOTES_H

#include "smolcmp/share.h"

/*
 * P(rate of a > rate of b) with independent uniform priors, in [0, 1]; either
 * may be unknown, and equal counts give exactly .5.
 *
 * It is a tail of a hypergeometric distribution, P(K <= ships of a) among
 * ships + 1 draws out of all votes + 2, and is summed as such: a normal
 * approximation is wrong where it matters, with few votes on one side. Error
 * under 5e-13 up to 1e9 votes each, also relative to P where that is below one
 * half; under 1e-10 up to 1e12. The number of terms grows with the square root
 * of the votes: a millisecond at 1e9 each, some hundredths of a second at 1e12.
 *
 * With many votes any difference becomes certain, so show its size too:
 * difference_newcombe, difference_is_trivial.
 */
double votes_p_better(struct share a, struct share b);

#endif
