/* What check asks of the data, as options and policy have it. */
#ifndef CMD_CHECK_H
#define CMD_CHECK_H

#include "cmd/data.h"
#include "smolcmp/check.h"
#include "smolcmp/policy.h"

/* What a policy, which may be empty, and options ask for. A rule that the
 * policy names must be there. */
MUST_CHECK int check_choose_terms(const struct policy *policy,
				  const struct options *options,
				  struct check_terms *terms,
				  struct error *error);

/* Leave out the findings that a policy ignores on the day; returns how many,
 * and how many entries are idle: they ended, or ignore nothing. */
size_t check_ignore(const struct policy *policy, struct date today,
		    struct findings *findings, size_t *idle);

/* Add what the gates of a policy find. Fails when only gates were asked for
 * and there are none. */
MUST_CHECK int check_gates(const struct policy *policy,
			   const struct options *options,
			   const struct data *data,
			   const struct check_terms *terms,
			   struct findings *findings, struct error *error);

/* Find what contradicts itself in data, by rules that do not ask which day it
 * is, and leave out what the policy does not complain of. Texts live in the
 * arena of findings. */
MUST_CHECK int check_contradictions(const struct data *data,
				    const struct options *options,
				    struct findings *findings,
				    struct error *error);

#endif
