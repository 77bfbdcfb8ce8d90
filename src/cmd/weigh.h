/* How much reviewers count, as options say. */
#ifndef CMD_WEIGH_H
#define CMD_WEIGH_H

#include "cmd/data.h"

/* True when options give any weights. */
bool weigh_is_asked(const struct options *options);

/* Set the yardstick of data that has been read. Fails on a reviewer that is
 * unknown or named twice, and when nobody is left to count. */
MUST_CHECK int weigh_data(struct data *data, const struct options *options,
			  struct error *error);

/* Let the reviewers of an older state of the data count as much as today;
 * those that are gone as much as anybody whom no option names. */
void weigh_older(struct data *older, const struct data *data,
		 const struct options *options);

#endif
