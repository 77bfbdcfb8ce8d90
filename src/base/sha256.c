#include "smolcmp/sha256.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include <sha2.h>

#include "base/sha256_blocks.h"
#include "smolcmp/memory.h"

static const char digits[] = "0123456789abcdef";

struct sha256 sha256_of(const void *bytes, size_t length)
{
	struct sha256 sum;
	SHA2_CTX context;

	SHA256Init(&context);
	SHA256Update(&context, bytes, length);
	SHA256Final(sum.bytes, &context);
	return sum;
}

/* Between blocks the state is all that there is of what was added so far. */
static void add(SHA2_CTX *context, const uint8_t *bytes, size_t length)
{
	size_t quick = 0;

	if (context->bitcount[0] % (64 * 8) == 0)
		quick = sha256_blocks(context->state.st32, bytes, length);
	context->bitcount[0] += (uint64_t)quick * 8;
	SHA256Update(context, bytes + quick, length - quick);
}

int sha256_file(int fd, struct sha256 *sum)
{
	enum { BLOCK = 256 * 1024 };
	uint8_t *block = memory_alloc(BLOCK);
	SHA2_CTX context;
	ssize_t length;
	off_t at = 0;

	SHA256Init(&context);
	while ((length = pread(fd, block, BLOCK, at)) != 0) {
		if (length < 0 && errno == EINTR)
			continue;
		if (length < 0)
			break;
		add(&context, block, (size_t)length);
		at += length;
	}
	free(block);
	SHA256Final(sum->bytes, &context);
	return length < 0 ? -1 : 0;
}

bool sha256_equal(const struct sha256 *a, const struct sha256 *b)
{
	return memcmp(a->bytes, b->bytes, SHA256_BYTES) == 0;
}

const char *sha256_format(const struct sha256 *sum, char text[SHA256_TEXT])
{
	for (size_t i = 0; i < SHA256_BYTES; i++) {
		text[2 * i] = digits[sum->bytes[i] >> 4];
		text[2 * i + 1] = digits[sum->bytes[i] & 15];
	}
	text[SHA256_TEXT - 1] = '\0';
	return text;
}

bool sha256_parse(const char *text, struct sha256 *sum)
{
	if (strlen(text) != SHA256_TEXT - 1 ||
	    strspn(text, digits) != SHA256_TEXT - 1)
		return false;
	for (size_t i = 0; i < SHA256_BYTES; i++) {
		const char *high = strchr(digits, text[2 * i]);
		const char *low = strchr(digits, text[2 * i + 1]);

		sum->bytes[i] =
		    (unsigned char)((high - digits) << 4 | (low - digits));
	}
	return true;
}
