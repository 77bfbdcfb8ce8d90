/*
 * Which of several tools is the best: the chance of each, and the shortest
 * list that is likely to hold it.
 *
 * Knows what is believed of each tool's ship rate. Does not know tools, nor
 * where the belief comes from. Chances are shown; they decide nothing.
 */
#ifndef SMOLCMP_BEST_H
#define SMOLCMP_BEST_H

#include <stddef.h>

/* A Beta(a, b) distribution of a ship rate; both in [.001, 1e7]. */
struct belief {
	double a;
	double b;
};

/*
 * The chance of each of count beliefs that its rate is the highest of all,
 * when they are independent: the integral over f_i times the product of all
 * other F_j, f being densities and F distribution functions.
 *
 * Chances are in [0, 1] and add up to 1, since they are divided by their sum.
 * Error under 1e-6, and under 1e-7 for panels and priors of usual sizes. Equal
 * beliefs have exactly equal chances, and the order in which beliefs are given
 * changes nothing beyond rounding. A single one has the chance 1.
 *
 * Not simulated: it is integrated over the log odds, where the tails of a Beta
 * distribution are exponential and nothing is crowded against 0 or 1.
 */
void best_chances(const struct belief *beliefs, size_t count, double *chances);

/*
 * Order the numbers of count chances by descending chance, equal ones as they
 * are given; returns how many of the first are the shortlist: the fewest that
 * add up to nine in ten or more.
 */
size_t best_order(const double *chances, size_t count, size_t *order);

#endif
