/*
 * What all that libcurl does for us has in common: options that are set, whose
 * certificates count, and what may be read.
 */
#ifndef TRANSFER_EASY_H
#define TRANSFER_EASY_H

#include <curl/curl.h>
#include <stdbool.h>

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"

/* The value of a variable of the environment, NULL when it is unset or empty.
 */
const char *easy_variable(const char *name);

/* Set an option; false when libcurl does not take it. */
MUST_CHECK bool easy_set_text(CURL *curl, CURLoption option, const char *text);
MUST_CHECK bool easy_set_number(CURL *curl, CURLoption option, long number);

/* Leave a name server that does not answer when time is up; older versions of
 * libcurl wait until the system gives up on it. */
void easy_set_quick(CURL *curl);

/* Trust whom SSL_CERT_FILE and SSL_CERT_DIR say, else whom the system trusts,
 * and speak nothing older than TLS 1.2. */
MUST_CHECK bool easy_set_trust(CURL *curl);

/* The same of a proxy that speaks TLS. */
MUST_CHECK bool easy_set_proxy_trust(CURL *curl);

/* Log in as this file says, if it is there and has the host; no file is "". */
MUST_CHECK bool easy_set_netrc(CURL *curl, const char *netrc);

/* The path of ~/.netrc is added; nothing where there is no home. */
void easy_find_netrc(struct buffer *path);

/* Be confined (confine.h) to reading what all this takes, and to writing below
 * the folder; NULL: nowhere. -1 with why. */
MUST_CHECK int easy_confine(const char *netrc, const char *folder,
			    struct buffer *why);

#endif
