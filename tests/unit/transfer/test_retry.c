/* Tests transfer/retry.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "transfer/retry.h"

/* Sun, 06 Nov 1994 08:49:37 GMT, of RFC 9110. */
enum { NOW = 784111777 };

static void a_server_says_when_to_come_again(void **state)
{
	(void)state;
	assert_int_equal(retry_after("0", NOW), 0);
	assert_int_equal(retry_after("120", NOW), 120000);
	assert_int_equal(retry_after("999999999", NOW), RETRY_LONGEST);
	assert_true(retry_after("9999999999", NOW) > RETRY_LONGEST);
	assert_true(retry_after("99999999999999999999999", NOW) >
		    RETRY_LONGEST);
	assert_int_equal(retry_after("Sun, 06 Nov 1994 08:49:40 GMT", NOW),
			 3000);
	assert_int_equal(retry_after("Sunday, 06-Nov-94 08:49:40 GMT", NOW),
			 3000);
	assert_int_equal(retry_after("Sun Nov  6 08:49:40 1994", NOW), 3000);
	assert_int_equal(retry_after("Sat, 05 Nov 1994 08:49:37 GMT", NOW), 0);
}

static void what_it_does_not_say_counts_for_nothing(void **state)
{
	(void)state;
	assert_int_equal(retry_after("", NOW), -1);
	assert_int_equal(retry_after("soon", NOW), -1);
	assert_int_equal(retry_after("-1", NOW), -1);
	assert_int_equal(retry_after("1.5 minutes", NOW), -1);
}

static void pauses_double(void **state)
{
	(void)state;
	assert_int_equal(retry_pause(1), 250);
	assert_int_equal(retry_pause(2), 500);
}

static void only_what_may_pass_is_tried_again(void **state)
{
	static const long passing[] = { 408, 429, 500, 502, 503, 504 };
	size_t found = 0;

	(void)state;
	for (long status = 0; status < 1000; status++)
		if (retry_may_help_status(status))
			assert_int_equal(status, passing[found++]);
	assert_int_equal(found, sizeof(passing) / sizeof(*passing));
	assert_true(retry_may_help(CURLE_COULDNT_CONNECT));
	assert_true(retry_may_help(CURLE_PARTIAL_FILE));
	assert_false(retry_may_help(CURLE_PEER_FAILED_VERIFICATION));
	assert_false(retry_may_help(CURLE_WRITE_ERROR));
	assert_false(retry_may_help(CURLE_ABORTED_BY_CALLBACK));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_server_says_when_to_come_again),
		cmocka_unit_test(what_it_does_not_say_counts_for_nothing),
		cmocka_unit_test(pauses_double),
		cmocka_unit_test(only_what_may_pass_is_tried_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
