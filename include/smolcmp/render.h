/*
 * From a report or a document to bytes: one function and one table row per
 * format. All foreign text is cleaned here.
 */
#ifndef SMOLCMP_RENDER_H
#define SMOLCMP_RENDER_H

#include <jansson.h>

#include "smolcmp/buffer.h"
#include "smolcmp/report.h"

/* How text is to look; other formats look the same everywhere. */
struct style {
	size_t width; /* columns, at least STYLE_NARROWEST */
	bool utf8;    /* else only ASCII is written */
	bool color;
};

enum { STYLE_NARROWEST = 20, STYLE_WIDTH = 80 };

struct renderer {
	const char *name;
	/* Exactly one of these is there: what the format is made from, the
	 * last being the main list of the document. */
	void (*report)(const struct report *report, const struct style *style,
		       struct buffer *out);
	void (*document)(const json_t *document, struct buffer *out);
	void (*list)(const json_t *list, struct buffer *out);
};

/* The renderer of a format, or NULL. */
const struct renderer *render_find(const char *format);

/* The names of all formats with commas between, in out. */
void render_names(struct buffer *out);

/* One message for stderr: "smolcmp: where: text", cleaned, with a line end. */
void render_message(struct buffer *out, bool utf8, const char *where,
		    const char *text);

#endif
