/* What is news, in sentences. */
#ifndef VIEW_DIGEST_H
#define VIEW_DIGEST_H

#include "view/diff.h"

/* All of it in one sentence. */
void digest_words(const struct digest *digest, struct buffer *text);

/* A change in a few words, "Kelp: mixed to ship", and in a sentence or two. */
void digest_title(const struct digest *digest,
		  const struct digest_change *change, struct buffer *text);
void digest_sentence(const struct digest *digest,
		     const struct digest_change *change, struct buffer *text);

/* What listings differ in, for people. */
const char *digest_facet(enum facet facet);

/* The tool of a change of one. */
const struct diff_tool *digest_tool(const struct digest *digest,
				    const struct digest_change *change);

#endif
