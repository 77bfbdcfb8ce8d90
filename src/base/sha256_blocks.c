/* Blocks by the instructions that many processors have for just that, which is
 * several times as fast as without. */
#include "base/sha256_blocks.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <stdbool.h>

#include <cpuid.h>
#include <immintrin.h>

static const uint32_t constants[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
	0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
	0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static bool has_instructions(void)
{
	enum { SHA = 1 << 29, SSE41 = 1 << 19, SSSE3 = 1 << 9 };
	unsigned a, b, c, d;

	if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & SSE41) || !(c & SSSE3))
		return false;
	return __get_cpuid_count(7, 0, &a, &b, &c, &d) && b & SHA;
}

/* Four rounds with four words of the schedule. */
#define ROUNDS(words, number)                                                  \
	do {                                                                   \
		__m128i sum = _mm_add_epi32(                                   \
		    words, _mm_loadu_si128(                                    \
			       (const void *)(constants + 4 * (number))));     \
		cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);                 \
		sum = _mm_shuffle_epi32(sum, 0x0e);                            \
		abef = _mm_sha256rnds2_epu32(abef, cdgh, sum);                 \
	} while (0)

/* The state as the instructions want it: a, b, e, f and c, d, g, h. */
__attribute__((target("sha,sse4.1"))) static void
add_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks)
{
	const __m128i swap =
	    _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	__m128i low =
	    _mm_shuffle_epi32(_mm_loadu_si128((const void *)state), 0xb1);
	__m128i high =
	    _mm_shuffle_epi32(_mm_loadu_si128((const void *)(state + 4)), 0x1b);
	__m128i abef = _mm_alignr_epi8(low, high, 8);
	__m128i cdgh = _mm_blend_epi16(high, low, 0xf0);

	for (; blocks; blocks--, bytes += 64) {
		__m128i abef_before = abef, cdgh_before = cdgh;
		__m128i w[4];

		for (int i = 0; i < 4; i++) {
			w[i] = _mm_shuffle_epi8(
			    _mm_loadu_si128((const void *)(bytes + 16 * i)),
			    swap);
			ROUNDS(w[i], i);
		}
		for (int i = 4; i < 16; i++) {
			__m128i last = w[(i + 3) % 4];
			__m128i next =
			    _mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]);

			next = _mm_add_epi32(
			    next, _mm_alignr_epi8(last, w[(i + 2) % 4], 4));
			w[i % 4] = _mm_sha256msg2_epu32(next, last);
			ROUNDS(w[i % 4], i);
		}
		abef = _mm_add_epi32(abef, abef_before);
		cdgh = _mm_add_epi32(cdgh, cdgh_before);
	}
	low = _mm_shuffle_epi32(abef, 0x1b);
	high = _mm_shuffle_epi32(cdgh, 0xb1);
	_mm_storeu_si128((void *)state, _mm_blend_epi16(low, high, 0xf0));
	_mm_storeu_si128((void *)(state + 4), _mm_alignr_epi8(high, low, 8));
}

size_t sha256_blocks(uint32_t state[8], const uint8_t *bytes, size_t length)
{
	size_t blocks = has_instructions() ? length / 64 : 0;

	if (blocks)
		add_blocks(state, bytes, blocks);
	return blocks * 64;
}

#else

size_t sha256_blocks(uint32_t state[8], const uint8_t *bytes, size_t length)
{
	(void)state;
	(void)bytes;
	(void)length;
	return 0;
}

#endif
