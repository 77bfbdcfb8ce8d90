/* Tests source/journal.c, and base/descriptor.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/wait.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/journal.h"
#include "unit/scratch.h"

static struct error error;

static int append(const char *path, const char *text)
{
	struct journal journal;
	int status;

	error_init(&error);
	status = journal_open(&journal, path, &error);
	if (status == 0)
		status = journal_append(&journal, text, &error);
	journal_release(&journal);
	return status;
}

static void expect_file(const char *path, const char *text)
{
	int fd = open(path, O_RDONLY);
	struct buffer bytes;

	assert_true(fd >= 0);
	buffer_init(&bytes);
	assert_int_equal(descriptor_read(fd, &bytes), 0);
	close(fd);
	assert_string_equal(bytes.bytes, text);
	buffer_release(&bytes);
}

static void lines_are_added_and_all_else_stays(void **state)
{
	struct stat status;

	(void)state;
	assert_int_equal(append("new", "one"), 0);
	expect_file("new", "one\n");
	assert_int_equal(append("new", "two"), 0);
	expect_file("new", "one\ntwo\n");
	scratch_file("old", "x\n\n y");
	assert_int_equal(chmod("old", 0604), 0);
	assert_int_equal(append("old", ""), 0);
	expect_file("old", "x\n\n y\n\n");
	assert_int_equal(stat("old", &status), 0);
	assert_int_equal(status.st_mode & 07777, 0604);
}

static void a_new_file_has_the_mode_that_files_have(void **state)
{
	mode_t mask = umask(027);
	struct stat status;

	(void)state;
	assert_int_equal(append("new", "one"), 0);
	umask(mask);
	assert_int_equal(stat("new", &status), 0);
	assert_int_equal(status.st_mode & 07777, 0640);
}

static void a_file_larger_than_any_block_is_kept_whole(void **state)
{
	enum { LINES = 30000 };
	struct buffer bytes;

	(void)state;
	buffer_init(&bytes);
	for (int i = 0; i < LINES; i++)
		buffer_printf(&bytes, "line %d\n", i);
	scratch_bytes("big", bytes.bytes, bytes.length);
	assert_int_equal(append("big", "end"), 0);
	buffer_add_string(&bytes, "end\n");
	expect_file("big", bytes.bytes);
	buffer_release(&bytes);
}

static void who_comes_second_waits_and_loses_nothing(void **state)
{
	struct journal journal;
	int status;
	pid_t child;

	(void)state;
	scratch_file("file", "0\n");
	error_init(&error);
	assert_int_equal(journal_open(&journal, "file", &error), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		journal_release(&journal); /* the lock is the parent's */
		_exit(append("file", "2") < 0);
	}
	usleep(50000); /* the other one waits by now, or comes later */
	assert_int_equal(journal_append(&journal, "1", &error), 0);
	journal_release(&journal);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	expect_file("file", "0\n1\n2\n");
}

static void a_file_that_got_no_line_goes_again(void **state)
{
	struct journal journal;

	(void)state;
	error_init(&error);
	assert_int_equal(journal_open(&journal, "new", &error), 0);
	assert_int_equal(access("new", F_OK), 0);
	journal_release(&journal);
	assert_int_equal(access("new", F_OK), -1);
	scratch_file("old", "");
	assert_int_equal(journal_open(&journal, "old", &error), 0);
	journal_release(&journal);
	expect_file("old", "");
}

static void many_who_make_it_at_once_lose_nothing(void **state)
{
	enum { MANY = 8 };
	struct buffer bytes;
	int fd;

	(void)state;
	for (int i = 0; i < MANY; i++) {
		pid_t child = fork();

		assert_true(child >= 0);
		if (child == 0)
			_exit(append("file", "x") < 0);
	}
	for (int i = 0; i < MANY; i++) {
		int status;

		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	fd = open("file", O_RDONLY);
	buffer_init(&bytes);
	assert_int_equal(descriptor_read(fd, &bytes), 0);
	close(fd);
	assert_int_equal(bytes.length, 2 * MANY);
	buffer_release(&bytes);
}

static void what_is_no_file_is_refused(void **state)
{
	static const struct {
		const char *path;
		const char *problem;
	} cases[] = {
		{ "folder", "cannot open: Is a directory" },
		{ "pipe", "is no regular file" },
		{ "link", "cannot open: No such file or directory" },
		{ "none/file", "cannot open: No such file or directory" },
		{ "file/file", "cannot open: Not a directory" },
	};

	(void)state;
	scratch_directory("folder");
	scratch_file("file", "x");
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_int_equal(symlink("nothing", "link"), 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_int_equal(append(cases[i].path, "y"), -1);
		assert_int_equal(error.kind, ERROR_SYSTEM);
		assert_string_equal(error.items[0].where, cases[i].path);
		assert_string_equal(error.items[0].text, cases[i].problem);
	}
	expect_file("file", "x");
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(lines_are_added_and_all_else_stays),
		TEST(a_new_file_has_the_mode_that_files_have),
		TEST(a_file_larger_than_any_block_is_kept_whole),
		TEST(who_comes_second_waits_and_loses_nothing),
		TEST(a_file_that_got_no_line_goes_again),
		TEST(many_who_make_it_at_once_lose_nothing),
		TEST(what_is_no_file_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
