/* Tests transfer/body.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "transfer/body.h"
#include "unit/scratch.h"

enum { LIMIT = 100000, PIECE = 7 };

static unsigned char packed[LIMIT];

/* Text of this length, packed with gzip; how long that is. */
static size_t pack(const char *text, size_t length)
{
	z_stream stream = { 0 };

	assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8,
				      Z_DEFAULT_STRATEGY),
			 Z_OK);
	stream.next_in = (unsigned char *)(uintptr_t)text;
	stream.avail_in = (unsigned)length;
	stream.next_out = packed;
	stream.avail_out = sizeof(packed);
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	deflateEnd(&stream);
	return stream.total_out;
}

/* What is said of bytes that come in pieces; "" when all is well. */
static const char *receive(const void *bytes, size_t length, size_t piece,
			   bool is_packed)
{
	static char said[200];
	struct buffer why;
	struct body body;
	int status;

	buffer_init(&why);
	body_init(&body, LIMIT);
	status = body_open(&body, AT_FDCWD, "file", 0, is_packed, &why);
	for (size_t at = 0; status == 0 && at < length; at += piece)
		status =
		    body_add(&body, (const char *)bytes + at,
			     length - at < piece ? length - at : piece, &why);
	if (status == 0)
		status = body_end(&body, &why);
	body_break(&body);
	assert_int_equal(status, why.length ? -1 : 0);
	snprintf(said, sizeof(said), "%s", why.bytes);
	buffer_release(&why);
	return said;
}

static void hold_file(const char *text, size_t length)
{
	static char found[LIMIT + 1];
	int fd = open("file", O_RDONLY);

	assert_true(fd >= 0);
	assert_int_equal(read(fd, found, sizeof(found)), length);
	assert_memory_equal(found, text, length);
	close(fd);
}

static void bytes_come_as_they_are_or_packed(void **state)
{
	size_t length = pack("hello", 5);

	(void)state;
	assert_string_equal(receive("hello", 5, 2, false), "");
	hold_file("hello", 5);
	assert_string_equal(receive("", 0, 1, false), "");
	hold_file("", 0);
	for (size_t piece = 1; piece <= length; piece++) {
		assert_string_equal(receive(packed, length, piece, true), "");
		hold_file("hello", 5);
	}
	/* Once more behind it. */
	memcpy(packed + length, packed, length);
	for (size_t piece = 1; piece <= 2 * length; piece++) {
		assert_string_equal(receive(packed, 2 * length, piece, true),
				    "");
		hold_file("hellohello", 10);
	}
}

static void what_is_packed_is_whole_or_refused(void **state)
{
	size_t length = pack("hello", 5);

	(void)state;
	for (size_t cut = 0; cut < length; cut++)
		assert_string_equal(receive(packed, cut, PIECE, true),
				    "sends compressed data that breaks off");
	packed[length] = '!';
	packed[length + 1] = '!';
	assert_string_equal(receive(packed, length + 2, PIECE, true),
			    "sends compressed data that is damaged");
	/* Its checksum and its length. */
	for (size_t i = 1; i <= 8; i++) {
		packed[length - i] ^= 1;
		assert_string_equal(receive(packed, length, PIECE, true),
				    "sends compressed data that is damaged");
		packed[length - i] ^= 1;
	}
}

static void no_more_than_the_limit_is_written(void **state)
{
	static char zeros[2 * LIMIT];
	static const char much[] = "sends more than the 100000 bytes allowed";
	struct stat status;

	(void)state;
	assert_string_equal(receive(zeros, LIMIT, LIMIT, false), "");
	hold_file(zeros, LIMIT);
	assert_string_equal(receive(zeros, LIMIT + 1, PIECE, false), much);
	assert_string_equal(receive(packed, pack(zeros, LIMIT), 1, true), "");
	hold_file(zeros, LIMIT);
	assert_string_equal(receive(packed, pack(zeros, LIMIT + 1), 1, true),
			    much);
	assert_string_equal(
	    receive(packed, pack(zeros, 2 * LIMIT), LIMIT, true), much);
	/* Nothing could go on with it. */
	assert_int_equal(stat("file", &status), 0);
	assert_int_equal(status.st_size, 0);
}

/* Open for the rest; what is said. */
static const char *resume(const char *name, uint64_t from)
{
	static char said[200];
	struct buffer why;
	struct body body;

	buffer_init(&why);
	body_init(&body, LIMIT);
	if (body_open(&body, AT_FDCWD, name, from, false, &why) == 0) {
		int status = body_add(&body, "!", 1, &why);

		assert_int_equal(status, why.length ? -1 : 0);
	}
	body_release(&body);
	snprintf(said, sizeof(said), "%s", why.bytes);
	buffer_release(&why);
	return said;
}

static void a_file_is_gone_on_with(void **state)
{
	(void)state;
	scratch_file("file", "hello");
	assert_string_equal(resume("file", 5), "");
	hold_file("hello!", 6);
	assert_string_equal(resume("file", 2), "");
	hold_file("he!", 3);
	assert_string_equal(resume("file", 4),
			    "sends the rest of a file that is not there");
	assert_int_equal(symlink("file", "link"), 0);
	assert_string_not_equal(resume("link", 0), "");
	hold_file("he!", 3);
}

static void nothing_is_put_behind_more_than_the_limit(void **state)
{
	static char zeros[LIMIT + 1];

	(void)state;
	assert_string_equal(receive(zeros, LIMIT, LIMIT, false), "");
	assert_string_equal(resume("file", LIMIT),
			    "sends more than the 100000 bytes allowed");
	assert_int_equal(truncate("file", LIMIT + 1), 0);
	assert_string_equal(resume("file", LIMIT + 1),
			    "sends more than the 100000 bytes allowed");
	hold_file(zeros, LIMIT + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_come_as_they_are_or_packed),
		cmocka_unit_test(what_is_packed_is_whole_or_refused),
		cmocka_unit_test(no_more_than_the_limit_is_written),
		cmocka_unit_test(a_file_is_gone_on_with),
		cmocka_unit_test(nothing_is_put_behind_more_than_the_limit),
	};

	return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
