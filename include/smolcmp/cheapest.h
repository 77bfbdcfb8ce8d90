/*
 * Which of the tools compared costs least, by their entry prices and whatever
 * their panels say.
 */
#ifndef SMOLCMP_CHEAPEST_H
#define SMOLCMP_CHEAPEST_H

#include "smolcmp/compare.h"

/*
 * Whether tool i costs less than every other one of which the price is known.
 * Absent where that cannot be said: its own price is not known, fewer than two
 * are, or some other one cannot be held against it. Tools that share the lowest
 * price are none of them the cheapest.
 */
enum flag cheapest_flag(const struct comparison *comparison, size_t i);

#endif
