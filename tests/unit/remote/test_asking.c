/*
 * Tests remote/fetch.c and base/transfer.c against helpers that are scripts:
 * how they answer, whole or not. This program has a folder of its own, where
 * the helper is looked for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/fetch.h"
#include "smolcmp/progress.h"

static struct arena arena;
static struct error error;
static char helper[4096];
static uint64_t total, seen;

static int setup(void **state)
{
	ssize_t length =
	    readlink("/proc/self/exe", helper, sizeof(helper) - 20);

	(void)state;
	if (length < 0)
		return -1;
	helper[length] = '\0';
	strcpy(strrchr(helper, '/') + 1, "smolcmp-transfer");
	arena_init(&arena);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return unlink(helper);
}

static void begin(void *context, const char *name, enum progress_unit unit,
		  uint64_t all)
{
	(void)context;
	(void)name;
	assert_int_equal(unit, PROGRESS_TRANSFER);
	total = all;
	seen = 0;
}

static void more(void *context, uint64_t count)
{
	(void)context;
	seen += count;
}

static const struct progress progress = { NULL, begin, more };

/* Ask for two files; the helper answers with what printf makes of text. */
static int ask(struct fetch files[2], const char *text)
{
	const struct fetch_terms terms = { .folder = "/nowhere",
					   .progress = &progress };
	FILE *file = fopen(helper, "w");

	assert_non_null(file);
	fprintf(file, "#!/bin/sh\ncat > /dev/null\nprintf '%s'\n", text);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(helper, 0755), 0);
	memset(files, 0, 2 * sizeof(*files));
	files[0] = (struct fetch){ .url = "http://h/0", .file = "0" };
	files[1] = (struct fetch){ .url = "http://h/1", .file = "1" };
	error_init(&error);
	return fetch_all(files, 2, &terms, &arena, "http://h", &error);
}

#define ITEM_1 "item 1\\n1\\noutcome 4\\nbody\\n"
#define DONE "status 4\\ndone\\n"

static void what_is_told_is_taken(void **state)
{
	struct fetch files[2];

	(void)state;
	assert_int_equal(
	    ask(files,
		"progress 5\\n1 2 9\\n"
		"progress 5\\n0 3 5\\n"
		"progress 5\\n1 9 9\\n" ITEM_1
		"code 3\\n200\\nbytes 1\\n9\\nframed 3\\nyes\\n"
		"etag 3\\n\"1\"\\ncache-control 8\\nno-store\\n"
		"reach 7\\nprivate\\nunheard-of 1\\nx\\n"
		"item 1\\n0\\noutcome 6\\nfailed\\nreason 4\\n"
		"gone\\ncode 3\\n404\\nerror-code 12\\nRepoNotFound\\n" DONE),
	    0);
	assert_int_equal(files[1].outcome, FETCH_BODY);
	assert_int_equal(files[1].code, 200);
	assert_int_equal(files[1].bytes, 9);
	assert_true(files[1].framed);
	assert_string_equal(files[1].now.etag, "\"1\"");
	assert_string_equal(files[1].cache_control, "no-store");
	assert_null(files[1].location);
	assert_string_equal(files[1].met, "private");
	assert_null(files[0].met);
	assert_int_equal(files[0].outcome, FETCH_FAILED);
	assert_string_equal(files[0].reason, "gone");
	assert_int_equal(files[0].code, 404);
	assert_string_equal(files[0].error_code, "RepoNotFound");
	assert_int_equal(total, 14);
	assert_int_equal(seen, 12);
}

/* Those that it reads and complains into, and no other. */
static void no_more_files_than_needed_are_left_to_it(void **state)
{
	struct fetch files[2];

	(void)state;
	assert_int_equal(
	    ask(files,
		ITEM_1 "item 1\\n0\\noutcome 6\\nfailed\\nreason 1\\n"
		       "'$(ls -l /proc/$$/fd | grep -c deleted)'\\n" DONE),
	    0);
	assert_string_equal(files[0].reason, "2");
}

static void less_than_all_is_nothing(void **state)
{
	static const struct {
		const char *answer;
		const char *why;
	} rows[] = {
		{ "", "no answer" },
		{ DONE "x", "no answer" },
		{ ITEM_1 "item 1\\n0\\noutcome 4\\nbody\\n", "no answer" },
		{ ITEM_1 DONE, "did not say" },
		{ ITEM_1 ITEM_1 DONE, "did not say" },
		{ ITEM_1 "item 1\\n2\\noutcome 4\\nbody\\n" DONE,
		  "did not say" },
		{ ITEM_1 "item 1\\n0\\noutcome 3\\nodd\\n" DONE,
		  "did not say" },
		{ "status 6\\nfailed\\nreason 2\\nno\\n", "no" },
		{ DONE "'; exit 3; '", "failed: it ended" },
	};
	struct fetch files[2];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_int_equal(ask(files, rows[i].answer), -1);
		assert_int_equal(error.kind, ERROR_SYSTEM);
		if (!strstr(error.items[0].text, rows[i].why))
			fail_msg("%zu: %s", i, error.items[0].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_told_is_taken),
		cmocka_unit_test(no_more_files_than_needed_are_left_to_it),
		cmocka_unit_test(less_than_all_is_nothing),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
