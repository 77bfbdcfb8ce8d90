/* Tests judge/flip.c against trying everything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/flip.h"
#include "unit/sketch.h"

enum { MOST = 7 };

static const struct thresholds several[] = {
	{ { 2, 3 }, { 1, 3 }, 1 }, { { 1, 2 }, { 1, 2 }, 1 },
	{ { 1, 1 }, { 0, 1 }, 1 }, { { 9, 10 }, { 1, 10 }, 3 },
	{ { 3, 4 }, { 2, 5 }, 4 },
};

static const struct thresholds *by;

/* A tool of reviewers with these weights. */
struct scene {
	char panel[MOST + 1];
	const uint32_t *weights; /* NULL: all alike */
};

static enum word word_of(const struct scene *scene, const char *panel,
			 uint64_t ships, uint64_t skips)
{
	uint32_t unit = scene->weights ? WEIGHT_ONE : 1;
	struct share share = { ships * unit, (ships + skips) * unit };
	uint64_t heads = ships + skips;

	for (size_t i = 0; panel[i]; i++) {
		uint32_t weight = scene->weights ? scene->weights[i] : 1;

		share.total += weight;
		share.ship += panel[i] == '+' ? weight : 0;
		heads += weight > 0;
	}
	return verdict_word_of(share, heads, by);
}

/* The fewest of the panel that would have to say the opposite. */
static uint64_t fewest_changed(const struct scene *scene, enum word to)
{
	size_t size = strlen(scene->panel);
	uint64_t best = 0;

	for (unsigned set = 1; set < 1u << size; set++) {
		char panel[MOST + 1];
		uint64_t count = 0;

		strcpy(panel, scene->panel);
		for (size_t i = 0; i < size; i++)
			if (set >> i & 1) {
				panel[i] = panel[i] == '+' ? '-' : '+';
				count++;
			}
		if (word_of(scene, panel, 0, 0) == to &&
		    (!best || count < best))
			best = count;
	}
	return best;
}

static uint64_t fewest_added(const struct scene *scene, enum word to)
{
	for (uint64_t count = 1; count < 200; count++)
		if (word_of(scene, scene->panel, count, 0) == to ||
		    word_of(scene, scene->panel, 0, count) == to)
			return count;
	return 0;
}

/* The other words that so many reviews, changed or new, could give. */
static size_t count_reachable(const struct scene *scene, enum word now)
{
	size_t count = 0;

	for (int word = WORD_SKIP; word <= WORD_SHIP; word++)
		count += word != (int)now &&
			 (fewest_added(scene, (enum word)word) ||
			  (now != WORD_UNRATED &&
			   fewest_changed(scene, (enum word)word)));
	return count;
}

static void check(const struct scene *scene)
{
	const struct sketch sketches[] = {
		{ .slug = "a", .panel = scene->panel }, { 0 }
	};
	struct yardstick yardstick = { .thresholds = *by };
	struct flip flips[WORDS];
	struct catalog catalog;
	enum word now = word_of(scene, scene->panel, 0, 0);
	size_t count;
	uint64_t least = 0;

	sketch_catalog(&catalog, sketches);
	yardstick.weights = scene->weights;
	assert_int_equal(yardstick_word(&yardstick, &catalog.tools[0]), now);
	count =
	    flips_find(&yardstick, &catalog.tools[0], flips, &catalog.arena);
	assert_int_equal(count, count_reachable(scene, now));
	for (size_t i = 0; i < count; i++) {
		const struct flip *flip = &flips[i];
		uint64_t changed = fewest_changed(scene, flip->to);

		assert_int_not_equal(flip->to, now);
		assert_true(i == 0 || flip->to < flips[i - 1].to);
		assert_int_equal(flip->changed,
				 now == WORD_UNRATED ? 0 : changed);
		assert_int_equal(flip->added, fewest_added(scene, flip->to));
		if (flip->changed && (!least || flip->changed < least))
			least = flip->changed;
		for (size_t j = 0; j < flip->reviewer_count; j++) {
			char panel[MOST + 1];
			char *said = &panel[flip->reviewers[j]];

			strcpy(panel, scene->panel);
			*said = *said == '+' ? '-' : '+';
			assert_int_equal(word_of(scene, panel, 0, 0), flip->to);
		}
		assert_int_equal(flip->reviewer_count > 0, flip->changed == 1);
	}
	assert_int_equal(flips_fewest(flips, count), least);
	catalog_release(&catalog);
}

/* Every panel up to so many reviewers. */
static void check_all(const uint32_t *weights, const struct thresholds *with)
{
	by = with;
	for (size_t size = 0; size <= MOST; size++)
		for (unsigned code = 0; code < 1u << size; code++) {
			struct scene scene = { .weights = weights };

			for (size_t i = 0; i < size; i++)
				scene.panel[i] = code >> i & 1 ? '+' : '-';
			check(&scene);
		}
}

static void counts_are_the_fewest(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(several) / sizeof(*several); i++)
		check_all(NULL, &several[i]);
}

static void weights_are_weighed(void **state)
{
	static const uint32_t one[MOST] = { 1000000, 1000000, 1000000, 1000000,
					    1000000, 1000000, 1000000 };
	/* The heaviest goes too far, and the lightest not far enough. */
	static const uint32_t steep[MOST] = { 1000000, 1000000, 3000000,
					      9000000, 0,	0,
					      0 };
	static const uint32_t unlike[MOST] = { 2000000, 0,	 1000000,
					       500000,	1500000, 1000000,
					       3000000 };

	(void)state;
	check_all(one, &several[0]);
	check_all(unlike, &several[0]);
	check_all(unlike, &several[1]);
	check_all(steep, &several[0]);
}

static void large_panels_cost_nothing(void **state)
{
	struct tool tool = { .panel = { 700000, 1000000 } };
	struct flip flips[WORDS];
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_int_equal(flips_find(&yardstick_usual, &tool, flips, &arena), 2);
	/* 666,666 ships of a million are less than two thirds. */
	assert_int_equal(flips[0].to, WORD_MIXED);
	assert_int_equal(flips[0].added, 50001);
	assert_int_equal(flips[1].to, WORD_SKIP);
	assert_int_equal(flips[1].added, 1100000);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_are_the_fewest),
		cmocka_unit_test(weights_are_weighed),
		cmocka_unit_test(large_panels_cost_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
