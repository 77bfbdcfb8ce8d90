/*
 * One cell as lines of text: formatted, cleaned and wrapped. Knows values and
 * widths; does not know where on the screen they go.
 */
#ifndef RENDER_CELL_H
#define RENDER_CELL_H

#include "smolcmp/render.h"
#include "smolcmp/wrap.h"

/* Around what is marked in coloured text, of no width; cleaned text has none
 * of them. */
enum {
	MARK_BEGIN = 1,
	MARK_END = 2,
	MARK_TONE = 3, /* and a tone more: begins what has this tone */
	MARKS_END = MARK_TONE + TONES,
};

struct cell_line {
	const char *start;
	size_t length;
	size_t width;
	enum tone tone;
};

struct cell_lines {
	struct cell_line *items;
	size_t count;
	size_t capacity;
	size_t width; /* of the widest */
};

/* How a cell is to be laid out. */
struct cell_room {
	size_t width;  /* no line is wider */
	bool meter;    /* shares may show a bar, if it fits */
	bool no_words; /* leave out what a reviewer says */
};

/* The lines of a cell; they live in arena. */
struct cell_lines cell_layout(struct arena *arena, const struct style *style,
			      const struct cell *cell, struct cell_room room);

/* How wide cells of a list are: on one line, and at least, where no word is
 * broken unless it is a very long one. */
struct cell_measure {
	size_t width;
	size_t least;
};

/* Widen it for another cell. */
void cell_measure(struct arena *arena, const struct style *style,
		  const struct cell *cell, struct cell_measure *measure);

/* The lines of a text. */
struct cell_lines cell_layout_text(struct arena *arena,
				   const struct style *style, const char *text,
				   size_t width);

/* What a reviewer says, in full or shortened, as lines. */
struct cell_lines cell_layout_words(struct arena *arena,
				    const struct style *style,
				    const struct cell *cell, size_t width,
				    const char *opening);

/* Cleaned text that may be shown in this style. */
const char *cell_clean(struct arena *arena, const struct style *style,
		       const char *text, bool prose);

#endif
