/* Tests judge/sway.c against trying weights one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/sway.h"
#include "unit/reference.h"
#include "unit/sketch.h"

enum { MOST = 5, STEP = 10000, TRIED = 800 };

static bool is_other(const struct catalog *catalog, uint32_t *weights,
		     size_t reviewer, uint32_t weight, const struct answer *now,
		     struct comparison *then)
{
	struct yardstick yardstick = yardstick_usual;
	const struct tool *tools[COMPARE_MOST];
	uint32_t was = weights[reviewer];

	for (size_t i = 0; i < catalog->tool_count; i++)
		tools[i] = &catalog->tools[i];
	yardstick.weights = weights;
	weights[reviewer] = weight;
	compare_tools(catalog, &yardstick, tools, catalog->tool_count, then);
	weights[reviewer] = was;
	return then->answer.pick != now->pick || then->answer.lean != now->lean;
}

/* Hold a turn against the first weight on its side, in hundredths, at which
 * the answer is another. */
static void check_turn(const struct catalog *catalog, uint32_t *weights,
		       size_t reviewer, const struct turn *turn, int direction,
		       const struct answer *now)
{
	struct comparison then;
	int64_t weight = weights[reviewer];
	double found;

	do
		weight += (int64_t)direction * STEP;
	while (weight >= 0 && weight <= (int64_t)TRIED * STEP &&
	       !is_other(catalog, weights, reviewer, (uint32_t)weight, now,
			 &then));
	if (weight < 0) {
		assert_false(turn->known);
		return;
	}
	if (weight > (int64_t)TRIED * STEP) {
		assert_true(!turn->known ||
			    turn->weight >= (double)TRIED * STEP / WEIGHT_ONE);
		return;
	}
	assert_true(turn->known);
	found = (double)weight / WEIGHT_ONE;
	/* Not before the turn, and not a step behind it. */
	assert_true(direction * (found - turn->weight) >= -1e-9);
	assert_true(direction * (found - turn->weight) <=
		    (double)STEP / WEIGHT_ONE + 1e-9);
	if (turn->included)
		assert_true(is_other(
		    catalog, weights, reviewer,
		    (uint32_t)lround(turn->weight * WEIGHT_ONE), now, &then));
	if (turn->crossing && fabs(found - turn->weight) < 1e-9) {
		assert_int_equal(then.answer.pick, turn->pick_at);
		assert_int_equal(then.answer.lean, turn->lean_at);
		is_other(catalog, weights, reviewer,
			 (uint32_t)(weight + direction), now, &then);
	}
	assert_int_equal(then.answer.pick, turn->pick);
	assert_int_equal(then.answer.lean, turn->lean);
}

static const struct sway *find(const struct sway *sways, size_t count,
			       size_t reviewer)
{
	static const struct sway none;

	for (size_t i = 0; i < count; i++)
		if (sways[i].reviewer == reviewer)
			return &sways[i];
	return &none;
}

static void check(const struct sketch *sketches, const uint32_t *given)
{
	struct yardstick yardstick = yardstick_usual;
	const struct tool *tools[COMPARE_MOST];
	struct comparison comparison;
	const struct sway *sways;
	struct catalog catalog;
	uint32_t weights[MOST];
	size_t count;

	memcpy(weights, given, sizeof(weights));
	sketch_catalog(&catalog, sketches);
	for (size_t i = 0; i < catalog.tool_count; i++)
		tools[i] = &catalog.tools[i];
	yardstick.weights = weights;
	compare_tools(&catalog, &yardstick, tools, catalog.tool_count,
		      &comparison);
	sways = sways_find(&catalog, &yardstick, &comparison, &catalog.arena,
			   &count);
	for (size_t r = 0; r < catalog.reviewer_count; r++) {
		const struct sway *sway = find(sways, count, r);

		check_turn(&catalog, weights, r, &sway->below, -1,
			   &comparison.answer);
		check_turn(&catalog, weights, r, &sway->above, 1,
			   &comparison.answer);
	}
	catalog_release(&catalog);
}

static void turns_are_where_the_answer_changes(void **state)
{
	static const struct sketch scenes[][4] = {
		{ { .slug = "a", .panel = "+++-" },
		  { .slug = "b", .panel = "++++" } },
		{ { .slug = "a", .panel = "++---" },
		  { .slug = "b", .panel = "-+++-" } },
		{ { .slug = "a", .panel = "+-+.-" },
		  { .slug = "b", .panel = ".-++-" },
		  { .slug = "c", .panel = "++..+" } },
		{ { .slug = "a", .panel = "++++", .ship = 90, .skip = 10 },
		  { .slug = "b", .panel = "+++-", .ship = 10, .skip = 90 } },
		{ { .slug = "a", .panel = "+--", .price = "5 USD" },
		  { .slug = "b", .panel = "-+-", .price = "6 USD" } },
		{ { .slug = "a", .panel = "+" }, { .slug = "b", .panel = "" } },
	};
	static const uint32_t weights[][MOST] = {
		{ 1000000, 1000000, 1000000, 1000000, 1000000 },
		{ 2000000, 0, 1000000, 500000, 1000000 },
		{ 0, 0, 0, 1000000, 0 },
		{ 300000, 1700000, 1000000, 1000000, 2500000 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(scenes) / sizeof(*scenes); i++)
		for (size_t j = 0; j < sizeof(weights) / sizeof(*weights); j++)
			check(scenes[i], weights[j]);
}

/* What the sentence in the issue says: the pick changes when one reviewer
 * counts less than so much. */
static void a_turn_that_is_known(void **state)
{
	/* b leads by r4 alone; without r4 both are level. */
	static const struct sketch scene[] = {
		{ .slug = "a", .panel = "+++-" },
		{ .slug = "b", .panel = "++-+" },
		{ 0 },
	};
	static const uint32_t weights[] = { 1000000, 1000000, 1000000,
					    2000000 };
	struct yardstick yardstick = yardstick_usual;
	const struct tool *tools[2];
	struct comparison comparison;
	const struct sway *sways;
	struct catalog catalog;
	size_t count;

	(void)state;
	sketch_catalog(&catalog, scene);
	tools[0] = &catalog.tools[0];
	tools[1] = &catalog.tools[1];
	yardstick.weights = weights;
	compare_tools(&catalog, &yardstick, tools, 2, &comparison);
	assert_int_equal(comparison.answer.lean, 1);
	assert_true(comparison.weighted);
	assert_false(comparison.answer.has_strength);
	sways = sways_find(&catalog, &yardstick, &comparison, &catalog.arena,
			   &count);
	assert_int_equal(find(sways, count, 3)->reviewer, 3);
	assert_true(find(sways, count, 3)->below.known);
	/* At 1 both have three of four. */
	assert_within(find(sways, count, 3)->below.weight, 1, 1e-12);
	assert_true(find(sways, count, 3)->below.included);
	assert_true(find(sways, count, 3)->below.crossing);
	assert_int_equal(find(sways, count, 3)->below.lean_at, -1);
	/* Below that a leads. */
	assert_int_equal(find(sways, count, 3)->below.lean, 0);
	catalog_release(&catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns_are_where_the_answer_changes),
		cmocka_unit_test(a_turn_that_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
