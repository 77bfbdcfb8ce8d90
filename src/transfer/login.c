#include "transfer/login.h"

#include <string.h>

#include "transfer/easy.h"

/* A token goes where it cannot be read on its way, in place of a login. */
static bool set_token(struct hop *hop)
{
	const char *token = easy_variable(hop->item->token);

	if (strcmp(hop->route.scheme, "https") != 0 &&
	    (hop->proxied || !route_is_inner(&hop->route)))
		return true;
	for (const char *at = token; *at; at++)
		if (*at <= ' ' || *at > '~') {
			buffer_printf(&hop->item->reason,
				      "%s has a character that no token has; "
				      "see what it is set to",
				      hop->item->token);
			return false;
		}
	return easy_set_number(hop->curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER) &&
	       easy_set_text(hop->curl, CURLOPT_XOAUTH2_BEARER, token);
}

bool login_set(struct hop *hop)
{
	const struct item *item = hop->item;
	struct route first;
	bool same;

	if (route_read(&first, item->url) < 0)
		return false;
	same = route_is_same(&first, &hop->route);
	route_release(&first);
	if (!same)
		return true;
	if (item->token && easy_variable(item->token))
		return set_token(hop);
	return !item->typed ||
	       easy_set_netrc(hop->curl, hop->terms->netrc.bytes);
}
