#include "render/number.h"

#include <float.h>
#include <stddef.h>

enum { LONGEST = 20 }; /* of 64 bits, with a sign */

/* In a number of 64 bits each of them is exact. */
static const long double powers[] = {
	1e0L,  1e1L,  1e2L,  1e3L,  1e4L,  1e5L,  1e6L,	 1e7L,	1e8L,  1e9L,
	1e10L, 1e11L, 1e12L, 1e13L, 1e14L, 1e15L, 1e16L, 1e17L, 1e18L,
};

/* Write digits so that they end at end; returns where they begin. */
static char *write_digits(char *end, uint64_t number)
{
	do {
		*--end = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	return end;
}

void number_add_integer(struct buffer *out, int64_t number)
{
	char text[LONGEST];
	char *end = text + sizeof(text);
	uint64_t size = number < 0 ? -(uint64_t)number : (uint64_t)number;
	char *begin = write_digits(end, size);

	if (number < 0)
		*--begin = '-';
	buffer_add(out, begin, (size_t)(end - begin));
}

/* The power of ten of the first digit, for what is not less than 1e-4. */
static int power_of(double number)
{
	int power = 0;

	if (number < 1) {
		const double tenths[] = { 1e-1, 1e-2, 1e-3, 1e-4 };

		while (number < tenths[power])
			power++;
		return -power - 1;
	}
	while (number >= (double)powers[power + 1])
		power++;
	return power;
}

/* Add so many digits, the first of which has this power of ten. */
static void add_digits(struct buffer *out, const char *digits, size_t count,
		       int power)
{
	size_t whole = power < 0 ? 0 : (size_t)power + 1;

	if (!whole) {
		buffer_add(out, "0.0000", (size_t)(1 - power));
		buffer_add(out, digits, count);
		return;
	}
	buffer_add(out, digits, count < whole ? count : whole);
	if (count < whole)
		buffer_add_repeated(out, '0', whole - count);
	buffer_add_char(out, '.');
	if (count > whole)
		buffer_add(out, digits + whole, count - whole);
	else
		buffer_add_char(out, '0');
}

/*
 * Scaled so that its digits stand before the point, a number is below 2^50. The
 * product is rounded to 64 bits or more, so that its error is below 2^-13, and
 * which integer is nearest is certain unless it lies about halfway.
 */
bool number_add_real(struct buffer *out, double number)
{
	const long double doubt = 0x1p-12L;
	double size = number < 0 ? -number : number;
	char text[LONGEST];
	char *end = text + sizeof(text);
	long double scaled, rest;
	uint64_t digits;
	size_t count;
	int power;

	if (LDBL_MANT_DIG < 64 || !(size >= 1e-4 && size < 1e14))
		return false;
	power = power_of(size);
	scaled = size * powers[NUMBER_DIGITS - 1 - power];
	digits = (uint64_t)scaled;
	rest = scaled - (long double)digits - 0.5L;
	if (rest > -doubt && rest < doubt)
		return false;
	digits += rest > 0;
	if (digits == (uint64_t)powers[NUMBER_DIGITS]) {
		digits /= 10;
		power++;
	}
	while (digits % 10 == 0)
		digits /= 10;
	if (number < 0)
		buffer_add_char(out, '-');
	count = (size_t)(end - write_digits(end, digits));
	add_digits(out, end - count, count, power);
	return true;
}
