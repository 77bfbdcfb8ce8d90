/* States of the data that git remembers. */
#ifndef CMD_PAST_H
#define CMD_PAST_H

#include "cmd/data.h"

/* Put what git has in place of the sources of either side that asks for a past,
 * or of none, and then say why. */
void past_choose(struct data *data, struct response *response);

#endif
