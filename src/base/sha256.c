#include "smolcmp/sha256.h"

#include <sys/types.h>

#include <sha2.h>

void sha256_of(const void *bytes, size_t length,
	       unsigned char digest[SHA256_BYTES])
{
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, bytes, length);
	SHA256Final(digest, &context);
}
