#include "transfer/response.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "smolcmp/fetch.h"
#include "transfer/explain.h"
#include "transfer/judge.h"
#include "transfer/retry.h"

enum { UNCHANGED = 304, NO_RANGE = 416 };
enum { VALUE_MOST = 1024 };

static bool is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 ||
	       status == 307 || status == 308;
}

/* The rest is nothing: what the file has is all of it. */
static bool is_all_there(const struct hop *hop)
{
	const char *range = judge_header(hop, "Content-Range", 0);
	char end[40];

	snprintf(end, sizeof(end), "bytes */%" PRIu64, hop->item->from);
	return hop->part && range && strcasecmp(range, end) == 0 &&
	       judge_is_ours(hop);
}

static bool is_framed(const struct hop *hop)
{
	const char *coding = judge_header(hop, "Transfer-Encoding", 0);
	long version = 0;

	curl_easy_getinfo(hop->curl, CURLINFO_HTTP_VERSION, &version);
	return version >= CURL_HTTP_VERSION_2_0 || judge_length(hop) >= 0 ||
	       (coding && strcasecmp(coding, "chunked") == 0);
}

/* The value, of a list with those of all its lines. */
static void keep_header(const struct hop *hop, const char *name, bool list,
			struct buffer *value)
{
	const char *one;

	buffer_clear(value);
	for (size_t i = 0;
	     (i == 0 || list) && (one = judge_header(hop, name, i)); i++) {
		if (i)
			buffer_add_string(value, ", ");
		buffer_add_string(value, one);
	}
}

/* What is told of a header that is too long to be told; nobody keeps what came
 * with rules that nobody reads. */
static void drop_header(size_t header, struct buffer *value)
{
	buffer_clear(value);
	if (header == HEADER_CACHE)
		buffer_add_string(value, "no-store");
}

/* What the last response says of itself. Half of what is too long would say
 * something else. */
static void keep_headers(struct hop *hop)
{
	static const char *const names[HEADERS] = {
		"ETag",		 "Last-Modified", "Date",	    "Age",
		"Cache-Control", "X-Error-Code",  "X-Error-Message"
	};
	struct item *item = hop->item;

	item->status = judge_status(hop);
	item->framed = item->status && is_framed(hop);
	buffer_clear(&item->location);
	if (item->status)
		buffer_add_string(&item->location, item->at.bytes);
	item->met = item->status ? hop->met : REACH_NEVER;
	for (size_t i = 0; i < HEADERS; i++) {
		struct buffer *value = &item->values[i];

		keep_header(hop, names[i], i == HEADER_CACHE, value);
		if (value->length > VALUE_MOST ||
		    (i != HEADER_CACHE && !item_is_line(value->bytes)))
			drop_header(i, value);
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
	const char *after = judge_header(hop, "Retry-After", 0);
	int64_t pause = after ? retry_after(after, time(NULL)) : -1;
	int64_t left = hop->terms->deadline - item_now();

	explain_status(hop, item->status);
	if (!retry_may_help_status(item->status)) {
		fail(hop);
	} else if (pause >= left) {
		bool longer = pause > RETRY_LONGEST;

		buffer_printf(&item->reason,
			      "; it wants to be asked again in %s%" PRId64
			      " s, and there is no time for that",
			      longer ? "more than " : "",
			      (longer ? RETRY_LONGEST : pause) / 1000);
		fail(hop);
	} else {
		try_again(hop, pause >= 0 ? pause : retry_pause(item->tries));
	}
}

static void redirected(struct hop *hop)
{
	struct item *item = hop->item;
	const char *location = judge_header(hop, "Location", 0);

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

static bool is_excess(const struct hop *hop)
{
	curl_off_t length = judge_length(hop);

	return hop->excess || (length >= 0 && hop->came > (uint64_t)length);
}

/* A body that is whole, unless more came, or less of the rest, or what is
 * packed broke off. */
static void received(struct hop *hop)
{
	struct item *item = hop->item;

	if (is_excess(hop))
		buffer_add_string(&hop->trouble,
				  "sends more than it announces");
	else if (item->total && item->body.bytes != item->total)
		buffer_printf(&hop->trouble,
			      "announces %" PRIu64 " bytes, and sends %" PRIu64,
			      item->total, item->body.bytes);
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
	const char *units = judge_header(hop, "Accept-Ranges", 0);
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

/* What was too much of another body may have been taken for the answer: it
 * stays on the connection. */
static bool is_of_another_item(const struct hop *hop, CURLcode code)
{
	long connections = 0;

	curl_easy_getinfo(hop->curl, CURLINFO_NUM_CONNECTS, &connections);
	return !connections && !hop->item->alone &&
	       (code == CURLE_UNSUPPORTED_PROTOCOL ||
		code == CURLE_WEIRD_SERVER_REPLY);
}

static void broken(struct hop *hop, CURLcode code)
{
	if (is_of_another_item(hop, code)) {
		hop->item->alone = true;
		hop->item->tries--;
		hop->item->due = item_now();
		return;
	}
	explain_code(hop, code);
	if (explain_is_refusal(hop, code) || !retry_may_help(code)) {
		fail(hop);
		return;
	}
	go_on(hop);
	try_again(hop, retry_pause(hop->item->tries));
}

/* The server has no such part as was asked for, or sends another: nothing more
 * is to come, or all of it has to be asked for. */
static void without_range(struct hop *hop)
{
	struct item *item = hop->item;

	if (is_all_there(hop)) {
		item->body.bytes = item->from;
		item->outcome = "body";
		return;
	}
	if (hop->stale) {
		buffer_add_string(&hop->trouble,
				  "sends something else than the rest of the "
				  "file, which was asked for");
		explain_trouble(hop);
	} else {
		explain_status(hop, item->status);
	}
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
	    judge_response(hop) == 0) {
		take(hop);
	} else if (hop->trouble.length) {
		explain_trouble(hop);
		fail(hop);
	} else {
		broken(hop, code);
	}
}
