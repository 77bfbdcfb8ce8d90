/* What the name of a source asks for: an address, and what its file must be. */
#ifndef REMOTE_WISH_H
#define REMOTE_WISH_H

#include "smolcmp/arena.h"
#include "smolcmp/error.h"
#include "smolcmp/sha256.h"

struct wish {
	const char *url; /* without its fragment, scheme and host in small
			    letters */
	bool pinned;	 /* "#sha256=" and the sum were behind it */
	struct sha256 pin;
};

MUST_CHECK int wish_parse(const char *name, struct arena *arena,
			  struct wish *wish, struct error *error);

#endif
