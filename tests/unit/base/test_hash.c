/* Tests base/hash.c. Its key is random, so there are no fixed values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/hash.h"
#include "smolcmp/memory.h"

static void equal_bytes_have_one_fingerprint_wherever_they_stand(void **state)
{
	unsigned char bytes[80];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 7);
	for (size_t length = 0; length <= 64; length++) {
		struct fingerprint first = hash_bytes(bytes, length);

		for (size_t shift = 0; shift < 8; shift++) {
			/* Nothing behind the bytes is looked at. */
			unsigned char *copy = memory_alloc(shift + length);
			struct fingerprint again;

			memcpy(copy + shift, bytes, length);
			again = hash_bytes(copy + shift, length);
			assert_memory_equal(&first, &again, sizeof(first));
			free(copy);
		}
	}
}

static int compare(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct fingerprint));
}

static void assert_all_differ(struct fingerprint *prints, size_t count)
{
	qsort(prints, count, sizeof(*prints), compare);
	for (size_t i = 1; i < count; i++)
		assert_true(compare(&prints[i - 1], &prints[i]) != 0);
}

static void lengths_of_the_same_byte_differ(void **state)
{
	enum { MOST = 600 };
	struct fingerprint prints[MOST];
	char zeros[MOST] = { 0 };

	(void)state;
	for (size_t i = 0; i < MOST; i++)
		prints[i] = hash_bytes(zeros, i);
	assert_all_differ(prints, MOST);
}

static void any_changed_bit_changes_about_half_of_the_rest(void **state)
{
	enum { BITS = 40 * 8 };
	struct fingerprint prints[BITS + 1];
	unsigned char bytes[40] = "a text that is no multiple of eight";
	int changed = 0;

	(void)state;
	prints[BITS] = hash_bytes(bytes, 39);
	for (size_t i = 0; i < BITS - 8; i++) {
		bytes[i / 8] ^= (unsigned char)(1u << i % 8);
		prints[i] = hash_bytes(bytes, 39);
		bytes[i / 8] ^= (unsigned char)(1u << i % 8);
		changed +=
		    __builtin_popcountll(prints[i].low ^ prints[BITS].low);
		changed +=
		    __builtin_popcountll(prints[i].high ^ prints[BITS].high);
	}
	prints[BITS - 8] = prints[BITS];
	assert_all_differ(prints, BITS - 7);
	/* 39936 fair coins: the bounds are twenty standard deviations off. */
	assert_in_range(changed, 18000, 22000);
}

static void both_halves_tell_inputs_apart(void **state)
{
	enum { COUNT = 5000 };
	struct fingerprint lows[COUNT], highs[COUNT];

	(void)state;
	for (uint32_t i = 0; i < COUNT; i++) {
		struct fingerprint print = hash_bytes(&i, sizeof(i));

		lows[i] = (struct fingerprint){ .low = print.low };
		highs[i] = (struct fingerprint){ .high = print.high };
		assert_true(print.low != print.high);
	}
	assert_all_differ(lows, COUNT);
	assert_all_differ(highs, COUNT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    equal_bytes_have_one_fingerprint_wherever_they_stand),
		cmocka_unit_test(lengths_of_the_same_byte_differ),
		cmocka_unit_test(
		    any_changed_bit_changes_about_half_of_the_rest),
		cmocka_unit_test(both_halves_tell_inputs_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
