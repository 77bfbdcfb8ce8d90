/* Tests judge/bouts_fit.c and bouts_group.c: one way against the other, and
 * counts and sizes that no reference has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "judge/bouts.h"
#include "smolcmp/memory.h"
#include "unit/reference.h"

/* What both ways converge to. */
#define FIT_TOLERANCE 1e-8

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005U + 1442695040888963407U;
	return *seed >> 33;
}

/* Each side against a few others, with counts up to most. */
static struct bouts make_bouts(size_t sides, uint64_t most)
{
	struct bouts bouts = { .sides = sides };
	uint64_t seed = most + sides;

	bouts.items = memory_zero(sides * 5, sizeof(*bouts.items));
	for (size_t i = 0; i < sides; i++)
		for (size_t by = 1; by <= 5 * (i + 1) && by < sides; by *= 3)
			if (i + by < sides)
				bouts.items[bouts.count++] = (struct bout){
					.a = (uint32_t)i,
					.b = (uint32_t)(i + by),
					.a_points =
					    (double)(next_random(&seed) % most),
					.b_points =
					    .5 *
					    (double)(1 +
						     next_random(&seed) % most),
				};
	return bouts;
}

static void conjugate_gradients_find_the_same(void **state)
{
	static const uint64_t most[] = { 2, 10, 1000, 1000000, 1000000000 };
	enum { SIDES = 60 };

	(void)state;
	for (size_t i = 0; i < sizeof(most) / sizeof(*most); i++) {
		struct bouts bouts = make_bouts(SIDES, most[i]);
		double dense[SIDES], sparse[SIDES], errors[SIDES];

		assert_true(bouts_fit(&bouts, dense, errors));
		assert_true(bouts_fit(&bouts, sparse, NULL));
		for (size_t j = 0; j < SIDES; j++)
			assert_within(sparse[j], dense[j], FIT_TOLERANCE);
		free(bouts.items);
	}
}

/* Up to 1e12, of any magnitude and often nothing. */
static double wild_points(uint64_t *seed)
{
	double up_to = (double)(next_random(seed) % 12001) / 1000;

	if (next_random(seed) % 5 < 2)
		return 0;
	return floor(pow(10, up_to));
}

/* All sides are connected; everything else is left to chance. */
static size_t make_wild(struct bouts *bouts, uint64_t *seed)
{
	size_t sides = 2 + next_random(seed) % 8;

	bouts->sides = sides;
	bouts->count = 0;
	for (uint32_t i = 0; i < sides; i++)
		for (uint32_t j = 0; j < i; j++) {
			struct bout bout = { .a = i,
					     .b = j,
					     .a_points = wild_points(seed),
					     .b_points = wild_points(seed) };

			if (bout.a_points + bout.b_points == 0 && j + 1 < i)
				continue;
			if (bout.a_points + bout.b_points == 0)
				bout.b_points = .5;
			bouts->items[bouts->count++] = bout;
		}
	return sides;
}

static void wild_counts_are_fitted_all_the_same(void **state)
{
	struct bout items[36];
	struct bouts bouts = { .items = items };
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		double dense[9], sparse[9], errors[9], sum = 0;
		size_t sides = make_wild(&bouts, &seed);

		assert_true(bouts_fit(&bouts, dense, errors));
		assert_true(bouts_fit(&bouts, sparse, NULL));
		for (size_t j = 0; j < sides; j++) {
			assert_within(sparse[j], dense[j], FIT_TOLERANCE);
			assert_true(errors[j] > 0 && errors[j] <= 1);
			sum += dense[j];
		}
		/* Only the prior has a say in that. */
		assert_within(sum, 0, 1e-12);
	}
}

/* Two clusters of the largest counts with a handful of votes between them. */
static void few_votes_count_beside_very_many(void **state)
{
	struct bout items[] = {
		{ .a = 0, .b = 1, .a_points = 5e11, .b_points = 5e11 },
		{ .a = 1, .b = 2, .a_points = 3, .b_points = 1 },
		{ .a = 2, .b = 3, .a_points = 5e11, .b_points = 5e11 },
	};
	struct bouts bouts = { items, 3, 4 };
	double dense[4], sparse[4], errors[4];
	double p;

	(void)state;
	assert_true(bouts_fit(&bouts, dense, errors));
	assert_true(bouts_fit(&bouts, sparse, NULL));
	for (size_t i = 0; i < 4; i++)
		assert_within(sparse[i], dense[i], FIT_TOLERANCE);
	/* Both of a cluster move as one, against twice the prior. */
	p = 1 / (1 + exp(dense[2] - dense[1]));
	assert_within(dense[0], dense[1], 1e-9);
	assert_within(2 * dense[1], 3 * (1 - p) - p, FIT_TOLERANCE);
	assert_within(errors[0] * errors[0],
		      (2 + 4 * p * (1 - p)) / (4 + 16 * p * (1 - p)), 1e-8);
}

static void long_chains_take_no_stack(void **state)
{
	enum { SIDES = 200000 };
	struct bouts bouts = { .sides = SIDES };
	double *strengths = memory_alloc(SIDES * sizeof(double));
	uint32_t *groups = memory_alloc(SIDES * sizeof(*groups));

	(void)state;
	bouts.items = memory_zero(SIDES, sizeof(*bouts.items));
	for (uint32_t i = 0; i + 1 < SIDES; i++)
		bouts.items[bouts.count++] =
		    (struct bout){ .a = i, .b = i + 1, .a_points = 2 };
	bouts_group(&bouts, groups);
	assert_int_equal(groups[0], 1);
	assert_int_equal(groups[SIDES - 1], SIDES);
	assert_true(bouts_fit(&bouts, strengths, NULL));
	/* The middle is far from both ends. */
	assert_within(strengths[SIDES / 2], 0, 1e-9);
	bouts.items[bouts.count++] =
	    (struct bout){ .a = SIDES - 1, .b = 0, .a_points = .5 };
	bouts_group(&bouts, groups);
	assert_int_equal(groups[SIDES / 2], 1);
	free(bouts.items);
	free(strengths);
	free(groups);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conjugate_gradients_find_the_same),
		cmocka_unit_test(wild_counts_are_fitted_all_the_same),
		cmocka_unit_test(few_votes_count_beside_very_many),
		cmocka_unit_test(long_chains_take_no_stack),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
