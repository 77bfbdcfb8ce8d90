/* Rates as pictures of characters: marks on one line, and steps over days. */
#ifndef RENDER_PLOT_H
#define RENDER_PLOT_H

#include "render/cell.h"

/* Columns of which they make use, and that they want at least. */
enum {
	PLOT_MARKS_WIDEST = 101,
	PLOT_MARKS_LEAST = 11,
	PLOT_STEPS_WIDEST = 110,
	PLOT_STEPS_LEAST = 18,
};

/* A line with whiskers, a dot at the rate and a ring at the one beside it. */
struct cell_lines plot_marks(struct arena *arena, const struct style *style,
			     const struct cell *cell, size_t width);

/* What stands above such lines: where the percents are. */
struct cell_lines plot_axis(struct arena *arena, const struct style *style,
			    size_t width);

/* Columns as high as the rate is, over their days. */
struct cell_lines plot_steps(struct arena *arena, const struct style *style,
			     const struct cell *cell, size_t width);

#endif
