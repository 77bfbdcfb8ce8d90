#include "transfer/talk.h"

#include <string.h>

enum { CODE = 3, REPLY_MOST = 360 };

static const char login[] = "AUTH";
static const char goodbye[] = "QUIT";

static const char *const commands[] = { "EHLO", "HELO", "STARTTLS", login,
					"MAIL", "RCPT", "DATA",	    goodbye };

void talk_init(struct talk *talk)
{
	buffer_init(&talk->command);
	buffer_init(&talk->reply);
	talk->whole = true;
	talk->over = false;
}

void talk_release(struct talk *talk)
{
	buffer_release(&talk->command);
	buffer_release(&talk->reply);
}

/* A line of ours; what is none of these commands is part of a login. */
static void take_command(struct talk *talk, const char *line, size_t length)
{
	size_t word = 0;

	while (word < length && line[word] != ' ')
		word++;
	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		if (strlen(commands[i]) != word ||
		    memcmp(commands[i], line, word) != 0)
			continue;
		talk->over = commands[i] == goodbye;
		if (talk->over)
			return;
		buffer_clear(&talk->command);
		buffer_add(&talk->command, line,
			   commands[i] == login ? word : length);
		buffer_clear(&talk->reply);
		talk->whole = true;
	}
}

/* A line of the server's: "550-more follows" or "550 this is all". */
static void take_reply(struct talk *talk, const char *line, size_t length)
{
	bool first = talk->whole;
	size_t room;

	if (length < CODE)
		return;
	if (first) {
		buffer_clear(&talk->reply);
		buffer_add(&talk->reply, line, CODE);
	}
	talk->whole = length == CODE || line[CODE] != '-';
	room = REPLY_MOST - talk->reply.length;
	length -= length > CODE ? CODE + 1 : CODE;
	if (!length || !room)
		return;
	buffer_add_char(&talk->reply, ' ');
	buffer_add(&talk->reply, line + CODE + 1,
		   length < room ? length : room - 1);
}

int talk_listen(CURL *curl, curl_infotype type, char *text, size_t length,
		void *talk)
{
	(void)curl;
	while (length && (text[length - 1] == '\n' || text[length - 1] == '\r'))
		length--;
	if (((struct talk *)talk)->over)
		return 0;
	if (type == CURLINFO_HEADER_OUT)
		take_command(talk, text, length);
	else if (type == CURLINFO_HEADER_IN)
		take_reply(talk, text, length);
	return 0;
}

bool talk_is_refusal(const struct talk *talk)
{
	return talk->reply.bytes[0] == '4' || talk->reply.bytes[0] == '5';
}
