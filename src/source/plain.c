#include "source/plain.h"

/*
 * Plain loops over a fixed number of bytes, which compilers turn into vector
 * instructions; on x86 once more for processors that have wider ones, chosen
 * when the program starts.
 */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) &&          \
    !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define WIDEST __attribute__((target_clones("avx2", "default")))
#else
#define WIDEST
#endif

WIDEST size_t plain_run(const uint8_t *at, const uint8_t *end, bool *wide)
{
	size_t length = 0;

#ifndef SCAN_SCALAR
	for (; (size_t)(end - at) >= PLAIN_RUN; at += PLAIN_RUN) {
		uint8_t special = 0;
		uint8_t high = 0;

		for (int i = 0; i < PLAIN_RUN; i++) {
			special |= (uint8_t)((at[i] < 0x20) | (at[i] == '"') |
					     (at[i] == '\\'));
			high |= at[i];
		}
		if (special)
			break;
		*wide |= high >= 0x80;
		length += PLAIN_RUN;
	}
#else
	(void)at;
	(void)end;
	(void)wide;
#endif
	return length;
}

/* Counts are kept in a byte for as many bytes of text as that can hold. */
enum { COUNT_AT_ONCE = 240 };

WIDEST size_t plain_count_lines(const uint8_t *at, const uint8_t *end)
{
	size_t lines = 0;

	while (at < end) {
		size_t left = (size_t)(end - at);
		size_t now = left < COUNT_AT_ONCE ? left : COUNT_AT_ONCE;
		uint8_t some = 0;

		for (size_t i = 0; i < now; i++)
			some = (uint8_t)(some + (at[i] == '\n'));
		lines += some;
		at += now;
	}
	return lines;
}

WIDEST size_t plain_count_characters(const uint8_t *at, const uint8_t *end)
{
	size_t characters = 0;

	while (at < end) {
		size_t left = (size_t)(end - at);
		size_t now = left < COUNT_AT_ONCE ? left : COUNT_AT_ONCE;
		uint8_t some = 0;

		for (size_t i = 0; i < now; i++)
			some = (uint8_t)(some + ((at[i] & 0xc0) != 0x80));
		characters += some;
		at += now;
	}
	return characters;
}
