/*
 * A feed in the Atom format (RFC 4287), piece by piece: what a digest's
 * document becomes, and any other list of news. All text is cleaned and escaped
 * here; times are midnights.
 */
#ifndef RENDER_ATOM_H
#define RENDER_ATOM_H

#include "smolcmp/buffer.h"
#include "smolcmp/date.h"

struct atom_feed {
	const char *id; /* any text that is this feed's own, and stays */
	const char *title;
	const char *home;    /* the URL of its page; NULL: it has none */
	const char *self;    /* its own URL; NULL: unknown */
	struct date updated; /* known */
};

struct atom_entry {
	const char *id; /* any text that is this entry's own, and stays */
	const char *category;
	const char *title;
	const char *text;    /* paragraphs */
	const char *link;    /* a URL; NULL: none */
	struct date updated; /* known */
};

void atom_begin(struct buffer *out, const struct atom_feed *feed);
void atom_add(struct buffer *out, const struct atom_entry *entry);
void atom_end(struct buffer *out);

#endif
