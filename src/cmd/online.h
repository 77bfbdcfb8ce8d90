/* Data that has addresses: by which terms it is got. */
#ifndef CMD_ONLINE_H
#define CMD_ONLINE_H

#include "cmd/data.h"
#include "smolcmp/remote.h"

/* By what options say; notes go to the response, whose arena has its texts. To
 * be freed. */
struct remote *online_new(const struct request *request,
			  struct response *response);

/* Get the sources of all states of the data that have addresses. namer says
 * who named them, see remote_get(); NULL: the data knows. */
MUST_CHECK int online_get(struct data *data, const char *namer,
			  const struct request *request,
			  struct response *response, struct error *error);

#endif
