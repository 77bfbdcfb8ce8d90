/* Tests config/config.c in real directories. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/buffer.h"
#include "smolcmp/config.h"
#include "unit/scratch.h"

#define FORMAT "\"format\":\"smolcmp-config/1\""

static struct arena arena;
static struct config config;
static struct error error;

static int setup(void **state)
{
	arena_init(&arena);
	return scratch_setup(state);
}

static int teardown(void **state)
{
	arena_release(&arena);
	return scratch_teardown(state);
}

static void find(void)
{
	error_init(&error);
	if (config_find(&arena, &config, &error) < 0)
		fail_msg("%s: %s", error.items[0].where, error.items[0].text);
	assert_int_equal(error.kind, ERROR_NONE);
}

static void refuse_bytes(const char *text, size_t size, const char *problem)
{
	scratch_bytes(".smolcmp.json", text, size);
	error_init(&error);
	assert_int_equal(config_find(&arena, &config, &error), -1);
	assert_int_equal(error.kind, ERROR_DATA);
	if (!strstr(error.items[0].text, problem))
		fail_msg("%s\ngave %s", text, error.items[0].text);
	assert_memory_equal(error.items[0].where, ".smolcmp.json", 13);
}

static void refuse(const char *text, const char *problem)
{
	refuse_bytes(text, strlen(text), problem);
}

static void without_a_file_there_is_none(void **state)
{
	(void)state;
	find();
	assert_null(config.path);
	assert_null(config.ignored);
	assert_int_equal(config.data.count, 0);
	/* A directory of that name is no file. */
	scratch_directory(".smolcmp.json");
	find();
	assert_null(config.path);
}

static void every_member_is_read(void **state)
{
	(void)state;
	scratch_file(".smolcmp.json",
		     "{" FORMAT ",\"data\":[\"a\",\"/b/c\"],"
		     "\"files\":[\"x/*\",\"y\"],\"exclude\":[\"z\"],"
		     "\"policy\":\"p.json\",\"digest\":{"
		     "\"from\":\"Ada <a@b.example>\",\"subject\":\"News\","
		     "\"unsubscribe\":\"https://b.example/\"}}");
	find();
	assert_string_equal(config.path, ".smolcmp.json");
	assert_string_equal(config.base, ".");
	assert_string_equal(config.digest.from, "Ada <a@b.example>");
	assert_string_equal(config.digest.subject, "News");
	assert_string_equal(config.digest.unsubscribe, "https://b.example/");
	assert_int_equal(config.data.count, 2);
	assert_string_equal(config.data.items[0], "a");
	assert_string_equal(config.data.items[1], "/b/c");
	assert_int_equal(config.files.count, 2);
	assert_string_equal(config.files.items[0], "x/*");
	assert_int_equal(config.exclude.count, 1);
	assert_string_equal(config.policy, "p.json");
	assert_string_equal(config.exclude.items[0], "z");
	scratch_file(".smolcmp.json", "{\"data\":\"one\"," FORMAT "}");
	find();
	assert_int_equal(config.data.count, 1);
	assert_string_equal(config.data.items[0], "one");
	assert_int_equal(config.files.count, 0);
	assert_null(config.policy);
}

static void the_nearest_file_upward_is_taken(void **state)
{
	(void)state;
	scratch_directory("a");
	scratch_directory("a/b");
	scratch_directory("a/b/c");
	scratch_file(".smolcmp.json", "{" FORMAT ",\"data\":\"top\"}");
	scratch_file("a/.smolcmp.json",
		     "{" FORMAT ",\"data\":[\"d\",\"/e\"],\"files\":[\"f\"],"
		     "\"policy\":\"p.json\"}");
	assert_int_equal(chdir("a/b/c"), 0);
	find();
	assert_string_equal(config.path, "../../.smolcmp.json");
	assert_string_equal(config.base, "../..");
	assert_string_equal(config.data.items[0], "../../d");
	assert_string_equal(config.data.items[1], "/e");
	assert_string_equal(config.files.items[0], "f");
	assert_string_equal(config.policy, "../../p.json");
	assert_int_equal(unlink("../../.smolcmp.json"), 0);
	find();
	assert_string_equal(config.data.items[0], "../../../top");
}

static void members_of_another_type_or_name_are_refused(void **state)
{
	(void)state;
	refuse("{}", "'format' must be 'smolcmp-config/1'");
	refuse("{\"format\":\"smolcmp/1\"}",
	       "'format' must be 'smolcmp-config/1'");
	refuse("{\"format\":1}", "'format' must be 'smolcmp-config/1'");
	refuse("{" FORMAT ",\"dta\":\"x\"}", "unknown member 'dta'");
	refuse("{" FORMAT ",\"data\":5}",
	       "'data' must be a path or an array of paths");
	refuse("{" FORMAT ",\"data\":\"\"}",
	       "'data' must be a path or an array of paths");
	refuse("{" FORMAT ",\"data\":[\"x\",null]}",
	       "'data' must be a path or an array of paths");
	refuse("{" FORMAT ",\"files\":\"x\"}",
	       "'files' must be an array of patterns");
	refuse("{" FORMAT ",\"exclude\":[1]}",
	       "'exclude' must be an array of patterns");
	refuse("{" FORMAT ",\"exclude\":{}}",
	       "'exclude' must be an array of patterns");
	refuse("{" FORMAT ",\"policy\":[]}", "'policy' must be a path");
	refuse("{" FORMAT ",\"policy\":\"\"}", "'policy' must be a path");
}

static void every_problem_is_told(void **state)
{
	(void)state;
	refuse("{\"data\":5,\"x\":1,\"policy\":2}", "'format'");
	assert_int_equal(error.count, 4);
}

static void what_is_no_json_is_refused(void **state)
{
	static const char nul[] = "{" FORMAT ",\"data\":[\"x\"]}\0";
	struct buffer large;

	(void)state;
	refuse("", "expected");
	refuse("[]", "is not an object");
	refuse("{" FORMAT "", "expected");
	refuse("{" FORMAT "}x", "end of file expected");
	refuse("{" FORMAT ",\"data\":\"a\",\"data\":\"b\"}", "duplicate");
	refuse("{" FORMAT ",\"data\":\"\xff\"}", "decode byte 0xff");
	refuse("{" FORMAT ",\"data\":\"a\\u0000\"}", "u0000");
	refuse_bytes(nul, sizeof(nul) - 1, "holds a NUL byte");
	refuse_bytes("{\"a\":1\0}", 8, "holds a NUL byte");
	refuse("{" FORMAT ",\n\"data\":}", "");
	assert_memory_equal(error.items[0].where, ".smolcmp.json:2", 15);
	buffer_init(&large);
	buffer_add_string(&large, "{" FORMAT "}");
	buffer_add_repeated(&large, ' ', 1 << 20);
	refuse_bytes(large.bytes, large.length, "is larger than 1 MiB");
	buffer_release(&large);
}

static void the_file_of_somebody_else_is_ignored(void **state)
{
	(void)state;
	scratch_directory("a");
	scratch_file(".smolcmp.json", "not even JSON");
	if (geteuid() != 0 || chown(".smolcmp.json", 65534, 65534) < 0)
		skip();
	assert_int_equal(chdir("a"), 0);
	find();
	assert_null(config.path);
	assert_string_equal(config.ignored, "../.smolcmp.json");
	assert_int_equal(config.data.count, 0);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(without_a_file_there_is_none),
		IN_SCRATCH(every_member_is_read),
		IN_SCRATCH(the_nearest_file_upward_is_taken),
		IN_SCRATCH(members_of_another_type_or_name_are_refused),
		IN_SCRATCH(every_problem_is_told),
		IN_SCRATCH(what_is_no_json_is_refused),
		IN_SCRATCH(the_file_of_somebody_else_is_ignored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
