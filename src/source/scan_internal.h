/*
 * What the files of the scanner share; nobody else includes it.
 */
#ifndef SOURCE_SCAN_INTERNAL_H
#define SOURCE_SCAN_INTERNAL_H

#include "smolcmp/scan.h"

/* Record what is wrong at a byte that is still in memory; returns -1. */
RARE PRINTF_LIKE(3, 4) int scan_fail(struct scan *scan, const uint8_t *at,
				     const char *format, ...);

/* Record that wanted should stand where the scan is; returns -1. */
RARE int scan_unexpected(struct scan *scan, const char *wanted);

/*
 * Read another block behind what is not consumed yet, which must be short (a
 * number, an escape, part of a character). Pointers into the text move. False
 * at the end of the text and on a failed read.
 */
RARE bool scan_more(struct scan *scan);

/* Count bytes of another block that somebody has read, for whoever watches. */
void scan_count(struct scan *scan, size_t got);

/* True between two lines: nothing of the next one is consumed. */
bool scan_at_line(const struct scan *scan);

/* Go on with bytes that others have read, from the start of a line: whoever
 * was given those of the scan. ended: nothing follows them. */
void scan_resume(struct scan *scan, const uint8_t *bytes, size_t length,
		 uint64_t line, bool ended);

/* Have count bytes at hand, if the text has as many. */
bool scan_have(struct scan *scan, size_t count);

/* Skip blanks; true when a byte that is none is at hand. */
__attribute__((noinline)) bool scan_all_blanks(struct scan *scan);

/* The same, quick where there is none or one. */
static inline bool scan_blanks(struct scan *scan)
{
	const uint8_t *at = scan->at;

	if (scan->end > at && *at > ' ')
		return true;
	if (scan->end - at > 1 && *at == ' ' && at[1] > ' ') {
		scan->at++;
		return true;
	}
	return scan_all_blanks(scan);
}

/* Skip a byte order mark at the very start. */
RARE void scan_begin(struct scan *scan);

#endif
