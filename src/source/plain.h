/*
 * Where the plain part of a JSON string ends. A string's body is most of what
 * there is to read, so this is done 16 bytes at a time where the processor
 * can; SCAN_SCALAR asks for the byte by byte form, which gives the same.
 */
#ifndef SOURCE_PLAIN_H
#define SOURCE_PLAIN_H

#include <stdbool.h>
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

/* A set bit, from the lowest on, for each special byte of the 16 at at. */
static inline uint64_t plain_specials(const uint8_t *at, bool *wide)
{
	const __m128i bytes = _mm_loadu_si128((const __m128i *)at);
	const __m128i control = _mm_set1_epi8(0x1f);
	const __m128i special = _mm_or_si128(
	    _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
			 _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))),
	    _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));

	*wide |= _mm_movemask_epi8(bytes) != 0;
	return (uint64_t)(unsigned)_mm_movemask_epi8(special);
}

enum { PLAIN_BITS_PER_BYTE = 1 };

#elif PLAIN_BY_BLOCKS

static inline uint64_t plain_specials(const uint8_t *at, bool *wide)
{
	const uint8x16_t bytes = vld1q_u8(at);
	const uint8x16_t special =
	    vorrq_u8(vorrq_u8(vceqq_u8(bytes, vdupq_n_u8('"')),
			      vceqq_u8(bytes, vdupq_n_u8('\\'))),
		     vcltq_u8(bytes, vdupq_n_u8(0x20)));

	*wide |= vmaxvq_u8(bytes) >= 0x80;
	/* Narrowing by four bits leaves a nibble for each byte. */
	return vget_lane_u64(
	    vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(special), 4)),
	    0);
}

enum { PLAIN_BITS_PER_BYTE = 4 };

#endif

/*
 * The first of [at, end) that is a quote, a backslash or a control character,
 * or end. Sets *wide when a byte outside ASCII may stand before it (it looks
 * at a whole block, so it may say so for a byte behind it); never clears it.
 */
static inline const uint8_t *plain_end(const uint8_t *at, const uint8_t *end,
				       bool *wide)
{
#if PLAIN_BY_BLOCKS
	for (; end - at >= 16; at += 16) {
		uint64_t specials = plain_specials(at, wide);

		if (specials)
			return at +
			       __builtin_ctzll(specials) / PLAIN_BITS_PER_BYTE;
	}
#endif
	for (; at < end && !plain_is_special(*at); at++)
		*wide |= *at >= 0x80;
	return at;
}

#endif
