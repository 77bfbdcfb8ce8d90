/* Tests judge/facts.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/facts.h"

static struct tool_detail detail;
static struct tool tool;
static const struct listing listing = { .kind = "huggingface",
					.id = "acme/brook" };
static struct live_facts live;
static struct held_tool held;

/* A tool and an answer of which nothing is known but that it is there. */
static int setup(void **state)
{
	(void)state;
	detail = (struct tool_detail){ .tagline = NULL };
	tool = (struct tool){ .slug = "brook", .detail = &detail };
	live = (struct live_facts){ .state = LIVE_THERE, .id = "acme/brook" };
	return 0;
}

static enum held hold(enum fact fact)
{
	facts_hold(&tool, &listing, &live, &held);
	return held.facts[fact];
}

static void nothing_recorded_is_nothing_to_hold(void **state)
{
	(void)state;
	live.license = "MIT";
	live.likes = (struct count){ true, 1 };
	live.gated = FLAG_YES;
	assert_int_equal(hold(FACT_STATE), HELD_SAME);
	assert_int_equal(hold(FACT_ID), HELD_SAME);
	for (int i = FACT_LICENSE; i < FACTS; i++)
		assert_int_equal(hold((enum fact)i), HELD_NOTHING);
	assert_false(facts_have(&held, HELD_DRIFT));
}

static void what_nobody_says_is_unknown(void **state)
{
	(void)state;
	tool.license = "MIT";
	detail.facts = (struct facts){ .parameters = { true, 1 },
				       .gated = FLAG_NO,
				       .last_modified = { 20260101 } };
	assert_int_equal(hold(FACT_LICENSE), HELD_UNKNOWN);
	assert_int_equal(hold(FACT_PARAMETERS), HELD_UNKNOWN);
	assert_int_equal(hold(FACT_GATED), HELD_UNKNOWN);
	assert_int_equal(hold(FACT_LAST_MODIFIED), HELD_UNKNOWN);
	assert_int_equal(hold(FACT_LIKES), HELD_NOTHING);
	assert_true(facts_have(&held, HELD_UNKNOWN));
}

static void what_moves_does_not_drift(void **state)
{
	(void)state;
	detail.facts = (struct facts){ .parameters = { true, 1 },
				       .downloads = { true, 0 },
				       .likes = { true, 5 },
				       .gated = FLAG_NO,
				       .last_modified = { 20260101 } };
	live.parameters = (struct count){ true, 2 };
	live.downloads = (struct count){ true, 9 };
	live.likes = (struct count){ true, 5 };
	live.gated = FLAG_YES;
	live.last_modified = (struct date){ 20260102 };
	assert_int_equal(hold(FACT_PARAMETERS), HELD_DRIFT);
	assert_int_equal(hold(FACT_GATED), HELD_DRIFT);
	assert_int_equal(hold(FACT_DOWNLOADS), HELD_MOVED);
	assert_int_equal(hold(FACT_LIKES), HELD_SAME);
	assert_int_equal(hold(FACT_LAST_MODIFIED), HELD_MOVED);
}

static void licences_may_say_more_than_is_said(void **state)
{
	static const struct {
		const char *recorded;
		const char *live;
		enum held how;
	} cases[] = {
		{ "MIT", "MIT", HELD_SAME },
		{ "mit", "MIT", HELD_SAME },
		{ "MIT", "ISC", HELD_DRIFT },
		{ "GPL-3.0-only", "GPL-3.0", HELD_SAME },
		{ "GPL-3.0-or-later", "GPL-3.0", HELD_SAME },
		{ "AGPL-3.0+", "AGPL-3.0", HELD_SAME },
		{ "GPL-2.0-only", "GPL-3.0", HELD_DRIFT },
		{ "LGPL-3.0-only", "GPL-3.0", HELD_DRIFT },
		{ "GPL-3.0-linking-exception", "GPL-3.0", HELD_DRIFT },
		{ "MIT-0", "MIT", HELD_DRIFT },
		{ "MIT OR ISC", "MIT", HELD_DRIFT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		tool.license = cases[i].recorded;
		live.license = cases[i].live;
		assert_int_equal(hold(FACT_LICENSE), cases[i].how);
	}
}

static void licences_without_a_name_of_spdx(void **state)
{
	static const struct {
		const char *recorded;
		const char *called;
		enum held how;
	} cases[] = {
		{ "MIT", "llama3", HELD_DRIFT },
		{ "MIT", "other", HELD_DRIFT },
		{ "MIT", "MIT, Apache-2.0", HELD_DRIFT },
		{ "MIT OR Apache-2.0", "Apache-2.0, MIT", HELD_SAME },
		{ "MIT OR GPL-3.0-only", "GPL-3.0, MIT", HELD_SAME },
		{ "MIT OR ISC", "MIT, Apache-2.0", HELD_DRIFT },
		{ "MIT OR Apache-2.0", "other", HELD_DRIFT },
		{ "BSD-3-Clause", "bsd", HELD_UNKNOWN },
		{ "BSD-3-Clause", "bs", HELD_DRIFT },
		{ "LicenseRef-Llama3", "llama3", HELD_SAME },
		{ "LicenseRef-Meta", "llama3", HELD_UNKNOWN },
		{ "MIT AND LicenseRef-Meta", "other", HELD_UNKNOWN },
		{ "Proprietary", "other", HELD_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		tool.license = cases[i].recorded;
		live.called = cases[i].called;
		assert_int_equal(hold(FACT_LICENSE), cases[i].how);
	}
}

static void another_id_drifts_but_for_its_case(void **state)
{
	(void)state;
	live.id = "Acme/Brook";
	assert_int_equal(hold(FACT_ID), HELD_SAME);
	live.id = "acme/brook-2";
	assert_int_equal(hold(FACT_ID), HELD_DRIFT);
}

static void what_is_gone_drifts(void **state)
{
	(void)state;
	tool.license = "MIT";
	live = (struct live_facts){ .state = LIVE_REMOVED };
	assert_int_equal(hold(FACT_STATE), HELD_DRIFT);
	assert_int_equal(hold(FACT_LICENSE), HELD_UNKNOWN);
	live.state = LIVE_DISABLED;
	assert_int_equal(hold(FACT_STATE), HELD_DRIFT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(nothing_recorded_is_nothing_to_hold,
				       setup),
		cmocka_unit_test_setup(what_nobody_says_is_unknown, setup),
		cmocka_unit_test_setup(what_moves_does_not_drift, setup),
		cmocka_unit_test_setup(licences_may_say_more_than_is_said,
				       setup),
		cmocka_unit_test_setup(licences_without_a_name_of_spdx, setup),
		cmocka_unit_test_setup(another_id_drifts_but_for_its_case,
				       setup),
		cmocka_unit_test_setup(what_is_gone_drifts, setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
