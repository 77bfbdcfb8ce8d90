/* Tests publish/manifest.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "publish/manifest.h"

static struct manifest manifest;
static struct error error;

static int setup(void **state)
{
	(void)state;
	manifest_init(&manifest);
	error_init(&error);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	manifest_release(&manifest);
	return 0;
}

static int read_text(const char *bytes)
{
	struct buffer text;
	int status;

	buffer_init(&text);
	buffer_add_string(&text, bytes);
	status = manifest_read(&manifest, &text, "x", &error);
	buffer_release(&text);
	return status;
}

static void paths_lead_nowhere_else(void **state)
{
	static const char *const right[] = { "a", "index.html",
					     "tools/a.b_c-d.html",
					     "compare/a+b.json", "x_/y" };
	static const char *const wrong[] = {
		"",	"/a",	  "a/",	      "a//b", "..", "../a",
		"a/..", "a/../b", ".a",	      "a/.b", "A",  "a b",
		"a\\b", "a\n",	  "\xc3\xa4", "a:b",  "~a", "a%2e",
	};
	char longest[1000];

	(void)state;
	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++)
		assert_true(manifest_is_path(right[i]));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (manifest_is_path(wrong[i]))
			fail_msg("'%s'", wrong[i]);
	memset(longest, 'a', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	assert_false(manifest_is_path(longest));
}

static void what_is_written_is_read_again(void **state)
{
	const struct sha256 one = sha256_of("1", 1), two = sha256_of("2", 1);
	struct manifest again;
	struct buffer text, copy;

	(void)state;
	buffer_init(&text);
	buffer_init(&copy);
	manifest_begin(&text);
	manifest_add(&text, "b", &one);
	manifest_add(&text, "a/c", &one);
	manifest_add(&text, "b", &two);
	assert_int_equal(read_text(text.bytes), 0);
	assert_int_equal(manifest.whole, text.length);
	/* Whatever may be in it is known. */
	assert_true(
	    sha256_equal(&manifest_file(&manifest, "b")->made->sum, &two));
	assert_true(sha256_equal(
	    &manifest_file(&manifest, "b")->made->next->sum, &one));
	assert_null(manifest_file(&manifest, "new")->made);

	manifest_file(&manifest, "b")->planned = true;
	manifest_file(&manifest, "b")->now = two;
	manifest_file(&manifest, "a/c")->planned = true;
	manifest_file(&manifest, "a/c")->now = one;
	manifest_write(&manifest, &copy);
	buffer_clear(&text);
	manifest_begin(&text);
	manifest_add(&text, "a/c", &one);
	manifest_add(&text, "b", &two);
	assert_string_equal(copy.bytes, text.bytes);

	manifest_init(&again);
	assert_int_equal(manifest_read(&again, &copy, "x", &error), 0);
	manifest_release(&again);
	buffer_release(&text);
	buffer_release(&copy);
}

static void a_last_line_may_be_cut_off(void **state)
{
	(void)state;
	assert_int_equal(read_text("{\"format\":\"smolcmp-site/1\"}\n"
				   "{\"path\":\"a\",\"sha"),
			 0);
	assert_int_equal(manifest.whole, 28);
	assert_int_equal(manifest.paths.count, 0);
}

static void nothing_else_is_taken_for_one(void **state)
{
	static const char *const wrong[] = {
		"x\n",
		"{}\n",
		"{\"format\":\"smolcmp-site/2\"}\n",
		"{\"path\":\"a\",\"sha256\":\"00\"}\n",
		"{\"format\":\"smolcmp-site/1\"}\n{}\n",
		"{\"format\":\"smolcmp-site/1\"}\n"
		"{\"path\":\"a\",\"sha256\":\"00\"}\n",
		"{\"format\":\"smolcmp-site/1\"}\n"
		"{\"path\":\"../a\",\"sha256\":"
		"\"ba7816bf8f01cfea414140de5dae2223"
		"b00361a396177a9cb410ff61f20015ad\"}\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		error_init(&error);
		assert_int_equal(read_text(wrong[i]), -1);
		assert_int_equal(error.kind, ERROR_SYSTEM);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_lead_nowhere_else),
		cmocka_unit_test_setup_teardown(what_is_written_is_read_again,
						setup, teardown),
		cmocka_unit_test_setup_teardown(a_last_line_may_be_cut_off,
						setup, teardown),
		cmocka_unit_test_setup_teardown(nothing_else_is_taken_for_one,
						setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
