/* Tests base/workroom.c and base/guard.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

#include "smolcmp/workroom.h"
#include "unit/scratch.h"

static void add_file(const struct workroom *room, const char *name)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/%s", room->path, name);
	scratch_file(path, "text");
}

static void it_is_private_and_gone_in_the_end(void **state)
{
	struct workroom room;
	struct stat status;
	char path[64], name[WORKROOM_NAME];

	(void)state;
	assert_int_equal(workroom_make(&room, ".", 12), 0);
	assert_int_equal(stat(room.path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	add_file(&room, workroom_name(0, name));
	add_file(&room, workroom_name(11, name));
	strcpy(path, room.path);
	workroom_release(&room);
	assert_int_equal(stat(path, &status), -1);
	assert_int_equal(errno, ENOENT);
	workroom_release(&room);
}

static void a_signal_removes_it(void **state)
{
	int status;
	pid_t child;

	(void)state;
	child = fork();
	if (child == 0) {
		struct workroom room, other, gone;

		if (workroom_make(&gone, ".", 1) == 0 &&
		    workroom_make(&room, ".", 12) == 0 &&
		    workroom_make(&other, ".", 1) == 0) {
			workroom_release(&gone);
			workroom_grow(&other, 1);
			add_file(&room, "0");
			add_file(&room, "10");
			add_file(&other, "1");
			raise(SIGTERM);
		}
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGTERM);
	/* Nothing is left in here. */
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(rmdir(((struct scratch *)*state)->path), 0);
	assert_int_equal(mkdir(((struct scratch *)*state)->path, 0700), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    it_is_private_and_gone_in_the_end, scratch_setup,
		    scratch_teardown),
		cmocka_unit_test_setup_teardown(
		    a_signal_removes_it, scratch_setup, scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
