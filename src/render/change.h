/* A change as a cell of text: what was, and what is. */
#ifndef RENDER_CHANGE_H
#define RENDER_CHANGE_H

#include "render/cell.h"

/* The cleaned text of a change. */
const char *change_text(struct arena *arena, const struct style *style,
			const struct cell *cell);

/* As cell_least(): it is broken behind its arrow, unless its sides are long. */
size_t change_least(struct arena *arena, const struct style *style,
		    const struct cell *cell);

#endif
