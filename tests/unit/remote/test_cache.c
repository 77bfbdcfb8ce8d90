/* Tests remote/cache.c, cache_folder.c, cache_rest.c and cache_sweep.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "smolcmp/cache.h"
#include "smolcmp/workroom.h"
#include "unit/scratch.h"

static struct arena arena;
static struct cache cache;
static struct error error;

static int64_t checked; /* of the entry that was found */

static const char url[] = "https://host/a.json";

static int setup(void **state)
{
	if (scratch_setup(state) < 0)
		return -1;
	arena_init(&arena);
	error_init(&error);
	setenv("XDG_CACHE_HOME", ((struct scratch *)*state)->path, 1);
	return cache_open(&cache, true, &error);
}

static int teardown(void **state)
{
	cache_close(&cache);
	arena_release(&arena);
	return scratch_teardown(state);
}

/* Keep a body for the URL. */
static struct cache_entry keep(const char *body)
{
	const struct cache_entry entry = {
		.url = url,
		.sum = sha256_of(body, strlen(body)),
		.bytes = strlen(body),
		.checked = 1,
	};

	scratch_file("smolcmp/staged", body);
	assert_int_equal(cache_keep(&cache, AT_FDCWD, "smolcmp/staged", &entry),
			 0);
	return entry;
}

static enum cache_finding find(const char *body)
{
	struct cache_entry entry;
	char text[64] = "";
	int fd;
	enum cache_finding found = cache_find(&cache, url, &arena, &entry, &fd);

	if (found == CACHE_FOUND) {
		assert_string_equal(entry.url, url);
		checked = entry.checked;
		assert_true(read(fd, text, sizeof(text) - 1) >= 0);
		assert_string_equal(text, body);
		close(fd);
	} else {
		assert_int_equal(fd, -1);
	}
	return found;
}

/* How many files are in there. */
static size_t count_files(void)
{
	DIR *directory = opendir("smolcmp");
	size_t count = 0;

	assert_non_null(directory);
	while (readdir(directory))
		count++;
	closedir(directory);
	return count - 2;
}

static void one_body_takes_the_place_of_another(void **state)
{
	struct cache_entry old, new;

	(void)state;
	assert_int_equal(find(NULL), CACHE_NOTHING);
	old = keep("old");
	assert_int_equal(find("old"), CACHE_FOUND);
	new = keep("new");
	assert_int_equal(find("new"), CACHE_FOUND);
	assert_int_equal(cache_find_body(&cache, url, &old.sum), -1);
	/* The tag, the entry and the body. */
	assert_int_equal(count_files(), 3);
	assert_false(cache_remove(&cache, &old));
	assert_true(cache_remove(&cache, &new));
	assert_false(cache_remove(&cache, &new));
	assert_int_equal(count_files(), 1);
}

/* Two runs ask for one URL: what one keeps stays when the other is told that
 * what it had found holds. */
static void what_was_replaced_meanwhile_is_not_confirmed(void **state)
{
	struct cache_entry old, new;

	(void)state;
	old = keep("old");
	keep("new");
	assert_int_equal(cache_confirm(&cache, &old, &old), 0);
	assert_int_equal(find("new"), CACHE_FOUND);
	assert_int_equal(count_files(), 3);
	/* The same body by other validators is another one, too. */
	old = keep("old");
	new = old;
	new.validators.etag = "\"2\"";
	assert_int_equal(cache_confirm(&cache, &old, &new), 0);
	new.checked = 2;
	assert_int_equal(cache_confirm(&cache, &old, &new), 0);
	assert_int_equal(find("old"), CACHE_FOUND);
	assert_int_equal(checked, 1);
	old.validators.etag = "\"2\"";
	assert_int_equal(cache_confirm(&cache, &old, &new), 0);
	assert_int_equal(find("old"), CACHE_FOUND);
	assert_int_equal(checked, 2);
	/* What somebody has removed does not come back. */
	assert_int_equal(cache_clear(&cache, url), 0);
	assert_int_equal(cache_confirm(&cache, &new, &new), 0);
	assert_int_equal(count_files(), 1);
}

/* The path of a body of the URL. */
static const char *path_of(const char *body)
{
	struct sha256 key = sha256_of(url, strlen(url));
	struct sha256 sum = sha256_of(body, strlen(body));
	char text[SHA256_TEXT], tail[SHA256_TEXT];

	return arena_printf(&arena, "smolcmp/%s-%s", sha256_format(&key, text),
			    sha256_format(&sum, tail));
}

/* Let files seem to be from long ago. */
static void age(const char *path)
{
	const struct timespec times[2] = { { 0, 0 }, { 0, 0 } };

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

/* A run that a signal ends as soon as it writes a byte: its body has got its
 * name by then, and the entry is still the old one. */
static void keep_and_be_killed(const char *body)
{
	const struct rlimit none = { 0, 0 };
	const struct cache_entry entry = {
		.url = url,
		.sum = sha256_of(body, strlen(body)),
		.bytes = strlen(body),
	};
	struct cache own;
	int status;
	pid_t child;

	scratch_file("smolcmp/staged", body);
	child = fork();
	if (child == 0) {
		if (setrlimit(RLIMIT_CORE, &none) == 0 &&
		    setrlimit(RLIMIT_FSIZE, &none) == 0 &&
		    cache_open(&own, false, &error) == 0 &&
		    cache_keep(&own, AT_FDCWD, "smolcmp/staged", &entry) == 0)
			_exit(0);
		_exit(1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGXFSZ);
}

static void a_killed_run_leaves_the_old_one(void **state)
{
	(void)state;
	keep("old");
	keep_and_be_killed("new");
	assert_int_equal(find("old"), CACHE_FOUND);
	assert_int_equal(access(path_of("new"), F_OK), 0);
	/* Somebody may still be about to name it, until it is old. */
	cache_sweep(&cache);
	assert_int_equal(access(path_of("new"), F_OK), 0);
	age(path_of("new"));
	age(path_of("old"));
	cache_sweep(&cache);
	assert_int_equal(access(path_of("new"), F_OK), -1);
	assert_int_equal(find("old"), CACHE_FOUND);
	keep_and_be_killed("new");
	keep("new");
	assert_int_equal(find("new"), CACHE_FOUND);
	keep_and_be_killed("odd");
	assert_int_equal(cache_clear(&cache, url), 0);
	assert_int_equal(access(path_of("odd"), F_OK), -1);
	assert_int_equal(find(NULL), CACHE_NOTHING);
}

static void an_entry_without_its_body_is_damaged(void **state)
{
	(void)state;
	keep("old");
	assert_int_equal(unlink(path_of("old")), 0);
	assert_int_equal(find(NULL), CACHE_DAMAGED);
	keep("old");
	scratch_file(path_of("old"), "odd");
	assert_int_equal(find(NULL), CACHE_DAMAGED);
}

/* The folder of a run that goes on is left to it; others go at once. */
static void folders_of_runs_go_with_them(void **state)
{
	struct workroom room;

	(void)state;
	assert_int_equal(workroom_make(&room, "smolcmp", 1), 0);
	scratch_directory("smolcmp/run-left");
	cache_sweep(&cache);
	assert_int_equal(access("smolcmp/run-left", F_OK), -1);
	assert_int_equal(cache_clear(&cache, NULL), 0);
	assert_int_equal(access(room.path, F_OK), 0);
	workroom_release(&room);
	assert_int_equal(count_files(), 1);
}

static void a_rest_is_taken_once(void **state)
{
	struct cache_rest rest = { .validators = { "\"1\"", NULL },
				   .bytes = 4 };
	struct cache_rest taken;

	(void)state;
	assert_false(cache_take_rest(&cache, url, AT_FDCWD, "smolcmp/to",
				     &arena, &taken));
	scratch_file("smolcmp/from", "some");
	cache_put_rest(&cache, url, AT_FDCWD, "smolcmp/from", &rest);
	assert_true(cache_take_rest(&cache, url, AT_FDCWD, "smolcmp/to", &arena,
				    &taken));
	assert_int_equal(taken.bytes, 4);
	assert_string_equal(taken.validators.etag, "\"1\"");
	assert_null(taken.validators.modified);
	assert_false(cache_take_rest(&cache, url, AT_FDCWD, "smolcmp/to",
				     &arena, &taken));
	/* One of another length is none. */
	scratch_file("smolcmp/from", "som");
	cache_put_rest(&cache, url, AT_FDCWD, "smolcmp/from", &rest);
	assert_false(cache_take_rest(&cache, url, AT_FDCWD, "smolcmp/to",
				     &arena, &taken));
	assert_int_equal(cache_clear(&cache, NULL), 0);
	assert_int_equal(count_files(), 1);
}

static void a_folder_that_is_not_safe_is_refused(void **state)
{
	struct cache other;

	(void)state;
	assert_int_equal(chmod("smolcmp", 0750), 0);
	assert_int_equal(cache_open(&other, true, &error), -1);
	assert_int_equal(error.kind, ERROR_SYSTEM);
	cache_close(&other);
	error_init(&error);
	assert_int_equal(chmod("smolcmp", 0700), 0);
	assert_int_equal(rename("smolcmp", "real"), 0);
	/* It need not be there, but for whoever wants to keep something. */
	assert_int_equal(cache_open(&other, false, &error), 0);
	assert_int_equal(other.folder, -1);
	cache_close(&other);
	assert_int_equal(symlink("real", "smolcmp"), 0);
	assert_int_equal(cache_open(&other, false, &error), -1);
	cache_close(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    one_body_takes_the_place_of_another, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    what_was_replaced_meanwhile_is_not_confirmed, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(a_killed_run_leaves_the_old_one,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
		    an_entry_without_its_body_is_damaged, setup, teardown),
		cmocka_unit_test_setup_teardown(folders_of_runs_go_with_them,
						setup, teardown),
		cmocka_unit_test_setup_teardown(a_rest_is_taken_once, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
		    a_folder_that_is_not_safe_is_refused, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
