/* Tests view/pairwise.c and view/contest.c: what stands below the answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/view.h"
#include "unit/sketch.h"

static void report_on(struct report *report, const struct sketch *sketches)
{
	struct comparison comparison;
	struct catalog catalog;
	struct contest contest;

	sketch_catalog(&catalog, sketches);
	sketch_compare(&catalog, &comparison);
	contest_judge(&contest, &catalog, &comparison, true);
	report_init(report);
	contest_report(&contest, report);
	catalog_release(&catalog);
}

/* Each of the report's blocks: a paragraph, or a table's cells as one text. */
static void expect_block(const struct block *block, const char *want)
{
	struct buffer text;

	buffer_init(&text);
	if (!block->table)
		buffer_add_string(&text, block->text);
	for (size_t i = 0; block->table && i < block->table->cell_count; i++) {
		bool last = (i + 1) % block->table->column_count == 0;

		buffer_add_string(&text, block->table->cells[i].text);
		buffer_add_string(&text, last ? "\n" : " | ");
	}
	assert_string_equal(text.bytes, want);
	buffer_release(&text);
}

#define FEW                                                                    \
	"With only three reviewed tools in the data, how good tools usually "  \
	"are is assumed rather than learnt. "
#define RULES "Chances decide nothing: the answer goes by its rules."

static void pairs_stand_with_the_leader_first(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "--++", .ship = 1, .skip = 99 },
		{ .slug = "b", .panel = "++++", .ship = 70, .skip = 30 },
		{ .slug = "c", .panel = "-+++", .ship = 9, .skip = 1 },
		{ .slug = NULL },
	};
	struct report report;

	(void)state;
	report_on(&report, sketches);
	assert_int_equal(report.count, 3);
	expect_block(&report.blocks[0],
		     "By the bare figures, A is no better than B or C by "
		     "panel or votes.");
	expect_block(&report.blocks[1],
		     "b over a | 2 to 0 of 4, weak | "
		     "70% against 1%, very strong\n"
		     "c and a | 1 to 0 of 4, too close to call | "
		     "90% against 1%, very strong\n"
		     "b and c | 1 to 0 of 4, too close to call | "
		     "70% against 90%, weak for c\n");
	expect_block(&report.blocks[2],
		     "Chances of being the best, by the reviews alone: B 69%, "
		     "C 24%, A 8%. With B and C you miss the best one time in "
		     "ten at most. " FEW RULES);
	report_release(&report);
}

static void what_is_missing_is_said_of_whom(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "", .ship = 5 },
		{ .slug = "b", .panel = "+++" },
		{ .slug = "c", .panel = "", .ship = 500, .skip = 490 },
		{ .slug = "d", .panel = "...++" },
		{ .slug = NULL },
	};
	struct report report;

	(void)state;
	report_on(&report, sketches);
	assert_int_equal(report.count, 3);
	expect_block(&report.blocks[1],
		     "a and b | no reviews of a | no votes on b\n"
		     "a over c | no reviews of either | "
		     "100% against 51%, strong\n"
		     "a and d | no reviews of a | no votes on d\n"
		     "b and c | no reviews of c | no votes on b\n"
		     "b and d | 3 of 3 against 2 of 2 by different reviewers, "
		     "too close to call | no votes on either\n"
		     "c and d | no reviews of c | no votes on d\n");
	expect_block(&report.blocks[2],
		     "Chances of being the best, by the reviews alone: B 53%, "
		     "D 47%. Leave any of them out, and you may miss the best "
		     "more than one time in ten. Those without reviews have no "
		     "known chance. With only two reviewed tools in the data, "
		     "how good tools usually are is assumed rather than "
		     "learnt. " RULES);
	report_release(&report);
}

static void gaps_of_many_votes_may_be_trivial(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "", .ship = 500000, .skip = 500000 },
		{ .slug = "b", .panel = "", .ship = 510000, .skip = 490000 },
		{ .slug = "c", .panel = "", .ship = 512000, .skip = 488000 },
		{ .slug = "d", .panel = "", .ship = 512001, .skip = 487999 },
		{ .slug = "e", .panel = "", .ship = 999999, .skip = 1 },
		{ .slug = NULL },
	};
	struct report report;

	(void)state;
	report_on(&report, sketches);
	assert_int_equal(report.count, 2);
	expect_block(&report.blocks[1],
		     "b and a | real but trivial, 1 point\n"
		     "c and a | real but trivial, 1 point\n"
		     "d and a | real but trivial, 1 point\n"
		     "e over a | >99% against 50%, very strong\n"
		     "c and b | real but trivial, under half a point\n"
		     "d and b | real but trivial, under half a point\n"
		     "e over b | >99% against 51%, very strong\n"
		     "d and c | 51% against 51%, too close to call\n"
		     "e over c | >99% against 51%, very strong\n"
		     "e over d | >99% against 51%, very strong\n");
	report_release(&report);
}

/* Chances too small to tell apart are not spelled out. */
static void the_hopeless_share_a_clause(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "-------------------------" },
		{ .slug = "b", .panel = "+++++++++++++++++++++++++" },
		{ .slug = "c", .panel = "------------------------+" },
		{ .slug = NULL },
	};
	struct report report;

	(void)state;
	report_on(&report, sketches);
	expect_block(&report.blocks[report.count - 1],
		     "Chances of being the best, by the reviews alone: B over "
		     "99%, each of the others under 1%. With B alone you miss "
		     "the best one time in ten at most. " FEW RULES);
	report_release(&report);
}

static void two_tools_have_no_table_and_no_chances(void **state)
{
	static const struct sketch better[] = {
		{ .slug = "a", .panel = "+++", .price = "3 USD" },
		{ .slug = "b", .panel = "++-", .price = "3 USD" },
		{ .slug = NULL },
	};
	static const struct sketch mixed[] = {
		{ .slug = "a", .panel = "+++", .price = "4 USD" },
		{ .slug = "b", .panel = "++-", .price = "3 USD" },
		{ .slug = NULL },
	};
	struct report report;

	(void)state;
	report_on(&report, better);
	assert_int_equal(report.count, 1);
	expect_block(&report.blocks[0],
		     "By the bare figures, B is no better than A by panel or "
		     "price.");
	report_release(&report);
	report_on(&report, mixed);
	assert_int_equal(report.count, 0);
	report_release(&report);
}

static void where_nothing_is_known_nothing_is_said(void **state)
{
	static const struct sketch sketches[] = {
		{ .slug = "a", .panel = "" },
		{ .slug = "b", .panel = "" },
		{ .slug = "c", .panel = "+" },
		{ .slug = NULL },
	};
	struct report report;

	(void)state;
	report_on(&report, sketches);
	assert_int_equal(report.count, 0);
	report_release(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_stand_with_the_leader_first),
		cmocka_unit_test(what_is_missing_is_said_of_whom),
		cmocka_unit_test(gaps_of_many_votes_may_be_trivial),
		cmocka_unit_test(the_hopeless_share_a_clause),
		cmocka_unit_test(two_tools_have_no_table_and_no_chances),
		cmocka_unit_test(where_nothing_is_known_nothing_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
