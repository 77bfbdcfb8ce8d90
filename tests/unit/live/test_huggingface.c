/* Tests live/huggingface.c, live/member.c and live/kind.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "live/kind.h"

static struct arena arena;
static struct live_facts facts;

static int setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* Read an answer with an id and these members. */
static const char *read_members(const char *members)
{
	const char *text = arena_printf(&arena, "{%s%s'id': 'acme/brook'}",
					members, members[0] ? ", " : "");
	char *copy = arena_string(&arena, text);
	const char *problem;
	json_t *answer;

	for (char *at = copy; *at; at++)
		if (*at == '\'')
			*at = '"';
	answer = json_loads(copy, 0, NULL);
	assert_non_null(answer);
	facts = (struct live_facts){ .state = LIVE_THERE };
	problem = live_huggingface.read(answer, &arena, &facts);
	json_decref(answer);
	return problem;
}

static void accept(const char *members)
{
	assert_null(read_members(members));
}

static void refuse(const char *members, const char *wanted)
{
	const char *problem = read_members(members);

	assert_non_null(problem);
	assert_string_equal(problem, wanted);
}

static void kinds_are_found_by_name(void **state)
{
	(void)state;
	assert_ptr_equal(live_kind_find("huggingface"), &live_huggingface);
	assert_null(live_kind_find("Huggingface"));
	assert_null(live_kind_find(""));
}

static void ids_are_a_name_behind_an_organisation_or_alone(void **state)
{
	static const char *const wrong[] = {
		"",	  "..",	   "/a",     "a/",    "a/b/c",	"a//b",
		"a/..",	  "../a",  "a/b?c",  "a/b#",  "a/b%2f", "a b/c",
		"-a/b",	  "a/b-",  ".a/b",   "a/b.",  "a--b/c", "a/b..c",
		"a/\xc3", "a\n/b", "a/b\\c", "a@b/c",
	};
	char longest[200];

	(void)state;
	assert_string_equal(
	    live_huggingface.path("HuggingFaceTB/Smol_LM3-3.B", &arena),
	    "/api/models/HuggingFaceTB/Smol_LM3-3.B");
	assert_string_equal(live_huggingface.path("gpt2", &arena),
			    "/api/models/gpt2");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_null(live_huggingface.path(wrong[i], &arena));
	memset(longest, 'a', sizeof(longest));
	longest[96] = '/';
	longest[193] = '\0';
	assert_non_null(live_huggingface.path(longest, &arena));
	longest[193] = 'a';
	longest[194] = '\0';
	assert_null(live_huggingface.path(longest, &arena));
}

static void everything_is_taken(void **state)
{
	(void)state;
	accept("'cardData': {'license': 'apache-2.0'}, 'downloads': 0, "
	       "'likes': 1000000000000, 'lastModified': "
	       "'2026-01-31T23:59:59.000Z', 'gated': 'auto', 'disabled': "
	       "false, 'safetensors': {'parameters': {'BF16': 1}, 'total': "
	       "3075098624}, 'unheard': [null]");
	assert_int_equal(facts.state, LIVE_THERE);
	assert_string_equal(facts.id, "acme/brook");
	assert_string_equal(facts.license, "Apache-2.0");
	assert_true(facts.downloads.known);
	assert_int_equal(facts.downloads.value, 0);
	assert_int_equal(facts.likes.value, 1000000000000);
	assert_int_equal(facts.parameters.value, 3075098624);
	assert_int_equal(facts.last_modified.number, 20260131);
	assert_int_equal(facts.gated, FLAG_YES);
}

static void what_is_not_there_is_not_known(void **state)
{
	static const char *const little[] = {
		"",
		"'cardData': null, 'tags': null, 'likes': null, 'gated': null",
		"'cardData': {'license': null}, 'safetensors': {}",
		"'safetensors': null, 'lastModified': null",
		"'cardData': {'license': 'unknown'}, 'tags': ['license:']",
		"'cardData': {'license': []}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(little) / sizeof(*little); i++) {
		accept(little[i]);
		assert_int_equal(facts.state, LIVE_THERE);
		assert_null(facts.license);
		assert_null(facts.called);
		assert_false(facts.parameters.known);
		assert_false(facts.likes.known);
		assert_int_equal(facts.gated, FLAG_ABSENT);
		assert_false(date_is_known(facts.last_modified));
	}
}

static void licences_are_those_of_spdx(void **state)
{
	static const struct {
		const char *members;
		const char *license;
		const char *called;
	} cases[] = {
		{ "'cardData': {'license': 'mit'}", "MIT", "mit" },
		{ "'cardData': {'license': 'odc-by'}", "ODC-By-1.0", "odc-by" },
		{ "'cardData': {'license': ['bsd-3-clause']}", "BSD-3-Clause",
		  "bsd-3-clause" },
		{ "'cardData': {'license': ['mit', 'llama3']}", NULL,
		  "MIT, llama3" },
		{ "'cardData': {'license': 'other'}", NULL, "other" },
		{ "'cardData': {'license': 'mit or zlib'}", NULL,
		  "mit or zlib" },
		{ "'tags': ['a', 1, 'license:isc', 'license:mit']", "ISC",
		  "isc" },
		{ "'tags': ['license:isc'], 'cardData': {'license': 'mit'}",
		  "MIT", "mit" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		accept(cases[i].members);
		assert_string_equal(facts.called, cases[i].called);
		if (cases[i].license)
			assert_string_equal(facts.license, cases[i].license);
		else
			assert_null(facts.license);
	}
}

static void states_and_gates_are_told(void **state)
{
	(void)state;
	accept("'disabled': true, 'gated': 'manual'");
	assert_int_equal(facts.state, LIVE_DISABLED);
	assert_int_equal(facts.gated, FLAG_YES);
	accept("'gated': false");
	assert_int_equal(facts.gated, FLAG_NO);
}

static void what_is_no_answer_is_refused(void **state)
{
	static const char *const whole = "a whole number from 0 to 1e12";

	(void)state;
	refuse("'downloads': -1",
	       arena_printf(&arena, "'downloads' is not %s", whole));
	refuse("'likes': 1000000000001",
	       arena_printf(&arena, "'likes' is not %s", whole));
	refuse("'likes': 1.5",
	       arena_printf(&arena, "'likes' is not %s", whole));
	refuse("'safetensors': {'total': '1'}",
	       arena_printf(&arena, "'total' is not %s", whole));
	refuse("'safetensors': 1", "'safetensors' is not an object");
	refuse("'cardData': []", "'cardData' is not an object");
	refuse("'cardData': {'license': 1}", "'license' is not a short text");
	refuse("'cardData': {'license': ['mit', 1]}",
	       "'license' is not a short text, nor a short list of such");
	refuse("'tags': {}", "'tags' is not an array");
	refuse("'lastModified': '2026-02-30T00:00:00Z'",
	       "'lastModified' is not a time");
	refuse("'lastModified': '2026-02-03'", "'lastModified' is not a time");
	refuse("'lastModified': 5", "'lastModified' is not a time");
	refuse("'gated': 'perhaps'",
	       "'gated' is not false, 'auto' or 'manual'");
	refuse("'gated': 1", "'gated' is not true or false");
	refuse("'disabled': 0", "'disabled' is not true or false");
}

static void who_does_not_say_who_it_is_is_refused(void **state)
{
	static const char *const answers[] = {
		"{}",
		"{\"id\": null}",
		"{\"id\": 1}",
		"{\"id\": \"-a\"}",
		"{\"id\": \"\"}",
		"{\"id\": \"a/../b\"}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++) {
		json_t *answer = json_loads(answers[i], 0, NULL);

		assert_non_null(live_huggingface.read(answer, &arena, &facts));
		json_decref(answer);
	}
}

static bool is_gone(unsigned code, bool token, const char *error)
{
	const struct live_refusal refusal = { code, token, error };

	return live_huggingface.is_gone(&refusal);
}

static void gone_depends_on_the_token_and_who_says_it(void **state)
{
	(void)state;
	assert_true(is_gone(404, true, "RepoNotFound"));
	assert_true(is_gone(410, false, "RepoNotFound"));
	assert_true(is_gone(401, false, "Invalid username or password."));
	assert_false(is_gone(401, true, "Invalid username or password."));
	assert_false(is_gone(403, false, "GatedRepo"));
	assert_false(is_gone(404, false, NULL));
	assert_false(is_gone(401, false, NULL));
	assert_false(is_gone(0, false, NULL));
	assert_false(is_gone(500, false, "RepoNotFound"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(kinds_are_found_by_name),
		TEST(ids_are_a_name_behind_an_organisation_or_alone),
		TEST(everything_is_taken),
		TEST(what_is_not_there_is_not_known),
		TEST(licences_are_those_of_spdx),
		TEST(states_and_gates_are_told),
		TEST(what_is_no_answer_is_refused),
		TEST(who_does_not_say_who_it_is_is_refused),
		TEST(gone_depends_on_the_token_and_who_says_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
