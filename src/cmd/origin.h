/* Where data comes from when a command asks for it. */
#ifndef CMD_ORIGIN_H
#define CMD_ORIGIN_H

#include "cmd/data.h"

/*
 * Choose the sources: what the command says, else --data, else SMOLCMP_DATA,
 * else .smolcmp.json, else the catalog built in.
 */
MUST_CHECK int origin_choose(struct data *data, const struct options *options,
			     struct error *error);

/* Leave only the sources that are at hand. Fails when none is. */
MUST_CHECK int origin_keep_local(struct texts *sources, struct error *error);

/* Say what the reader might not expect of the choice. */
void origin_note(const struct data *data, struct response *response);

#endif
