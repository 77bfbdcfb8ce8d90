/* Tests transfer/confine.c, each time in a process of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <sys/wait.h>

#include "transfer/confine.h"
#include "unit/scratch.h"

#ifdef __linux__
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

static long landlock_version(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0,
		       LANDLOCK_CREATE_RULESET_VERSION);
}
#else
static long landlock_version(void)
{
	return -1;
}
#endif

static void need_landlock(void)
{
	if (landlock_version() >= 1)
		return;
	print_message("this kernel has no Landlock, so nothing was tested\n");
	skip();
}

/* The errno that a deed leaves once the process is confined, apart from the
 * file "own" and the folder "folder"; 0 when it can be done. */
static int try_confined(int (*deed)(void))
{
	static const char *const files[] = { "own", "not there" };
	pid_t child = fork();
	int status = -1;

	assert_true(child >= 0);
	if (child == 0) {
		struct buffer why;

		buffer_init(&why);
		if (confine(files, 2, "folder", &why) < 0)
			_exit(255);
		errno = 0;
		_exit(deed() < 0 ? errno : 0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int make_file(void)
{
	return open("new", O_WRONLY | O_CREAT, 0600);
}

static int make_folder(void)
{
	return mkdir("new", 0700);
}

static int write_own(void)
{
	return open("own", O_WRONLY);
}

static int remove_own(void)
{
	return unlink("own");
}

static int rename_own(void)
{
	return rename("own", "new");
}

static int write_in_folder(void)
{
	int fd = open("folder/new", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	return fd < 0 || write(fd, "x", 1) != 1 || ftruncate(fd, 0) < 0 ? -1
									: 0;
}

static int make_below_folder(void)
{
	return mkdir("folder/below", 0700);
}

static int link_in_folder(void)
{
	return symlink("own", "folder/link");
}

static int remove_in_folder(void)
{
	return unlink("folder/new");
}

static int read_own(void)
{
	return open("own", O_RDONLY);
}

static int read_other(void)
{
	return open("other", O_RDONLY);
}

static int list_here(void)
{
	return open(".", O_RDONLY | O_DIRECTORY);
}

static int read_settings(void)
{
	return open("/etc/passwd", O_RDONLY);
}

static int run_program(void)
{
	return execl("/bin/true", "true", (char *)NULL);
}

static void nothing_can_be_written_or_run(void **state)
{
	(void)state;
	need_landlock();
	scratch_file("own", "mine");
	assert_int_equal(try_confined(make_file), EACCES);
	assert_int_equal(try_confined(make_folder), EACCES);
	assert_int_equal(try_confined(write_own), EACCES);
	assert_int_equal(try_confined(remove_own), EACCES);
	assert_int_equal(try_confined(rename_own), EACCES);
	assert_int_equal(try_confined(run_program), EACCES);
	assert_int_not_equal(access("new", F_OK), 0);
	assert_int_equal(access("own", F_OK), 0);
}

static void files_are_made_in_one_folder(void **state)
{
	(void)state;
	need_landlock();
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(try_confined(write_in_folder), 0);
	assert_int_equal(try_confined(write_in_folder), 0);
	assert_int_equal(try_confined(make_below_folder), EACCES);
	assert_int_equal(try_confined(link_in_folder), EACCES);
	assert_int_equal(try_confined(remove_in_folder), EACCES);
	assert_int_equal(try_confined(make_file), EACCES);
}

static void only_what_it_takes_can_be_read(void **state)
{
	(void)state;
	need_landlock();
	scratch_file("own", "mine");
	scratch_file("other", "yours");
	assert_int_equal(try_confined(read_own), 0);
	assert_int_equal(try_confined(read_settings), 0);
	assert_int_equal(try_confined(read_other), EACCES);
	assert_int_equal(try_confined(list_here), EACCES);
}

#ifdef __linux__
static int gain_rights(void)
{
	errno = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? EPERM : 0;
	return -1;
}

static void no_rights_can_be_gained(void **state)
{
	(void)state;
	assert_int_equal(try_confined(gain_rights), EPERM);
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_can_be_written_or_run),
		cmocka_unit_test(files_are_made_in_one_folder),
		cmocka_unit_test(only_what_it_takes_can_be_read),
#ifdef __linux__
		cmocka_unit_test(no_rights_can_be_gained),
#endif
	};

	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
