/* Tests remote/cache.c and cache_folder.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/cache.h"
#include "unit/scratch.h"

static struct arena arena;
static struct cache cache;
static struct error error;

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
	assert_int_equal(cache_keep(&cache, "smolcmp/staged", &entry), 0);
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
	struct cache_entry old;

	(void)state;
	assert_int_equal(find(NULL), CACHE_NOTHING);
	old = keep("old");
	assert_int_equal(find("old"), CACHE_FOUND);
	keep("new");
	assert_int_equal(find("new"), CACHE_FOUND);
	assert_int_equal(cache_find_body(&cache, url, &old.sum), -1);
	/* The tag, the entry and the body. */
	assert_int_equal(count_files(), 3);
	assert_true(cache_remove(&cache, url));
	assert_false(cache_remove(&cache, url));
	assert_int_equal(count_files(), 1);
}

static void a_killed_run_leaves_one_of_both(void **state)
{
	struct cache_entry entry, old = keep("old");
	char name[256], sum[SHA256_TEXT];
	int fd;

	(void)state;
	/* The new body is there, and the entry still the old one. */
	entry = keep("new");
	scratch_file("smolcmp/staged", "old");
	assert_int_equal(cache_keep(&cache, "smolcmp/staged", &old), 0);
	assert_int_equal(find("old"), CACHE_FOUND);
	/* The body that an entry names is gone. */
	fd = cache_find_body(&cache, url, &old.sum);
	assert_true(fd >= 0);
	close(fd);
	entry.sum = sha256_of(url, strlen(url));
	snprintf(name, sizeof(name), "smolcmp/%s",
		 sha256_format(&entry.sum, sum));
	snprintf(name + strlen(name), sizeof(name) - strlen(name), "-%s",
		 sha256_format(&old.sum, sum));
	assert_int_equal(unlink(name), 0);
	assert_int_equal(find(NULL), CACHE_DAMAGED);
	keep("old");
	scratch_file(name, "odd");
	assert_int_equal(find(NULL), CACHE_DAMAGED);
}

static void a_rest_is_taken_once(void **state)
{
	struct cache_rest rest = { .validators = { "\"1\"", NULL },
				   .bytes = 4 };
	struct cache_rest taken;

	(void)state;
	assert_false(
	    cache_take_rest(&cache, url, "smolcmp/to", &arena, &taken));
	scratch_file("smolcmp/from", "some");
	cache_put_rest(&cache, url, "smolcmp/from", &rest);
	assert_true(cache_take_rest(&cache, url, "smolcmp/to", &arena, &taken));
	assert_int_equal(taken.bytes, 4);
	assert_string_equal(taken.validators.etag, "\"1\"");
	assert_null(taken.validators.modified);
	assert_false(
	    cache_take_rest(&cache, url, "smolcmp/to", &arena, &taken));
	/* One of another length is none. */
	scratch_file("smolcmp/from", "som");
	cache_put_rest(&cache, url, "smolcmp/from", &rest);
	assert_false(
	    cache_take_rest(&cache, url, "smolcmp/to", &arena, &taken));
	assert_int_equal(cache_clear(&cache), 0);
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
		cmocka_unit_test_setup_teardown(a_killed_run_leaves_one_of_both,
						setup, teardown),
		cmocka_unit_test_setup_teardown(a_rest_is_taken_once, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
		    a_folder_that_is_not_safe_is_refused, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
