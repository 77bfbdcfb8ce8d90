/*
 * From a report or a document to bytes: one function and one table row per
 * format. All foreign text is cleaned here.
 */
#ifndef SMOLCMP_RENDER_H
#define SMOLCMP_RENDER_H

#include <jansson.h>
#include <stdbool.h>

#include "smolcmp/buffer.h"
#include "smolcmp/outlet.h"
#include "smolcmp/report.h"
#include "smolcmp/series.h"

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
		       struct outlet *outlet);
	void (*document)(const json_t *document, const struct series_set *set,
			 struct outlet *outlet);
	void (*list)(const struct series *list, struct outlet *outlet);
	/* The command whose output it is for; NULL: any; "": none, since it is
	 * for files that are made beside what a command says. */
	const char *only;
	bool sheet; /* of a report it shows the list alone */
};

/* The renderer of a format, or NULL. */
const struct renderer *render_find(const char *format);

/* True when the output of a command can have this format. */
bool render_goes_with(const struct renderer *renderer, const char *command);

/* The names of the formats of a command, ended by NULL; without one, of those
 * that all commands have. */
const char *const *render_formats(const char *command);

/*
 * What a shell completes with: "first cell TAB second cell" per item of the
 * report's tables, cleaned. An item whose first cell would not stay what it
 * is, is left out, since nobody could type it.
 */
void render_candidates(const struct report *report, struct buffer *out);

/* One message for stderr: "smolcmp: where: text", cleaned, with a line end. */
void render_message(struct buffer *out, bool utf8, const char *where,
		    const char *text);

/* How far the reading of a source, or the writing of files, has come. */
struct reading {
	const char *name;
	bool files;    /* these are counted, else bytes */
	bool transfer; /* it may take long: say how long it still takes */
	uint64_t done;
	uint64_t total; /* 0: unknown */
	uint64_t rate;	/* of a second */
};

/*
 * A progress bar: one line of at most width columns and without an end, the
 * name cleaned. Where there is little room the rate, with the time that is
 * left, the amounts and the name are left out, in this order.
 */
void render_reading(struct buffer *out, bool utf8, size_t width,
		    const struct reading *reading);

/*
 * Rows that a finished text takes on a terminal of so many columns, colours
 * aside; counting ends at most. Both are at least 1.
 */
size_t render_rows(const struct buffer *text, size_t columns, size_t most);

#endif
