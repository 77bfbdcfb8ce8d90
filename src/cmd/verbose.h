/* The notes of --verbose on what was read. */
#ifndef CMD_VERBOSE_H
#define CMD_VERBOSE_H

#include "cmd/data.h"

/* What one source was, and who named it. */
void verbose_source(const struct data *data, const struct source_read *read,
		    struct response *response);

/* What records there are, once the catalog is finished, and how long that
 * took by the response. */
void verbose_records(const struct data *data, struct response *response);

#endif
