/* Strings: their escapes, their UTF-8, and their length. */
#include <string.h>

#include <unistr.h>

#include "source/plain.h"
#include "source/scan_internal.h"

enum { ESCAPE_LONGEST = 12 }; /* a surrogate pair */

static int hex_digits(const uint8_t *at)
{
	int value = 0;

	for (int i = 0; i < 4; i++) {
		uint8_t digit = at[i];

		if (digit >= '0' && digit <= '9')
			value = value * 16 + digit - '0';
		else if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f')
			value = value * 16 + (digit | 0x20) - 'a' + 10;
		else
			return -1;
	}
	return value;
}

/* The code point of \uXXXX at hand, or of two of them; -1 on failure. */
static int decode_unicode(struct scan *scan)
{
	int first, second;

	first = scan_have(scan, 6) ? hex_digits(scan->at + 2) : -1;
	if (first < 0)
		return scan_fail(scan, scan->at, "\\u wants four hex digits");
	if (first == 0)
		return scan_fail(scan, scan->at,
				 "an escaped NUL is not allowed");
	if (first < 0xd800 || first > 0xdfff) {
		scan->at += 6;
		return first;
	}
	if (first < 0xdc00 && scan_have(scan, ESCAPE_LONGEST) &&
	    scan->at[6] == '\\' && scan->at[7] == 'u') {
		second = hex_digits(scan->at + 8);
		if (second >= 0xdc00 && second <= 0xdfff) {
			scan->at += ESCAPE_LONGEST;
			return 0x10000 + ((first - 0xd800) << 10) + second -
			       0xdc00;
		}
	}
	return scan_fail(scan, scan->at, "\\u%04x is half of a surrogate pair",
			 (unsigned)first);
}

/* Consume the escape at hand; its UTF-8 and the count of its bytes, or -1. */
static int decode_escape(struct scan *scan, uint8_t bytes[4])
{
	static const char from[] = "\"\\/bfnrt";
	static const char to[] = "\"\\/\b\f\n\r\t";
	const char *known;
	int point;

	if (!scan_have(scan, 2))
		return scan_fail(scan, scan->at,
				 "the text ends inside an escape");
	if (scan->at[1] == 'u') {
		point = decode_unicode(scan);
		return point < 0 ? -1 : u8_uctomb(bytes, (ucs4_t)point, 4);
	}
	known = scan->at[1] ? strchr(from, scan->at[1]) : NULL;
	if (!known)
		return scan_fail(scan, scan->at, "unknown escape in a string");
	bytes[0] = (uint8_t)to[known - from];
	scan->at += 2;
	return 1;
}

/*
 * Check the UTF-8 between scan->at and *stop. A character that the block's
 * end cuts is left for the next block: *stop moves in front of it.
 */
RARE static int check_utf8(struct scan *scan, const uint8_t **stop)
{
	size_t length = (size_t)(*stop - scan->at);
	const uint8_t *bad = u8_check(scan->at, length);
	ucs4_t point;

	if (!bad)
		return 0;
	if (*stop == scan->end &&
	    u8_mbtoucr(&point, bad, (size_t)(*stop - bad)) == -2) {
		*stop = bad;
		return 0;
	}
	return scan_fail(scan, bad, "invalid UTF-8");
}

static int fail_in_string(struct scan *scan)
{
	if (*scan->at == '\n')
		return scan_fail(scan, scan->at, "a line ends inside a string");
	return scan_fail(scan, scan->at,
			 "control character 0x%02x in a string wants an escape",
			 *scan->at);
}

/* What a string's pieces, plain and escaped, add up to. */
static void add_piece(struct scan *scan, bool wanted, struct slice *text,
		      const uint8_t *bytes, size_t length)
{
	text->length += length;
	if (wanted && text->length <= SCAN_TEXT)
		buffer_add(&scan->decoded, bytes, length);
}

/* The rest of a string that has escapes or goes over a block's end. */
RARE static int scan_pieces(struct scan *scan, bool wanted, struct slice *text)
{
	uint8_t escaped[4];

	buffer_clear(&scan->decoded);
	*text = (struct slice){ .bytes = NULL, .length = 0 };
	for (;;) {
		bool wide = false;
		const uint8_t *stop = plain_end(scan->at, scan->end, &wide);
		int length;

		if (wide && check_utf8(scan, &stop) < 0)
			return -1;
		add_piece(scan, wanted, text, scan->at,
			  (size_t)(stop - scan->at));
		scan->at = stop;
		if (stop == scan->end || *stop >= 0x80) {
			if (!scan_more(scan))
				return scan_fail(
				    scan, scan->at,
				    "the text ends inside a string");
			continue;
		}
		if (*stop == '"')
			break;
		if (*stop != '\\')
			return fail_in_string(scan);
		length = decode_escape(scan, escaped);
		if (length < 0)
			return -1;
		add_piece(scan, wanted, text, escaped, (size_t)length);
	}
	scan->at++;
	if (wanted && text->length <= SCAN_TEXT)
		text->bytes = scan->decoded.bytes;
	return 0;
}

int scan_text(struct scan *scan, bool wanted, struct slice *text)
{
	bool wide = false;
	const uint8_t *stop;

	if (scan->broken)
		return -1;
	scan->at++; /* the quote that was peeked at */
	stop = plain_end(scan->at, scan->end, &wide);
	if (stop == scan->end || *stop != '"')
		return scan_pieces(scan, wanted, text);
	if (wide && check_utf8(scan, &stop) < 0)
		return -1;

	text->length = (size_t)(stop - scan->at);
	text->bytes =
	    wanted && text->length <= SCAN_TEXT ? (const char *)scan->at : NULL;
	scan->at = stop + 1;
	return 0;
}
