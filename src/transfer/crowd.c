#include "transfer/crowd.h"

#include <inttypes.h>

#include "smolcmp/packet.h"
#include "transfer/answer.h"
#include "transfer/hop.h"
#include "transfer/response.h"

/* Requests on their way, connections to one host and in all; and milliseconds:
 * how long to sleep at most, and between two words on progress. */
enum {
	ACTIVE_MOST = 100,
	HOST_MOST = 6,
	CONNECTIONS_MOST = 24,
	SLEEP_MOST = 1000,
	PROGRESS_EVERY = 100
};

struct crowd {
	CURLM *multi;
	struct item *items;
	size_t count;
	const struct terms *terms;
	size_t active;
	size_t over;
	int64_t told; /* when progress was */
	struct buffer answer;
};

static int tell(struct crowd *crowd, struct item *item)
{
	crowd->over++;
	item_tell(item, (size_t)(item - crowd->items), &crowd->answer);
	return answer_send(&crowd->answer);
}

/* False, with the item failed, when it cannot be asked for. */
static bool may_start(const struct crowd *crowd, struct item *item)
{
	const char *complaint = item_complaint(item);

	if (complaint)
		buffer_printf(&item->reason, "cannot be asked for: %s",
			      complaint);
	else if (item_now() >= crowd->terms->deadline)
		buffer_printf(&item->reason,
			      "there was no time for it in %ld s; --timeout "
			      "gives more",
			      crowd->terms->timeout);
	else
		return true;
	item->outcome = "failed";
	return false;
}

/* Have an item asked for, or fail at once. */
static int start(struct crowd *crowd, struct item *item)
{
	if (!may_start(crowd, item))
		return tell(crowd, item);
	item->hop = hop_make(item, crowd->terms);
	if (!item->hop)
		return tell(crowd, item);
	if (curl_multi_add_handle(crowd->multi, item->hop->curl) != CURLM_OK)
		return -1;
	crowd->active++;
	return 0;
}

/* Start what may start, and find how long nothing else will. */
static int start_due(struct crowd *crowd, int64_t *sleep)
{
	int64_t now = item_now();

	*sleep = crowd->terms->progress ? PROGRESS_EVERY : SLEEP_MOST;
	for (size_t i = 0; i < crowd->count && crowd->active < ACTIVE_MOST;
	     i++) {
		struct item *item = &crowd->items[i];

		if (item->outcome || item->hop)
			continue;
		if (item->due > now) {
			if (item->due - now < *sleep)
				*sleep = item->due - now;
		} else if (start(crowd, item) < 0) {
			return -1;
		}
	}
	return 0;
}

static int end(struct crowd *crowd, struct hop *hop, CURLcode code)
{
	struct item *item = hop->item;

	/* First, since libcurl may wait for its threads. */
	response_end(hop, code);
	if (item->outcome && tell(crowd, item) < 0)
		return -1;
	if (curl_multi_remove_handle(crowd->multi, hop->curl) != CURLM_OK)
		return -1;
	item->hop = NULL;
	crowd->active--;
	hop_release(hop);
	return 0;
}

static int end_done(struct crowd *crowd)
{
	CURLMsg *message;
	int left;

	while ((message = curl_multi_info_read(crowd->multi, &left))) {
		CURLcode code = message->data.result;
		char *hop = NULL;

		if (message->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &hop);
		if (end(crowd, (struct hop *)(void *)hop, code) < 0)
			return -1;
	}
	return 0;
}

/* Of those that have more bytes than they had the last time. */
static int tell_progress(struct crowd *crowd)
{
	char text[80];

	if (!crowd->terms->progress ||
	    item_now() - crowd->told < PROGRESS_EVERY)
		return 0;
	crowd->told = item_now();
	for (size_t i = 0; i < crowd->count; i++) {
		struct item *item = &crowd->items[i];

		if (!item->hop || item->told == item->body.bytes)
			continue;
		item->told = item->body.bytes;
		snprintf(text, sizeof(text), "%zu %" PRIu64 " %" PRIu64, i,
			 item->body.bytes, item->total);
		packet_add_text(&crowd->answer, "progress", text);
	}
	return answer_send(&crowd->answer);
}

static int run(struct crowd *crowd)
{
	while (crowd->over < crowd->count) {
		int64_t sleep;
		int running;

		if (start_due(crowd, &sleep) < 0 ||
		    curl_multi_perform(crowd->multi, &running) != CURLM_OK)
			return -1;
		/* What is over makes room for others at once. */
		if ((size_t)running == crowd->active &&
		    crowd->over < crowd->count &&
		    curl_multi_poll(crowd->multi, NULL, 0, (int)sleep, NULL) !=
			CURLM_OK)
			return -1;
		if (end_done(crowd) < 0 || tell_progress(crowd) < 0 ||
		    answer_is_unwanted())
			return -1;
	}
	return 0;
}

static bool set_up(CURLM *multi)
{
	return curl_multi_setopt(multi, CURLMOPT_PIPELINING,
				 CURLPIPE_MULTIPLEX) == CURLM_OK &&
	       curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS,
				 (long)HOST_MOST) == CURLM_OK &&
	       curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS,
				 (long)CONNECTIONS_MOST) == CURLM_OK;
}

/* What is still on its way stays there. */
static void leave(struct crowd *crowd)
{
	for (size_t i = 0; i < crowd->count; i++) {
		struct hop *hop = crowd->items[i].hop;

		if (!hop)
			continue;
		curl_multi_remove_handle(crowd->multi, hop->curl);
		hop_release(hop);
		crowd->items[i].hop = NULL;
	}
	curl_multi_cleanup(crowd->multi);
}

int crowd_fetch(struct item *items, size_t count, const struct terms *terms,
		struct buffer *why)
{
	struct crowd crowd = { .items = items, .count = count, .terms = terms };
	int status = -1;

	buffer_init(&crowd.answer);
	if (curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK &&
	    (crowd.multi = curl_multi_init())) {
		if (set_up(crowd.multi))
			status = run(&crowd);
		leave(&crowd);
	}
	curl_global_cleanup();
	buffer_release(&crowd.answer);
	if (status < 0)
		buffer_add_string(why,
				  "libcurl cannot be used as it has to be, "
				  "or nobody wants its answers any more");
	return status;
}
