#include "transfer/hop.h"

#include <inttypes.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/fetch.h"
#include "smolcmp/memory.h"
#include "transfer/easy.h"
#include "transfer/judge.h"
#include "transfer/login.h"
#include "transfer/proxy.h"

/* Of headers no more than this; of a body without use, for the sake of the
 * connection. */
enum { HEADERS_MOST = 64 * 1024, USELESS_MOST = 64 * 1024 };

static void add_line(struct hop *hop, const char *name, const char *value)
{
	struct buffer line;
	struct curl_slist *lines;

	buffer_init(&line);
	buffer_printf(&line, "%s: %s", name, value);
	lines = curl_slist_append(hop->lines, line.bytes);
	if (!lines)
		memory_exhausted();
	hop->lines = lines;
	buffer_release(&line);
}

const char *hop_part_of(const struct item *item)
{
	if (!item->from)
		return NULL;
	if (item->own_tag.length)
		return item->own_tag.bytes;
	return item->etag && item->etag[0] == '"' ? item->etag : item->modified;
}

static void add_lines(struct hop *hop)
{
	const struct item *item = hop->item;
	const char *whole = hop_part_of(item);
	char range[40];

	hop->part = whole;
	add_line(hop, "Accept", item->accept ? item->accept : "*/*");
	/* What is packed cannot be gone on with. */
	add_line(hop, "Accept-Encoding", hop->part ? "identity" : "gzip");
	if (hop->part) {
		snprintf(range, sizeof(range), "bytes=%" PRIu64 "-",
			 item->from);
		add_line(hop, "Range", range);
		add_line(hop, "If-Range", whole);
	} else if (!item->is_resumed) {
		if (item->etag)
			add_line(hop, "If-None-Match", item->etag);
		if (item->modified)
			add_line(hop, "If-Modified-Since", item->modified);
	}
}

/* Refuse an address that is narrower than allowed, and say so. */
static bool may_meet(struct hop *hop, enum reach reach, const char *name)
{
	if (hop->proxied || (reach != REACH_NEVER && reach >= hop->item->floor))
		return true;
	if (!hop->refused.length)
		buffer_printf(&hop->refused, "the %s address %s",
			      reach_word(reach), name);
	return false;
}

/* Before a packet is sent to an address. */
static curl_socket_t open_socket(void *context, curlsocktype purpose,
				 struct curl_sockaddr *address)
{
	char name[64] = "";

	(void)purpose;
	getnameinfo(&address->addr, address->addrlen, name, sizeof(name), NULL,
		    0, NI_NUMERICHOST);
	if (!may_meet(context, reach_of(&address->addr), name))
		return CURL_SOCKET_BAD;
	return socket(address->family, address->socktype | SOCK_CLOEXEC,
		      address->protocol);
}

/* Before anything is asked: the connection may be one that another item, which
 * was allowed more, has left. */
static int look_at_connection(void *context, char *address, char *local,
			      int port, int local_port)
{
	struct hop *hop = context;
	enum reach reach = reach_of_text(address);

	(void)local, (void)port, (void)local_port;
	if (!may_meet(hop, reach, address))
		return CURL_PREREQFUNC_ABORT;
	/* Who knows where the proxy has it from. */
	hop->met = hop->proxied ? REACH_PUBLIC : reach;
	return CURL_PREREQFUNC_OK;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context)
{
	struct hop *hop = context;
	size_t length = size * count;

	hop->headers += length;
	if (hop->headers > HEADERS_MOST) {
		buffer_printf(&hop->trouble,
			      "sends headers of more than %d KiB",
			      HEADERS_MOST / 1024);
		return 0;
	}
	judge_take_line(hop, bytes, length);
	return length;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
	struct hop *hop = context;
	size_t length = size * count;

	if (judge_response(hop) < 0)
		return 0;
	if (!hop->wanted) {
		hop->left += length;
		return hop->left > USELESS_MOST ? 0 : length;
	}
	return body_add(&hop->item->body, bytes, length, &hop->trouble) < 0
		   ? 0
		   : length;
}

/* libcurl leaves what is too much, and says so in these words alone. So what
 * comes is counted as well, which helps where the length was announced, and not
 * in chunks. */
static int notice_excess(CURL *curl, curl_infotype type, char *text,
			 size_t length, void *context)
{
	static const char *const signs[] = { "Excess found",
					     "Leftovers after chunking" };

	struct hop *hop = context;

	(void)curl;
	if (type == CURLINFO_DATA_IN)
		hop->came += length;
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (type == CURLINFO_TEXT && length >= strlen(signs[i]) &&
		    memcmp(text, signs[i], strlen(signs[i])) == 0)
			hop->excess = true;
	return 0;
}

/* Whom a request meets, and by which way. */
static bool set_way(struct hop *hop)
{
	CURL *curl = hop->curl;
	const char *proxy =
	    proxy_for(hop->route.scheme, hop->route.host, hop->route.port);

	/* Without TLS libcurl would wait for a whole response to know. */
	bool may_share = strcmp(hop->route.scheme, "https") == 0;

	hop->proxied = proxy;
	return easy_set_text(curl, CURLOPT_URL, hop->item->at.bytes) &&
	       easy_set_text(curl, CURLOPT_PROTOCOLS_STR, "http,https") &&
	       easy_set_text(curl, CURLOPT_PROXY, proxy ? proxy : "") &&
	       /* Else libcurl would look for exceptions itself. */
	       easy_set_text(curl, CURLOPT_NOPROXY, "") &&
	       easy_set_number(curl, CURLOPT_HTTP_VERSION,
			       CURL_HTTP_VERSION_2TLS) &&
	       easy_set_number(curl, CURLOPT_PIPEWAIT, may_share) &&
	       easy_set_number(curl, CURLOPT_FRESH_CONNECT, hop->item->alone) &&
	       easy_set_number(curl, CURLOPT_NOSIGNAL, 1) &&
	       curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION,
				open_socket) == CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, hop) ==
		   CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION,
				look_at_connection) == CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_PREREQDATA, hop) == CURLE_OK &&
	       easy_set_trust(curl) &&
	       (!hop->proxied || easy_set_proxy_trust(curl));
}

static bool set_times(struct hop *hop)
{
	int64_t left = hop->terms->deadline - item_now();

	easy_set_quick(hop->curl);
	return easy_set_number(hop->curl, CURLOPT_TIMEOUT_MS,
			       left > 1 ? (long)left : 1) &&
	       easy_set_number(hop->curl, CURLOPT_CONNECTTIMEOUT,
			       FETCH_CONNECT) &&
	       easy_set_number(hop->curl, CURLOPT_LOW_SPEED_LIMIT, 1) &&
	       easy_set_number(hop->curl, CURLOPT_LOW_SPEED_TIME, FETCH_STALL);
}

static bool set_request(struct hop *hop)
{
	add_lines(hop);
	return easy_set_text(hop->curl, CURLOPT_USERAGENT,
			     "smolcmp/" SMOLCMP_VERSION) &&
	       easy_set_number(hop->curl, CURLOPT_HTTP_CONTENT_DECODING, 0) &&
	       /* Not for the proxy. */
	       easy_set_number(hop->curl, CURLOPT_HEADEROPT,
			       CURLHEADER_SEPARATE) &&
	       curl_easy_setopt(hop->curl, CURLOPT_HTTPHEADER, hop->lines) ==
		   CURLE_OK;
}

static bool set_callbacks(struct hop *hop)
{
	CURL *curl = hop->curl;

	return curl_easy_setopt(curl, CURLOPT_PRIVATE, hop) == CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, hop->says) ==
		   CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header) ==
		   CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_HEADERDATA, hop) == CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body) ==
		   CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_WRITEDATA, hop) == CURLE_OK &&
	       easy_set_number(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1) &&
	       easy_set_number(curl, CURLOPT_VERBOSE, 1) &&
	       curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, notice_excess) ==
		   CURLE_OK &&
	       curl_easy_setopt(curl, CURLOPT_DEBUGDATA, hop) == CURLE_OK;
}

struct hop *hop_make(struct item *item, const struct terms *terms)
{
	struct hop *hop = memory_zero(1, sizeof(*hop));

	hop->item = item;
	hop->terms = terms;
	hop->met = REACH_NEVER;
	buffer_init(&hop->refused);
	buffer_init(&hop->phrase);
	buffer_init(&hop->trouble);
	hop->curl = curl_easy_init();
	if (hop->curl && route_read(&hop->route, item->at.bytes) == 0 &&
	    set_way(hop) && set_times(hop) && set_request(hop) &&
	    login_set(hop) && set_callbacks(hop))
		return hop;
	if (!item->reason.length)
		buffer_add_string(&item->reason,
				  "libcurl cannot be used as it has to be; see "
				  "whether it is complete");
	item->outcome = "failed";
	hop_release(hop);
	return NULL;
}

void hop_release(struct hop *hop)
{
	curl_easy_cleanup(hop->curl);
	curl_slist_free_all(hop->lines);
	route_release(&hop->route);
	buffer_release(&hop->refused);
	buffer_release(&hop->phrase);
	buffer_release(&hop->trouble);
	free(hop);
}
