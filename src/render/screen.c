/* What finished text takes of a screen. */
#include "smolcmp/render.h"

#include <string.h>

#include "smolcmp/wrap.h"

/* Columns of a line; what starts with ESC is a colour that ends in 'm', for
 * data holds no such character. */
static size_t line_width(const char *line, const char *end)
{
	size_t width = 0;

	while (line < end) {
		const char *color = memchr(line, '\033', (size_t)(end - line));
		const char *stop = color ? color : end;

		width += text_width(line, (size_t)(stop - line));
		if (!color)
			break;
		line = memchr(color, 'm', (size_t)(end - color));
		line = line ? line + 1 : end;
	}
	return width;
}

size_t render_rows(const struct buffer *text, size_t columns, size_t most)
{
	const char *at = text->bytes;
	const char *end = at + text->length;
	size_t rows = 0;

	while (at < end && rows < most) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t width;

		if (!stop)
			stop = end;
		/* An empty line is a row, too. */
		width = line_width(at, stop);
		rows += width ? (width + columns - 1) / columns : 1;
		at = stop + 1;
	}
	return rows < most ? rows : most;
}
