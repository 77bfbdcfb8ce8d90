#include "cmd/send.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cmd/recipients.h"
#include "smolcmp/address.h"
#include "smolcmp/packet.h"
#include "smolcmp/transfer.h"

static const struct scheme {
	const char *text;
	bool tls; /* from the beginning */
} schemes[] = {
	{ "smtp://", false },
	{ "smtps://", true },
};

struct server {
	const char *url;
	const char *host; /* of it, in brackets if it is an IPv6 address */
	bool needs_tls;	  /* at last, before anything is sent */
};

struct sending {
	struct server server;
	const char *from;
	struct texts recipients;
};

/* This machine, by a name or an address that nobody can change. */
static bool is_loopback(const char *host)
{
	struct in_addr four;
	char six[INET6_ADDRSTRLEN + 2];
	struct in6_addr address;
	size_t length = strlen(host);

	if (strcasecmp(host, "localhost") == 0)
		return true;
	if (inet_pton(AF_INET, host, &four) == 1)
		return ntohl(four.s_addr) >> 24 == IN_LOOPBACKNET;
	if (host[0] != '[' || length >= sizeof(six))
		return false;
	memcpy(six, host + 1, length - 1);
	six[length - 2] = '\0';
	return inet_pton(AF_INET6, six, &address) == 1 &&
	       IN6_IS_ADDR_LOOPBACK(&address);
}

/* The bytes of HOST at the front, 0 if there is none. */
static size_t host_length(const char *text)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	static const char hexadecimal[] = "0123456789abcdefABCDEF:.";
	size_t length = 0;

	if (text[0] == '[') {
		length = 1 + strspn(text + 1, hexadecimal);
		return text[length] == ']' ? length + 1 : 0;
	}
	while (text[length] && (strchr(letters, text[length]) ||
				strchr("0123456789.-", text[length])))
		length++;
	return length;
}

/* ":PORT", perhaps, and perhaps a slash, and no more. */
static bool is_rest(const char *text)
{
	long port = 1;
	char *end;

	if (text[0] == ':') {
		port = text[1] >= '0' && text[1] <= '9'
			   ? strtol(text + 1, &end, 10)
			   : 0;
		text = port ? end : text;
	}
	return port > 0 && port <= 65535 &&
	       (!text[0] || strcmp(text, "/") == 0);
}

/* The scheme that a URL begins with, or NULL. */
static const struct scheme *find_scheme(const char *url)
{
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		if (strncasecmp(url, schemes[i].text,
				strlen(schemes[i].text)) == 0)
			return &schemes[i];
	return NULL;
}

static int read_server(const char *url, struct arena *arena,
		       struct server *server, struct error *error)
{
	const struct scheme *scheme = find_scheme(url);
	const char *host = url + (scheme ? strlen(scheme->text) : 0);
	size_t length = host_length(host);

	/* It may be a password, which is not to be repeated. */
	if (strchr(url, '@'))
		return error_set(error, ERROR_USAGE, NULL,
				 "--smtp has a login in it, which is read from "
				 "SMOLCMP_SMTP_USER and SMOLCMP_SMTP_PASSWORD, "
				 "or from ~/.netrc");
	if (!scheme || !length || !is_rest(host + length))
		return error_set(error, ERROR_USAGE, NULL,
				 "--smtp is '%s', want smtp://HOST[:PORT] or "
				 "smtps://HOST[:PORT]",
				 url);
	server->url = url;
	server->host = arena_text(arena, host, length);
	server->needs_tls = scheme->tls || !is_loopback(server->host);
	return 0;
}

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && value[0];
}

int send_check(const struct options *options, struct error *error)
{
	const char *alone = options->smtp	  ? "smtp"
			    : options->recipients ? "recipients"
			    : options->dry_run	  ? "dry-run"
						  : NULL;
	const char *missing = !options->smtp	     ? "--smtp and a server"
			      : !options->recipients ? "--recipients and a file"
						     : NULL;

	if (!options->send)
		return alone ? error_set(error, ERROR_USAGE, NULL,
					 "--%s goes with --send", alone)
			     : 0;
	if (options->format && strcmp(options->format, "eml") != 0)
		return error_set(error, ERROR_USAGE, NULL,
				 "--send goes with --format eml, not with %s",
				 options->format);
	if (missing)
		return error_set(error, ERROR_USAGE, NULL, "--send wants %s",
				 missing);
	if (options->output && !options->dry_run)
		return error_set(error, ERROR_USAGE, NULL,
				 "--output does not go with --send");
	if (is_set("SMOLCMP_SMTP_USER") != is_set("SMOLCMP_SMTP_PASSWORD"))
		return error_set(error, ERROR_USAGE, NULL,
				 "SMOLCMP_SMTP_USER and SMOLCMP_SMTP_PASSWORD "
				 "go with each other");
	return 0;
}

/* "12 recipients" */
static const char *count_text(const struct sending *sending,
			      struct arena *arena)
{
	size_t count = sending->recipients.count;

	return arena_printf(arena, "%zu recipient%s", count,
			    count == 1 ? "" : "s");
}

static int deliver(void *context, const struct buffer *message,
		   struct response *response, struct error *error)
{
	const struct sending *sending = context;
	const struct server *server = &sending->server;
	struct buffer request;
	char patience[16];
	int status;

	snprintf(patience, sizeof(patience), "%d", TRANSFER_PATIENCE);
	buffer_init(&request);
	transfer_begin(&request, "mail");
	packet_add_text(&request, "url", server->url);
	packet_add_text(&request, "tls",
			server->needs_tls ? "required" : "none");
	packet_add_text(&request, "sender", sending->from);
	for (size_t i = 0; i < sending->recipients.count; i++)
		packet_add_text(&request, "recipient",
				sending->recipients.items[i]);
	packet_add_text(&request, "patience", patience);
	packet_add(&request, "message", message->bytes, message->length);
	status = transfer_run(&request, NULL, server->host, error);
	buffer_release(&request);
	if (status == 0)
		response_note(response, "sent to %s by %s",
			      count_text(sending, &response->arena),
			      server->host);
	return status;
}

int send_prepare(const struct options *options, const char *from,
		 struct response *response, struct error *error)
{
	struct arena *arena = &response->arena;
	struct sending *sending;
	struct address address;

	if (!options->send)
		return 0;
	sending = arena_zero(arena, 1, sizeof(*sending));
	if (!address_parse(from, arena, &address))
		return error_set(error, ERROR_USAGE, NULL,
				 "--from is '%s', want %s", from,
				 address_wanted);
	sending->from = address.mailbox;
	if (read_server(options->smtp, arena, &sending->server, error) < 0 ||
	    recipients_read(options->recipients, arena, &sending->recipients,
			    error) < 0)
		return -1;
	if (options->dry_run)
		response_note(response,
			      "note: nothing is sent; it would go from %s to "
			      "%s by %s",
			      sending->from, count_text(sending, arena),
			      sending->server.host);
	else
		response->delivery =
		    (struct delivery){ .deliver = deliver, .context = sending };
	return 0;
}
