#include "transfer/judge.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { OK = 200, PARTIAL = 206, UNCHANGED = 304 };
enum { PHRASE_MOST = 80 };

void judge_take_line(struct hop *hop, const char *line, size_t length)
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

const char *judge_header(const struct hop *hop, const char *name, size_t number)
{
	struct curl_header *found;

	return curl_easy_header(hop->curl, name, number, CURLH_HEADER, -1,
				&found) == CURLHE_OK
		   ? found->value
		   : NULL;
}

long judge_status(const struct hop *hop)
{
	long status = 0;

	curl_easy_getinfo(hop->curl, CURLINFO_RESPONSE_CODE, &status);
	return status;
}

/* Where the part that came begins; false unless its header can be believed. */
static bool begins_at(const struct hop *hop, uint64_t wanted)
{
	const char *range = judge_header(hop, "Content-Range", 0);
	char begin[40];

	snprintf(begin, sizeof(begin), "bytes %" PRIu64 "-", wanted);
	return range && strncasecmp(range, begin, strlen(begin)) == 0;
}

/* The server looked at the range and not at its condition. */
static bool is_of_another(const struct hop *hop)
{
	const char *tag = judge_header(hop, "ETag", 0);
	const char *own = hop_part_of(hop->item);

	return tag && own && own[0] == '"' && strcmp(tag, own) != 0;
}

/* Whether the response can be what was asked for. */
static int check_status(struct hop *hop, long status)
{
	const struct item *item = hop->item;

	if (status == PARTIAL && !hop->part)
		buffer_add_string(&hop->trouble,
				  "sends part of the file, which nobody asked "
				  "for");
	else if (status == PARTIAL &&
		 (!begins_at(hop, item->from) ||
		  judge_header(hop, "Content-Encoding", 0)))
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

static bool is_plain(const char *encoding)
{
	return !encoding || !encoding[0] ||
	       strcasecmp(encoding, "identity") == 0;
}

static int complain_of_encoding(struct hop *hop, const char *encoding)
{
	buffer_printf(&hop->trouble,
		      "sends the encoding '%.*s', which nobody asked for",
		      PHRASE_MOST, encoding);
	return -1;
}

/* On top of the other, libcurl would decode it, and not see where it ends. */
static int check_transfer(struct hop *hop)
{
	const char *encoding = judge_header(hop, "Transfer-Encoding", 0);

	if (is_plain(encoding) || strcasecmp(encoding, "chunked") == 0)
		return 0;
	return complain_of_encoding(hop, encoding);
}

/* Whether it can be decoded. */
static int check_encoding(struct hop *hop)
{
	bool several = judge_header(hop, "Content-Encoding", 1);
	const char *encoding = judge_header(hop, "Content-Encoding", 0);
	if (!several && is_plain(encoding))
		return 0;
	hop->packed = strcasecmp(encoding, "gzip") == 0 ||
		      strcasecmp(encoding, "x-gzip") == 0;
	return hop->packed && !several ? 0
				       : complain_of_encoding(hop, encoding);
}

/* libcurl would take the last of several, or what a line begins with. */
static bool is_one_length(const struct hop *hop)
{
	const char *length = judge_header(hop, "Content-Length", 0);

	return !length || (strspn(length, "0123456789") == strlen(length) &&
			   !judge_header(hop, "Content-Length", 1));
}

static int check_length(struct hop *hop, uint64_t from)
{
	curl_off_t length = -1;

	curl_easy_getinfo(hop->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T,
			  &length);
	hop->item->total =
	    length > 0 && !hop->packed ? (uint64_t)length + from : 0;
	if (!is_one_length(hop))
		buffer_add_string(&hop->trouble, "announces several lengths");
	else if (hop->item->total > hop->item->limit)
		buffer_printf(&hop->trouble,
			      "announces %" PRIu64 " bytes, more than the "
			      "%" PRIu64 " bytes allowed",
			      hop->item->total, hop->item->limit);
	return hop->trouble.length ? -1 : 0;
}

int judge_response(struct hop *hop)
{
	struct item *item = hop->item;
	long status = judge_status(hop);
	uint64_t from = status == PARTIAL ? item->from : 0;

	if (hop->judged)
		return hop->trouble.length ? -1 : 0;
	hop->judged = true;
	if (check_status(hop, status) < 0)
		return -1;
	hop->stale = status == PARTIAL && is_of_another(hop);
	if (hop->stale || (status != OK && status != PARTIAL))
		return 0;
	if (check_transfer(hop) < 0 || check_encoding(hop) < 0 ||
	    check_length(hop, from) < 0)
		return -1;
	hop->wanted = true;
	item->body.limit = hop->item->limit;
	return body_open(&item->body, hop->terms->folder, item->file, from,
			 hop->packed, &hop->trouble);
}
