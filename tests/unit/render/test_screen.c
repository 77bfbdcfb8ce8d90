/* Tests render/screen.c: rows of finished text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/render.h"

static size_t rows_of(const char *text, size_t columns, size_t most)
{
	struct buffer buffer;
	size_t rows;

	buffer_init(&buffer);
	buffer_add_string(&buffer, text);
	rows = render_rows(&buffer, columns, most);
	buffer_release(&buffer);
	return rows;
}

static void a_line_is_a_row(void **state)
{
	(void)state;
	assert_int_equal(rows_of("", 10, 99), 0);
	assert_int_equal(rows_of("\n", 10, 99), 1);
	assert_int_equal(rows_of("a\nb\n", 10, 99), 2);
	assert_int_equal(rows_of("a\n\nb", 10, 99), 3);
}

static void a_wide_line_takes_more(void **state)
{
	(void)state;
	assert_int_equal(rows_of("1234567890\n", 10, 99), 1);
	assert_int_equal(rows_of("12345678901\n", 10, 99), 2);
	assert_int_equal(rows_of("123\n", 1, 99), 3);
}

static void columns_count_rather_than_bytes(void **state)
{
	(void)state;
	assert_int_equal(rows_of("██████████\n", 10, 99), 1);
	assert_int_equal(rows_of("███████████\n", 10, 99), 2);
	assert_int_equal(
	    rows_of("\xe8\xaf\x84\xe8\xaf\x84\xe8\xaf\x84\n", 5, 9), 2);
}

static void colours_take_no_room(void **state)
{
	(void)state;
	assert_int_equal(
	    rows_of("\033[1m12345\033[0m\033[32m67890\033[0m\n", 10, 99), 1);
	assert_int_equal(rows_of("12345\033[32m678901\033[0m\n", 10, 99), 2);
	assert_int_equal(rows_of("12345\033[32", 10, 99), 1);
}

static void counting_ends_in_time(void **state)
{
	(void)state;
	assert_int_equal(rows_of("a\nb\nc\n", 10, 2), 2);
	assert_int_equal(rows_of("1234567890\n", 2, 3), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_a_row),
		cmocka_unit_test(a_wide_line_takes_more),
		cmocka_unit_test(columns_count_rather_than_bytes),
		cmocka_unit_test(colours_take_no_room),
		cmocka_unit_test(counting_ends_in_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
