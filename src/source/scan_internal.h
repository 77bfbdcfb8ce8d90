/*
 * What the files of the scanner share; nobody else includes it.
 */
#ifndef SOURCE_SCAN_INTERNAL_H
#define SOURCE_SCAN_INTERNAL_H

#include "smolcmp/scan.h"

/* Record what is wrong at a byte that is still in memory; returns -1. */
PRINTF_LIKE(3, 4)
int scan_fail(struct scan *scan, const uint8_t *at, const char *format, ...);

/* Record that wanted should stand where the scan is; returns -1. */
int scan_unexpected(struct scan *scan, const char *wanted);

/*
 * Read another block behind what is not consumed yet, which must be short (a
 * number, an escape, part of a character). Pointers into the text move. False
 * at the end of the text and on a failed read.
 */
bool scan_more(struct scan *scan);

/* Have count bytes at hand, if the text has as many. */
bool scan_have(struct scan *scan, size_t count);

/* Skip blanks; true when a byte that is none is at hand. */
bool scan_blanks(struct scan *scan);

/* Skip a byte order mark at the very start. */
void scan_begin(struct scan *scan);

#endif
