#include "smolcmp/difference.h"

#include <math.h>

#include "base/wilson.h"

__extension__ typedef __int128 wide;

static double clip(double value)
{
	return value < -1 ? -1 : value > 1 ? 1 : value;
}

static double length(double x, double y)
{
	return sqrt(x * x + y * y);
}

/* How far a bound lies from the rate on the side where count is lost. */
static double reach(uint64_t count, struct share share)
{
	double x = (double)count;
	double w = wilson_widening(share);

	return x / (double)share.total * (w / (x + w));
}

static double reach_down(struct share share)
{
	return reach(share.ship, share);
}

static double reach_up(struct share share)
{
	return reach(share.total - share.ship, share);
}

/* a's rate minus b's over one denominator: two rates near 1 would leave
 * nothing but rounding. */
static double rate_difference(struct share a, struct share b)
{
	wide difference = (wide)a.ship * b.total - (wide)b.ship * a.total;

	return (double)difference / ((double)a.total * (double)b.total);
}

struct difference difference_newcombe(struct share a, struct share b)
{
	double value = rate_difference(a, b);

	return (struct difference){
		.value = value,
		.low = clip(value - length(reach_down(a), reach_up(b))),
		.high = clip(value + length(reach_up(a), reach_down(b))),
	};
}

struct difference difference_paired(uint64_t a_only, uint64_t b_only,
				    uint64_t common)
{
	double n = (double)common + 2;
	double x = ((double)a_only + 1) / n;
	double y = ((double)b_only + 1) / n;
	double middle = x - y;
	double reach = normal_95 * sqrt((x + y - middle * middle) / n);

	return (struct difference){
		.value = ((double)a_only - (double)b_only) / (double)common,
		.low = clip(middle - reach),
		.high = clip(middle + reach),
	};
}

bool difference_is_trivial(struct difference difference)
{
	static const double points = .05;

	return difference.low >= -points && difference.high <= points;
}
