#include "smolcmp/best.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "smolcmp/memory.h"

/* Nodes on either side of a density's peak, and how far down they reach: what
 * lies beyond e^-32 of the peak weighs under 1e-13. */
enum { SIDE = 64, NODES = 2 * SIDE + 1, REACH = 32 };

/* The density of a rate's log odds, as a multiple of that at its peak. */
struct density {
	double a;
	double b;
	double peak; /* where it is */
	double log_peak;
	double nodes[NODES];
};

/* log(1 + e^-|x|), which all densities share at x. */
static double bend_at(double x)
{
	return log1p(exp(-fabs(x)));
}

/* The logarithm of the density, but for a constant. */
static double log_at(const struct density *density, double x, double bend)
{
	return (x < 0 ? density->a : -density->b) * x -
	       (density->a + density->b) * bend;
}

static double density_at(const struct density *density, double x, double bend)
{
	return exp(log_at(density, x, bend) - density->log_peak);
}

/* One step of Newton's method from x to where the logarithm has dropped. */
static double step(const struct density *density, double x, double drop)
{
	double odds = exp(-fabs(x));
	double near = odds / (1 + odds), far = 1 / (1 + odds);
	double slope = density->a * (x < 0 ? far : near) -
		       density->b * (x < 0 ? near : far);
	double value = log_at(density, x, log1p(odds)) - density->log_peak;

	return x - (value + drop) / slope;
}

/*
 * Place the nodes of a side, +1 or -1, so that the square root of the drop
 * grows evenly: like a normal density's deviations where the density is like
 * one, and in proportion to an exponential tail, however long that is. They
 * need not be exact, so that two steps each are enough.
 */
static void place_side(struct density *density, int side)
{
	double a = density->a, b = density->b;
	double last = density->peak;

	for (int i = 1; i <= SIDE; i++) {
		double deviation = (double)i / SIDE;
		double drop = REACH * deviation * deviation;
		double x = last;

		if (i == 1)
			x += side * sqrt(2 * drop / a + 2 * drop / b);
		x = step(density, x, drop);
		x = step(density, x, drop);
		if ((x - last) * side < 0)
			x = last;
		density->nodes[SIDE + side * i] = last = x;
	}
}

static void density_init(struct density *density, struct belief belief)
{
	density->a = belief.a;
	density->b = belief.b;
	density->peak = log(belief.a / belief.b);
	density->log_peak =
	    log_at(density, density->peak, bend_at(density->peak));
	density->nodes[SIDE] = density->peak;
	place_side(density, 1);
	place_side(density, -1);
}

/* Merge the nodes of all densities. */
static void merge(const struct density *densities, size_t count, double *grid)
{
	size_t *taken = memory_zero(count, sizeof(*taken));

	for (size_t i = 0; i < count * NODES; i++) {
		size_t next = count;
		double least = INFINITY;

		for (size_t j = 0; j < count; j++)
			if (taken[j] < NODES &&
			    densities[j].nodes[taken[j]] < least) {
				next = j;
				least = densities[j].nodes[taken[j]];
			}
		taken[next]++;
		grid[i] = least;
	}
	free(taken);
}

/* What is known of a density at a point of the grid. */
struct value {
	double density;
	double below;	  /* its integral up to there */
	double integrand; /* density times all others' integrals */
};

static void evaluate(const struct density *densities, size_t count, double x,
		     struct value *values)
{
	double bend = bend_at(x);

	for (size_t i = 0; i < count; i++)
		values[i].density = density_at(&densities[i], x, bend);
}

/* Multiply from both ends, since the others of one are those on its left and
 * those on its right. */
static void multiply(struct value *values, size_t count)
{
	double product = 1;

	for (size_t i = 0; i < count; i++) {
		values[i].integrand = values[i].density * product;
		product *= values[i].below;
	}
	product = 1;
	for (size_t i = count; i-- > 0;) {
		values[i].integrand *= product;
		product *= values[i].below;
	}
}

/* A stretch of the grid: its ends and the middle. */
struct stretch {
	struct value *left;
	struct value *middle;
	struct value *right;
};

/* Go over a stretch by Simpson's rule, for the integrals below the middle (by
 * the same parabola) and the right end, and then for the chances. */
static void cross(const struct density *densities, size_t count, double from,
		  double to, const struct stretch *at, double *chances)
{
	double width = to - from;

	evaluate(densities, count, from + width / 2, at->middle);
	evaluate(densities, count, to, at->right);
	for (size_t i = 0; i < count; i++) {
		double f = at->left[i].density, g = at->middle[i].density,
		       h = at->right[i].density, below = at->left[i].below;

		at->middle[i].below = below + width / 24 * (5 * f + 8 * g - h);
		at->right[i].below = below + width / 6 * (f + 4 * g + h);
	}
	multiply(at->middle, count);
	multiply(at->right, count);
	for (size_t i = 0; i < count; i++)
		chances[i] +=
		    width / 6 *
		    (at->left[i].integrand + 4 * at->middle[i].integrand +
		     at->right[i].integrand);
}

static void integrate(const struct density *densities, size_t count,
		      const double *grid, double *chances)
{
	struct value *values = memory_zero(3 * count, sizeof(*values));
	struct stretch at = { values, values + count, values + 2 * count };

	for (size_t i = 0; i < count; i++)
		chances[i] = 0;
	evaluate(densities, count, grid[0], at.left);
	for (size_t i = 1; i < count * NODES; i++) {
		struct value *crossed = at.left;

		if (grid[i] <= grid[i - 1])
			continue;
		cross(densities, count, grid[i - 1], grid[i], &at, chances);
		at.left = at.right;
		at.right = crossed;
	}
	free(values);
}

static bool is_same(struct belief one, struct belief other)
{
	return one.a == other.a && one.b == other.b;
}

/* Rounding depends on the order of the factors. */
static void make_equal(const struct belief *beliefs, size_t count,
		       double *chances)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (is_same(beliefs[i], beliefs[j]))
				chances[i] = chances[j];
}

void best_chances(const struct belief *beliefs, size_t count, double *chances)
{
	struct density *densities = memory_alloc(count * sizeof(*densities));
	double *grid = memory_alloc(count * NODES * sizeof(*grid));
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		density_init(&densities[i], beliefs[i]);
	merge(densities, count, grid);
	if (count)
		integrate(densities, count, grid, chances);
	make_equal(beliefs, count, chances);
	/* In front of a density its parabola can dip below nothing. */
	for (size_t i = 0; i < count; i++)
		sum += chances[i] = fmax(chances[i], 0);
	for (size_t i = 0; i < count; i++)
		chances[i] /= sum;
	free(grid);
	free(densities);
}

size_t best_order(const double *chances, size_t count, size_t *order)
{
	static const double enough = .9 - 1e-9;
	size_t shortlist = 0;
	double sum = 0;

	for (size_t i = 0; i < count; i++) {
		size_t at = i;

		for (; at && chances[order[at - 1]] < chances[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	while (shortlist < count && sum < enough)
		sum += chances[order[shortlist++]];
	return shortlist;
}
