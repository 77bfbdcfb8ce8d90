/* Tests source/inlet.c: what gzip made is as it was before, however it comes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdlib.h>
#include <unistd.h>

#include <zlib.h>

#include "source/inlet.h"

enum { TEXT = 30000, ROOM = 2 * TEXT };

static uint8_t text[TEXT], packed[ROOM], out[ROOM];
static size_t packed_length;

/* Two members, of a third and of the rest. */
static int setup(void **state)
{
	(void)state;
	for (size_t i = 0; i < TEXT; i++)
		text[i] = (uint8_t)(i * i % 253 + i / 999);
	for (int i = 0; i < 2; i++) {
		z_stream stream = { .next_in = i ? text + TEXT / 3 : text,
				    .avail_in = i ? TEXT - TEXT / 3 : TEXT / 3,
				    .next_out = packed + packed_length,
				    .avail_out = (uInt)(ROOM - packed_length) };

		if (deflateInit2(&stream, 6, Z_DEFLATED, 31, 8,
				 Z_DEFAULT_STRATEGY) != Z_OK ||
		    deflate(&stream, Z_FINISH) != Z_STREAM_END)
			return -1;
		packed_length += stream.total_out;
		deflateEnd(&stream);
	}
	return 0;
}

/* Read all in steps of size; the result of the last one. */
static ssize_t read_all(struct inlet *inlet, size_t size, size_t *length)
{
	ssize_t got;

	*length = 0;
	while ((got = inlet_read(inlet, out + *length, size)) > 0)
		*length += (size_t)got;
	return got;
}

static void every_size_gives_the_whole_text(void **state)
{
	static const size_t sizes[] = { 1, 2, 3, 100, 4096, TEXT };

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		struct inlet inlet;
		size_t length;

		inlet_init_bytes(&inlet, packed, packed_length);
		assert_int_equal(read_all(&inlet, sizes[i], &length), 0);
		assert_int_equal(length, TEXT);
		assert_memory_equal(out, text, TEXT);
		assert_int_equal(inlet_taken(&inlet), packed_length);
		inlet_release(&inlet);
		/* And what is not compressed as it stands. */
		inlet_init_bytes(&inlet, text, TEXT);
		assert_int_equal(read_all(&inlet, sizes[i], &length), 0);
		assert_int_equal(length, TEXT);
		assert_memory_equal(out, text, TEXT);
		inlet_release(&inlet);
	}
}

static void a_pipe_may_give_a_byte_at_a_time(void **state)
{
	struct inlet inlet;
	size_t length = 0;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	inlet_init(&inlet, ends[0]);
	assert_int_equal(write(ends[1], packed, 1), 1);
	if (fork() == 0) {
		ssize_t written = 1;

		usleep(50000);
		while (written > 0 && length < packed_length - 1) {
			written = write(ends[1], packed + 1 + length,
					packed_length - 1 - length);
			length += (size_t)written;
		}
		_exit(0);
	}
	close(ends[1]);
	assert_int_equal(read_all(&inlet, TEXT, &length), 0);
	assert_int_equal(length, TEXT);
	assert_memory_equal(out, text, TEXT);
	inlet_release(&inlet);
	close(ends[0]);
}

static void expect_problem(const uint8_t *bytes, size_t size, const char *why)
{
	struct inlet inlet;
	size_t length;

	inlet_init_bytes(&inlet, bytes, size);
	assert_int_equal(read_all(&inlet, 4096, &length), -1);
	assert_non_null(inlet_problem(&inlet));
	assert_non_null(strstr(inlet_problem(&inlet), why));
	inlet_release(&inlet);
}

static void what_is_wrong_is_told(void **state)
{
	static uint8_t bytes[ROOM + 1];
	struct inlet inlet;
	size_t length;

	(void)state;
	/* Every beginning, but for nothing, one byte, and a whole member. */
	for (size_t i = 2; i < packed_length; i += i < 100 ? 1 : 997)
		expect_problem(packed, i, "is cut");
	expect_problem(packed, packed_length - 1, "is cut");
	memcpy(bytes, packed, packed_length);
	bytes[packed_length] = 0;
	expect_problem(bytes, packed_length + 1, "behind the end");
	bytes[packed_length] = 0x1f;
	expect_problem(bytes, packed_length + 1, "is cut");
	bytes[packed_length - 5] ^= 1;
	expect_problem(bytes, packed_length, "damaged");
	inlet_init_bytes(&inlet, packed, packed_length);
	inlet.limit = TEXT - 1;
	assert_int_equal(read_all(&inlet, 4096, &length), -1);
	assert_non_null(strstr(inlet_problem(&inlet), "larger"));
	inlet_release(&inlet);
	inlet_init_bytes(&inlet, packed, packed_length);
	inlet.limit = TEXT;
	assert_int_equal(read_all(&inlet, 4096, &length), 0);
	inlet_release(&inlet);
	/* One byte that could have been its beginning. */
	inlet_init_bytes(&inlet, packed, 1);
	assert_int_equal(read_all(&inlet, 10, &length), 0);
	assert_int_equal(length, 1);
	inlet_release(&inlet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_size_gives_the_whole_text),
		cmocka_unit_test(a_pipe_may_give_a_byte_at_a_time),
		cmocka_unit_test(what_is_wrong_is_told),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}
