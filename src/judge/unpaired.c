#include "smolcmp/unpaired.h"

#include <math.h>

/* Ships of a, skips of a, ships of b, skips of b: flipping the lowest bit of
 * an index stays with the tool, flipping the other one with the verdict. */
enum { KINDS = 4, OTHER_VERDICT = 1, OTHER_TOOL = 2 };

/*
 * The comparison of Beta(x[0], x[1]) with Beta(x[2], x[3]): chance is P(the
 * first is larger), overlap B(x0 + x2, x1 + x3) / (B(x0, x1) * B(x2, x3)),
 * which says how much the next review can change the chance.
 */
struct contrast {
	double x[KINDS];
	double chance;
	double overlap;
};

static double log_beta(double a, double b)
{
	return lgamma(a) + lgamma(b) - lgamma(a + b);
}

static struct contrast contrast_begin(double a0, double b0)
{
	return (struct contrast){
		.x = { a0, b0, a0, b0 },
		.chance = .5,
		.overlap = exp(log_beta(2 * a0, 2 * b0) - 2 * log_beta(a0, b0)),
	};
}

static void contrast_review(struct contrast *contrast, int kind)
{
	static const double sign[KINDS] = { 1, -1, -1, 1 };
	const double *x = contrast->x;
	double own = x[kind];
	double change = contrast->overlap / own;

	contrast->chance += sign[kind] * change;
	contrast->overlap = change * (own + x[kind ^ OTHER_TOOL]) /
			    (x[0] + x[1] + x[2] + x[3]) *
			    (own + x[kind ^ OTHER_VERDICT]);
	contrast->x[kind]++;
}

static int largest(const int64_t *values)
{
	int best = 0;

	for (int kind = 1; kind < KINDS; kind++)
		if (values[kind] > values[best])
			best = kind;
	return best;
}

/*
 * All four kinds are dealt out evenly, like the days of a leap year, so that
 * both tools stay near their final rates. Kind after kind they would drift
 * apart first, the overlap would underflow, and nothing could bring it back.
 */
static void contrast_review_all(struct contrast *contrast,
				const int64_t *counts)
{
	int64_t all = counts[0] + counts[1] + counts[2] + counts[3];
	int64_t due[KINDS] = { 0 };

	for (int64_t step = 0; step < all; step++) {
		int kind;

		for (kind = 0; kind < KINDS; kind++)
			due[kind] += counts[kind];
		kind = largest(due);
		due[kind] -= all;
		contrast_review(contrast, kind);
	}
}

double unpaired_p_from(double a0, double b0, struct share a, struct share b)
{
	const int64_t counts[KINDS] = {
		(int64_t)a.ship,
		(int64_t)(a.total - a.ship),
		(int64_t)b.ship,
		(int64_t)(b.total - b.ship),
	};
	struct contrast contrast;

	if (share_is_same(a, b))
		return .5;
	contrast = contrast_begin(a0, b0);
	contrast_review_all(&contrast, counts);
	return contrast.chance < 0   ? 0
	       : contrast.chance > 1 ? 1
				     : contrast.chance;
}

double unpaired_p_better(const struct prior *prior, struct share a,
			 struct share b)
{
	return unpaired_p_from(prior->a, prior->b, a, b);
}
