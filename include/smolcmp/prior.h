/*
 * What a whole catalog says about a tool before anyone has reviewed it: a Beta
 * distribution of ship rates, learnt from all panels (empirical Bayes), and
 * the score that comes of mixing it with a tool's own panel.
 *
 * Knows counts of counts. Does not know tools, ties or ranks.
 */
#ifndef SMOLCMP_PRIOR_H
#define SMOLCMP_PRIOR_H

#include <stddef.h>
#include <stdint.h>

#include "smolcmp/share.h"

/* With fewer reviewed tools than this the prior is assumed rather than learnt,
 * and whoever shows a score has to say so. */
enum { PRIOR_LEARNT_FROM = 10 };

/*
 * All that the fit needs of a catalog: how many tools have so many ships, so
 * many skips, so many reviews. Memory grows with the largest panel, not with
 * the catalog.
 */
struct panel_counts {
	uint64_t *ships;  /* ships[s]: tools with s ships */
	uint64_t *skips;  /* skips[f]: tools with f skips */
	uint64_t *totals; /* totals[n]: tools with n reviews */
	size_t size;	  /* of each array */
	uint64_t tools;	  /* with at least one review */
};

void panel_counts_init(struct panel_counts *counts);
void panel_counts_release(struct panel_counts *counts);

/* Count one tool in; one without reviews changes nothing. */
void panel_counts_add(struct panel_counts *counts, struct share panel);

/* Count so many tools in that have the same panel. */
void panel_counts_add_many(struct panel_counts *counts, struct share panel,
			   uint64_t tools);

/* A Beta(a, b) distribution of ship rates. */
struct prior {
	double mu; /* mean, in (0, 1) */
	double m;  /* how many reviews it is worth, in [.01, 1000] */
	double a;  /* mu * m */
	double b;  /* (1 - mu) * m */
};

/*
 * The most plausible prior: the maximum of the beta-binomial likelihood of all
 * panels, times mu * (1 - mu), times a normal density of mean log 4 and
 * standard deviation 1 for log m. The two factors keep it finite and sensible
 * whatever the catalog holds; without any review they alone decide, and mu =
 * .5, m = 4. Where the likelihood rises towards an end of the range of m, that
 * end; of several maxima, which panels of very different sizes can cause, the
 * highest.
 *
 * Relative error under 1e-8 in every member. Each of some two hundred
 * evaluations costs as many steps as the largest panel has reviews, however
 * many tools there are: nothing for panels of seven, a second for one of
 * a million.
 */
struct prior prior_fit(const struct panel_counts *counts);

/*
 * The expected ship rate of a tool with this panel, in (0, 1); mu when the
 * panel is not known.
 *
 * It orders tools better than the lower Wilson bound (in simulation, Kendall's
 * tau with the truth of .446 against .381), which is a bound on the doubt
 * about a tool and punishes small panels for being small.
 */
double prior_score(const struct prior *prior, struct share panel);

/* The same of so many ships in so many reviews, which need not be whole. */
double prior_mean(const struct prior *prior, double ships, double total);

#endif
