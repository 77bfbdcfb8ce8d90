#include "smolcmp/report.h"

double steps_place(const struct steps *steps, struct date date)
{
	static const double before = .12;
	static const double behind = .08;
	double left = date_is_known(steps->items[0].date) ? 0 : before;
	int32_t days;

	if (!date_is_known(date))
		return 0;
	days = date_days_between(steps->from, steps->to);
	if (!days)
		return left;
	return left + (1 - left - behind) *
			  date_days_between(steps->from, date) / days;
}
