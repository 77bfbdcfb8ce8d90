/* What panels are measured by, as options and a policy say. */
#ifndef CMD_WEIGH_H
#define CMD_WEIGH_H

#include "cmd/data.h"

/*
 * Read the policy that data, not read yet, is judged by: the one that options
 * name, else that of the configuration if this names the data, too. Only
 * commands that judge panels have one.
 */
MUST_CHECK int weigh_policy(struct data *data, const struct request *request,
			    struct error *error);

/* True when options or the policy give any weights. */
bool weigh_is_asked(const struct data *data, const struct options *options);

/* Set the yardstick of data that has been read. Weights of options stand in
 * place of the policy's. Fails on a reviewer that is unknown or named twice,
 * and when nobody is left to count. */
MUST_CHECK int weigh_data(struct data *data, const struct options *options,
			  struct error *error);

/* Let the reviewers of an older state of the data count as much as today;
 * those that are gone as much as anybody whom no option names. */
void weigh_older(struct data *older, const struct data *data,
		 const struct options *options);

#endif
