/*
 * One request for an item, and its response. Redirects are hops of their own,
 * so that each is checked: where it leads, and that no packet goes to an
 * address narrower than the one before.
 */
#ifndef TRANSFER_HOP_H
#define TRANSFER_HOP_H

#include <curl/curl.h>
#include <stdbool.h>

#include "transfer/item.h"
#include "transfer/route.h"

struct hop {
	struct item *item;
	const struct terms *terms;
	CURL *curl;
	struct curl_slist *lines; /* of the request */
	struct route route;
	bool proxied;
	bool part; /* of the body is asked for: from the item's from */

	enum reach met; /* the address that answers; behind a proxy, where
			   nobody knows it, as if it were public */
	struct buffer refused; /* an address that was too narrow, in words */

	struct buffer phrase;  /* of the status */
	size_t headers;	       /* bytes */
	bool complete;	       /* they came to their end */
	bool judged;	       /* what to do with the body is known */
	bool stale;	       /* it is not the rest of what we have */
	bool wanted;	       /* it goes into the file */
	uint64_t came;	       /* bytes behind the headers, as they are sent */
	bool excess;	       /* libcurl says that more came than announced */
	bool packed;	       /* with gzip */
	uint64_t left;	       /* out of the body of a response without use */
	struct buffer trouble; /* why we broke off */
	char says[CURL_ERROR_SIZE];
};

/* By what the server knows whether a part is still of the same body; NULL when
 * all of it has to be asked for. */
const char *hop_part_of(const struct item *item);

/* A request for the item's "at"; NULL, with the item failed, when there can be
 * none. To be released by hop_release(). */
struct hop *hop_make(struct item *item, const struct terms *terms);
void hop_release(struct hop *hop);

#endif
