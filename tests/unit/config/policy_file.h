/* Policies in a scratch directory, read or refused. Included by tests after
 * cmocka. */
#ifndef TESTS_POLICY_FILE_H
#define TESTS_POLICY_FILE_H

#include "smolcmp/policy.h"
#include "unit/scratch.h"

#define FORMAT "\"format\":\"smolcmp-policy/1\""

static struct arena arena;
static struct policy policy;
static struct error error;

static inline int setup(void **state)
{
	arena_init(&arena);
	return scratch_setup(state);
}

static inline int teardown(void **state)
{
	arena_release(&arena);
	return scratch_teardown(state);
}

static inline void read_policy(const char *path)
{
	error_init(&error);
	if (policy_read(path, &arena, &policy, &error) < 0)
		fail_msg("%s: %s", error.items[0].where, error.items[0].text);
	assert_int_equal(error.kind, ERROR_NONE);
}

/* Read the members of a policy, beside its format. */
static inline void accept(const char *members)
{
	char text[1000];

	snprintf(text, sizeof(text), "{" FORMAT "%s%s}", members[0] ? "," : "",
		 members);
	scratch_file("p.json", text);
	read_policy("p.json");
}

static inline void refuse_text(const char *text, const char *problem)
{
	static struct policy before;

	before = policy;
	scratch_file("p.json", text);
	error_init(&error);
	if (policy_read("p.json", &arena, &policy, &error) == 0)
		fail_msg("%s\nis accepted", text);
	assert_int_equal(error.kind, ERROR_DATA);
	assert_memory_equal(error.items[0].where, "p.json", 6);
	if (!strstr(error.items[0].text, problem))
		fail_msg("%s\ngave %s\nwant %s", text, error.items[0].text,
			 problem);
	assert_memory_equal(&before, &policy, sizeof(policy));
}

static inline void refuse(const char *members, const char *problem)
{
	char text[1000];

	snprintf(text, sizeof(text), "{" FORMAT ",%s}", members);
	refuse_text(text, problem);
	assert_int_equal(error.count, 1);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

#endif
