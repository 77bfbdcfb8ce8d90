#include "source/plain.h"

#include <string.h>

/*
 * Vectors of GNU C and plain loops, which compilers turn into what the
 * processor has; on x86 once more for processors that have wider instructions,
 * chosen when the program starts.
 */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) &&          \
    !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define WIDEST __attribute__((target_clones("avx2", "default")))
#else
#define WIDEST
#endif

#if PLAIN_BY_BLOCKS

/* Bytes that are handled at once, in as many registers as it takes. */
typedef uint8_t lane __attribute__((vector_size(32)));
typedef uint64_t lane_words __attribute__((vector_size(32)));

enum { RUN = 4 * sizeof(lane) };

/* Whatever bits are set in any of its words. */
static inline uint64_t any(const lane *bytes)
{
	lane_words words = (lane_words)*bytes;

	return words[0] | words[1] | words[2] | words[3];
}

/* Past runs in which nothing is special. */
static inline const uint8_t *pass_runs(const uint8_t *at, const uint8_t *end,
				       bool *wide)
{
	lane seen = { 0 };

	for (; end - at >= RUN; at += RUN) {
		lane special = { 0 };

		for (int i = 0; i < RUN; i += (int)sizeof(lane)) {
			lane bytes;

			memcpy(&bytes, at + i, sizeof(bytes));
			seen |= bytes;
			special |= (lane)((bytes < 0x20) | (bytes == '"') |
					  (bytes == '\\'));
		}
		if (any(&special))
			break;
	}
	*wide |= (any(&seen) & 0x8080808080808080) != 0;
	return at;
}

WIDEST const uint8_t *plain_end_far(const uint8_t *at, const uint8_t *end,
				    bool *wide)
{
	at = pass_runs(at, end, wide);
	for (; end - at >= PLAIN_BLOCK; at += PLAIN_BLOCK) {
		plain_block bytes = plain_load(at);
		uint64_t marks = plain_marks(bytes);

		*wide |= plain_bits(bytes) != 0;
		if (marks)
			return at +
			       __builtin_ctzll(marks) / PLAIN_BITS_PER_BYTE;
	}
	for (; at < end && !plain_is_special(*at); at++)
		*wide |= *at >= 0x80;
	return at;
}

#else

const uint8_t *plain_end_far(const uint8_t *at, const uint8_t *end, bool *wide)
{
	for (; at < end && !plain_is_special(*at); at++)
		*wide |= *at >= 0x80;
	return at;
}

#endif

/* Counts are kept in a byte for as many bytes of text as that can hold. */
enum { COUNT_AT_ONCE = 240 };

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
