/* Tests judge/rank.c: places, ties, ranges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/compare.h"
#include "smolcmp/rank.h"
#include "smolcmp/unpaired.h"
#include "unit/reference.h"
#include "unit/sketch.h"

enum { MOST = 16 };

struct ranked {
	struct catalog catalog;
	struct prior prior;
	struct rank ranks[MOST];
	size_t count; /* with a place */
};

static void rank(struct ranked *ranked, const struct sketch *sketches)
{
	const struct tool *tools[MOST];
	size_t count;

	sketch_catalog(&ranked->catalog, sketches);
	count = ranked->catalog.tool_count;
	for (size_t i = 0; i < count; i++)
		tools[i] = &ranked->catalog.tools[i];
	ranked->prior = catalog_prior(&ranked->catalog, NULL);
	ranked->count = rank_tools(&ranked->prior, &yardstick_usual, tools,
				   count, ranked->ranks);
}

static void equal_counts_share_a_place(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "d", .panel = "---" },
		{ .slug = "b", .panel = "++-" },
		{ .slug = "c", .panel = "+-+" },
		{ .slug = "e", .panel = "" },
		{ .slug = "a", .panel = "+++" },
		{ .slug = NULL },
	};
	static const struct {
		const char *slug;
		uint64_t place;
		bool tied;
	} want[] = { { "a", 1, false },
		     { "b", 2, true },
		     { "c", 2, true },
		     { "d", 4, false },
		     { "e", 0, false } };
	struct ranked ranked;

	(void)state;
	rank(&ranked, sketches);
	assert_int_equal(ranked.count, 4);
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(ranked.ranks[i].tool->slug, want[i].slug);
		assert_int_equal(ranked.ranks[i].place, want[i].place);
		assert_int_equal(ranked.ranks[i].tied, want[i].tied);
	}
	catalog_release(&ranked.catalog);
}

static void ties_are_read_by_votes_then_name(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "d", .panel = "++" },
		{ .slug = "c", .panel = "++" },
		{ .slug = "b", .panel = "++", .ship = 9, .skip = 1 },
		{ .slug = "a", .panel = "++", .ship = 900, .skip = 100 },
		{ .slug = NULL },
	};
	static const char *const want[] = { "a", "b", "c", "d" };
	struct ranked ranked;

	(void)state;
	rank(&ranked, sketches);
	for (size_t i = 0; i < 4; i++) {
		assert_string_equal(ranked.ranks[i].tool->slug, want[i]);
		assert_int_equal(ranked.ranks[i].place, 1);
		assert_int_equal(ranked.ranks[i].best, 1);
		assert_int_equal(ranked.ranks[i].worst, 4);
	}
	catalog_release(&ranked.catalog);
}

/* Ranges by their definition, pair by pair. */
static void ranges_are_what_they_say(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "+++++++" },
		{ .slug = "b", .panel = "++++++-" },
		{ .slug = "c", .panel = "+++++++" },
		{ .slug = "d", .panel = "+------" },
		{ .slug = "e", .panel = "-------" },
		{ .slug = "f", .panel = "+" },
		{ .slug = NULL },
	};
	struct ranked ranked;
	bool narrow = false;

	(void)state;
	rank(&ranked, sketches);
	for (size_t i = 0; i < ranked.count; i++) {
		const struct rank *one = &ranked.ranks[i];
		uint64_t best = 1, worst = ranked.count;

		for (size_t j = 0; j < ranked.count; j++) {
			double p = unpaired_p_better(
			    &ranked.prior, ranked.ranks[j].tool->panel,
			    one->tool->panel);

			best += p >= .95;
			worst -= 1 - p >= .95;
		}
		assert_int_equal(one->best, best);
		assert_int_equal(one->worst, worst);
		assert_in_range(one->place, one->best, one->worst);
		narrow |= best > 1 || worst < ranked.count;
	}
	assert_true(narrow);
	catalog_release(&ranked.catalog);
}

/* The panels of some tools, and how many have each. */
static size_t count_panels(const struct rank *ranks, size_t ranked,
			   struct share_count *panels)
{
	size_t count = 0;

	for (size_t i = ranked; i--;) {
		struct share panel = ranks[i].tool->panel;
		size_t at = 0;

		while (at < count && (panels[at].share.ship != panel.ship ||
				      panels[at].share.total != panel.total))
			at++;
		if (at == count)
			panels[count++] = (struct share_count){ panel, 0 };
		panels[at].tools++;
	}
	return count;
}

static void the_first_rank_as_among_all(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "g", .panel = "" },
		{ .slug = "b", .panel = "++++++-" },
		{ .slug = "d", .panel = "+------" },
		{ .slug = "a", .panel = "+++++++", .ship = 1, .skip = 1 },
		{ .slug = "c", .panel = "+++++++" },
		{ .slug = "e", .panel = "-------" },
		{ .slug = "f", .panel = "+" },
		{ .slug = NULL },
	};
	struct share_count panels[MOST];
	const struct tool *tools[MOST];
	struct rank first[MOST];
	struct ranked ranked;
	size_t count;

	(void)state;
	rank(&ranked, sketches);
	count = count_panels(ranked.ranks, ranked.count, panels);
	assert_int_equal(count, 5);
	rank_panels(&ranked.prior, panels, count);
	for (size_t i = 0; i < ranked.catalog.tool_count; i++)
		tools[i] = &ranked.catalog.tools[i];
	rank_order(&ranked.prior, &yardstick_usual, tools,
		   ranked.catalog.tool_count);
	for (size_t some = 0; some <= ranked.count; some++) {
		assert_int_equal(rank_first(&ranked.prior, panels, count, tools,
					    some, first),
				 ranked.count);
		for (size_t i = 0; i < some; i++) {
			const struct rank *want = &ranked.ranks[i];

			assert_ptr_equal(first[i].tool, want->tool);
			assert_int_equal(first[i].place, want->place);
			assert_int_equal(first[i].tied, want->tied);
			assert_int_equal(first[i].best, want->best);
			assert_int_equal(first[i].worst, want->worst);
		}
	}
	catalog_release(&ranked.catalog);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_counts_share_a_place),
		cmocka_unit_test(ties_are_read_by_votes_then_name),
		cmocka_unit_test(ranges_are_what_they_say),
		cmocka_unit_test(the_first_rank_as_among_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
