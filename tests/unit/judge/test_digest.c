/* Tests judge/digest.c, and contradictions of judge/check_listings.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/digest.h"

#include "unit/sketch.h"

static const struct digest_span span = { .until = { 20260921 } };

struct news {
	struct catalog catalogs[DIFF_SIDES];
	struct diff_side sides[DIFF_SIDES];
	struct arena arena;
	struct digest digest;
};

static void sketch_news(struct news *news, const struct sketch *old,
			const struct sketch *new)
{
	const struct sketch *sketches[DIFF_SIDES] = { old, new };

	arena_init(&news->arena);
	for (int side = 0; side < DIFF_SIDES; side++) {
		sketch_catalog(&news->catalogs[side], sketches[side]);
		news->sides[side] =
		    (struct diff_side){ .catalog = &news->catalogs[side],
					.yardstick = &yardstick_usual };
	}
}

static void make(struct news *news, const struct diff_question *questions,
		 size_t count)
{
	digest_make(&news->digest, &span, news->sides, questions, count,
		    &news->arena);
}

static void release(struct news *news)
{
	for (int side = 0; side < DIFF_SIDES; side++)
		catalog_release(&news->catalogs[side]);
	arena_release(&news->arena);
}

static const char *slug_of(const struct digest *digest,
			   const struct digest_change *change)
{
	const struct diff_tool *tool = &digest->diff.tools[change->tool];

	return (tool->tools[DIFF_NEW] ? tool->tools[DIFF_NEW]
				      : tool->tools[DIFF_OLD])
	    ->slug;
}

static void every_change_has_its_kind(void **state)
{
	const struct sketch old[] = {
		{ .slug = "same", .panel = "+-" },
		{ .slug = "first", .panel = "" },
		{ .slug = "flip", .panel = "+-" },
		{ .slug = "lost", .panel = "+" },
		{ .slug = "dear", .panel = "+", .price = "5 USD" },
		{ .slug = "bound", .panel = "+", .license = "MIT" },
		{ .slug = "firm", .panel = "++" },
		{ .slug = "gone", .panel = "+" },
		{ .slug = NULL },
	};
	const struct sketch new[] = {
		{ .slug = "same", .panel = "+-" },
		{ .slug = "first", .panel = "-" },
		{ .slug = "flip", .panel = "++", .price = "3 USD" },
		{ .slug = "lost", .panel = "" },
		{ .slug = "dear", .panel = "+", .price = "6 USD" },
		{ .slug = "bound", .panel = "+" },
		{ .slug = "firm", .panel = "+++" },
		{ .slug = "fresh", .panel = "" },
		{ .slug = NULL },
	};
	static const struct {
		enum digest_kind kind;
		const char *slug;
	} want[] = {
		{ DIGEST_LISTING, "fresh" }, { DIGEST_VERDICT, "first" },
		{ DIGEST_FLIP, "flip" },     { DIGEST_FLIP, "lost" },
		{ DIGEST_PRICE, "flip" },    { DIGEST_PRICE, "dear" },
		{ DIGEST_LICENSE, "bound" }, { DIGEST_PANEL, "firm" },
		{ DIGEST_REMOVAL, "gone" },
	};
	struct news news;

	(void)state;
	sketch_news(&news, old, new);
	make(&news, NULL, 0);
	assert_int_equal(news.digest.count, sizeof(want) / sizeof(*want));
	for (size_t i = 0; i < news.digest.count; i++) {
		const struct digest_change *change = &news.digest.changes[i];

		assert_int_equal(change->kind, want[i].kind);
		assert_string_equal(slug_of(&news.digest, change),
				    want[i].slug);
	}
	assert_ptr_equal(digest_changes(&news.digest, DIGEST_PRICE),
			 &news.digest.changes[4]);
	assert_int_equal(news.digest.counts[DIGEST_PRICE], 2);
	release(&news);
}

static void expect_calls(const struct news *news, const char *const *want)
{
	const struct digest_change *changes =
	    digest_changes(&news->digest, DIGEST_CALL);
	size_t count = 0;

	for (; *want; want += 3, count++) {
		const struct digest_call *call = changes[count].call;

		assert_true(count < news->digest.counts[DIGEST_CALL]);
		assert_string_equal(call->pick->slug, want[0]);
		assert_string_equal(call->tools.items[0], want[1]);
		assert_string_equal(call->tools.items[1], want[2]);
	}
	assert_int_equal(count, news->digest.counts[DIGEST_CALL]);
}

#define EXPECT_CALLS(news, ...)                                                \
	expect_calls(news, (const char *const[]){ __VA_ARGS__, NULL })

/* Open between a ship and a mixed one; c falls, and lifts both of its kind that
 * had reviews. Nobody would have shipped g or h, and that was no open call. */
static const struct sketch before[] = {
	{ .slug = "a", .panel = "+++", .category = "x" },
	{ .slug = "b", .panel = "++", .category = "x" },
	{ .slug = "c", .panel = "+-", .category = "x" },
	{ .slug = "d", .panel = "++", .category = "y" },
	{ .slug = "e", .panel = "", .category = "x" },
	{ .slug = "f", .panel = "++" },
	{ .slug = "g", .panel = "--", .category = "z" },
	{ .slug = "h", .panel = "--", .category = "z" },
	{ .slug = NULL },
};
static const struct sketch after[] = {
	{ .slug = "a", .panel = "+++", .category = "x" },
	{ .slug = "b", .panel = "++", .category = "x" },
	{ .slug = "c", .panel = "--", .category = "x" },
	{ .slug = "d", .panel = "++", .category = "y" },
	{ .slug = "e", .panel = "+", .category = "x" },
	{ .slug = "f", .panel = "++" },
	{ .slug = "g", .panel = "++", .category = "z" },
	{ .slug = "h", .panel = "--", .category = "z" },
	{ .slug = NULL },
};

static void close_calls_are_those_that_were_open(void **state)
{
	struct news news;

	(void)state;
	sketch_news(&news, before, after);
	make(&news, NULL, 0);
	EXPECT_CALLS(&news, "a", "a", "c", "b", "b", "c");
	assert_string_equal(
	    digest_changes(&news.digest, DIGEST_CALL)->call->category, "x");
	assert_int_equal(news.digest.untried, 0);
	release(&news);
}

static void what_was_asked_is_told_once(void **state)
{
	const char *pair[] = { "c", "a" };
	const char *unrated[] = { "c", "e" };
	const struct diff_question questions[] = {
		{ .tools = { pair, 2 }, .decision = "logs" },
		{ .tools = { unrated, 2 } },
	};
	struct news news;

	(void)state;
	sketch_news(&news, before, after);
	make(&news, questions, 2);
	EXPECT_CALLS(&news, "a", "c", "a", "b", "b", "c");
	assert_string_equal(
	    digest_changes(&news.digest, DIGEST_CALL)->call->decision, "logs");
	/* Nobody had tried e, so that was no close call. */
	assert_int_equal(news.digest.counts[DIGEST_PICK], 1);
	assert_string_equal(
	    digest_changes(&news.digest, DIGEST_PICK)->pick->picks[DIFF_NEW],
	    "e");
	release(&news);
}

static void
in_one_and_the_same_data_tools_are_there_from_their_day(void **state)
{
	const struct sketch data[] = {
		{ .slug = "old", .panel = "+", .added = { 20260914 } },
		{ .slug = "ever", .panel = "+" },
		{ .slug = "new", .panel = "+", .added = { 20260915 } },
		{ .slug = "coming", .panel = "+", .added = { 20260922 } },
		{ .slug = NULL },
	};
	struct news news;

	(void)state;
	sketch_news(&news, data, data);
	news.sides[DIFF_OLD].listed_until.number = 20260914;
	news.sides[DIFF_NEW].listed_until.number = 20260921;
	make(&news, NULL, 0);
	assert_int_equal(news.digest.count, 1);
	assert_int_equal(news.digest.changes->kind, DIGEST_LISTING);
	assert_int_equal(news.digest.changes->date.number, 20260915);
	assert_string_equal(slug_of(&news.digest, news.digest.changes), "new");
	assert_int_equal(news.digest.diff.unchanged, 2);
	release(&news);
}

static void contradictions_are_news_once(void **state)
{
	const struct sketch old[] = {
		{ .slug = "a",
		  .panel = "+",
		  .homepage = "https://a.example",
		  .license = "MIT" },
		{ .slug = "b",
		  .panel = "-",
		  .homepage = "http://a.example/",
		  .license = "MIT" },
		{ .slug = NULL },
	};
	const struct sketch new[] = {
		{ .slug = "b",
		  .panel = "-",
		  .homepage = "http://a.example/",
		  .license = "ISC" },
		{ .slug = "a",
		  .panel = "+",
		  .homepage = "https://a.example",
		  .license = "MIT" },
		{ .slug = NULL },
	};
	const struct contradiction *one;
	struct news news;

	(void)state;
	sketch_news(&news, old, new);
	make(&news, NULL, 0);
	/* Whichever of the two comes first in the data. */
	assert_int_equal(news.digest.counts[DIGEST_CONTRADICTION], 1);
	one = digest_changes(&news.digest, DIGEST_CONTRADICTION)->contradiction;
	assert_int_equal(one->facet, FACET_LICENSE);
	assert_string_equal(one->first->slug, "b");
	assert_string_equal(one->tool->slug, "a");
	assert_string_equal(one->same, "homepage");
	release(&news);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_change_has_its_kind),
		cmocka_unit_test(close_calls_are_those_that_were_open),
		cmocka_unit_test(what_was_asked_is_told_once),
		cmocka_unit_test(
		    in_one_and_the_same_data_tools_are_there_from_their_day),
		cmocka_unit_test(contradictions_are_news_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
