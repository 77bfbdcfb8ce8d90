/* Tests judge/prior.c against scipy, mpmath and what must always hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/prior.h"
#include "unit/reference.h"

/* count tools with ship ships of total. */
struct cell {
	uint64_t ship, total, count;
};

static void add_cell(struct panel_counts *counts, struct cell cell)
{
	struct share panel = { cell.ship, cell.total };

	for (uint64_t i = 0; i < cell.count; i++)
		panel_counts_add(counts, panel);
}

/* A list of cells ends with a count of 0. */
static struct prior fit_of(const struct cell *cells)
{
	struct panel_counts counts;
	struct prior prior;

	panel_counts_init(&counts);
	for (; cells->count > 0; cells++)
		add_cell(&counts, *cells);
	prior = prior_fit(&counts);
	panel_counts_release(&counts);
	return prior;
}

/* "3/4:1;4/4:1" */
static struct prior fit_of_text(const char *text)
{
	struct panel_counts counts;
	struct prior prior;
	unsigned long long ship, total, count;
	int used;

	panel_counts_init(&counts);
	while (sscanf(text, "%llu/%llu:%llu%n", &ship, &total, &count, &used) ==
	       3) {
		add_cell(&counts, (struct cell){ ship, total, count });
		text += used;
		text += *text == ';';
	}
	assert_string_equal(text, "");
	prior = prior_fit(&counts);
	panel_counts_release(&counts);
	return prior;
}

static void assert_consistent(struct prior prior)
{
	assert_true(prior.mu > 0 && prior.mu < 1);
	assert_true(prior.m >= .01 * (1 - 1e-12));
	assert_true(prior.m <= 1000 * (1 + 1e-12));
	assert_relative(prior.a, prior.mu * prior.m, 1e-14);
	assert_relative(prior.a + prior.b, prior.m, 1e-14);
	assert_true(prior.b > 0);
}

static void fits_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/ebprior.csv",
		       "id,cells_s/n:count,mu,M,a,b");
	while (reference_next(&row)) {
		struct prior prior = fit_of_text(row.fields[1]);

		assert_relative(prior.mu, reference_number(&row, 2), 1e-8);
		assert_relative(prior.m, reference_number(&row, 3), 1e-8);
		assert_relative(prior.a, reference_number(&row, 4), 1e-8);
		assert_relative(prior.b, reference_number(&row, 5), 1e-8);
		rows++;
	}
	reference_close(&row);
	assert_int_equal(rows, 6);
}

/* mpmath 1.3.0: bisection with digamma functions, 30 digits */
static void odd_catalogs_match_mpmath(void **state)
{
	static const struct {
		struct cell cells[4];
		double mu, m;
	} rows[] = {
		{ { { 1, 1, 1 } }, 2. / 3, 4 },
		{ { { 0, 7, 1000 } }, .0002565086206906004, 2.810197796786019 },
		{ { { 7, 7, 200000 } }, .9999987168639566, 2.809865406448192 },
		{ { { 4, 5, 200000 } }, .7996997115099037, 1000 },
		{ { { 4, 4, 100000 }, { 0, 4, 100000 } }, .5, .01 },
		{ { { 1000000, 1000000, 1 } },
		  .9586559473475724,
		  1.693081877145496 },
		{ { { 333333, 1000000, 1 } },
		  .3855828624579128,
		  6.598331699562465 },
		{ { { 3, 7, 5 }, { 900, 1000, 2 }, { 1, 1, 9 } },
		  .699346921117618,
		  4.777355778572246 },
		{ { { 0, 1, 50 }, { 4, 4, 1 }, { 29, 30, 50 } },
		  .577838243611695,
		  .892808520940522 },
		/* Plausible at both ends of m, more so at this one. */
		{ { { 0, 1, 50000 }, { 4, 4, 1000 }, { 29, 30, 50000 } },
		  .5634951292470006,
		  .8163845387749519 },
		{ { { 500, 1000, 1 }, { 1, 1, 30 } },
		  .9345435148779499,
		  2.619860129695707 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct prior prior = fit_of(rows[i].cells);

		assert_consistent(prior);
		assert_relative(prior.mu, rows[i].mu, 1e-9);
		assert_relative(1 - prior.mu, 1 - rows[i].mu, 1e-9);
		assert_relative(prior.m, rows[i].m, 1e-9);
	}
}

/* A panel of one says nothing about m, and of mu what a coin would say. */
static void near_certainty_keeps_its_digits(void **state)
{
	const uint64_t tools = UINT64_C(1000000000000);
	struct panel_counts counts;
	struct prior prior;

	(void)state;
	panel_counts_init(&counts);
	add_cell(&counts, (struct cell){ 1, 1, 1 });
	counts.ships[1] = counts.skips[0] = counts.totals[1] = tools;
	counts.tools = tools;
	prior = prior_fit(&counts);
	assert_relative(prior.m, 4, 1e-8);
	assert_relative(prior.b, prior.m / ((double)tools + 2), 1e-12);
	panel_counts_release(&counts);
}

static void nothing_read_leaves_what_was_assumed(void **state)
{
	struct prior prior = fit_of((const struct cell[]){ { 0 } });

	(void)state;
	assert_true(prior.mu == .5 && prior.m == 4);
	assert_true(prior.a == 2 && prior.b == 2);
}

static void tools_without_reviews_change_nothing(void **state)
{
	struct prior with = fit_of((const struct cell[]){
	    { 0, 0, 50 }, { 3, 4, 5 }, { 2, 4, 7 }, { 0 } });
	struct prior without =
	    fit_of((const struct cell[]){ { 2, 4, 7 }, { 3, 4, 5 }, { 0 } });

	(void)state;
	assert_memory_equal(&with, &without, sizeof(with));
}

static void only_reviewed_tools_are_counted(void **state)
{
	struct panel_counts counts;

	(void)state;
	panel_counts_init(&counts);
	add_cell(&counts, (struct cell){ 0, 0, 3 });
	add_cell(&counts, (struct cell){ 2, 5, 3 });
	add_cell(&counts, (struct cell){ 40, 41, 1 });
	assert_int_equal(counts.tools, 4);
	assert_int_equal(counts.ships[2], 3);
	assert_int_equal(counts.skips[3], 3);
	assert_int_equal(counts.totals[5], 3);
	assert_int_equal(counts.ships[40], 1);
	assert_int_equal(counts.skips[1], 1);
	assert_int_equal(counts.totals[41], 1);
	panel_counts_release(&counts);
	assert_null(counts.ships);
	assert_int_equal(counts.tools, 0);
	panel_counts_release(&counts);
}

static void swapping_ships_and_skips_swaps_the_prior(void **state)
{
	(void)state;
	for (uint64_t s = 0; s <= 5; s++) {
		struct prior one = fit_of((const struct cell[]){
		    { s, 5, 9 }, { 2, 3, 4 }, { 1, 1, 2 }, { 0 } });
		struct prior other = fit_of((const struct cell[]){
		    { 5 - s, 5, 9 }, { 1, 3, 4 }, { 0, 1, 2 }, { 0 } });

		assert_relative(one.a, other.b, 1e-10);
		assert_relative(one.b, other.a, 1e-10);
	}
}

/* The log posterior itself, which the fit only knows by its slopes. */
static double log_posterior(const struct cell *cells, double mu, double m)
{
	double a = mu * m, b = (1 - mu) * m;
	double sum = log(mu) + log(1 - mu) - pow(log(m) - log(4), 2) / 2;

	for (; cells->count > 0; cells++) {
		double one = 0;

		for (uint64_t j = 0; j < cells->ship; j++)
			one += log(a + (double)j);
		for (uint64_t j = 0; j < cells->total - cells->ship; j++)
			one += log(b + (double)j);
		for (uint64_t j = 0; j < cells->total; j++)
			one -= log(m + (double)j);
		sum += one * (double)cells->count;
	}
	return sum;
}

static void nothing_nearby_is_more_plausible(void **state)
{
	static const struct cell catalogs[][5] = {
		{ { 4, 4, 3 }, { 3, 4, 2 }, { 0, 4, 1 } },
		{ { 7, 7, 9 }, { 1, 1, 1 }, { 0, 2, 4 }, { 5, 6, 3 } },
		{ { 0, 1, 1 } },
		{ { 30, 60, 2 }, { 6, 7, 20 } },
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		const struct cell *cells = catalogs[i];
		struct prior prior = fit_of(cells);
		double best = log_posterior(cells, prior.mu, prior.m);

		for (int x = -1; x <= 1; x++)
			for (int y = -1; y <= 1; y++) {
				double mu = prior.mu + x * 1e-4;
				double m = prior.m * (1 + y * 1e-3);

				if (x == 0 && y == 0)
					continue;
				assert_true(log_posterior(cells, mu, m) < best);
			}
	}
}

static void nothing_far_away_is_more_plausible(void **state)
{
	static const struct cell catalogs[][5] = {
		{ { 0, 1, 50 }, { 4, 4, 1 }, { 29, 30, 50 } },
		{ { 4, 5, 300 }, { 0, 1, 30 } },
		{ { 4, 4, 300 }, { 0, 4, 30 }, { 15, 30, 9 } },
		{ { 0, 1, 500 }, { 40, 50, 500 } },
	};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct prior prior = fit_of(catalogs[i]);
		double best = log_posterior(catalogs[i], prior.mu, prior.m);

		for (double mu = .01; mu < 1; mu += .01)
			for (double m = .01; m <= 1000; m *= 1.5)
				assert_true(log_posterior(catalogs[i], mu, m) <=
					    best + 1e-9);
	}
}

static void every_single_tool_has_a_finite_prior(void **state)
{
	(void)state;
	for (uint64_t n = 1; n <= 12; n++)
		for (uint64_t s = 0; s <= n; s++)
			for (uint64_t count = 1; count <= 1000; count *= 10)
				assert_consistent(fit_of((const struct cell[]){
				    { s, n, count }, { 0 } }));
}

static void scores_lie_between_the_panel_and_the_catalog(void **state)
{
	struct prior prior = { .mu = .8, .m = 4, .a = 3.2, .b = .8 };

	(void)state;
	assert_near(prior_score(&prior, (struct share){ 4, 4 }), 7.2 / 8);
	assert_near(prior_score(&prior, (struct share){ 0, 4 }), 3.2 / 8);
	assert_near(prior_score(&prior, (struct share){ 5, 7 }), 8.2 / 11);
}

static void an_unknown_panel_scores_as_the_catalog(void **state)
{
	struct prior prior = { .mu = .8, .m = 4, .a = 3.2, .b = .8 };

	(void)state;
	assert_near(prior_score(&prior, (struct share){ 0, 0 }), .8);
}

static void more_evidence_of_the_same_rate_moves_the_score_further(void **state)
{
	struct prior prior = { .mu = .8, .m = 4, .a = 3.2, .b = .8 };
	double few = prior_score(&prior, (struct share){ 4, 4 });
	double many = prior_score(&prior, (struct share){ 7, 7 });

	(void)state;
	assert_true(prior.mu < few && few < many && many < 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_match_reference),
		cmocka_unit_test(odd_catalogs_match_mpmath),
		cmocka_unit_test(near_certainty_keeps_its_digits),
		cmocka_unit_test(nothing_far_away_is_more_plausible),
		cmocka_unit_test(nothing_read_leaves_what_was_assumed),
		cmocka_unit_test(tools_without_reviews_change_nothing),
		cmocka_unit_test(only_reviewed_tools_are_counted),
		cmocka_unit_test(swapping_ships_and_skips_swaps_the_prior),
		cmocka_unit_test(nothing_nearby_is_more_plausible),
		cmocka_unit_test(every_single_tool_has_a_finite_prior),
		cmocka_unit_test(scores_lie_between_the_panel_and_the_catalog),
		cmocka_unit_test(an_unknown_panel_scores_as_the_catalog),
		cmocka_unit_test(
		    more_evidence_of_the_same_rate_moves_the_score_further),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
