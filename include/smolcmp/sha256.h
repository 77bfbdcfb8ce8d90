/* What bytes are known by, wherever and whenever: their SHA-256. */
#ifndef SMOLCMP_SHA256_H
#define SMOLCMP_SHA256_H

#include <stdbool.h>
#include <stddef.h>

#include "smolcmp/error.h"

enum { SHA256_BYTES = 32, SHA256_TEXT = 2 * SHA256_BYTES + 1 };

struct sha256 {
	unsigned char bytes[SHA256_BYTES];
};

struct sha256 sha256_of(const void *bytes, size_t length);

/* That of a whole file, wherever in it the descriptor stands, which it goes on
 * to do. -1 with errno set. */
MUST_CHECK int sha256_file(int fd, struct sha256 *sum);

bool sha256_equal(const struct sha256 *a, const struct sha256 *b);

/* As hexadecimal digits in text, which is returned. */
const char *sha256_format(const struct sha256 *sum, char text[SHA256_TEXT]);

/* False unless text is such digits and nothing more. */
bool sha256_parse(const char *text, struct sha256 *sum);

#endif
