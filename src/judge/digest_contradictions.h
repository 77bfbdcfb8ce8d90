/* The contradictions of a digest. */
#ifndef JUDGE_DIGEST_CONTRADICTIONS_H
#define JUDGE_DIGEST_CONTRADICTIONS_H

#include "smolcmp/contradiction.h"
#include "smolcmp/diff.h"

/* Those that the new side has and the old one had not, in arena and the order
 * of the data; returns how many. */
size_t digest_contradictions(const struct diff *diff, struct arena *arena,
			     const struct contradiction **contradictions);

#endif
