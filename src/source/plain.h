/*
 * Bytes in bulk. A string's body is most of what there is to read, so it is
 * passed over many bytes at a time; SCAN_SCALAR asks for the byte by byte form,
 * which gives the same.
 */
#ifndef SOURCE_PLAIN_H
#define SOURCE_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__) && !defined(SCAN_SCALAR)
#include <emmintrin.h>
#define PLAIN_BY_BLOCKS 1
#elif defined(__aarch64__) && !defined(SCAN_SCALAR)
#include <arm_neon.h>
#define PLAIN_BY_BLOCKS 1
#else
#define PLAIN_BY_BLOCKS 0
#endif

static inline bool plain_is_special(uint8_t byte)
{
	return byte < 0x20 || byte == '"' || byte == '\\';
}

#if defined(__SSE2__) && !defined(SCAN_SCALAR)

typedef __m128i plain_block;

static inline plain_block plain_load(const uint8_t *at)
{
	return _mm_loadu_si128((const __m128i *)at);
}

static inline plain_block plain_or(plain_block a, plain_block b)
{
	return _mm_or_si128(a, b);
}

static inline plain_block plain_least(plain_block a, plain_block b)
{
	return _mm_min_epu8(a, b);
}

/* Each byte with some of its bits turned: 0 where it is the byte given. */
static inline plain_block plain_turn(plain_block bytes, char byte)
{
	return _mm_xor_si128(bytes, _mm_set1_epi8(byte));
}

/* All bits of each byte that is at most the one given. */
static inline plain_block plain_at_most(plain_block bytes, char most)
{
	return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(most)), bytes);
}

/* From the lowest bit on, a bit per byte: whether its highest bit is set. */
static inline uint64_t plain_bits(plain_block bytes)
{
	return (uint64_t)(unsigned)_mm_movemask_epi8(bytes);
}

enum { PLAIN_BITS_PER_BYTE = 1 };

#elif PLAIN_BY_BLOCKS

typedef uint8x16_t plain_block;

static inline plain_block plain_load(const uint8_t *at)
{
	return vld1q_u8(at);
}

static inline plain_block plain_or(plain_block a, plain_block b)
{
	return vorrq_u8(a, b);
}

static inline plain_block plain_least(plain_block a, plain_block b)
{
	return vminq_u8(a, b);
}

static inline plain_block plain_turn(plain_block bytes, char byte)
{
	return veorq_u8(bytes, vdupq_n_u8((uint8_t)byte));
}

static inline plain_block plain_at_most(plain_block bytes, char most)
{
	return vcleq_u8(bytes, vdupq_n_u8((uint8_t)most));
}

/* The same in nibbles: there is no instruction that gives bits. */
static inline uint64_t plain_bits(plain_block bytes)
{
	const uint16x8_t high =
	    vreinterpretq_u16_u8(vcgeq_u8(bytes, vdupq_n_u8(0x80)));

	return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(high, 4)), 0);
}

enum { PLAIN_BITS_PER_BYTE = 4 };

#endif

#if PLAIN_BY_BLOCKS

/* 0 where a byte is a quote or a backslash. */
static inline plain_block plain_ends(plain_block bytes)
{
	return plain_least(plain_turn(bytes, '"'), plain_turn(bytes, '\\'));
}

/* Specials among bytes. */
static inline uint64_t plain_marks(plain_block bytes)
{
	return plain_bits(plain_or(plain_at_most(plain_ends(bytes), 0),
				   plain_at_most(bytes, 0x1f)));
}

#endif

enum { PLAIN_BLOCK = 16 };

/*
 * The first of [at, end) that is a quote, a backslash or a control character,
 * or end. Sets *wide when a byte outside ASCII may stand before it (it looks
 * at whole blocks, so it may say so for a byte behind it); never clears it.
 */
const uint8_t *plain_end_far(const uint8_t *at, const uint8_t *end, bool *wide);

/* The same, quick where it is near, as it is in most strings. */
static inline const uint8_t *plain_end(const uint8_t *at, const uint8_t *end,
				       bool *wide)
{
#if PLAIN_BY_BLOCKS
	if (end - at >= PLAIN_BLOCK) {
		plain_block bytes = plain_load(at);
		uint64_t marks = plain_marks(bytes);

		*wide |= plain_bits(bytes) != 0;
		if (marks)
			return at +
			       __builtin_ctzll(marks) / PLAIN_BITS_PER_BYTE;
		at += PLAIN_BLOCK;
	}
#endif
	return plain_end_far(at, end, wide);
}

/* Characters of UTF-8 that begin in [at, end). */
size_t plain_count_characters(const uint8_t *at, const uint8_t *end);

#endif
