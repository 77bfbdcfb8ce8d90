/* Tests judge/change.c and trial.c against trying everything afresh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "smolcmp/change.h"
#include "unit/sketch.h"

enum { TOOLS = 4, PANEL = 6 };

/* A few tools that can be changed; all are judged by the same reviewers or
 * nearly, so that the prior plays no part. */
struct scene {
	char panels[TOOLS][PANEL + 12];
	uint64_t ship[TOOLS], skip[TOOLS];
	size_t tools;
	size_t panel;
};

/* Where in the panels each reviewer of the catalog stands. */
static size_t places[PANEL + 12];

static struct comparison judge(const struct scene *scene,
			       struct changes *changes, struct arena *arena)
{
	static const char *const slugs[TOOLS] = { "a", "b", "c", "d" };
	struct sketch sketches[TOOLS + 1] = { { 0 } };
	struct comparison comparison;
	struct catalog catalog;

	for (size_t i = 0; i < scene->tools; i++)
		sketches[i] = (struct sketch){ .slug = slugs[i],
					       .panel = scene->panels[i],
					       .ship = scene->ship[i],
					       .skip = scene->skip[i] };
	sketch_catalog(&catalog, sketches);
	sketch_compare(&catalog, &comparison);
	for (size_t r = 0; changes && r < catalog.reviewer_count; r++)
		places[r] = (size_t)atoi(catalog.reviewers[r].id + 1) - 1;
	if (changes)
		changes_find(changes, &catalog, &yardstick_usual, &comparison,
			     arena);
	catalog_release(&catalog);
	return comparison;
}

static int leader(const struct answer *answer)
{
	return answer->pick >= 0 ? answer->pick : answer->lean;
}

static bool differs(const struct scene *scene, const struct answer *now,
		    enum change_of of)
{
	struct answer then = judge(scene, NULL, NULL).answer;

	return of == CHANGE_OF_PICK ? then.pick != now->pick
				    : leader(&then) != leader(now);
}

/* The fewest of all cells from number on that have to say something else;
 * cells that say nothing when first is set, the others when not. */
static uint64_t fewest(struct scene *scene, const struct answer *now,
		       enum change_of of, size_t cell, uint64_t done,
		       uint64_t best, bool first)
{
	size_t tool = cell / scene->panel, at = cell % scene->panel;
	char was;

	if (done < best && differs(scene, now, of))
		return done;
	if (done + 1 >= best)
		return best;
	for (; cell < scene->tools * scene->panel; cell++) {
		tool = cell / scene->panel;
		at = cell % scene->panel;
		was = scene->panels[tool][at];
		if ((was == '.') != first)
			continue;
		for (const char *says = "+-"; *says; says++) {
			uint64_t found;

			if (*says == was)
				continue;
			scene->panels[tool][at] = *says;
			found = fewest(scene, now, of, cell + 1, done + 1, best,
				       first);
			scene->panels[tool][at] = was;
			if (found < best)
				best = found;
		}
	}
	return best;
}

/* The fewest new reviewers, up to three. */
static uint64_t fewest_new(const struct scene *scene, const struct answer *now,
			   enum change_of of)
{
	unsigned patterns = 1u << scene->tools;

	for (unsigned count = 1, all = patterns; count <= 3;
	     count++, all *= patterns)
		for (unsigned code = 0; code < all; code++) {
			struct scene more = *scene;
			unsigned rest = code;

			for (unsigned r = 0; r < count; r++, rest /= patterns)
				for (size_t i = 0; i < scene->tools; i++)
					more.panels[i][scene->panel + r] =
					    rest % patterns >> i & 1 ? '+'
								     : '-';
			if (differs(&more, now, of))
				return count;
		}
	return 4;
}

static void check_way(const struct scene *scene, const struct answer *now,
		      enum change_of of, enum change_kind kind,
		      const struct way *way)
{
	struct scene changed = *scene;
	struct comparison then;
	size_t next = scene->panel, most = scene->panel;

	for (size_t i = 0; i < way->edit_count; i++) {
		const struct edit *edit = &way->edits[i];
		char says = edit->verdict == VERDICT_SHIP ? '+' : '-';

		if (kind == CHANGE_VOTES) {
			*(edit->verdict == VERDICT_SHIP
			      ? &changed.ship[edit->tool]
			      : &changed.skip[edit->tool]) += edit->count;
			continue;
		}
		if (edit->reviewer != NEW_REVIEWER) {
			changed.panels[edit->tool][places[edit->reviewer]] =
			    says;
			continue;
		}
		if (edit->tool == 0)
			next = most;
		most = next + edit->count;
		memset(&changed.panels[edit->tool][next], says, edit->count);
	}
	assert_true(differs(&changed, now, of));
	then = judge(&changed, NULL, NULL);
	assert_int_equal(then.answer.pick, way->pick);
	assert_int_equal(then.answer.lean, way->lean);
}

static void check_count(const struct change *change, uint64_t want,
			uint64_t most)
{
	if (want <= most) {
		assert_int_equal(change->count, want);
		assert_true(change->way_count > 0);
	} else {
		assert_true(change->count == 0 || change->count > most);
		assert_true(change->count || change->tried >= most);
	}
}

static void check(struct scene scene)
{
	struct arena arena;
	struct changes changes;
	struct answer now;

	arena_init(&arena);
	now = judge(&scene, &changes, &arena).answer;
	for (int of = 0; of < CHANGES_OF; of++) {
		const struct change *change = changes.of[of];

		if (of == CHANGE_OF_LEAD && now.pick >= 0) {
			assert_int_equal(change[CHANGE_MINDS].way_count, 0);
			continue;
		}
		check_count(
		    &change[CHANGE_MINDS],
		    fewest(&scene, &now, (enum change_of)of, 0, 0, 4, false),
		    3);
		check_count(
		    &change[CHANGE_REVIEWS],
		    fewest(&scene, &now, (enum change_of)of, 0, 0, 4, true), 3);
		check_count(&change[CHANGE_REVIEWERS],
			    fewest_new(&scene, &now, (enum change_of)of), 3);
		for (int kind = 0; kind < CHANGE_KINDS; kind++)
			for (size_t i = 0; i < change[kind].way_count; i++)
				check_way(&scene, &now, (enum change_of)of,
					  (enum change_kind)kind,
					  &change[kind].ways[i]);
	}
	arena_release(&arena);
}

/* True when somebody says nothing at all, who could as well not be there. */
static bool has_gap(const struct scene *scene)
{
	for (size_t at = 0; at < scene->panel; at++)
		if (scene->panels[0][at] == '.' && scene->panels[1][at] == '.')
			return true;
	return false;
}

static void counts_are_the_fewest_of_two_tools(void **state)
{
	static const char *const panels[] = { "++++", "+++-", "++--",
					      "+---", "----", "-+++",
					      "++..", ".+-.", "...." };
	enum { MOST = sizeof(panels) / sizeof(*panels) };

	(void)state;
	for (size_t i = 0; i < MOST; i++)
		for (size_t j = 0; j < MOST; j++) {
			struct scene scene = { .tools = 2, .panel = 4 };

			strcpy(scene.panels[0], panels[i]);
			strcpy(scene.panels[1], panels[j]);
			if (!has_gap(&scene))
				check(scene);
		}
}

/* One reviewer has to change their mind about two tools. */
static void one_reviewer_may_change_several_reviews(void **state)
{
	struct scene scene = { { "+", "+", "+" }, { 0 }, { 0 }, 3, 1 };

	(void)state;
	check(scene);
	strcpy(scene.panels[1], ".");
	strcpy(scene.panels[2], ".");
	check(scene);
}

/* Of four tools new reviewers set one apart, or none. */
static void new_reviewers_of_four_tools(void **state)
{
	static const struct {
		const char *panels[4];
		uint64_t count;
	} cases[] = {
		/* a alone is shipped: one who ships a. */
		{ { "", "", "", "" }, 1 },
		/* Two who skip a alone leave it behind all others. */
		{ { "++", "--", "--", "--" }, 2 },
		{ { "+-", "+-", "+-", "+-" }, 1 },
		{ { "++++", "+++-", "--++", "--+-" }, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct scene scene = { .tools = 4 };
		struct changes changes;
		struct arena arena;
		struct answer now;

		for (size_t j = 0; j < 4; j++)
			strcpy(scene.panels[j], cases[i].panels[j]);
		scene.panel = strlen(scene.panels[0]);
		arena_init(&arena);
		now = judge(&scene, &changes, &arena).answer;
		assert_int_equal(
		    changes.of[CHANGE_OF_PICK][CHANGE_REVIEWERS].count,
		    fewest_new(&scene, &now, CHANGE_OF_PICK));
		assert_int_equal(
		    changes.of[CHANGE_OF_PICK][CHANGE_REVIEWERS].count,
		    cases[i].count);
		arena_release(&arena);
	}
}

static void counts_are_the_fewest_of_three_tools(void **state)
{
	static const char *const panels[][3] = {
		{ "+++", "++-", "---" }, { "++-", "-++", "+-+" },
		{ "+++", "+++", "+++" }, { "---", "---", "---" },
		{ "+--", "++-", "+++" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(panels) / sizeof(*panels); i++) {
		struct scene scene = { .tools = 3, .panel = 3 };

		for (size_t j = 0; j < 3; j++)
			strcpy(scene.panels[j], panels[i][j]);
		check(scene);
	}
}

/* Each vote is tried, from one on. */
static uint64_t fewest_votes(const struct scene *scene,
			     const struct answer *now, enum change_of of,
			     uint64_t most)
{
	for (uint64_t count = 1; count <= most; count++)
		for (size_t i = 0; i < scene->tools; i++) {
			struct scene more = *scene;

			more.ship[i] += count;
			if (differs(&more, now, of))
				return count;
			more = *scene;
			more.skip[i] += count;
			if (differs(&more, now, of))
				return count;
		}
	return most + 1;
}

static void counts_are_the_fewest_votes(void **state)
{
	static const struct scene scenes[] = {
		{ { "++++", "++++" }, { 20, 18 }, { 10, 12 }, 2, 4 },
		{ { "++++", "+++-" }, { 20, 2 }, { 0, 12 }, 2, 4 },
		{ { "+++-", "+++-" }, { 90, 80 }, { 10, 20 }, 2, 4 },
		{ { "++--", "++--" }, { 3, 0 }, { 0, 0 }, 2, 4 },
		{ { "----", "++++" }, { 3, 5 }, { 0, 0 }, 2, 4 },
		{ { "++", "++", "++" }, { 9, 7, 5 }, { 1, 2, 3 }, 3, 2 },
		{ { "++++", "++++" }, { 0, 0 }, { 0, 0 }, 2, 4 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(scenes) / sizeof(*scenes); i++)
		for (int of = 0; of < CHANGES_OF; of++) {
			const struct change *change;
			struct changes changes;
			struct arena arena;
			struct answer now;

			arena_init(&arena);
			now = judge(&scenes[i], &changes, &arena).answer;
			change = &changes.of[of][CHANGE_VOTES];
			if (of == CHANGE_OF_LEAD && now.pick >= 0)
				assert_int_equal(change->way_count, 0);
			else
				check_count(change,
					    fewest_votes(&scenes[i], &now,
							 (enum change_of)of,
							 150),
					    150);
			for (size_t j = 0; j < change->way_count; j++)
				check_way(&scenes[i], &now, (enum change_of)of,
					  CHANGE_VOTES, &change->ways[j]);
			arena_release(&arena);
		}
}

static void whoever_could_do_it_alone_is_named(void **state)
{
	struct scene scene = { { "+++-", "++++" }, { 0 }, { 0 }, 2, 4 };
	const struct change *lead;
	struct changes changes;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	judge(&scene, &changes, &arena);
	lead = &changes.of[CHANGE_OF_LEAD][CHANGE_MINDS];
	assert_int_equal(lead->count, 1);
	/* Any of four who skips b, and the fourth who ships a. */
	assert_int_equal(lead->way_count, 5);
	for (size_t i = 0; i < lead->way_count; i++) {
		const struct edit *edit = &lead->ways[i].edits[0];

		assert_int_equal(lead->ways[i].edit_count, 1);
		assert_int_equal(edit->count, 1);
		if (edit->tool == 0)
			assert_int_equal(places[edit->reviewer], 3);
		assert_int_equal(edit->verdict,
				 edit->tool == 0 ? VERDICT_SHIP : VERDICT_SKIP);
	}
	arena_release(&arena);
}

/* Without end there would be too much to try. */
static void large_panels_are_tried_as_far_as_time_allows(void **state)
{
	enum { MANY = 400 };
	static char panels[2][MANY + 1];
	struct sketch sketches[] = { { .slug = "a", .panel = panels[0] },
				     { .slug = "b", .panel = panels[1] },
				     { 0 } };
	struct comparison comparison;
	struct changes changes;
	struct catalog catalog;
	const struct change *minds;

	(void)state;
	memset(panels[0], '+', MANY);
	memset(panels[1], '+', MANY);
	memset(panels[1], '-', MANY / 4);
	sketch_catalog(&catalog, sketches);
	sketch_compare(&catalog, &comparison);
	assert_int_equal(comparison.answer.rule, RULE_PANEL);
	changes_find(&changes, &catalog, &yardstick_usual, &comparison,
		     &catalog.arena);
	minds = &changes.of[CHANGE_OF_PICK][CHANGE_MINDS];
	assert_int_equal(minds->count, 0);
	assert_true(minds->tried >= 2 && minds->tried < 50);
	catalog_release(&catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_are_the_fewest_of_two_tools),
		cmocka_unit_test(counts_are_the_fewest_of_three_tools),
		cmocka_unit_test(one_reviewer_may_change_several_reviews),
		cmocka_unit_test(new_reviewers_of_four_tools),
		cmocka_unit_test(counts_are_the_fewest_votes),
		cmocka_unit_test(whoever_could_do_it_alone_is_named),
		cmocka_unit_test(large_panels_are_tried_as_far_as_time_allows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
