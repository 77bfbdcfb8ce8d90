/* Tests base/sha256.c by the examples of FIPS 180-4. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/sha256.h"

static void expect(const char *text, const char *want)
{
	static const char digits[] = "0123456789abcdef";
	unsigned char digest[SHA256_BYTES];
	char got[2 * SHA256_BYTES + 1] = "";

	sha256_of(text, strlen(text), digest);
	for (size_t i = 0; i < SHA256_BYTES; i++) {
		got[2 * i] = digits[digest[i] >> 4];
		got[2 * i + 1] = digits[digest[i] & 15];
	}
	assert_string_equal(got, want);
}

static void digests_are_those_of_everybody(void **state)
{
	(void)state;
	expect("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b"
		   "7852b855");
	expect("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61"
		      "f20015ad");
	expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd4"
	       "19db06c1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_those_of_everybody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
