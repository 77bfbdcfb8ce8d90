/* Tests base/sha256.c by the examples of FIPS 180-4. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/sha256.h"

static void expect(const char *text, const char *want)
{
	struct sha256 sum = sha256_of(text, strlen(text));
	struct sha256 back;
	char got[SHA256_TEXT];

	assert_string_equal(sha256_format(&sum, got), want);
	assert_true(sha256_parse(got, &back));
	assert_true(sha256_equal(&sum, &back));
	got[3] = 'x';
	assert_false(sha256_parse(got, &back));
	assert_false(sha256_parse(want + 1, &back));
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

static void a_file_has_the_sum_of_its_bytes(void **state)
{
	static char bytes[600 * 1024];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i * i >> 7);
	for (size_t length = 0; length <= sizeof(bytes);
	     length = length < 200 ? length + 1 : length * 7 + 3) {
		struct sha256 sum, wanted = sha256_of(bytes, length);
		FILE *file = tmpfile();

		assert_non_null(file);
		assert_int_equal(fwrite(bytes, 1, length, file), length);
		assert_int_equal(fflush(file), 0);
		assert_int_equal(sha256_file(fileno(file), &sum), 0);
		assert_true(sha256_equal(&sum, &wanted));
		assert_int_equal(fclose(file), 0);
	}
	assert_int_equal(sha256_file(-1, &(struct sha256){ { 0 } }), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_has_the_sum_of_its_bytes),
		cmocka_unit_test(digests_are_those_of_everybody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
