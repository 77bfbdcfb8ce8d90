/* A picture made of characters, each of one column, with a tone. Knows
 * columns and lines; does not know what is drawn. */
#ifndef RENDER_CANVAS_H
#define RENDER_CANVAS_H

#include "render/cell.h"

struct glyph {
	const char *start; /* NULL: a blank */
	size_t length;
	enum tone tone;
};

/* Lines count from the top. */
struct canvas {
	size_t width;
	size_t height;
	struct glyph *glyphs; /* line by line */
};

/* An empty one, in arena. */
struct canvas canvas_make(struct arena *arena, size_t width, size_t height);

/* Put one character there, which outlives the canvas, over what there was;
 * nothing outside of it. */
void canvas_put(struct canvas *canvas, size_t column, size_t line,
		const char *character, enum tone tone);

/* Put the characters of a text of ASCII beside each other. */
void canvas_write(struct canvas *canvas, size_t column, size_t line,
		  const char *text, enum tone tone);

/* Its lines without blanks at their ends; made in arena. */
struct cell_lines canvas_lines(const struct canvas *canvas, struct arena *arena,
			       const struct style *style);

#endif
