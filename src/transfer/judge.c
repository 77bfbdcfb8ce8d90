#include "transfer/judge.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { OK = 200, PARTIAL = 206, UNCHANGED = 304 };
enum { PHRASE_MOST = 80, NUMBER_LONGEST = 18 };

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

curl_off_t judge_length(const struct hop *hop)
{
	curl_off_t length = -1;

	curl_easy_getinfo(hop->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T,
			  &length);
	return length;
}

/* The number that the text begins with, and what is behind it and the mark that
 * ends it; NULL: that is not there. */
static const char *read_number(const char *text, char end, uint64_t *number)
{
	size_t digits = text ? strspn(text, "0123456789") : 0;

	if (!digits || digits > NUMBER_LONGEST || text[digits] != end)
		return NULL;
	*number = strtoull(text, NULL, 10);
	return text + digits + 1;
}

/* How much all of it is, when the part that came is the rest of it, from the
 * first byte that was asked for to the last that there is; else 0. */
static uint64_t whole_of_rest(const struct hop *hop)
{
	static const char unit[] = "bytes ";
	curl_off_t length = judge_length(hop);
	uint64_t first, last, whole;
	const char *range;

	if (judge_header(hop, "Content-Encoding", 0) ||
	    judge_header(hop, "Content-Range", 1))
		return 0;
	range = judge_header(hop, "Content-Range", 0);
	if (!range || strncasecmp(range, unit, sizeof(unit) - 1) != 0)
		return 0;
	range = read_number(range + sizeof(unit) - 1, '-', &first);
	range = read_number(range, '/', &last);
	if (!read_number(range, '\0', &whole))
		return 0;
	return first == hop->item->from && first < whole && last + 1 == whole &&
		       (length < 0 || (uint64_t)length == whole - first)
		   ? whole
		   : 0;
}

bool judge_is_ours(const struct hop *hop)
{
	const char *own = hop_part_of(hop->item);
	const char *its;

	if (!own)
		return false;
	its = judge_header(hop, own[0] == '"' ? "ETag" : "Last-Modified", 0);
	return its && strcmp(its, own) == 0;
}

/* Whether the response can be what was asked for. */
static int check_status(struct hop *hop, long status)
{
	const struct item *item = hop->item;

	if (status == PARTIAL && !hop->part)
		buffer_add_string(&hop->trouble,
				  "sends part of the file, which nobody asked "
				  "for");
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
	const char *encoding;

	for (size_t i = 0;
	     (encoding = judge_header(hop, "Transfer-Encoding", i)); i++)
		if (!is_plain(encoding) &&
		    (i || strcasecmp(encoding, "chunked") != 0))
			return complain_of_encoding(hop, encoding);
	return 0;
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

static int check_length(struct hop *hop, uint64_t whole)
{
	curl_off_t length = judge_length(hop);

	if (!whole && length > 0 && !hop->packed)
		whole = (uint64_t)length;
	hop->item->total = whole;
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
	uint64_t whole = 0;

	if (hop->judged)
		return hop->trouble.length ? -1 : 0;
	hop->judged = true;
	if (check_status(hop, status) < 0)
		return -1;
	if (status == PARTIAL && judge_is_ours(hop))
		whole = whole_of_rest(hop);
	hop->stale = status == PARTIAL && !whole;
	if (hop->stale || (status != OK && status != PARTIAL))
		return 0;
	if (check_transfer(hop) < 0 || check_encoding(hop) < 0 ||
	    check_length(hop, whole) < 0)
		return -1;
	hop->wanted = true;
	item->body.limit = hop->item->limit;
	return body_open(&item->body, hop->terms->folder, item->file,
			 whole ? item->from : 0, hop->packed, &hop->trouble);
}
