/* Tests render/outlet.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "smolcmp/outlet.h"

enum { LARGE = 100 * 1000 };

/* What was taken, and how often; no more is wanted after most times. */
struct taker {
	struct buffer text;
	int times;
	int most;
};

static bool take(void *context, const struct buffer *text)
{
	struct taker *taker = context;

	buffer_add(&taker->text, text->bytes, text->length);
	return ++taker->times < taker->most;
}

static struct outlet outlet;
static struct taker taker;

static int setup(void **state)
{
	(void)state;
	outlet_init(&outlet);
	taker = (struct taker){ .most = 100 };
	buffer_init(&taker.text);
	outlet.take = take;
	outlet.context = &taker;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	outlet_release(&outlet);
	buffer_release(&taker.text);
	return 0;
}

static void a_little_stays(void **state)
{
	(void)state;
	buffer_add_string(&outlet.text, "abc");
	assert_true(outlet_pause(&outlet));
	assert_int_equal(taker.times, 0);
	assert_string_equal(outlet.text.bytes, "abc");
	assert_int_equal(outlet_length(&outlet), 3);
}

static void much_is_taken_and_what_comes_behind_it_is_kept(void **state)
{
	(void)state;
	buffer_add_repeated(&outlet.text, 'a', LARGE);
	assert_true(outlet_pause(&outlet));
	assert_int_equal(taker.times, 1);
	assert_int_equal(taker.text.length, LARGE);
	assert_int_equal(outlet.text.length, 0);
	buffer_add_string(&outlet.text, "b");
	assert_true(outlet_pause(&outlet));
	assert_int_equal(outlet_length(&outlet), LARGE + 1);
	assert_string_equal(outlet.text.bytes, "b");
}

static void nobody_takes_what_is_to_be_kept(void **state)
{
	(void)state;
	outlet.take = NULL;
	buffer_add_repeated(&outlet.text, 'a', LARGE);
	assert_true(outlet_pause(&outlet));
	assert_int_equal(outlet.text.length, LARGE);
}

static void who_wants_no_more_is_not_asked_again(void **state)
{
	(void)state;
	taker.most = 1;
	for (int i = 1; i <= 3; i++) {
		buffer_add_repeated(&outlet.text, 'a', LARGE);
		assert_false(outlet_pause(&outlet));
		assert_int_equal(taker.times, 1);
		assert_int_equal(outlet_length(&outlet), i * LARGE);
		assert_int_equal(outlet.text.length, 0);
	}
	assert_false(outlet_pause(&outlet));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_little_stays, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
		    much_is_taken_and_what_comes_behind_it_is_kept, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(nobody_takes_what_is_to_be_kept,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
		    who_wants_no_more_is_not_asked_again, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
