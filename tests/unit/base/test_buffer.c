/* Tests base/buffer.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/buffer.h"

static void an_empty_buffer_is_an_empty_string(void **state)
{
	struct buffer buffer;

	(void)state;
	buffer_init(&buffer);
	assert_string_equal(buffer.bytes, "");
	buffer_clear(&buffer);
	buffer_add(&buffer, "", 0);
	assert_string_equal(buffer.bytes, "");
	assert_int_equal(buffer.length, 0);
	buffer_release(&buffer);
	assert_string_equal(buffer.bytes, "");
	buffer_release(&buffer);
}

static void bytes_add_up_in_order(void **state)
{
	struct buffer buffer;

	(void)state;
	buffer_init(&buffer);
	buffer_add(&buffer, "ab\0c", 4);
	assert_int_equal(buffer.length, 4);
	assert_memory_equal(buffer.bytes, "ab\0c", 5);
	buffer_clear(&buffer);
	assert_string_equal(buffer.bytes, "");
	buffer_add_char(&buffer, 'x');
	buffer_add_string(&buffer, "yz");
	buffer_add_repeated(&buffer, '-', 3);
	buffer_add_repeated(&buffer, '-', 0);
	buffer_printf(&buffer, "%d%%", 5);
	assert_string_equal(buffer.bytes, "xyz---5%");
	assert_int_equal(buffer.length, 8);
	buffer_release(&buffer);
}

static void a_buffer_grows_by_any_step(void **state)
{
	(void)state;
	for (size_t step = 1; step < 3000; step = step * 2 + 1) {
		struct buffer buffer;

		buffer_init(&buffer);
		for (size_t i = 0; i < 50; i++) {
			buffer_add_repeated(&buffer, (char)('a' + i % 26),
					    step);
			assert_int_equal(buffer.length, (i + 1) * step);
			assert_int_equal(buffer.bytes[buffer.length], 0);
			assert_true(buffer.capacity > buffer.length);
		}
		for (size_t i = 0; i < buffer.length; i++)
			assert_int_equal(buffer.bytes[i], 'a' + i / step % 26);
		buffer_release(&buffer);
	}
}

static void formats_may_be_longer_than_the_memory_at_hand(void **state)
{
	char text[1000];
	struct buffer buffer;

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	buffer_init(&buffer);
	buffer_printf(&buffer, "<%s>", text);
	buffer_printf(&buffer, "<%s>", text);
	assert_int_equal(buffer.length, 2002);
	assert_int_equal(strlen(buffer.bytes), 2002);
	assert_int_equal(buffer.bytes[2001], '>');
	/* Around what is printed at once. */
	for (int length = 120; length < 140; length++) {
		buffer_clear(&buffer);
		buffer_printf(&buffer, "<%.*s>", length, text);
		assert_int_equal(strlen(buffer.bytes), length + 2);
		assert_int_equal(buffer.length, length + 2);
	}
	buffer_release(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_buffer_is_an_empty_string),
		cmocka_unit_test(bytes_add_up_in_order),
		cmocka_unit_test(a_buffer_grows_by_any_step),
		cmocka_unit_test(formats_may_be_longer_than_the_memory_at_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
