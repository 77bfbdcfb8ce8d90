/* Tests base/measure.c: amounts in words, above all where units change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "smolcmp/buffer.h"
#include "smolcmp/measure.h"

static void expect(void (*add)(struct buffer *out, uint64_t amount),
		   uint64_t amount, const char *words)
{
	struct buffer text;

	buffer_init(&text);
	add(&text, amount);
	assert_string_equal(text.bytes, words);
	buffer_release(&text);
}

static void bytes_have_units_of_1024(void **state)
{
	static const uint64_t mebi = 1024 * 1024;

	(void)state;
	expect(measure_add_bytes, 0, "0 bytes");
	expect(measure_add_bytes, 1, "1 byte");
	expect(measure_add_bytes, 1023, "1023 bytes");
	expect(measure_add_bytes, 1024, "1.0 KiB");
	expect(measure_add_bytes, 35328, "34.5 KiB");
	expect(measure_add_bytes, 102348, "99.9 KiB");
	expect(measure_add_bytes, 102349, "100 KiB");
	expect(measure_add_bytes, mebi - 513, "1023 KiB");
	expect(measure_add_bytes, mebi - 512, "1.0 MiB");
	expect(measure_add_bytes, 3 * 1024 * mebi, "3.0 GiB");
	expect(measure_add_bytes, UINT64_MAX, "16.0 EiB");
}

static void times_are_milliseconds_until_there_are_too_many(void **state)
{
	(void)state;
	expect(measure_add_time, 0, "0.00 ms");
	expect(measure_add_time, 76000, "0.08 ms");
	expect(measure_add_time, 94999, "0.09 ms");
	expect(measure_add_time, 95000, "0.1 ms");
	expect(measure_add_time, 2540000, "2.5 ms");
	expect(measure_add_time, 9949999, "9.9 ms");
	expect(measure_add_time, 9950000, "10 ms");
	expect(measure_add_time, 730200000, "730 ms");
	expect(measure_add_time, 999499999, "999 ms");
	expect(measure_add_time, 999500000, "1.0 s");
	expect(measure_add_time, 72340000000, "72.3 s");
}

static void the_clock_never_goes_back(void **state)
{
	uint64_t before = measure_now();

	(void)state;
	for (int i = 0; i < 1000; i++) {
		uint64_t now = measure_now();

		assert_true(now >= before);
		before = now;
	}
	assert_true(before > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_have_units_of_1024),
		cmocka_unit_test(
		    times_are_milliseconds_until_there_are_too_many),
		cmocka_unit_test(the_clock_never_goes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
