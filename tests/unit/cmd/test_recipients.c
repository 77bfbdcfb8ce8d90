/* Tests cmd/recipients.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cmd/recipients.h"
#include "unit/scratch.h"

static struct arena arena;
static struct texts recipients;
static struct error error;

static int read_text(const char *text, size_t length)
{
	error_init(&error);
	scratch_bytes("list", text, length);
	return recipients_read("list", &arena, &recipients, &error);
}

static void a_file_is_read_line_by_line_and_each_address_once(void **state)
{
	static const char text[] = "\xef\xbb\xbf# all of us\r\n"
				   "\n"
				   "  ada@Example.org \r\n"
				   "\t# not now: bob@example.org\n"
				   "ada@example.org\n"
				   "Ada@example.org\n"
				   "eve@example.org";

	(void)state;
	assert_int_equal(read_text(text, sizeof(text) - 1), 0);
	assert_int_equal(recipients.count, 3);
	assert_string_equal(recipients.items[0], "ada@example.org");
	assert_string_equal(recipients.items[1], "Ada@example.org");
	assert_string_equal(recipients.items[2], "eve@example.org");
}

static void every_line_that_is_wrong_is_named(void **state)
{
	static const char text[] = "ada@example.org\n"
				   "eve@example.org\rRCPT TO:<x@example.org>\n"
				   "bob@example.org, eve@example.org\n"
				   "eve\0@example.org\n"
				   "Eve <eve@example.org>\n"
				   "j\xc3\xb6rg@example.org\n"
				   "bob@example.org\n";

	(void)state;
	assert_int_equal(read_text(text, sizeof(text) - 1), -1);
	assert_int_equal(error.kind, ERROR_DATA);
	assert_int_equal(error.count, 5);
	assert_string_equal(error.items[0].where, "list:2");
	assert_string_equal(error.items[1].where, "list:3");
	assert_string_equal(error.items[1].text,
			    "'bob@example.org, eve@example.org' is no address: "
			    "want one as 'ada@example.org'");
	assert_string_equal(error.items[2].where, "list:4");
	assert_string_equal(error.items[2].text, "there is a NUL byte");
	assert_string_equal(error.items[3].where, "list:5");
	assert_string_equal(error.items[4].text,
			    "'j\xc3\xb6rg@example.org' is no address: it is "
			    "not ASCII, and smolcmp does not speak SMTPUTF8");
}

static void a_file_has_to_name_somebody(void **state)
{
	(void)state;
	assert_int_equal(read_text("# nobody\n\n", 10), -1);
	assert_string_equal(error.items[0].text, "names nobody");
	assert_int_equal(read_text("", 0), -1);
	assert_string_equal(error.items[0].text, "names nobody");
	error_init(&error);
	assert_int_equal(recipients_read("none", &arena, &recipients, &error),
			 -1);
	assert_int_equal(error.kind, ERROR_DATA);
	assert_string_equal(error.items[0].where, "none");
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_file_is_read_line_by_line_and_each_address_once),
		cmocka_unit_test(every_line_that_is_wrong_is_named),
		cmocka_unit_test(a_file_has_to_name_somebody),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
