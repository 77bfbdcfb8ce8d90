/* Tests judge/yardstick.c: weights, and what they do to words and scores. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/score.h"
#include "unit/reference.h"
#include "unit/sketch.h"

static struct weighed weigh(const char *panel, const uint32_t *weights,
			    enum word *word)
{
	const struct sketch sketches[] = { { .slug = "a", .panel = panel },
					   { 0 } };
	struct yardstick yardstick = yardstick_usual;
	struct weighed weighed;
	struct catalog catalog;

	sketch_catalog(&catalog, sketches);
	yardstick.weights = weights;
	weighed = yardstick_weigh(&yardstick, &catalog.tools[0]);
	*word = yardstick_word(&yardstick, &catalog.tools[0]);
	catalog_release(&catalog);
	return weighed;
}

static void without_weights_a_panel_is_its_counts(void **state)
{
	enum word word;
	struct weighed weighed = weigh("++-", NULL, &word);

	(void)state;
	assert_int_equal(weighed.share.ship, 2);
	assert_int_equal(weighed.share.total, 3);
	assert_int_equal(weighed.heads, 3);
	assert_within(weighed.worth, 3, 0);
	assert_int_equal(word, WORD_SHIP);
}

static void weights_move_words_exactly(void **state)
{
	static const uint32_t half[] = { 1000000, 500000, 500000 };
	static const uint32_t nobody[] = { 0, 0, 0 };
	static const uint32_t third[] = { 1000000, 999999, 1000000 };
	enum word word;
	struct weighed weighed = weigh("+--", half, &word);

	(void)state;
	/* 1 of 2 */
	assert_int_equal(word, WORD_MIXED);
	assert_int_equal(weighed.share.ship, 1000000);
	assert_int_equal(weighed.share.total, 2000000);
	/* (1 + .5 + .5)^2 / (1 + .25 + .25) */
	assert_within(weighed.worth, 4 / 1.5, 1e-12);
	weighed = weigh("+--", nobody, &word);
	assert_int_equal(word, WORD_UNRATED);
	assert_int_equal(weighed.heads, 0);
	weigh("+-+", third, &word);
	assert_int_equal(word, WORD_SHIP);
	weigh("++-", third, &word);
	assert_int_equal(word, WORD_MIXED);
}

static void equal_weights_change_no_score(void **state)
{
	static const uint32_t twice[] = { 2000000, 2000000, 2000000 };
	static const struct prior prior = { .5, 4, 2, 2 };
	enum word word;
	struct weighed plain = weigh("++-", NULL, &word);
	struct weighed weighed = weigh("++-", twice, &word);

	(void)state;
	assert_within(plain.worth, weighed.worth, 1e-12);
	assert_within(weighed_score(&plain, &prior), 4. / 7, 1e-15);
	assert_within(weighed_score(&weighed, &prior), 4. / 7, 1e-12);
}

static void what_speaks_of_the_whole_panel_is_not_said_of_weights(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "++-", .ship = 5, .skip = 5 },
		{ .slug = "b", .panel = "+..", .ship = 5, .skip = 5 },
		{ 0 },
	};
	static const uint32_t weights[] = { 1000000, 0, 3000000 };
	struct yardstick yardstick = yardstick_usual;
	struct catalog catalog;
	struct tool_score score;
	struct known_prior prior = { .known = false };
	struct scoring scoring;

	(void)state;
	sketch_catalog(&catalog, sketches);
	yardstick.weights = weights;
	prior_know(&prior, &catalog);
	scoring = scoring_make(&catalog, &yardstick, &prior, &catalog.arena);
	score = score_tool(&scoring, &catalog.tools[0]);
	assert_true(score.known && score.provisional);
	assert_false(score.adjusted.known || score.has_gap ||
		     score.divisive.known);
	/* A quarter of what 16 / 10 reviewers are worth. */
	assert_within(score.score,
		      (.25 * 1.6 + scoring.prior.a) / (1.6 + scoring.prior.m),
		      1e-12);
	catalog_release(&catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_weights_a_panel_is_its_counts),
		cmocka_unit_test(weights_move_words_exactly),
		cmocka_unit_test(equal_weights_change_no_score),
		cmocka_unit_test(
		    what_speaks_of_the_whole_panel_is_not_said_of_weights),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
