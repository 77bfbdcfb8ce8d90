#include "smolcmp/paired.h"

#include <math.h>

#include "smolcmp/strength.h"
#include "stirling.h"

/* Heads among tosses of a fair coin. */
struct tail {
	double edge;  /* P(heads == k) */
	double total; /* P(heads <= k) */
};

/* The largest number of tosses whose binomial coefficients, times half of it,
 * fit 64 bits. */
enum { COUNTABLE = 62 };

static struct tail tail_counted(uint64_t k, uint64_t tosses)
{
	double all = (double)(UINT64_C(1) << tosses);
	uint64_t term = 1;
	uint64_t total = 1;

	for (uint64_t i = 0; i < k; i++) {
		term = term * (tosses - i) / (i + 1);
		total += term;
	}
	return (struct tail){ (double)term / all, (double)total / all };
}

static double edge_of(uint64_t k, uint64_t tosses)
{
	static const double pi = 3.14159265358979323846;
	double heads = (double)k;
	double tails = (double)(tosses - k);
	double half = (double)tosses / 2;
	double excess = (tails - heads) / 2;

	if (k == 0)
		return exp2(-(double)tosses);
	return sqrt(half / (pi * heads * tails)) *
	       exp(stirling_error(tosses) - stirling_error(k) -
		   stirling_error(tosses - k) -
		   stirling_deviance(half, excess) -
		   stirling_deviance(half, -excess));
}

/* From the edge away from the middle, so that terms only fall. */
static struct tail tail_summed(uint64_t k, uint64_t tosses)
{
	double heads = (double)k;
	double tails = (double)(tosses - k);
	double edge = edge_of(k, tosses);
	double term = 1;
	struct sum sum = { .total = 1 };

	while (sum_needs(&sum, term)) {
		term *= heads-- / ++tails;
		sum_add(&sum, term);
	}
	return (struct tail){ edge, edge * sum.total };
}

/* 2 * k <= tosses. */
static struct tail tail_of(uint64_t k, uint64_t tosses)
{
	return tosses <= COUNTABLE ? tail_counted(k, tosses)
				   : tail_summed(k, tosses);
}

static uint64_t smaller(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

static double chance_of_a(uint64_t a_only, uint64_t b_only)
{
	double trailing;

	if (a_only == b_only)
		return .5;
	trailing = tail_of(smaller(a_only, b_only), a_only + b_only + 1).total;
	return a_only < b_only ? trailing : 1 - trailing;
}

struct paired paired_compare(uint64_t a_only, uint64_t b_only)
{
	struct paired paired = {
		.p_a_better = chance_of_a(a_only, b_only),
		.p_exact = 1,
		.p_mid = 1,
	};
	struct tail tail;

	if (a_only + b_only == 0)
		return paired;

	tail = tail_of(smaller(a_only, b_only), a_only + b_only);
	if (a_only == b_only) {
		/* The two tails overlap in the edge. */
		paired.p_mid = 1 - tail.edge / 2;
		return paired;
	}
	/* Two adjacent counts share all probability, give or take rounding. */
	paired.p_exact = tail.total < .5 ? 2 * tail.total : 1;
	paired.p_mid = 2 * tail.total - tail.edge;
	return paired;
}

static bool is_strong(uint64_t leader, uint64_t other)
{
	return strength_of(chance_of_a(leader, other)) >= STRENGTH_STRONG;
}

uint64_t paired_splits_to_strong(uint64_t a_only, uint64_t b_only)
{
	uint64_t other = smaller(a_only, b_only);
	uint64_t leader = a_only + b_only - other;
	uint64_t too_few = 0;
	uint64_t enough = 1;

	if (is_strong(leader, other))
		return 0;
	while (!is_strong(leader + enough, other)) {
		too_few = enough;
		enough *= 2;
	}
	while (enough - too_few > 1) {
		uint64_t middle = too_few + (enough - too_few) / 2;

		if (is_strong(leader + middle, other))
			enough = middle;
		else
			too_few = middle;
	}
	return enough;
}
