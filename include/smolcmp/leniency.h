/*
 * How strict each reviewer is and how good each tool, told apart: a crossed
 * logistic model of who ships what.
 *
 *	log odds of ship = mu + theta(tool) - delta(reviewer)
 *
 * with normal priors of standard deviation 1.5 for theta, 1 for delta and 2.5
 * for mu, which keep tools that everybody ships finite. What is given is the
 * mode of the posterior, which is unique, and the standard errors from its
 * curvature. Of identical panels it orders tools as their counts do.
 *
 * Knows current reviews. Does not know words, thresholds or ranks.
 */
#ifndef SMOLCMP_LENIENCY_H
#define SMOLCMP_LENIENCY_H

#include "smolcmp/catalog.h"

enum { LENIENCY_MOST = 1000 }; /* reviewers; it takes the cube of their count */

struct leniency {
	/* False without reviews, and with more reviewers than LENIENCY_MOST;
	 * then nothing else is set. */
	bool known;
	double mu;
	double mu_se;
	double *theta; /* by tool of the catalog; 0 of one without reviews */
	double *theta_se;
	/* Mean chance of ship over all judges; leniency_adjust()
	 * makes it. */
	double *adjusted;
	double *delta; /* by reviewer; 0 of one without reviews */
	double *delta_se;
	const uint32_t *judges; /* the reviewers who have reviews, in order */
	size_t judge_count;
};

/* Fits to 1e-9 in every parameter, in time linear in tools and with 8 bytes a
 * review while it does; what it finds is made in arena. */
void leniency_fit(struct leniency *leniency, const struct catalog *catalog,
		  struct arena *arena);

/* The fitted chance that this reviewer ships this tool, in (0, 1). */
double leniency_ships(const struct leniency *leniency, size_t tool,
		      size_t reviewer);

/* Find what each tool's score would be if all had judged it; of a fit that is
 * not known nothing. */
void leniency_adjust(struct leniency *leniency, const struct catalog *catalog,
		     struct arena *arena);

/* The fitted chance that a review says what it says, in (0, 1). */
double leniency_chance(const struct leniency *leniency,
		       const struct review *review);

#endif
