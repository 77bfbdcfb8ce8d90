#include "render/change.h"

#include <string.h>

#include "render/format.h"

/* The arrow is ours, and what it is made of depends on the style. */
const char *change_text(struct arena *arena, const struct style *style,
			const struct cell *cell)
{
	return cell_clean(arena, style, format_change(arena, cell, style->utf8),
			  false);
}

size_t change_least(struct arena *arena, const struct style *style,
		    const struct cell *cell)
{
	enum { ARROW = 2, LONGEST = 18 };
	const struct cell *sides[] = { cell->before, cell->after };
	size_t least = 0;

	for (size_t i = 0; !cell->same && i < 2; i++) {
		struct cell alone = cell_change(sides[i], NULL);
		const char *text;
		size_t width;

		if (!sides[i])
			continue;
		text = change_text(arena, style, &alone);
		width = text_width(text, strlen(text));
		if (i == 0 && cell->after)
			width += ARROW;
		least = width > least ? width : least;
	}
	return least < LONGEST ? least : LONGEST;
}
