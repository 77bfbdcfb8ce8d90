/* Numbers and words: their grammar and their range. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "source/scan_internal.h"

static bool is_digit(uint8_t byte)
{
	return byte >= '0' && byte <= '9';
}

static bool in_number(uint8_t byte)
{
	return is_digit(byte) || byte == '-' || byte == '+' || byte == '.' ||
	       byte == 'e' || byte == 'E';
}

/* The length of the number at hand; 0 when it is too long. */
static size_t number_length(struct scan *scan)
{
	size_t length = 0;

	do {
		while (scan->at + length < scan->end &&
		       in_number(scan->at[length]))
			length++;
		if (length > SCAN_DIGITS)
			return 0;
	} while (scan->at + length == scan->end && scan_more(scan));
	return length;
}

static const uint8_t *pass_digits(const uint8_t *at, const uint8_t *end)
{
	while (at < end && is_digit(*at))
		at++;
	return at;
}

/* Past a number in [at, end) by JSON's grammar, or NULL. */
static const uint8_t *pass_number(const uint8_t *at, const uint8_t *end,
				  bool *integer)
{
	const uint8_t *start;

	*integer = true;
	if (at < end && *at == '-')
		at++;
	start = at;
	at = pass_digits(at, end);
	if (at == start || (*start == '0' && at > start + 1))
		return NULL;
	if (at < end && *at == '.') {
		*integer = false;
		start = ++at;
		at = pass_digits(at, end);
		if (at == start)
			return NULL;
	}
	if (at < end && (*at == 'e' || *at == 'E')) {
		*integer = false;
		at++;
		if (at < end && (*at == '+' || *at == '-'))
			at++;
		start = at;
		at = pass_digits(at, end);
		if (at == start)
			return NULL;
	}
	return at;
}

/* The value of digits that are known to be an integer; false over 64 bits. */
static bool integer_value(const uint8_t *at, const uint8_t *end, int64_t *value)
{
	bool negative = *at == '-';
	int64_t sum = 0;

	for (at += negative; at < end; at++) {
		int digit = *at - '0';

		if (__builtin_mul_overflow(sum, 10, &sum) ||
		    __builtin_sub_overflow(sum, digit, &sum))
			return false;
	}
	if (!negative && sum == INT64_MIN)
		return false;
	*value = negative ? sum : -sum;
	return true;
}

/* An integer that is short and whole at hand, which most are: true when it
 * was one and is consumed. */
static bool take_short(struct scan *scan, struct scan_number *number)
{
	enum { SHORT = 9 };
	const uint8_t *at = scan->at;
	int64_t value = 0;

	if (scan->end - at <= SHORT || !is_digit(*at) ||
	    (*at == '0' && is_digit(at[1])))
		return false;
	while (is_digit(*at) && at - scan->at < SHORT)
		value = value * 10 + *at++ - '0';
	if (in_number(*at))
		return false;
	*number = (struct scan_number){ .integer = true,
					.whole = value,
					.decimal = (double)value };
	scan->at = at;
	return true;
}

int scan_number(struct scan *scan, struct scan_number *number)
{
	const uint8_t *start, *end;
	char digits[SCAN_DIGITS + 1];
	size_t length;

	if (scan->broken)
		return -1;
	if (take_short(scan, number))
		return 0;
	length = number_length(scan);
	start = scan->at;
	end = start + length;
	if (scan->broken)
		return -1;
	if (!length)
		return scan_fail(scan, start,
				 "a number is longer than %d characters",
				 SCAN_DIGITS);
	if (pass_number(start, end, &number->integer) != end)
		return scan_fail(scan, start, "malformed number");
	if (number->integer) {
		if (!integer_value(start, end, &number->whole))
			return scan_fail(scan, start,
					 "integer outside 64 bits");
		number->decimal = (double)number->whole;
	} else {
		memcpy(digits, start, length);
		digits[length] = '\0';
		number->decimal = strtod(digits, NULL);
		if (isinf(number->decimal))
			return scan_fail(scan, start,
					 "number outside double range");
	}
	scan->at = end;
	return 0;
}

int scan_word(struct scan *scan)
{
	static const char *const words[] = { "true", "false", "null" };

	if (scan->broken)
		return -1;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t length = strlen(words[i]);

		if (*scan->at != (uint8_t)words[i][0])
			continue;
		if (!scan_have(scan, length) ||
		    memcmp(scan->at, words[i], length) != 0)
			break;
		scan->at += length;
		return 0;
	}
	return scan_fail(scan, scan->at,
			 "not a JSON value, want true, false or "
			 "null");
}
