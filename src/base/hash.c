#include "smolcmp/hash.h"

#include <pthread.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct state {
	uint64_t v0, v1, v2, v3;
};

static uint64_t key[2];

static void draw_key(void)
{
	if (getentropy(key, sizeof(key)) == 0)
		return;
	/* Only a kernel without random bytes comes here; the clock and an
	 * address are then the best there is. */
	key[0] = (uint64_t)time(NULL);
	key[1] = (uint64_t)(uintptr_t)&key;
}

static uint64_t rotate(uint64_t word, unsigned bits)
{
	return word << bits | word >> (64 - bits);
}

static void rounds(struct state *s, int count)
{
	while (count-- > 0) {
		s->v0 += s->v1;
		s->v1 = rotate(s->v1, 13) ^ s->v0;
		s->v0 = rotate(s->v0, 32);
		s->v2 += s->v3;
		s->v3 = rotate(s->v3, 16) ^ s->v2;
		s->v0 += s->v3;
		s->v3 = rotate(s->v3, 21) ^ s->v0;
		s->v2 += s->v1;
		s->v1 = rotate(s->v1, 17) ^ s->v2;
		s->v2 = rotate(s->v2, 32);
	}
}

static void absorb(struct state *s, uint64_t word)
{
	s->v3 ^= word;
	rounds(s, 2);
	s->v0 ^= word;
}

static uint64_t squeeze(struct state *s)
{
	rounds(s, 4);
	return s->v0 ^ s->v1 ^ s->v2 ^ s->v3;
}

struct fingerprint hash_bytes(const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	static pthread_once_t drawn = PTHREAD_ONCE_INIT;
	struct fingerprint print;
	size_t left = length;
	struct state s;
	uint64_t word;

	pthread_once(&drawn, draw_key);
	s = (struct state){
		.v0 = key[0] ^ 0x736f6d6570736575u,
		.v1 = key[1] ^ 0x646f72616e646f6du ^ 0xee,
		.v2 = key[0] ^ 0x6c7967656e657261u,
		.v3 = key[1] ^ 0x7465646279746573u,
	};

	for (; left >= 8; left -= 8, at += 8) {
		memcpy(&word, at, 8);
		absorb(&s, word);
	}
	word = 0;
	memcpy(&word, at, left);
	absorb(&s, word | (uint64_t)(length & 0xff) << 56);

	s.v2 ^= 0xee;
	print.low = squeeze(&s);
	s.v1 ^= 0xdd;
	print.high = squeeze(&s);
	return print;
}
