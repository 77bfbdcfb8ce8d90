/* Tests base/packet.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/packet.h"

static void what_was_added_is_read_in_order(void **state)
{
	static const char bytes[] = "\0end 0\n\n";
	struct packet_reader reader;
	struct packet_field field;
	struct buffer packet;

	(void)state;
	buffer_init(&packet);
	packet_add_text(&packet, "name", "two\nlines 5\n");
	packet_add(&packet, "name", bytes, sizeof(bytes) - 1);
	packet_add_text(&packet, "end", "");
	packet_reader_init(&reader, &packet);
	assert_true(packet_next(&reader, &field));
	assert_string_equal(field.name, "name");
	assert_string_equal(field.value, "two\nlines 5\n");
	assert_true(packet_next(&reader, &field));
	assert_int_equal(field.length, sizeof(bytes) - 1);
	assert_memory_equal(field.value, bytes, sizeof(bytes));
	assert_true(packet_next(&reader, &field));
	assert_string_equal(field.name, "end");
	assert_string_equal(field.value, "");
	assert_false(packet_next(&reader, &field));
	assert_int_equal(reader.left, 0);
	buffer_release(&packet);
}

/* How many bytes of a text cannot be read as fields. */
static size_t left(const char *text, size_t length)
{
	struct packet_reader reader;
	struct packet_field field;
	struct buffer packet;

	buffer_init(&packet);
	buffer_add(&packet, text, length);
	packet_reader_init(&reader, &packet);
	while (packet_next(&reader, &field))
		;
	buffer_release(&packet);
	return reader.left;
}

static void what_is_no_field_is_left(void **state)
{
	static const char *const broken[] = {
		"name",
		"name ",
		"name 3",
		"name 3\n",
		"name 3\nab\n",
		"name 3\nabcd",
		"name 2\nabc",
		"name 3\nabc",
		"name -1\n\n",
		"name 99999999999999999999\nabc\n",
		"name 999999999999\nabc\n",
		"name x\n\n",
		" 0\n\n",
		"Name 0\n\n",
		"na me 0\n\n",
		"\n",
	};
	static const char whole[] = "name 3\nabc\n";

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++)
		assert_int_equal(left(broken[i], strlen(broken[i])),
				 strlen(broken[i]));
	assert_int_equal(left(whole, sizeof(whole) - 1), 0);
	/* Every beginning of it. */
	for (size_t i = 1; i < sizeof(whole) - 1; i++)
		assert_int_equal(left(whole, i), i);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_added_is_read_in_order),
		cmocka_unit_test(what_is_no_field_is_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
