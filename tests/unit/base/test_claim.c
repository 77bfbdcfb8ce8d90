/* Tests base/claim.c; what a journal needs of it stands in test_journal.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <sys/wait.h>

#include "smolcmp/claim.h"
#include "smolcmp/descriptor.h"
#include "unit/scratch.h"

static struct error error;
static struct claim claim;
static struct buffer bytes;

static int setup(void **state)
{
	error_init(&error);
	buffer_init(&bytes);
	return scratch_setup(state);
}

static int teardown(void **state)
{
	claim_release(&claim);
	buffer_release(&bytes);
	return scratch_teardown(state);
}

/* Claim a file and read it. */
static void take(const char *path)
{
	assert_int_equal(claim_open(&claim, path, false, &error), 0);
	assert_int_equal(claim_read(&claim, &bytes, &error), 0);
}

static int replace(const char *text)
{
	return claim_write(&claim, text, strlen(text), &error) < 0
		   ? -1
		   : claim_publish(&claim, &error);
}

static void expect_file(const char *path, const char *text)
{
	int fd = open(path, O_RDONLY);
	struct buffer found;

	assert_true(fd >= 0);
	buffer_init(&found);
	assert_int_equal(descriptor_read(fd, &found), 0);
	close(fd);
	assert_string_equal(found.bytes, text);
	buffer_release(&found);
}

static void a_file_is_replaced_and_keeps_its_mode(void **state)
{
	struct stat status;

	(void)state;
	scratch_file("a", "old");
	assert_int_equal(chmod("a", 0604), 0);
	assert_int_equal(symlink("a", "link"), 0);
	take("link");
	assert_string_equal(bytes.bytes, "old");
	assert_int_equal(replace("newer"), 0);
	expect_file("a", "newer");
	assert_int_equal(lstat("link", &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(stat("a", &status), 0);
	assert_int_equal(status.st_mode & 07777, 0604);
}

static void what_is_not_there_is_made_only_if_asked_for(void **state)
{
	(void)state;
	assert_int_equal(claim_open(&claim, "a", false, &error), -1);
	assert_int_equal(error.kind, ERROR_SYSTEM);
	claim_release(&claim);
	assert_int_equal(access("a", F_OK), -1);
	error_init(&error);
	assert_int_equal(claim_open(&claim, "a", true, &error), 0);
	assert_int_equal(access("a", F_OK), 0);
	claim_release(&claim);
	assert_int_equal(access("a", F_OK), -1);
}

static void refuse_replacing(void)
{
	assert_int_equal(replace("mine"), -1);
	assert_int_equal(error.kind, ERROR_SYSTEM);
	assert_string_equal(error.items[0].text,
			    "was changed meanwhile, and stays as it is; run it "
			    "again");
}

/* Somebody who claims nothing writes to it, or puts another one there. */
static void what_was_changed_since_it_was_read_stays(void **state)
{
	int fd;

	(void)state;
	scratch_file("a", "old");
	take("a");
	fd = open("a", O_WRONLY | O_APPEND);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, "er", 2), 2);
	close(fd);
	refuse_replacing();
	expect_file("a", "older");
}

/* Two that are to be replaced, and one that was made. */
static void end_in_the_midst_of_it(void)
{
	static const char *const names[] = { "a", "b", "new" };
	static struct claim claims[3];

	signal(SIGTERM, SIG_DFL);
	for (size_t i = 0; i < 3; i++)
		if (claim_open(&claims[i], names[i], i == 2, &error) < 0 ||
		    claim_read(&claims[i], &bytes, &error) < 0 ||
		    (i < 2 && claim_write(&claims[i], "mine", 4, &error) < 0))
			_exit(1);
	raise(SIGTERM);
	_exit(2);
}

static void a_signal_removes_all_that_was_begun(void **state)
{
	struct dirent *entry;
	DIR *directory;
	int status;
	pid_t child;

	(void)state;
	scratch_file("a", "old");
	scratch_file("b", "old");
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		end_in_the_midst_of_it();
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	directory = opendir(".");
	assert_non_null(directory);
	while ((entry = readdir(directory)))
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			expect_file(entry->d_name, "old");
	closedir(directory);
}

static void what_was_put_in_its_place_stays(void **state)
{
	(void)state;
	scratch_file("a", "old");
	take("a");
	scratch_file("b", "new");
	assert_int_equal(rename("b", "a"), 0);
	refuse_replacing();
	expect_file("a", "new");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_is_replaced_and_keeps_its_mode),
		TEST(what_is_not_there_is_made_only_if_asked_for),
		TEST(a_signal_removes_all_that_was_begun),
		TEST(what_was_changed_since_it_was_read_stays),
		TEST(what_was_put_in_its_place_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
