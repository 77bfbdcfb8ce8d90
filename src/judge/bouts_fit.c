/* Strengths: Newton's method on the posterior. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "judge/bouts.h"
#include "judge/cholesky.h"
#include "smolcmp/memory.h"

static const double tolerance = 1e-9;

/* Where steps this small do not shrink, digits have run out: counts near 1e12
 * beside small ones leave no more. */
static const double noise = 1e-7;

/* A step ends where the curvature it was found by has become another one. */
enum { FARTHEST = 4 };

enum { STEPS_MOST = 100, PASSES_MOST = 3000 };

struct climb {
	struct bouts *bouts;
	size_t size;	   /* sides */
	double *at;	   /* strengths so far */
	double *slope;	   /* of the log posterior */
	double *step;	   /* where to go from there */
	double *factor;	   /* of the curvature, size by size; NULL: not made */
	double *ground;	   /* see eliminate() */
	uint32_t *parts;   /* a side that stands for all that are connected */
	double *part_sums; /* by such a side */
	double *part_sizes;
	/* For conjugate gradients. */
	double *scale; /* diagonal of the curvature */
	double *left;  /* of the slope, that the step does not explain yet */
	double *way;
	double *bent; /* curvature times way */
	long passes;  /* over all bouts, so far */
};

/* Set slope, and the weight of each bout in the curvature. */
static void look_around(struct climb *climb)
{
	for (size_t i = 0; i < climb->size; i++)
		climb->slope[i] = -climb->at[i];
	for (size_t i = 0; i < climb->bouts->count; i++) {
		struct bout *bout = &climb->bouts->items[i];
		double apart = climb->at[bout->a] - climb->at[bout->b];
		double e = exp(-fabs(apart));
		double stronger = 1 / (1 + e);
		double weaker = e / (1 + e);
		double a_wins = apart > 0 ? stronger : weaker;
		double b_wins = apart > 0 ? weaker : stronger;
		/* Not points less what was expected: of counts like 1e12 that
		 * would leave no digits. */
		double surplus =
		    bout->a_points * b_wins - bout->b_points * a_wins;

		bout->weight =
		    (bout->a_points + bout->b_points) * a_wins * b_wins;
		climb->slope[bout->a] += surplus;
		climb->slope[bout->b] -= surplus;
	}
}

/* Sides that are connected, in whatever direction. */

static uint32_t part_of(struct climb *climb, uint32_t side)
{
	uint32_t *parts = climb->parts;

	while (parts[side] != side) {
		parts[side] = parts[parts[side]];
		side = parts[side];
	}
	return side;
}

static void find_parts(struct climb *climb)
{
	for (size_t i = 0; i < climb->size; i++)
		climb->parts[i] = (uint32_t)i;
	for (size_t i = 0; i < climb->bouts->count; i++) {
		const struct bout *bout = &climb->bouts->items[i];
		uint32_t a = part_of(climb, bout->a);
		uint32_t b = part_of(climb, bout->b);

		climb->parts[a > b ? a : b] = a > b ? b : a;
	}
	for (size_t i = 0; i < climb->size; i++) {
		climb->parts[i] = part_of(climb, (uint32_t)i);
		climb->part_sizes[climb->parts[i]]++;
	}
}

/*
 * The mean of connected strengths is 0 at the top: no bout changes it, and the
 * prior has it there. Large counts leave no digits to find that by.
 */
static void centre(struct climb *climb, double *values)
{
	memset(climb->part_sums, 0, climb->size * sizeof(double));
	for (size_t i = 0; i < climb->size; i++)
		climb->part_sums[climb->parts[i]] += values[i];
	for (size_t i = 0; i < climb->size; i++)
		values[i] -= climb->part_sums[climb->parts[i]] /
			     climb->part_sizes[climb->parts[i]];
}

static double product(const double *x, const double *y, size_t size)
{
	double sum = 0;

	for (size_t i = 0; i < size; i++)
		sum += x[i] * y[i];
	return sum;
}

/*
 * Factor the curvature, which is the prior's 1 on the diagonal and a spring of
 * some weight between each two sides. Kept as springs, those to the prior in
 * ground, taking a side out only adds to others: there is nothing to cancel,
 * whatever the counts.
 */
static void eliminate(struct climb *climb, size_t side)
{
	size_t size = climb->size;
	double *column = climb->step; /* not yet needed for itself */
	double total = climb->ground[side];

	for (size_t i = side + 1; i < size; i++) {
		column[i] = climb->factor[i * size + side];
		total += column[i];
	}
	for (size_t i = side + 1; i < size; i++) {
		double *row = &climb->factor[i * size];
		double share = column[i] / total;

		if (column[i] == 0)
			continue;
		climb->ground[i] += share * climb->ground[side];
		for (size_t j = side + 1; j < i; j++)
			row[j] += share * column[j];
		row[side] = -column[i] / sqrt(total);
	}
	climb->factor[side * size + side] = sqrt(total);
}

static void factor(struct climb *climb)
{
	size_t size = climb->size;

	memset(climb->factor, 0, size * size * sizeof(double));
	for (size_t i = 0; i < climb->bouts->count; i++) {
		const struct bout *bout = &climb->bouts->items[i];
		size_t row = bout->a > bout->b ? bout->a : bout->b;
		size_t column = bout->a > bout->b ? bout->b : bout->a;

		climb->factor[row * size + column] = bout->weight;
	}
	for (size_t i = 0; i < size; i++)
		climb->ground[i] = 1;
	for (size_t i = 0; i < size; i++)
		eliminate(climb, i);
}

static void set_scale(struct climb *climb)
{
	for (size_t i = 0; i < climb->size; i++)
		climb->scale[i] = 1;
	for (size_t i = 0; i < climb->bouts->count; i++) {
		const struct bout *bout = &climb->bouts->items[i];

		climb->scale[bout->a] += bout->weight;
		climb->scale[bout->b] += bout->weight;
	}
}

static void bend(struct climb *climb)
{
	memcpy(climb->bent, climb->way, climb->size * sizeof(double));
	for (size_t i = 0; i < climb->bouts->count; i++) {
		const struct bout *bout = &climb->bouts->items[i];
		double pull =
		    bout->weight * (climb->way[bout->a] - climb->way[bout->b]);

		climb->bent[bout->a] += pull;
		climb->bent[bout->b] -= pull;
	}
	climb->passes++;
}

/* What is left of the slope, by the scale. */
static double measure_left(const struct climb *climb)
{
	double sum = 0;

	for (size_t i = 0; i < climb->size; i++)
		sum += climb->left[i] * climb->left[i] / climb->scale[i];
	return sum;
}

/* Solve for the step by conjugate gradients, up to the share wanted of what
 * there is to explain. */
static void approach(struct climb *climb, double wanted)
{
	size_t size = climb->size;
	double first, now;

	set_scale(climb);
	memset(climb->step, 0, size * sizeof(double));
	memcpy(climb->left, climb->slope, size * sizeof(double));
	for (size_t i = 0; i < size; i++)
		climb->way[i] = climb->left[i] / climb->scale[i];
	first = now = measure_left(climb);
	while (now > wanted * wanted * first && climb->passes < PASSES_MOST) {
		double length, next;

		bend(climb);
		length = now / product(climb->way, climb->bent, size);
		for (size_t i = 0; i < size; i++) {
			climb->step[i] += length * climb->way[i];
			climb->left[i] -= length * climb->bent[i];
		}
		next = measure_left(climb);
		for (size_t i = 0; i < size; i++)
			climb->way[i] = climb->left[i] / climb->scale[i] +
					next / now * climb->way[i];
		now = next;
	}
}

/* Where to go from the point reached; last is how far it was before. Returns
 * the largest change. */
static double find_step(struct climb *climb, double last)
{
	double largest = 0;

	if (climb->factor) {
		factor(climb);
		memcpy(climb->step, climb->slope, climb->size * sizeof(double));
		cholesky_solve(climb->factor, climb->size, climb->step);
	} else {
		approach(climb, fmax(1e-10, fmin(.1, last)));
	}
	centre(climb, climb->step);
	for (size_t i = 0; i < climb->size; i++)
		largest = fmax(largest, fabs(climb->step[i]));
	return largest;
}

static void move(struct climb *climb, double by)
{
	for (size_t i = 0; i < climb->size; i++)
		climb->at[i] += by * climb->step[i];
	centre(climb, climb->at);
	look_around(climb);
}

/* Climb to the top; slope and factor that are left are those of the top. */
static bool climb_up(struct climb *climb)
{
	double last = 1;

	look_around(climb);
	for (int i = 0; i < STEPS_MOST && climb->passes < PASSES_MOST; i++) {
		double largest = find_step(climb, last);
		double before = product(climb->slope, climb->step, climb->size);
		double length = largest > FARTHEST ? FARTHEST / largest : 1;

		move(climb, length);
		/* Too far is where it goes down half as steeply again; heights
		 * of large counts have no digits to tell. */
		while (product(climb->slope, climb->step, climb->size) <
			   -before / 2 &&
		       length * largest > tolerance) {
			length /= 2;
			move(climb, -length);
		}
		if (largest < tolerance ||
		    (largest < noise && largest > last / 2))
			return climb->passes < PASSES_MOST;
		last = length * largest;
	}
	return false;
}

/* The diagonal of the inverse: sums of squares of the factor's inverse, whose
 * columns are all of one sign. */
static void set_errors(struct climb *climb, double *errors)
{
	size_t size = climb->size;
	double *column = climb->step;

	factor(climb);
	for (size_t i = 0; i < size; i++) {
		double sum = 0;

		for (size_t k = i; k < size; k++) {
			const double *row = &climb->factor[k * size];
			double value = k == i;

			for (size_t j = i; j < k; j++)
				value -= row[j] * column[j];
			column[k] = value / row[k];
			sum += column[k] * column[k];
		}
		errors[i] = sqrt(sum);
	}
}

bool bouts_fit(struct bouts *bouts, double *strengths, double *errors)
{
	enum { VECTORS = 9 };
	size_t size = bouts->sides;
	double *vectors = memory_zero(VECTORS * size, sizeof(double));
	struct climb climb = {
		.bouts = bouts,
		.size = size,
		.at = strengths,
		.slope = vectors,
		.step = vectors + size,
		.ground = vectors + 2 * size,
		.part_sums = vectors + 3 * size,
		.part_sizes = vectors + 4 * size,
		.scale = vectors + 5 * size,
		.left = vectors + 6 * size,
		.way = vectors + 7 * size,
		.bent = vectors + 8 * size,
		.parts = memory_alloc(size * sizeof(uint32_t)),
		.factor =
		    errors ? memory_alloc(size * size * sizeof(double)) : NULL,
	};
	bool found;

	memset(strengths, 0, size * sizeof(double));
	find_parts(&climb);
	found = climb_up(&climb);
	if (found && errors)
		set_errors(&climb, errors);
	free(vectors);
	free(climb.parts);
	free(climb.factor);
	return found;
}
