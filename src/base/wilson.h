/*
 * The one quantity that all Wilson bounds are made of.
 */
#ifndef BASE_WILSON_H
#define BASE_WILSON_H

#include <math.h>

#include "smolcmp/share.h"

/*
 * z^2/2 + z*sqrt(s*f/n + z^2/4) for s ships and f skips of n, the same from
 * both sides. With it w, the bounds are s*(s/n)/(s + w) and its mirror image,
 * and lie (s/n)*w/(s + w) and its mirror image away from the rate: forms that
 * subtract nothing.
 */
static inline double wilson_widening(struct share share)
{
	double z = normal_95;
	double ship = (double)share.ship;
	double skip = (double)(share.total - share.ship);

	return z * z / 2 +
	       z * sqrt(ship * (skip / (double)share.total) + z * z / 4);
}

#endif
