#include "smolcmp/prior.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

void panel_counts_init(struct panel_counts *counts)
{
	*counts = (struct panel_counts){ 0 };
}

void panel_counts_release(struct panel_counts *counts)
{
	free(counts->ships);
	free(counts->skips);
	free(counts->totals);
	panel_counts_init(counts);
}

static uint64_t *lengthened(uint64_t *array, size_t from, size_t to)
{
	array = memory_resize(array, to * sizeof(*array));
	memset(array + from, 0, (to - from) * sizeof(*array));
	return array;
}

static void make_room(struct panel_counts *counts, uint64_t largest)
{
	size_t old = counts->size;
	size_t size;

	if (largest < old)
		return;
	if (largest >= SIZE_MAX / (2 * sizeof(uint64_t)))
		memory_exhausted();
	size = (size_t)largest + 1;
	if (size < old + old / 2)
		size = old + old / 2;
	counts->ships = lengthened(counts->ships, old, size);
	counts->skips = lengthened(counts->skips, old, size);
	counts->totals = lengthened(counts->totals, old, size);
	counts->size = size;
}

void panel_counts_add_many(struct panel_counts *counts, struct share panel,
			   uint64_t tools)
{
	if (!share_is_known(panel))
		return;
	make_room(counts, panel.total);
	counts->ships[panel.ship] += tools;
	counts->skips[panel.total - panel.ship] += tools;
	counts->totals[panel.total] += tools;
	counts->tools += tools;
}

void panel_counts_add(struct panel_counts *counts, struct share panel)
{
	panel_counts_add_many(counts, panel, 1);
}

/* The sums over j of 1/(x + j), and of its square, over all tools and all j
 * >= 1 below their count. What j = 0 adds is known in closed form. */
struct sums {
	double first;
	double second;
};

static struct sums sums_of(const uint64_t *histogram, size_t size, double x)
{
	struct sums sums = { 0, 0 };
	uint64_t tools = 0; /* with a count above j */

	for (size_t j = size; j-- > 1;) {
		double term;

		if (tools > 0) {
			term = 1 / (x + (double)j);
			sums.first += (double)tools * term;
			sums.second += (double)tools * term * term;
		}
		tools += histogram[j];
	}
	return sums;
}

/*
 * What is being fitted, seen from the rarer verdict, here called skip: where
 * nearly everything ships, what matters is how far mu is from 1, and that has
 * few digits when computed from mu.
 */
struct fit {
	const uint64_t *ships;
	const uint64_t *skips;
	const uint64_t *totals;
	size_t size;
	double any_ship; /* tools with at least one ship */
	double any_skip;
	double any;
	double nu; /* 1 - mu; what was best for the last m tried */
};

/* The derivative in nu of the log posterior, times nu*(1 - nu), which makes it
 * nearly a straight line, and the slope of that. */
struct slope {
	double value;
	double change;
};

static struct slope slope_in_nu(const struct fit *fit, double m)
{
	double nu = fit->nu, mu = 1 - nu;
	struct sums ship = sums_of(fit->ships, fit->size, mu * m);
	struct sums skip = sums_of(fit->skips, fit->size, nu * m);
	double pull = m * (skip.first - ship.first);
	double spring = m * m * (ship.second + skip.second);
	double up = fit->any_skip + 1, down = fit->any_ship + 1;

	return (struct slope){
		.value = up * mu - down * nu + mu * nu * pull,
		.change = (mu - nu) * pull - up - down - mu * nu * spring,
	};
}

/* Newton's method within a bracket that each step narrows; the posterior is
 * concave in nu, so there is one root. */
static void fit_nu(struct fit *fit, double m)
{
	double low = 0, high = 1;

	for (int step = 0; step < 200; step++) {
		double nu = fit->nu;
		struct slope slope = slope_in_nu(fit, m);
		double next = nu - slope.value / slope.change;
		bool close = fabs(next - nu) <= 1e-9 * nu * (1 - nu);

		if (slope.value > 0)
			low = nu;
		else
			high = nu;
		/* A step doubles the digits, so the next would change none. */
		if (slope.change < 0 && close) {
			fit->nu = next;
			return;
		}
		if (!(next > low && next < high))
			next = low + (high - low) / 2;
		fit->nu = next;
	}
}

/* The derivative in log m of the log posterior at the best nu for that m. */
static double slope_in_log_m(struct fit *fit, double log_m)
{
	double m = exp(log_m);
	double a, b;

	fit_nu(fit, m);
	a = (1 - fit->nu) * m;
	b = fit->nu * m;
	return fit->any_ship + fit->any_skip - fit->any +
	       a * sums_of(fit->ships, fit->size, a).first +
	       b * sums_of(fit->skips, fit->size, b).first -
	       m * sums_of(fit->totals, fit->size, m).first - (log_m - log(4));
}

struct point {
	double x;
	double y;
};

static void swap(struct point *one, struct point *other)
{
	struct point kept = *one;

	*one = *other;
	*other = kept;
}

/* The step from best to where an inverse parabola through the three points
 * meets zero, or a straight line where two of them are the same. */
static double interpolated(struct point best, struct point last,
			   struct point across)
{
	double gap = across.x - best.x;
	double s = best.y / last.y;
	double q = last.y / across.y;
	double r = best.y / across.y;

	if (last.x == across.x)
		return gap * s / (s - 1);
	return s * (gap * q * (q - r) - (best.x - last.x) * (r - 1)) /
	       ((1 - q) * (r - 1) * (s - 1));
}

/*
 * Where slope_in_log_m changes its sign between two points, after Brent (1973,
 * Algorithms for Minimization without Derivatives, chapter 4): interpolate
 * while that at least halves the step before last, else bisect.
 */
static double root_between(struct fit *fit, struct point best,
			   struct point across)
{
	static const double tolerance = 1e-11;
	struct point last = across;
	double step = best.x - across.x, before = step;

	for (;;) {
		double half, next;

		if (fabs(across.y) < fabs(best.y)) {
			swap(&best, &across);
			last = across;
		}
		half = (across.x - best.x) / 2;
		if (fabs(half) <= tolerance || best.y == 0)
			return best.x;

		next = interpolated(best, last, across);
		if (fabs(before) > tolerance && fabs(last.y) > fabs(best.y) &&
		    next * half > 0 && fabs(next) < 1.5 * fabs(half) &&
		    fabs(next) < fabs(before) / 2) {
			before = step;
			step = next;
		} else {
			before = step = half;
		}

		last = best;
		best.x +=
		    fabs(step) > tolerance ? step : copysign(tolerance, half);
		best.y = slope_in_log_m(fit, best.x);
		if ((best.y > 0) == (across.y > 0)) {
			across = last;
			before = step = best.x - last.x;
		}
	}
}

/* The sum over j >= 0 of log(x + j), over all tools and all j below their
 * count. */
static double log_sum(const uint64_t *histogram, size_t size, double x)
{
	uint64_t tools = 0;
	double sum = 0;

	for (size_t j = size; j-- > 0;) {
		if (tools > 0)
			sum += (double)tools * log(x + (double)j);
		tools += histogram[j];
	}
	return sum;
}

static double log_posterior(struct fit *fit, double log_m)
{
	double m = exp(log_m);
	double off = log_m - log(4);

	fit_nu(fit, m);
	return log_sum(fit->ships, fit->size, (1 - fit->nu) * m) +
	       log_sum(fit->skips, fit->size, fit->nu * m) -
	       log_sum(fit->totals, fit->size, m) + log(fit->nu) +
	       log(1 - fit->nu) - off * off / 2;
}

/* The most plausible log m so far. */
struct peak {
	bool known;
	double log_m;
};

static void peak_add(struct peak *peak, struct fit *fit, double log_m)
{
	if (!peak->known ||
	    log_posterior(fit, log_m) > log_posterior(fit, peak->log_m))
		*peak = (struct peak){ .known = true, .log_m = log_m };
}

/*
 * Walk over the range in steps, because large panels beside small ones can
 * make more than one peak, and an end of the range can be one of them.
 */
static double fit_log_m(struct fit *fit)
{
	enum { STEPS = 24 };
	const double low = log(.01), high = log(1000);
	struct point last = { .x = low, .y = slope_in_log_m(fit, low) };
	struct peak peak = { .known = last.y <= 0, .log_m = low };

	for (int i = 1; i <= STEPS; i++) {
		struct point next = { .x = low + (high - low) * i / STEPS };

		next.y = slope_in_log_m(fit, next.x);
		if (last.y > 0 && next.y <= 0)
			peak_add(&peak, fit, root_between(fit, next, last));
		last = next;
	}
	if (last.y > 0)
		peak_add(&peak, fit, high);
	return peak.log_m;
}

/* The fit of a catalog, or of its mirror image where skips are no rarer. */
static struct fit fit_begin(const struct panel_counts *counts, bool mirrored)
{
	const uint64_t *ships = mirrored ? counts->skips : counts->ships;
	const uint64_t *skips = mirrored ? counts->ships : counts->skips;

	return (struct fit){
		.ships = ships,
		.skips = skips,
		.totals = counts->totals,
		.size = counts->size,
		.any_ship = (double)(counts->tools - ships[0]),
		.any_skip = (double)(counts->tools - skips[0]),
		.any = (double)counts->tools,
		.nu = .5,
	};
}

struct prior prior_fit(const struct panel_counts *counts)
{
	struct fit fit;
	bool mirrored;
	double mu, m;

	if (counts->tools == 0)
		return (struct prior){ .mu = .5, .m = 4, .a = 2, .b = 2 };

	mirrored = counts->ships[0] > counts->skips[0];
	fit = fit_begin(counts, mirrored);
	m = exp(fit_log_m(&fit));
	fit_nu(&fit, m);
	mu = mirrored ? fit.nu : 1 - fit.nu;
	return (struct prior){
		.mu = mu,
		.m = m,
		.a = mu * m,
		.b = (mirrored ? 1 - fit.nu : fit.nu) * m,
	};
}

double prior_mean(const struct prior *prior, double ships, double total)
{
	return (ships + prior->a) / (total + prior->m);
}

double prior_score(const struct prior *prior, struct share panel)
{
	return prior_mean(prior, (double)panel.ship, (double)panel.total);
}
