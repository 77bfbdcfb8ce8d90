#include "transfer/response.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "smolcmp/fetch.h"
#include "transfer/explain.h"
#include "transfer/retry.h"

enum { OK = 200, PARTIAL = 206, UNCHANGED = 304, NO_RANGE = 416 };
enum { PHRASE_MOST = 80 };

void response_take_line(struct hop *hop, const char *line, size_t length)
{
	const char *phrase;

	while (length && strchr("\r\n ", line[length - 1]))
		length--;
	/* Lines behind the body come without another end. */
	hop->complete = hop->complete || !length;
	if (length < 5 || strncmp(line, "HTTP/", 5) != 0)
		return;
	hop->complete = false;
	buffer_clear(&hop->phrase);
	/* Behind the version and the number. */
	phrase = memchr(line, ' ', length);
	if (!phrase || phrase + 5 >= line + length)
		return;
	phrase += 5;
	length -= (size_t)(phrase - line);
	buffer_add(&hop->phrase, phrase,
		   length < PHRASE_MOST ? length : PHRASE_MOST);
}

/* A header of the last response, valid until the next one is asked for; NULL
 * when there is none, or none of that number. */
static const char *header(const struct hop *hop, const char *name,
			  size_t number)
{
	struct curl_header *found;

	return curl_easy_header(hop->curl, name, number, CURLH_HEADER, -1,
				&found) == CURLHE_OK
		   ? found->value
		   : NULL;
}

static long status_of(const struct hop *hop)
{
	long status = 0;

	curl_easy_getinfo(hop->curl, CURLINFO_RESPONSE_CODE, &status);
	return status;
}

static bool is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 ||
	       status == 307 || status == 308;
}

/* Where the part that came begins; false unless its header can be believed. */
static bool begins_at(const struct hop *hop, uint64_t wanted)
{
	const char *range = header(hop, "Content-Range", 0);
	char begin[40];

	snprintf(begin, sizeof(begin), "bytes %" PRIu64 "-", wanted);
	return range && strncasecmp(range, begin, strlen(begin)) == 0;
}

/* The server looked at the range and not at its condition. */
static bool is_of_another(const struct hop *hop)
{
	const char *tag = header(hop, "ETag", 0);
	const char *own = hop_part_of(hop->item);

	return tag && own && own[0] == '"' && strcmp(tag, own) != 0;
}

/* The rest is nothing: what the file has is all of it. */
static bool is_all_there(const struct hop *hop)
{
	const char *range = header(hop, "Content-Range", 0);
	char end[40];

	snprintf(end, sizeof(end), "bytes */%" PRIu64, hop->item->from);
	return hop->part && range && strcasecmp(range, end) == 0;
}

/* Whether the response can be what was asked for. */
static int check_status(struct hop *hop, long status)
{
	const struct item *item = hop->item;

	if (status == PARTIAL && !hop->part)
		buffer_add_string(&hop->trouble,
				  "sends part of the file, which nobody asked "
				  "for");
	else if (status == PARTIAL && (!begins_at(hop, item->from) ||
				       header(hop, "Content-Encoding", 0)))
		buffer_add_string(&hop->trouble,
				  "sends another part of the file than was "
				  "asked for");
	else if (status == UNCHANGED && (hop->part || item->is_resumed ||
					 (!item->etag && !item->modified)))
		buffer_add_string(
		    &hop->trouble,
		    "says that a file has not changed which we do "
		    "not have");
	return hop->trouble.length ? -1 : 0;
}

/* Whether it can be decoded. */
static int check_encoding(struct hop *hop)
{
	bool several = header(hop, "Content-Encoding", 1);
	const char *encoding = header(hop, "Content-Encoding", 0);
	if (!encoding || (!several && (!encoding[0] ||
				       strcasecmp(encoding, "identity") == 0)))
		return 0;
	hop->packed = strcasecmp(encoding, "gzip") == 0 ||
		      strcasecmp(encoding, "x-gzip") == 0;
	if (hop->packed && !several)
		return 0;
	buffer_printf(&hop->trouble,
		      "sends the encoding '%.*s', which nobody asked for",
		      PHRASE_MOST, encoding);
	return -1;
}

static int check_length(struct hop *hop, uint64_t from)
{
	curl_off_t length = -1;

	curl_easy_getinfo(hop->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T,
			  &length);
	hop->item->total =
	    length > 0 && !hop->packed ? (uint64_t)length + from : 0;
	if (header(hop, "Content-Length", 1))
		buffer_add_string(&hop->trouble, "announces several lengths");
	else if (hop->item->total > hop->terms->limit)
		buffer_printf(&hop->trouble,
			      "announces %" PRIu64 " bytes, more than the "
			      "%" PRIu64 " bytes allowed",
			      hop->item->total, hop->terms->limit);
	return hop->trouble.length ? -1 : 0;
}

int response_judge(struct hop *hop)
{
	struct item *item = hop->item;
	long status = status_of(hop);
	uint64_t from = status == PARTIAL ? item->from : 0;

	if (hop->judged)
		return hop->trouble.length ? -1 : 0;
	hop->judged = true;
	if (check_status(hop, status) < 0)
		return -1;
	hop->stale = status == PARTIAL && is_of_another(hop);
	if (hop->stale || (status != OK && status != PARTIAL))
		return 0;
	if (check_encoding(hop) < 0 || check_length(hop, from) < 0)
		return -1;
	hop->wanted = true;
	item->body.limit = hop->terms->limit;
	return body_open(&item->body, hop->terms->folder, item->file, from,
			 hop->packed, &hop->trouble);
}

static bool is_framed(const struct hop *hop)
{
	const char *coding;
	curl_off_t length = -1;
	long version = 0;

	curl_easy_getinfo(hop->curl, CURLINFO_HTTP_VERSION, &version);
	curl_easy_getinfo(hop->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T,
			  &length);
	coding = header(hop, "Transfer-Encoding", 0);
	return version >= CURL_HTTP_VERSION_2_0 || length >= 0 ||
	       (coding && strcasecmp(coding, "chunked") == 0);
}

/* What the last response says of itself. */
static void keep_headers(struct hop *hop)
{
	static const char *const names[HEADERS] = { "ETag", "Last-Modified",
						    "Date", "Age",
						    "Cache-Control" };
	struct item *item = hop->item;
	const char *value;

	item->status = status_of(hop);
	item->framed = item->status && is_framed(hop);
	buffer_clear(&item->location);
	if (item->status)
		buffer_add_string(&item->location, item->at.bytes);
	for (size_t i = 0; i < HEADERS; i++) {
		buffer_clear(&item->values[i]);
		for (size_t j = 0; (value = header(hop, names[i], j)); j++) {
			if (j && i != HEADER_CACHE)
				break;
			if (j)
				buffer_add_string(&item->values[i], ", ");
			buffer_add_string(&item->values[i], value);
		}
	}
}

static void fail(struct hop *hop)
{
	body_break(&hop->item->body);
	hop->item->outcome = "failed";
}

/* The item waits, if there is reason to and time for it; else it has failed. */
static void try_again(struct hop *hop, int64_t pause)
{
	struct item *item = hop->item;
	int64_t now = item_now();

	if (item->tries >= RETRY_TRIES) {
		buffer_printf(&item->reason, "; tried %u times", item->tries);
		fail(hop);
	} else if (pause >= hop->terms->deadline - now) {
		fail(hop);
	} else {
		body_break(&item->body);
		item->due = now + pause;
	}
}

/* The server is asked again later, when it says that it may do then. */
static void refused(struct hop *hop)
{
	struct item *item = hop->item;
	const char *after = header(hop, "Retry-After", 0);
	int64_t pause = after ? retry_after(after, time(NULL)) : -1;
	int64_t left = hop->terms->deadline - item_now();

	explain_status(hop, item->status);
	if (!retry_may_help_status(item->status)) {
		fail(hop);
	} else if (pause >= left) {
		buffer_printf(&item->reason,
			      "; it wants to be asked again in %" PRId64
			      " s, and there is no time for that",
			      pause / 1000);
		fail(hop);
	} else {
		try_again(hop, pause >= 0 ? pause : retry_pause(item->tries));
	}
}

static void redirected(struct hop *hop)
{
	struct item *item = hop->item;
	const char *location = header(hop, "Location", 0);

	if (!location)
		buffer_add_string(&hop->trouble, "redirects to nowhere");
	else if (item->redirects == FETCH_REDIRECTS)
		buffer_printf(&hop->trouble,
			      "is the last of %d redirects, and "
			      "redirects again",
			      FETCH_REDIRECTS);
	else if (route_follow(&item->at, location, &hop->trouble) == 0) {
		item->redirects++;
		item->tries--;
		if (hop->met > item->floor)
			item->floor = hop->met;
		item->due = item_now();
		return;
	}
	explain_trouble(hop);
	fail(hop);
}

/* A body that is whole, unless more came or what is packed broke off. */
static void received(struct hop *hop)
{
	struct item *item = hop->item;

	if (hop->excess)
		buffer_add_string(&hop->trouble,
				  "sends more than it announces");
	else if (body_end(&item->body, &hop->trouble) == 0) {
		item->outcome = "body";
		return;
	}
	explain_trouble(hop);
	if (!item->framed && hop->packed)
		try_again(hop, retry_pause(item->tries));
	else
		fail(hop);
}

/* What is there can be gone on with, if the server knows how and the body can
 * be told from another. */
static void go_on(struct hop *hop)
{
	struct item *item = hop->item;
	const char *units = header(hop, "Accept-Ranges", 0);
	const struct buffer *tag = &item->values[HEADER_ETAG];

	if (!hop->wanted)
		return;
	item->from = 0;
	buffer_clear(&item->own_tag);
	if (hop->packed || tag->bytes[0] != '"' || !units ||
	    strcasecmp(units, "bytes") != 0)
		return;
	item->from = item->body.bytes;
	buffer_add_string(&item->own_tag, tag->bytes);
}

static void broken(struct hop *hop, CURLcode code)
{
	explain_code(hop, code);
	if (explain_is_refusal(hop, code) || !retry_may_help(code)) {
		fail(hop);
		return;
	}
	go_on(hop);
	try_again(hop, retry_pause(hop->item->tries));
}

/* The server has no such part as was asked for: nothing more is to come, or it
 * is of another body. */
static void without_range(struct hop *hop)
{
	struct item *item = hop->item;

	if (is_all_there(hop)) {
		item->body.bytes = item->from;
		item->outcome = "body";
		return;
	}
	explain_status(hop, item->status);
	item->from = 0;
	try_again(hop, 0);
}

/* A response that is whole as far as HTTP goes. */
static void take(struct hop *hop)
{
	struct item *item = hop->item;

	if (item->status == UNCHANGED)
		item->outcome = "unchanged";
	else if (hop->wanted)
		received(hop);
	else if (is_redirect(item->status))
		redirected(hop);
	else if (hop->part && (hop->stale || item->status == NO_RANGE))
		without_range(hop);
	else
		refused(hop);
}

void response_end(struct hop *hop, CURLcode code)
{
	/* We did not listen to the end, nor did we have to. */
	bool useless = code == CURLE_WRITE_ERROR && hop->judged && !hop->wanted;

	hop->item->tries++;
	buffer_clear(&hop->item->reason);
	keep_headers(hop);
	/* libcurl takes the end of the connection for theirs. */
	if (code == CURLE_OK && !hop->complete)
		code = CURLE_PARTIAL_FILE;
	if (!hop->trouble.length && (code == CURLE_OK || useless) &&
	    response_judge(hop) == 0) {
		take(hop);
	} else if (hop->trouble.length) {
		explain_trouble(hop);
		fail(hop);
	} else {
		broken(hop, code);
	}
}
