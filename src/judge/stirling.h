/*
 * Probabilities of counts, where factorials are too large to be formed and
 * their logarithms too large to be subtracted: what the binomial and the
 * hypergeometric distribution share (after Loader 2000, Fast and accurate
 * computation of binomial probabilities).
 */
#ifndef JUDGE_STIRLING_H
#define JUDGE_STIRLING_H

#include <stdbool.h>
#include <stdint.h>

/* log n! - log(sqrt(2*pi*n) * (n/e)^n), which lies in [0, .09]; 0 for n = 0,
 * whose root the caller leaves out too. Absolute error under 2e-16. */
double stirling_error(uint64_t n);

/*
 * observed * log(observed/expected) + expected - observed, for observed =
 * expected + excess >= 0 and expected > 0. Given the excess, because to
 * subtract two large counts would lose what matters. Never negative; relative
 * error about 1e-15 where small.
 */
double stirling_deviance(double expected, double excess);

/* A sum that does not lose what is too small for it (Kahan 1965). */
struct sum {
	double total;
	double lost;
};

static inline void sum_add(struct sum *sum, double term)
{
	double wanted = term - sum->lost;
	double total = sum->total + wanted;

	sum->lost = (total - sum->total) - wanted;
	sum->total = total;
}

/*
 * True while a falling term still matters to the sum of all terms so far.
 * Millions of smaller ones may follow, and must not matter either.
 */
static inline bool sum_needs(const struct sum *sum, double term)
{
	return term > sum->total * 1e-22;
}

#endif
