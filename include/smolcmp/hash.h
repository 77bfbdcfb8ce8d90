/*
 * A keyed hash, so that nobody can write data whose names collide.
 *
 * The key is drawn once per process: hashes must never reach output.
 */
#ifndef SMOLCMP_HASH_H
#define SMOLCMP_HASH_H

#include <stddef.h>
#include <stdint.h>

struct fingerprint {
	uint64_t low;
	uint64_t high;
};

/*
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein 2012). Two
 * different inputs that nobody could choose with the key in hand share it
 * with a chance of about 2^-128.
 */
struct fingerprint hash_bytes(const void *bytes, size_t length);

#endif
