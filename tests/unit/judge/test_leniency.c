/* Tests judge/leniency.c against scipy and what must always hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/leniency.h"
#include "unit/judge/units.h"
#include "unit/reference.h"

/* What both sides converge to. */
#define FIT_TOLERANCE 1e-8

static void check_row(const struct leniency *fit, const struct reference *row)
{
	const char *what = row->fields[2];
	uint64_t index = reference_count(row, 3);
	double map = reference_number(row, 4);

	if (strcmp(what, "padj") == 0) {
		assert_within(fit->adjusted[index], map, FIT_TOLERANCE);
		return;
	}
	if (strcmp(what, "mu") == 0) {
		assert_within(fit->mu, map, FIT_TOLERANCE);
		assert_within(fit->mu_se, reference_number(row, 5),
			      FIT_TOLERANCE);
	} else if (strcmp(what, "theta") == 0) {
		assert_within(fit->theta[index], map, FIT_TOLERANCE);
		assert_within(fit->theta_se[index], reference_number(row, 5),
			      FIT_TOLERANCE);
	} else {
		assert_string_equal(what, "delta");
		assert_within(fit->delta[index], map, FIT_TOLERANCE);
		assert_within(fit->delta_se[index], reference_number(row, 5),
			      FIT_TOLERANCE);
	}
}

static void fits_match_reference(void **state)
{
	struct reference row;
	int rows = 0;

	(void)state;
	reference_open(&row, REFERENCE_DIR "/rasch.csv",
		       "id,tools_by_reviewers,param,index,map,se");
	while (reference_next(&row)) {
		struct catalog catalog;
		struct leniency fit;

		units_catalog(&catalog, row.fields[1]);
		leniency_fit(&fit, &catalog, &catalog.arena);
		leniency_adjust(&fit, &catalog, &catalog.arena);
		assert_true(fit.known);
		check_row(&fit, &row);
		catalog_release(&catalog);
		rows++;
	}
	reference_close(&row);
	assert_int_equal(rows, 70);
}

static void nothing_is_known_without_reviews(void **state)
{
	struct catalog catalog;
	struct leniency fit;

	(void)state;
	units_catalog(&catalog, "...|...");
	leniency_fit(&fit, &catalog, &catalog.arena);
	assert_false(fit.known);
	catalog_release(&catalog);
}

static void identical_panels_are_ordered_by_their_counts(void **state)
{
	struct catalog catalog;
	struct leniency fit;

	(void)state;
	units_catalog(&catalog, "1111|0111|1011|0011|1100|0001|0000");
	leniency_fit(&fit, &catalog, &catalog.arena);
	leniency_adjust(&fit, &catalog, &catalog.arena);
	for (size_t i = 1; i < catalog.tool_count; i++) {
		uint64_t before = catalog.tools[i - 1].panel.ship;
		uint64_t here = catalog.tools[i].panel.ship;

		if (here < before)
			assert_true(fit.adjusted[i] < fit.adjusted[i - 1]);
		else
			assert_within(fit.adjusted[i], fit.adjusted[i - 1],
				      1e-9);
	}
	catalog_release(&catalog);
}

/* Of the third reviewer no review counts. */
static void adjusted_is_the_mean_over_those_who_judge(void **state)
{
	struct catalog catalog;
	struct leniency fit;

	(void)state;
	units_catalog(&catalog, "1110|1.11|.0.1|....");
	for (size_t i = 0; i < catalog.review_count; i++)
		catalog.reviews[i].current = catalog.reviews[i].reviewer != 2;
	leniency_fit(&fit, &catalog, &catalog.arena);
	leniency_adjust(&fit, &catalog, &catalog.arena);
	assert_int_equal(fit.judge_count, 3);
	assert_int_equal(fit.judges[1], 1);
	assert_int_equal(fit.judges[2], 3);
	for (size_t i = 0; i < catalog.tool_count; i++) {
		double sum = 0;

		for (size_t j = 0; j < fit.judge_count; j++)
			sum += leniency_ships(&fit, i, fit.judges[j]);
		assert_within(fit.adjusted[i], sum / (double)fit.judge_count,
			      1e-12);
	}
	catalog_release(&catalog);
}

/* A skip of somebody who nearly always ships is the bigger surprise. */
static void a_lenient_reviewers_skip_says_more(void **state)
{
	struct catalog catalog;
	struct leniency fit;
	const struct tool *last;

	(void)state;
	units_catalog(&catalog, "1010|1010|1011|1010|0101");
	leniency_fit(&fit, &catalog, &catalog.arena);
	assert_true(fit.delta[0] < fit.delta[1]);
	last = &catalog.tools[4];
	assert_true(leniency_chance(&fit, &last->reviews[0]) < .5);
	assert_within(leniency_chance(&fit, &last->reviews[0]),
		      1 - 1 / (1 + exp(fit.delta[0] - fit.mu - fit.theta[4])),
		      1e-12);
	catalog_release(&catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_match_reference),
		cmocka_unit_test(nothing_is_known_without_reviews),
		cmocka_unit_test(identical_panels_are_ordered_by_their_counts),
		cmocka_unit_test(adjusted_is_the_mean_over_those_who_judge),
		cmocka_unit_test(a_lenient_reviewers_skip_says_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
