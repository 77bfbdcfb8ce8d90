#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "render/number.h"

/* What jansson writes of a number. */
static void hold(double number)
{
	json_t *value = json_real(number);
	char *wanted;
	struct buffer out;

	assert_non_null(value);
	wanted = json_dumps(value, JSON_ENCODE_ANY |
				       JSON_REAL_PRECISION(NUMBER_DIGITS));
	assert_non_null(wanted);
	buffer_init(&out);
	if (number_add_real(&out, number))
		assert_string_equal(out.bytes, wanted);
	else
		assert_int_equal(out.length, 0);
	buffer_release(&out);
	free(wanted);
	json_decref(value);
}

/* SplitMix64 */
static uint64_t draw(uint64_t *seed)
{
	uint64_t z = *seed += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

static void numbers_are_those_of_jansson(void **state)
{
	uint64_t seed = 1;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		double share = (double)(draw(&seed) >> 11) * 0x1p-53;

		hold(share);
		hold(ldexp(share, (int)(draw(&seed) % 80) - 20));
		hold((double)(draw(&seed) % 1000) / (double)(i % 500 + 1));
		hold(-(double)(draw(&seed) % 2000000) / 64);
	}
}

static void numbers_beside_powers_of_ten_have_their_digits(void **state)
{
	(void)state;
	for (int power = -6; power < 17; power++) {
		double above = pow(10, power), below = above;

		for (int i = 0; i < 100; i++) {
			hold(above);
			hold(below);
			above = nextafter(above, INFINITY);
			below = nextafter(below, 0);
		}
	}
	hold(0);
	hold(-0.0);
	hold(DBL_MAX);
	hold(DBL_MIN);
}

static void what_is_usual_takes_no_printf(void **state)
{
	static const struct {
		double number;
		const char *text;
	} usual[] = {
		{ .25, "0.25" },    { 3, "3.0" },
		{ -120, "-120.0" }, { 2. / 3, "0.666666666666667" },
		{ 99.95, "99.95" }, { .0625, "0.0625" },
		{ .001, "0.001" },
	};
	struct buffer out;

	(void)state;
	buffer_init(&out);
	for (size_t i = 0; i < sizeof(usual) / sizeof(*usual); i++) {
		buffer_clear(&out);
		assert_true(number_add_real(&out, usual[i].number));
		assert_string_equal(out.bytes, usual[i].text);
	}
	buffer_release(&out);
}

static void integers_have_all_their_digits(void **state)
{
	static const struct {
		int64_t number;
		const char *text;
	} some[] = {
		{ 0, "0" },
		{ -1, "-1" },
		{ 1000, "1000" },
		{ INT64_MAX, "9223372036854775807" },
		{ INT64_MIN, "-9223372036854775808" },
	};
	struct buffer out;

	(void)state;
	buffer_init(&out);
	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++) {
		buffer_clear(&out);
		number_add_integer(&out, some[i].number);
		assert_string_equal(out.bytes, some[i].text);
	}
	buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_those_of_jansson),
		cmocka_unit_test(
		    numbers_beside_powers_of_ten_have_their_digits),
		cmocka_unit_test(what_is_usual_takes_no_printf),
		cmocka_unit_test(integers_have_all_their_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
