#include "smolcmp/share.h"

#include "base/wilson.h"

__extension__ typedef unsigned __int128 wide;

const double normal_95 = 1.959963984540054;

bool share_is_known(struct share share)
{
	return share.total > 0;
}

bool share_is_same(struct share a, struct share b)
{
	return a.ship == b.ship && a.total == b.total;
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

void rate_percent(double rate, char text[PERCENT_TEXT])
{
	int percent = (int)(rate * 100 + .5);
	char *to = text;

	if (rate > 0 && percent < 1) {
		*to++ = '<';
		percent = 1;
	} else if (rate < 1 && percent > 99) {
		*to++ = '>';
		percent = 99;
	}
	/* Most of what long lists show, so it does without printf. */
	if (percent >= 100)
		*to++ = '1';
	if (percent >= 10)
		*to++ = (char)('0' + percent / 10 % 10);
	*to++ = (char)('0' + percent % 10);
	*to = '\0';
}

void share_percent(struct share share, char text[PERCENT_TEXT])
{
	double rate = share_rate(share);

	/* Counts so large that their quotient rounds to 1 still differ. */
	if (share.ship < share.total && rate >= 1)
		rate = .999;
	rate_percent(rate, text);
}
