/* Tests judge/drift.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "smolcmp/drift.h"
#include "unit/sketch.h"

static struct count known(uint64_t value)
{
	return (struct count){ true, value };
}

/* Evidence as it is kept of a comparison. */
struct kept {
	struct evidence_tool tools[COMPARE_MOST];
	struct evidence_pair pairs[2 * COMPARE_PAIRS];
	const char *over[COMPARE_MOST];
	struct decision decision;
};

static void keep_pair(const struct comparison *comparison,
		      const struct pair *from, struct evidence_pair *pair)
{
	const size_t sides[] = { from->a, from->b };

	*pair = (struct evidence_pair){
		.a = comparison->tools[from->a]->slug,
		.b = comparison->tools[from->b]->slug,
		.source = (int)from->source,
		.p_a_better = { true, from->p_a_better },
	};
	if (from->leader >= 0)
		pair->leader = comparison->tools[sides[from->leader]]->slug;
	if (!from->paired)
		return;
	pair->common = known(from->common);
	pair->a_only = known(from->a_only);
	pair->b_only = known(from->b_only);
}

static void keep(const struct comparison *comparison, struct kept *kept)
{
	memset(kept, 0, sizeof(*kept));
	for (size_t i = 0; i < comparison->count; i++) {
		const struct tally *tally = &comparison->tallies[i];

		kept->over[i] = comparison->tools[i]->slug;
		kept->tools[i] = (struct evidence_tool){
			.slug = comparison->tools[i]->slug,
			.ship = known(tally->panel.ship),
			.total = known(tally->panel.total),
			.price = comparison->tools[i]->price,
		};
		if (tally->votes.total) {
			kept->tools[i].votes.ship = known(tally->votes.ship);
			kept->tools[i].votes.skip =
			    known(tally->votes.total - tally->votes.ship);
		}
	}
	for (size_t i = 0; i < comparison->pair_count; i++)
		keep_pair(comparison, &comparison->pairs[i], &kept->pairs[i]);
	kept->decision = (struct decision){
		.id = "d",
		.chosen = kept->over[0],
		.over = { &kept->over[1], comparison->count - 1 },
		.evidence = { kept->tools, comparison->count, kept->pairs,
			      comparison->pair_count },
	};
}

/* The tool that the last drift names. */
static char named[8];

/* What becomes of a choice of the first tool when old becomes new. */
static enum drift_kind drift_of(const struct sketch *old,
				const struct sketch *new, struct drift *drift)
{
	struct comparison comparison;
	struct catalog before;
	struct catalog after;
	struct arena arena;
	struct kept kept;

	arena_init(&arena);
	sketch_catalog(&before, old);
	sketch_catalog(&after, new);
	sketch_compare(&before, &comparison);
	keep(&comparison, &kept);
	drift_find(&after, &yardstick_usual, &kept.decision, &arena, drift);
	snprintf(named, sizeof(named), "%s", drift->tool);
	catalog_release(&before);
	catalog_release(&after);
	arena_release(&arena);
	return drift->kind;
}

#define TWO(of_a, of_b)                                                        \
	(const struct sketch[])                                                \
	{                                                                      \
		{ .slug = "a", .panel = of_a },                                \
		    { .slug = "b", .panel = of_b },                            \
		{                                                              \
			.slug = NULL                                           \
		}                                                              \
	}

static void evidence_gives_the_answer_that_it_was_kept_of(void **state)
{
	static const char *const panels[] = {
		"", "+", "-", "+-++", "++++++", "---+", "...+", "-+-+-+"
	};
	enum { PANELS = sizeof(panels) / sizeof(*panels) };

	(void)state;
	for (size_t i = 0; i < PANELS; i++)
		for (size_t j = 0; j < PANELS; j++)
			for (uint64_t ship = 0; ship < 100; ship += 33) {
				const struct sketch tools[] = {
					{ .slug = "a",
					  .panel = panels[i],
					  .ship = ship,
					  .skip = 10,
					  .price = "5 EUR" },
					{ .slug = "b",
					  .panel = panels[j],
					  .ship = 50,
					  .skip = 50 },
					{ .slug = "c", .panel = "+-" },
					{ .slug = NULL },
				};
				struct drift drift;

				assert_int_equal(drift_of(tools, tools, &drift),
						 DRIFT_NONE);
				assert_int_equal(drift.then.pair_count,
						 drift.now.pair_count);
				assert_memory_equal(&drift.then.words,
						    &drift.now.words,
						    3 * sizeof(enum word));
				assert_int_equal(drift.then.answer.rule,
						 drift.now.answer.rule);
				assert_int_equal(drift.then.answer.pick,
						 drift.now.answer.pick);
				assert_int_equal(drift.then.answer.lean,
						 drift.now.answer.lean);
				assert_int_equal(drift.then.answer.strength,
						 drift.now.answer.strength);
			}
}

static void only_an_answer_that_is_no_better_for_the_choice_drifts(void **state)
{
	static const struct {
		const char *old[2];
		const char *new[2];
		enum drift_kind kind;
	} cases[] = {
		/* picked, and: the other one, neither, a lean to either */
		{ { "++++", "----" }, { "----", "++++" }, DRIFT_ANSWER },
		{ { "++++", "----" }, { "----", "----" }, DRIFT_ANSWER },
		{ { "++++", "----" }, { "++++", "+++-" }, DRIFT_ANSWER },
		{ { "++++", "----" }, { "+++-", "++++" }, DRIFT_ANSWER },
		{ { "++++", "----" }, { "+++-", "-+--" }, DRIFT_NONE },
		/* a lean to it, and: picked, a lean that is another answer */
		{ { "++++", "+++-" }, { "++++", "----" }, DRIFT_NONE },
		{ { "++++", "+++-" }, { "++++", "++--" }, DRIFT_ANSWER },
		{ { "++++", "+++-" }, { "++++", "++++" }, DRIFT_ANSWER },
		{ { "++++", "+++-" }, { "+++++", "+++-+" }, DRIFT_NONE },
		/* not picked, and no longer, or as little */
		{ { "----", "++++" }, { "++++", "----" }, DRIFT_NONE },
		{ { "----", "++++" }, { "----", "----" }, DRIFT_ANSWER },
		{ { "----", "++++" }, { "-+--", "++++" }, DRIFT_NONE },
		{ { "----", "----" }, { "++++", "----" }, DRIFT_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct sketch *old =
		    TWO(cases[i].old[0], cases[i].old[1]);
		const struct sketch *new =
		    TWO(cases[i].new[0], cases[i].new[1]);
		struct drift drift;

		if (drift_of(old, new, &drift) != cases[i].kind)
			fail_msg("case %zu", i);
	}
}

static void a_tool_that_is_gone_is_named(void **state)
{
	const struct sketch alone[] = { { .slug = "a", .panel = "+" },
					{ .slug = NULL } };
	struct drift drift;

	(void)state;
	assert_int_equal(drift_of(TWO("+", "-"), alone, &drift), DRIFT_GONE);
	assert_string_equal(named, "b");
}

static void a_decision_has_the_successor_that_comes_later(void **state)
{
	static const char *b[] = { "b" };
	static const char *c[] = { "c" };
	static const char *a_c[] = { "a", "c" };
	static const char *fifth[] = { "5" };
	static const char *sixth[] = { "6" };
	static const char *seventh[] = { "7" };
#define AT(day) .date = { 20260100 + (day) }, .place.file
	static struct decision decisions[] = {
		{ .id = "1", .chosen = "a", .over = { b, 1 }, AT(3) = "x" },
		{ .id = "2", .chosen = "a", .over = { b, 1 }, AT(2) = "x" },
		{ .id = "3", .chosen = "b", .over = { a_c, 2 }, AT(2) = "x" },
		{ .id = "4", .chosen = "b", .over = { a_c, 2 }, AT(2) = "y" },
		{ .id = "5", .chosen = "c", .over = { b, 1 }, AT(2) = "y" },
		{ .id = "6",
		  .chosen = "d",
		  .over = { c, 1 },
		  .replaces = { fifth, 1 },
		  AT(2) = "z" },
		{ .id = "7",
		  .chosen = "d",
		  .over = { c, 1 },
		  .replaces = { sixth, 1 },
		  AT(1) = "z" },
		{ .id = "8",
		  .chosen = "e",
		  .replaces = { seventh, 1 },
		  AT(1) = "z" },
	};
	enum { DECISIONS = sizeof(decisions) / sizeof(*decisions) };
	static const struct {
		struct decision_days days;
		const char *successors[DECISIONS];
	} cases[] = {
		{ { .today = { 20260110 } },
		  { NULL, "1", NULL, NULL, "6", "7", "8", NULL } },
		/* the third is still to come, though not by a day alone */
		{ { .today = { 20260102 } },
		  { NULL, "1", NULL, NULL, "6", "7", "8", NULL } },
		{ { .today = { 20260101 } },
		  { NULL, "3", NULL, NULL, "6", "7", "8", NULL } },
		{ { .today = { 20260110 }, .as_of = { 20260102 } },
		  { NULL, "3", NULL, NULL, "6", "7", "8", NULL } },
		{ { .today = { 20260110 }, .as_of = { 20260101 } },
		  { NULL, NULL, NULL, NULL, NULL, "7", "8", NULL } },
	};
	struct catalog catalog;

	(void)state;
	catalog_init(&catalog);
	for (size_t i = 0; i < DECISIONS; i++) {
		bool added;

		names_add(&catalog.decision_names, &catalog.arena,
			  decisions[i].id, &added);
	}
	catalog.decisions = decisions;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		for (size_t j = 0; j < DECISIONS; j++) {
			const struct decision *successor = decision_successor(
			    &catalog, &decisions[j], &cases[i].days);
			const char *want = cases[i].successors[j];

			if (strcmp(successor ? successor->id : "none",
				   want ? want : "none") != 0)
				fail_msg("case %zu: %s has %s", i,
					 decisions[j].id,
					 successor ? successor->id : "none");
		}
	catalog.decisions = NULL;
	catalog_release(&catalog);
}

static void of_two_that_replace_each_other_both_stand(void **state)
{
	static const char *ids[] = { "1", "2" };
	static struct decision decisions[] = {
		{ .id = "1", .chosen = "a", .replaces = { &ids[1], 1 } },
		{ .id = "2", .chosen = "a", .replaces = { &ids[0], 1 } },
	};
	const struct decision_days days = { .today = { 20260101 } };
	struct catalog catalog;

	(void)state;
	catalog_init(&catalog);
	for (size_t i = 0; i < 2; i++) {
		bool added;

		decisions[i].date.number = 20260101;
		names_add(&catalog.decision_names, &catalog.arena, ids[i],
			  &added);
	}
	catalog.decisions = decisions;
	for (size_t i = 0; i < 2; i++)
		assert_null(decision_successor(&catalog, &decisions[i], &days));
	catalog.decisions = NULL;
	catalog_release(&catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(evidence_gives_the_answer_that_it_was_kept_of),
		cmocka_unit_test(
		    only_an_answer_that_is_no_better_for_the_choice_drifts),
		cmocka_unit_test(a_tool_that_is_gone_is_named),
		cmocka_unit_test(a_decision_has_the_successor_that_comes_later),
		cmocka_unit_test(of_two_that_replace_each_other_both_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
