#include "smolcmp/leniency.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "judge/cholesky.h"
#include "smolcmp/memory.h"

/* Precisions of the priors. */
static const double tool_precision = 1 / (1.5 * 1.5);
static const double reviewer_precision = 1;
static const double mean_precision = 1 / (2.5 * 2.5);

static const double tolerance = 1e-9;

enum { STEPS_MOST = 200 };

/*
 * One of Newton's steps. The tools' parameters are eliminated, so that what
 * is left to solve is as large as there are reviewers: beta is mu, then a
 * delta per reviewer.
 */
struct newton {
	const struct catalog *catalog;
	struct leniency *fit;
	size_t size;	   /* of beta */
	double *curvature; /* of beta, size by size; then its factor */
	double *beta_step;
	double *tool_step;
	double *chances; /* of ship at the point reached, by review */
	double *weights; /* of one tool's reviews, by reviewer */
	uint32_t *seen;	 /* the reviewers who have one */
};

double leniency_ships(const struct leniency *fit, size_t tool, size_t reviewer)
{
	double eta = fit->mu + fit->theta[tool] - fit->delta[reviewer];

	return 1 / (1 + exp(-eta));
}

/* The chances of one tool's reviews, the first in *chances. */
static double *chances_of(const struct newton *newton, const struct tool *tool)
{
	return newton->chances + (tool->reviews - newton->catalog->reviews);
}

/* Set the chances of a tool's reviews; returns the logarithm of what they say
 * together. */
static double likelihood(struct newton *newton, size_t i)
{
	/* One logarithm does for many reviews, short of an underflow. */
	static const double small = 1e-250;
	const struct tool *tool = &newton->catalog->tools[i];
	double *chances = chances_of(newton, tool);
	double product = 1, sum = 0;

	for (size_t j = 0; j < tool->review_count; j++) {
		const struct review *review = &tool->reviews[j];
		double p;

		if (!review->current)
			continue;
		p = leniency_ships(newton->fit, i, review->reviewer);
		chances[j] = p;
		product *= review->verdict == VERDICT_SHIP ? p : 1 - p;
		if (product < small) {
			sum += log(product);
			product = 1;
		}
	}
	return sum + log(product);
}

/* How plausible the point reached is; sets its chances. */
static double objective(struct newton *newton)
{
	const struct catalog *catalog = newton->catalog;
	const struct leniency *fit = newton->fit;
	double sum = -fit->mu * fit->mu * mean_precision / 2;

	for (size_t i = 0; i < catalog->tool_count; i++) {
		sum -= fit->theta[i] * fit->theta[i] * tool_precision / 2;
		sum += likelihood(newton, i);
	}
	for (size_t i = 0; i < catalog->reviewer_count; i++)
		sum -= fit->delta[i] * fit->delta[i] * reviewer_precision / 2;
	return sum;
}

/* What one tool's reviews say at the point reached. */
struct slope {
	double gradient;  /* of theta */
	double curvature; /* of theta */
	double weight;	  /* sum over its reviews */
	size_t seen;
};

static struct slope slope_of(struct newton *newton, size_t i)
{
	const struct leniency *fit = newton->fit;
	const struct tool *tool = &newton->catalog->tools[i];
	const double *chances = chances_of(newton, tool);
	struct slope slope = { .gradient = -fit->theta[i] * tool_precision,
			       .curvature = tool_precision };

	for (size_t j = 0; j < tool->review_count; j++) {
		const struct review *review = &tool->reviews[j];
		double p;

		if (!review->current)
			continue;
		p = chances[j];
		slope.gradient += (review->verdict == VERDICT_SHIP) - p;
		slope.weight += p * (1 - p);
		newton->weights[slope.seen] = p * (1 - p);
		newton->seen[slope.seen++] = review->reviewer;
	}
	slope.curvature += slope.weight;
	return slope;
}

/* Entry of the lower triangle. */
static double *entry(struct newton *newton, size_t row, size_t column)
{
	return &newton->curvature[row * newton->size + column];
}

/* Add one tool to gradient and curvature of beta, theta eliminated. */
static void add_tool(struct newton *newton, size_t i)
{
	const struct tool *tool = &newton->catalog->tools[i];
	const double *chances = chances_of(newton, tool);
	struct slope slope = slope_of(newton, i);
	double scale = 1 / slope.curvature;
	double *step = newton->beta_step;

	for (size_t j = 0; j < tool->review_count; j++) {
		const struct review *review = &tool->reviews[j];
		double left;

		if (!review->current)
			continue;
		left = (review->verdict == VERDICT_SHIP) - chances[j];
		step[0] += left;
		step[1 + review->reviewer] -= left;
	}
	step[0] -= slope.weight * slope.gradient * scale;
	*entry(newton, 0, 0) +=
	    slope.weight - slope.weight * slope.weight * scale;
	for (size_t j = 0; j < slope.seen; j++) {
		double weight = newton->weights[j];
		size_t row = 1 + newton->seen[j];

		step[row] += weight * slope.gradient * scale;
		*entry(newton, row, 0) -=
		    weight - weight * slope.weight * scale;
		*entry(newton, row, row) += weight;
		for (size_t k = 0; k < slope.seen; k++) {
			size_t column = 1 + newton->seen[k];

			if (column <= row)
				*entry(newton, row, column) -=
				    weight * newton->weights[k] * scale;
		}
	}
}

static void set_priors(struct newton *newton)
{
	const struct leniency *fit = newton->fit;

	memset(newton->curvature, 0,
	       newton->size * newton->size * sizeof(double));
	*entry(newton, 0, 0) = mean_precision;
	newton->beta_step[0] = -fit->mu * mean_precision;
	for (size_t r = 1; r < newton->size; r++) {
		*entry(newton, r, r) = reviewer_precision;
		newton->beta_step[r] = -fit->delta[r - 1] * reviewer_precision;
	}
}

static void set_tool_step(struct newton *newton, size_t i)
{
	struct slope slope = slope_of(newton, i);
	double step = slope.gradient - slope.weight * newton->beta_step[0];

	for (size_t j = 0; j < slope.seen; j++)
		step +=
		    newton->weights[j] * newton->beta_step[1 + newton->seen[j]];
	newton->tool_step[i] = step / slope.curvature;
}

/* Where to go from the point reached; returns the largest change. */
static double find_step(struct newton *newton)
{
	double largest = 0;

	set_priors(newton);
	for (size_t i = 0; i < newton->catalog->tool_count; i++)
		add_tool(newton, i);
	cholesky_factor(newton->curvature, newton->size);
	cholesky_solve(newton->curvature, newton->size, newton->beta_step);
	for (size_t i = 0; i < newton->size; i++)
		largest = fmax(largest, fabs(newton->beta_step[i]));
	for (size_t i = 0; i < newton->catalog->tool_count; i++) {
		set_tool_step(newton, i);
		largest = fmax(largest, fabs(newton->tool_step[i]));
	}
	return largest;
}

static void move(struct newton *newton, double by)
{
	struct leniency *fit = newton->fit;

	fit->mu += by * newton->beta_step[0];
	for (size_t i = 1; i < newton->size; i++)
		fit->delta[i - 1] += by * newton->beta_step[i];
	for (size_t i = 0; i < newton->catalog->tool_count; i++)
		fit->theta[i] += by * newton->tool_step[i];
}

/*
 * Climb to the top; the curvature that is left is that of the top. Where it is
 * near, what one step gains is lost in the rounding of so long a sum: only a
 * loss beyond that shortens a step.
 */
static void climb(struct newton *newton)
{
	static const double rounding = 1e-10;
	double reached = objective(newton);

	for (int step = 0; step < STEPS_MOST; step++) {
		double largest = find_step(newton);
		double length = 1;
		double least = reached - rounding * fabs(reached);
		double next;

		move(newton, length);
		while ((next = objective(newton)) < least &&
		       length * largest > tolerance) {
			length /= 2;
			move(newton, -length);
		}
		if (largest < tolerance)
			return;
		reached = next;
	}
}

/* Standard errors from the inverse of beta's curvature. */
static void set_errors(struct newton *newton)
{
	struct leniency *fit = newton->fit;
	double *inverse = newton->curvature;

	cholesky_invert(inverse, newton->size);
	fit->mu_se = sqrt(*entry(newton, 0, 0));
	for (size_t r = 1; r < newton->size; r++)
		fit->delta_se[r - 1] = sqrt(*entry(newton, r, r));
	for (size_t i = 0; i < newton->catalog->tool_count; i++) {
		struct slope slope = slope_of(newton, i);
		double sum = slope.weight * slope.weight * inverse[0];

		for (size_t j = 0; j < slope.seen; j++) {
			size_t row = 1 + newton->seen[j];

			sum -= 2 * slope.weight * newton->weights[j] *
			       *entry(newton, row, 0);
			for (size_t k = 0; k < slope.seen; k++)
				sum += newton->weights[j] * newton->weights[k] *
				       *entry(newton, row, 1 + newton->seen[k]);
		}
		fit->theta_se[i] =
		    sqrt(1 / slope.curvature +
			 sum / (slope.curvature * slope.curvature));
	}
}

/* Note who has reviews. */
static void find_judges(struct leniency *fit, const struct catalog *catalog,
			struct arena *arena)
{
	bool *judges = memory_zero(catalog->reviewer_count, sizeof(*judges));
	uint32_t *numbers =
	    arena_alloc(arena, catalog->reviewer_count * sizeof(*numbers));

	for (size_t i = 0; i < catalog->review_count; i++)
		if (catalog->reviews[i].current)
			judges[catalog->reviews[i].reviewer] = true;
	for (size_t r = 0; r < catalog->reviewer_count; r++)
		if (judges[r])
			numbers[fit->judge_count++] = (uint32_t)r;
	fit->judges = numbers;
	free(judges);
}

static bool is_reviewed(const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->tool_count; i++)
		if (catalog->tools[i].panel.total)
			return true;
	return false;
}

void leniency_fit(struct leniency *leniency, const struct catalog *catalog,
		  struct arena *arena)
{
	size_t tools = catalog->tool_count;
	size_t reviewers = catalog->reviewer_count;
	struct newton newton = { .catalog = catalog,
				 .fit = leniency,
				 .size = reviewers + 1 };

	*leniency = (struct leniency){ .known = false };
	if (reviewers > LENIENCY_MOST || !is_reviewed(catalog))
		return;
	leniency->known = true;
	leniency->theta = arena_zero(arena, tools, sizeof(double));
	leniency->theta_se = arena_zero(arena, tools, sizeof(double));
	leniency->delta = arena_zero(arena, reviewers, sizeof(double));
	leniency->delta_se = arena_zero(arena, reviewers, sizeof(double));
	newton.curvature =
	    memory_alloc(newton.size * newton.size * sizeof(double));
	newton.beta_step = memory_alloc(newton.size * sizeof(double));
	newton.tool_step = memory_alloc(tools * sizeof(double));
	newton.chances = memory_alloc(catalog->review_count * sizeof(double));
	newton.weights = memory_alloc(reviewers * sizeof(double));
	newton.seen = memory_alloc(reviewers * sizeof(*newton.seen));
	climb(&newton);
	set_errors(&newton);
	find_judges(leniency, catalog, arena);
	free(newton.curvature);
	free(newton.beta_step);
	free(newton.tool_step);
	free(newton.chances);
	free(newton.weights);
	free(newton.seen);
}

void leniency_adjust(struct leniency *leniency, const struct catalog *catalog,
		     struct arena *arena)
{
	if (!leniency->known)
		return;
	leniency->adjusted =
	    arena_zero(arena, catalog->tool_count, sizeof(double));
	for (size_t i = 0; i < catalog->tool_count; i++) {
		double sum = 0;

		for (size_t j = 0; j < leniency->judge_count; j++)
			sum += leniency_ships(leniency, i, leniency->judges[j]);
		leniency->adjusted[i] = sum / (double)leniency->judge_count;
	}
}

double leniency_chance(const struct leniency *leniency,
		       const struct review *review)
{
	double p = leniency_ships(leniency, review->tool, review->reviewer);

	return review->verdict == VERDICT_SHIP ? p : 1 - p;
}
