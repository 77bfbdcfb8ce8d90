#include "transfer/mail.h"

#include <curl/curl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "transfer/answer.h"
#include "transfer/easy.h"
#include "transfer/talk.h"

enum { CONNECT_SECONDS = 30 };

/* The login. */
static const char user[] = "SMOLCMP_SMTP_USER";
static const char password[] = "SMOLCMP_SMTP_PASSWORD";

struct mail {
	const char *url;
	const char *sender;
	struct curl_slist *recipients;
	const char *message;
	size_t length;
	size_t handed;	     /* bytes of the message */
	long patience;	     /* seconds */
	bool plain;	     /* without TLS */
	struct buffer netrc; /* its path; empty when there is no home */
	struct talk talk;
	char says[CURL_ERROR_SIZE];
};

/* Exactly CRLF at every end of a line, also the last: a server may take other
 * ends for its own, and the dot behind one for the end of the message. */
static bool is_message(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!text[i] || (text[i] == '\r' && text[i + 1] != '\n') ||
		    (text[i] == '\n' && (!i || text[i - 1] != '\r')))
			return false;
	}
	return length && text[length - 1] == '\n';
}

static void take_field(struct mail *mail, const struct packet_field *field)
{
	if (strcmp(field->name, "url") == 0) {
		mail->url = field->value;
	} else if (strcmp(field->name, "tls") == 0) {
		mail->plain = strcmp(field->value, "none") == 0;
	} else if (strcmp(field->name, "sender") == 0) {
		mail->sender = field->value;
	} else if (strcmp(field->name, "patience") == 0) {
		mail->patience = strtol(field->value, NULL, 10);
	} else if (strcmp(field->name, "message") == 0) {
		mail->message = field->value;
		mail->length = field->length;
	} else if (strcmp(field->name, "recipient") == 0) {
		mail->recipients =
		    curl_slist_append(mail->recipients, field->value);
		if (!mail->recipients)
			memory_exhausted();
	}
}

static size_t hand_over(char *to, size_t size, size_t count, void *context)
{
	struct mail *mail = context;
	size_t length = mail->length - mail->handed;

	if (length > size * count)
		length = size * count;
	memcpy(to, mail->message + mail->handed, length);
	mail->handed += length;
	return length;
}

/* Standard output is for our answer. */
static size_t drop(char *bytes, size_t size, size_t count, void *context)
{
	(void)bytes;
	(void)context;
	return size * count;
}

/* Called every second at least: to end when whoever asked has ended. */
static int look_around(void *context, curl_off_t a, curl_off_t b, curl_off_t c,
		       curl_off_t d)
{
	(void)context, (void)a, (void)b, (void)c, (void)d;
	return answer_is_unwanted();
}

static bool set_server(CURL *curl, const struct mail *mail)
{
	easy_set_quick(curl);
	return easy_set_text(curl, CURLOPT_URL, mail->url) &&
	       easy_set_text(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps") &&
	       /* What may go without TLS must not leave by a proxy. */
	       easy_set_text(curl, CURLOPT_PROXY, "") &&
	       easy_set_number(curl, CURLOPT_USE_SSL,
			       mail->plain ? CURLUSESSL_NONE
					   : CURLUSESSL_ALL) &&
	       easy_set_number(curl, CURLOPT_NOSIGNAL, 1) &&
	       easy_set_number(curl, CURLOPT_CONNECTTIMEOUT,
			       mail->patience < CONNECT_SECONDS
				   ? mail->patience
				   : CONNECT_SECONDS) &&
	       easy_set_number(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
			       mail->patience) &&
	       easy_set_number(curl, CURLOPT_LOW_SPEED_LIMIT, 1) &&
	       easy_set_number(curl, CURLOPT_LOW_SPEED_TIME, mail->patience);
}

static bool set_login(CURL *curl, const struct mail *mail)
{
	if (easy_variable(user) && easy_variable(password) &&
	    !(easy_set_text(curl, CURLOPT_USERNAME, easy_variable(user)) &&
	      easy_set_text(curl, CURLOPT_PASSWORD, easy_variable(password))))
		return false;
	return easy_set_netrc(curl, mail->netrc.bytes);
}

static bool set_message(CURL *curl, struct mail *mail)
{
	return easy_set_text(curl, CURLOPT_MAIL_FROM, mail->sender) &&
	       curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, mail->recipients) ==
		   CURLE_OK &&
	       easy_set_number(curl, CURLOPT_UPLOAD, 1) &&
	       curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE,
				(curl_off_t)mail->length) == CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_READFUNCTION, hand_over) ==
		   CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_READDATA, mail) == CURLE_OK;
}

static bool set_watch(CURL *curl, struct mail *mail)
{
	return curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop) ==
		   CURLE_OK &&
	       easy_set_number(curl, CURLOPT_NOPROGRESS, 0) &&
	       curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_around) ==
		   CURLE_OK &&
	       easy_set_number(curl, CURLOPT_VERBOSE, 1) &&
	       curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, talk_listen) ==
		   CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &mail->talk) ==
		   CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, mail->says) ==
		   CURLE_OK;
}

/* Say why it failed, and what is known of the message. */
static void explain(const struct mail *mail, CURLcode code, struct buffer *why)
{
	const struct talk *talk = &mail->talk;
	bool refused = talk_is_refusal(talk);
	bool whole = mail->handed == mail->length;

	if (refused && whole)
		buffer_printf(why, "the server refuses the message: '%s'",
			      talk->reply.bytes);
	else if (refused && !talk->command.length)
		buffer_printf(why, "the server greets with '%s'",
			      talk->reply.bytes);
	else if (refused)
		buffer_printf(why, "the server answers '%s' with '%s'",
			      talk->command.bytes, talk->reply.bytes);
	else if (code == CURLE_USE_SSL_FAILED)
		buffer_add_string(why, "the server does not offer STARTTLS, "
				       "without which nothing is sent to "
				       "another machine");
	else
		buffer_printf(why, "libcurl says: %s",
			      mail->says[0] ? mail->says
					    : curl_easy_strerror(code));
	buffer_add_string(why, whole && !refused
				   ? "; whether the message arrived is not "
				     "known"
				   : "; nobody got the message");
}

static int deliver(struct mail *mail, struct buffer *why)
{
	CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
	CURL *curl = code == CURLE_OK ? curl_easy_init() : NULL;

	if (!curl || !set_server(curl, mail) || !easy_set_trust(curl) ||
	    !set_login(curl, mail) || !set_message(curl, mail) ||
	    !set_watch(curl, mail)) {
		buffer_add_string(why, "libcurl cannot be used as it has to "
				       "be; nobody got the message");
		code = CURLE_FAILED_INIT;
	} else {
		code = curl_easy_perform(curl);
		if (code != CURLE_OK)
			explain(mail, code, why);
	}
	curl_easy_cleanup(curl);
	curl_global_cleanup();
	return code == CURLE_OK ? 0 : -1;
}

static bool is_complete(const struct mail *mail)
{
	return mail->url && mail->sender && mail->recipients && mail->message &&
	       mail->patience > 0;
}

int mail_send(struct packet_reader *request, struct buffer *why)
{
	struct mail mail = { 0 };
	struct packet_field field = { 0 };
	int status = -1;

	talk_init(&mail.talk);
	buffer_init(&mail.netrc);
	easy_find_netrc(&mail.netrc);
	while (packet_next(request, &field))
		take_field(&mail, &field);
	if (request->left || !is_complete(&mail) ||
	    strcmp(field.name, "end") != 0)
		buffer_add_string(why, "the request is not whole");
	else if (!is_message(mail.message, mail.length))
		buffer_add_string(why, "the message has lines that do not end "
				       "in CRLF");
	else if (easy_confine(mail.netrc.bytes, NULL, why) == 0)
		status = deliver(&mail, why);
	curl_slist_free_all(mail.recipients);
	buffer_release(&mail.netrc);
	talk_release(&mail.talk);
	return status;
}
