#include "smolcmp/share.h"

#include "base/wilson.h"

__extension__ typedef unsigned __int128 wide;

const double normal_95 = 1.959963984540054;

bool share_is_known(struct share share)
{
	return share.total > 0;
}

int share_compare(struct share a, struct share b)
{
	wide x = (wide)a.ship * b.total;
	wide y = (wide)b.ship * a.total;

	return (x > y) - (x < y);
}

double share_rate(struct share share)
{
	return (double)share.ship / (double)share.total;
}

static double lower_bound(double count, double total, double widening)
{
	return count * (count / total) / (count + widening);
}

struct interval share_interval(struct share share)
{
	double ship = (double)share.ship;
	double skip = (double)(share.total - share.ship);
	double total = (double)share.total;
	double w;

	if (!share_is_known(share))
		return (struct interval){ .low = 0, .high = 1 };

	w = wilson_widening(share);
	/* Seen from the skips the upper bound is a lower one, which makes it
	 * exactly 1 without skips; below one half that difference from 1
	 * would cost digits. */
	return (struct interval){
		.low = lower_bound(ship, total, w),
		.high = ship < skip
			    ? (ship + w) / (total + normal_95 * normal_95)
			    : 1 - lower_bound(skip, total, w),
	};
}
