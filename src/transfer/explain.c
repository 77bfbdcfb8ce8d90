#include "transfer/explain.h"

#include <inttypes.h>
#include <string.h>

#include "smolcmp/fetch.h"

/* Behind a proxy it may be the one that is at fault. */
static void name_host(struct hop *hop)
{
	const struct route *route = &hop->route;
	bool usual =
	    strcmp(route->port,
		   strcmp(route->scheme, "https") == 0 ? "443" : "80") == 0;

	bool six = strchr(route->host, ':') != NULL;

	buffer_clear(&hop->item->reason);
	buffer_printf(&hop->item->reason, "%s%s%s%s%s%s ", six ? "[" : "",
		      route->host, six ? "]" : "", usual ? "" : ":",
		      usual ? "" : route->port,
		      hop->proxied ? ", by a proxy," : "");
}

void explain_trouble(struct hop *hop)
{
	name_host(hop);
	buffer_add_string(&hop->item->reason, hop->trouble.bytes);
}

static const char *what_to_do(const struct hop *hop, long status)
{
	switch (status) {
	case 401:
	case 403:
		/* Whoever has us send a token knows where that is from. */
		if (hop->item->token)
			return "";
		return hop->item->typed ? "; see whether ~/.netrc has the "
					  "right login for it"
					: "; it wants a login, and those of "
					  "~/.netrc go only where you type the "
					  "address";
	case 404:
	case 410:
		return "; see whether the address is right";
	case 407:
		return "; the proxy wants a login";
	case 429:
		return "; ask later";
	default:
		return status >= 500 ? "; that is for the server to mend" : "";
	}
}

void explain_status(struct hop *hop, long status)
{
	name_host(hop);
	buffer_printf(&hop->item->reason, "answers '%ld%s%s'%s", status,
		      hop->phrase.length ? " " : "", hop->phrase.bytes,
		      what_to_do(hop, status));
}

/* Which time was up. */
static void explain_time(struct hop *hop)
{
	struct buffer *reason = &hop->item->reason;
	curl_off_t asked = 0;

	curl_easy_getinfo(hop->curl, CURLINFO_PRETRANSFER_TIME_T, &asked);
	if (item_now() + 50 >= hop->terms->deadline)
		buffer_printf(reason,
			      "%s in the %ld s there were; --timeout gives it "
			      "more",
			      hop->item->status ? "did not send all"
						: "did not answer",
			      hop->terms->timeout);
	else if (!asked)
		buffer_printf(reason,
			      "takes no connection in %d s; see whether "
			      "it can be reached",
			      FETCH_CONNECT);
	else
		buffer_printf(reason, "sent nothing for %d s", FETCH_STALL);
}

static void explain_break(struct hop *hop)
{
	const struct item *item = hop->item;

	if (hop->wanted)
		buffer_printf(&hop->item->reason,
			      "broke off after %" PRIu64 " bytes of the file",
			      item->body.bytes);
	else
		buffer_add_string(&hop->item->reason,
				  item->status ? "broke off"
					       : "broke off without an answer");
}

/* In libcurl's words, which are better than any we could have. */
static void quote(struct hop *hop, CURLcode code, const char *advice)
{
	const char *says = hop->says[0] ? hop->says : curl_easy_strerror(code);
	size_t length = strlen(says);

	while (length && says[length - 1] == ' ')
		length--;
	buffer_printf(&hop->item->reason,
		      "cannot be asked: libcurl says: %.*s%s", (int)length,
		      says, advice);
}

/* What OpenSSL finds wrong with a certificate, as its x509_vfy.h numbers it.
 * libcurl compares the name itself, and before that says "unspecified". */
enum {
	CERTIFICATE_RIGHT = 0,
	CERTIFICATE_UNSPECIFIED = 1,
	CERTIFICATE_EARLY = 9,
	CERTIFICATE_EXPIRED = 10,
	CERTIFICATE_OF_ANOTHER = 62,
};

/* Who trusts another issuer gets no further where that is not it. */
static const char *trust_advice(const struct hop *hop)
{
	long proxys = CERTIFICATE_RIGHT, found = CERTIFICATE_RIGHT;

	curl_easy_getinfo(hop->curl, CURLINFO_PROXY_SSL_VERIFYRESULT, &proxys);
	curl_easy_getinfo(hop->curl, CURLINFO_SSL_VERIFYRESULT, &found);
	switch (proxys ? proxys : found) {
	case CERTIFICATE_RIGHT:
	case CERTIFICATE_UNSPECIFIED:
	case CERTIFICATE_OF_ANOTHER:
		return "; the certificate is another host's, so see whether "
		       "the address is right";
	case CERTIFICATE_EARLY:
	case CERTIFICATE_EXPIRED:
		return "; that is for the server to mend, unless the clock "
		       "here is wrong";
	default:
		return "; SSL_CERT_FILE names the certificates to trust";
	}
}

static void explain_words(struct hop *hop, CURLcode code)
{
	struct buffer *said = &hop->item->reason;

	switch (code) {
	case CURLE_PEER_FAILED_VERIFICATION:
		quote(hop, code, trust_advice(hop));
		break;
	case CURLE_SSL_CONNECT_ERROR:
		quote(hop, code, "; see whether it speaks TLS at this port");
		break;
	case CURLE_SSL_CACERT_BADFILE:
		quote(hop, code,
		      "; SSL_CERT_FILE names the certificates to trust");
		break;
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
		quote(hop, code,
		      "; see whether the name is right, and the network there");
		break;
	case CURLE_COULDNT_CONNECT:
		quote(hop, code,
		      "; see whether it is up, and the network there");
		break;
	case CURLE_UNSUPPORTED_PROTOCOL:
		buffer_add_string(said, "does not speak HTTP");
		break;
	case CURLE_OUT_OF_MEMORY:
		/* What it says of one header that does not end. */
		buffer_add_string(said, "sends a header that is too long");
		break;
	default:
		quote(hop, code, "");
	}
}

bool explain_is_refusal(const struct hop *hop, CURLcode code)
{
	return hop->refused.length && (code == CURLE_COULDNT_CONNECT ||
				       code == CURLE_ABORTED_BY_CALLBACK);
}

static void explain_refusal(struct hop *hop)
{
	struct buffer *reason = &hop->item->reason;

	buffer_printf(reason, "has %s", hop->refused.bytes);
	if (hop->item->floor == REACH_LOOPBACK)
		buffer_add_string(reason, ", where nobody can be asked");
	else if (hop->item->redirects)
		buffer_printf(reason,
			      ", where a redirect from a %s one must not lead; "
			      "ask it directly if you trust it",
			      reach_word(hop->item->floor));
	else if (hop->item->floor == REACH_PUBLIC)
		buffer_add_string(reason, ", and only a public one will do");
	else
		buffer_printf(reason,
			      ", and none that is narrower than a %s one will "
			      "do",
			      reach_word(hop->item->floor));
	hop->item->is_narrow = !hop->item->typed && !hop->item->redirects;
}

/* True when the proxy would not connect us. */
static bool is_proxys(const struct hop *hop, long *status)
{
	*status = 0;
	curl_easy_getinfo(hop->curl, CURLINFO_HTTP_CONNECTCODE, status);
	return *status >= 300;
}

void explain_code(struct hop *hop, CURLcode code)
{
	long status;

	name_host(hop);
	if (explain_is_refusal(hop, code))
		explain_refusal(hop);
	else if (is_proxys(hop, &status))
		buffer_printf(&hop->item->reason,
			      "cannot be asked: the proxy answers '%ld'%s",
			      status, what_to_do(hop, status));
	else if (code == CURLE_OPERATION_TIMEDOUT)
		explain_time(hop);
	else if (code == CURLE_PARTIAL_FILE || code == CURLE_GOT_NOTHING ||
		 code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR)
		explain_break(hop);
	else
		explain_words(hop, code);
}
