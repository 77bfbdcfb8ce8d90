/* The digest of bytes by which they are known anywhere: SHA-256 (FIPS 180-4),
 * by libmd. */
#ifndef SMOLCMP_SHA256_H
#define SMOLCMP_SHA256_H

#include <stddef.h>

enum { SHA256_BYTES = 32 };

void sha256_of(const void *bytes, size_t length,
	       unsigned char digest[SHA256_BYTES]);

#endif
