/* Tests transfer/talk.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "transfer/talk.h"

static struct talk talk;

static int setup(void **state)
{
	(void)state;
	talk_init(&talk);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	talk_release(&talk);
	return 0;
}

static void hear(curl_infotype type, const char *line)
{
	char *copy = strdup(line);

	assert_non_null(copy);
	assert_int_equal(talk_listen(NULL, type, copy, strlen(copy), &talk), 0);
	free(copy);
}

static void we_say(const char *line)
{
	hear(CURLINFO_HEADER_OUT, line);
}

static void server_says(const char *line)
{
	hear(CURLINFO_HEADER_IN, line);
}

static void a_refusal_is_kept_with_what_it_refuses(void **state)
{
	(void)state;
	server_says("220 hello\r\n");
	assert_string_equal(talk.command.bytes, "");
	assert_string_equal(talk.reply.bytes, "220 hello");
	we_say("RCPT TO:<a@b>\r\n");
	assert_string_equal(talk.reply.bytes, "");
	server_says("550-5.1.1 no such\r\n");
	assert_true(talk_is_refusal(&talk));
	server_says("550 5.1.1 user\r\n");
	assert_string_equal(talk.command.bytes, "RCPT TO:<a@b>");
	assert_string_equal(talk.reply.bytes, "550 5.1.1 no such 5.1.1 user");
	we_say("QUIT\r\n");
	server_says("221 goodbye\r\n");
	assert_string_equal(talk.command.bytes, "RCPT TO:<a@b>");
	assert_true(talk_is_refusal(&talk));
}

static void of_a_login_only_its_name_is_kept(void **state)
{
	(void)state;
	we_say("AUTH PLAIN AGpvZQBzZWNyZXQ=\r\n");
	assert_string_equal(talk.command.bytes, "AUTH");
	server_says("334 VXNlcm5hbWU6\r\n");
	we_say("AGpvZQBzZWNyZXQ=\r\n");
	assert_string_equal(talk.command.bytes, "AUTH");
	server_says("535 no\r\n");
	assert_string_equal(talk.reply.bytes, "535 no");
}

static void a_long_reply_is_cut(void **state)
{
	char line[900];

	(void)state;
	memset(line, 'x', sizeof(line));
	memcpy(line, "554-", 4);
	line[sizeof(line) - 1] = '\0';
	we_say("DATA\r\n");
	server_says("5");
	assert_string_equal(talk.reply.bytes, "");
	server_says("554");
	server_says(line);
	server_says(line);
	assert_true(talk.reply.length > 300 && talk.reply.length < 400);
	assert_memory_equal(talk.reply.bytes, "554 xxx", 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    a_refusal_is_kept_with_what_it_refuses, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    of_a_login_only_its_name_is_kept, setup, teardown),
		cmocka_unit_test_setup_teardown(a_long_reply_is_cut, setup,
						teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
