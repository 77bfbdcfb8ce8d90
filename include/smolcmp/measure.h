/*
 * Amounts of bytes and time: how much time has passed, and both in words.
 */
#ifndef SMOLCMP_MEASURE_H
#define SMOLCMP_MEASURE_H

#include <stdint.h>

struct buffer;

enum { MEASURE_SECOND = 1000000000 };

/* Nanoseconds since some moment, by a clock that is never set. */
uint64_t measure_now(void);

/* Append "1 byte", "34.5 KiB", "512 MiB". */
void measure_add_bytes(struct buffer *out, uint64_t bytes);

/* Append nanoseconds as "0.08 ms", "2.5 ms", "730 ms", "12.4 s". */
void measure_add_time(struct buffer *out, uint64_t nanoseconds);

#endif
