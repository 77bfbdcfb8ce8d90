/* Who is told who we are. */
#ifndef TRANSFER_LOGIN_H
#define TRANSFER_LOGIN_H

#include "transfer/hop.h"

/*
 * Log in by the item's token, else as ~/.netrc says, with whoever was asked in
 * the first place: the same host and port; nowhere else. ~/.netrc counts only
 * where the user typed the host, who then may mean its default entry, too, and
 * http: what data from elsewhere names would get passwords. False, with the
 * item's reason where there is more to say, when libcurl cannot be made to.
 */
MUST_CHECK bool login_set(struct hop *hop);

#endif
