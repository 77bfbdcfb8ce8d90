/* Files that say whom a message is sent to. */
#ifndef CMD_RECIPIENTS_H
#define CMD_RECIPIENTS_H

#include "smolcmp/arena.h"
#include "smolcmp/error.h"
#include "smolcmp/record.h"

/*
 * Read a file of addresses, one in a line, in which "#" begins a comment and
 * empty lines do not count; each is kept once, its domain in small letters.
 * They live in arena. Fails with ERROR_DATA, and with every line that is no
 * address, or when there is none.
 */
MUST_CHECK int recipients_read(const char *path, struct arena *arena,
			       struct texts *recipients, struct error *error);

#endif
