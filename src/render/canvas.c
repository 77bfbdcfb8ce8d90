#include "render/canvas.h"

#include <string.h>

struct canvas canvas_make(struct arena *arena, size_t width, size_t height)
{
	struct canvas canvas = { .width = width, .height = height };

	canvas.glyphs =
	    arena_zero(arena, width * height, sizeof(*canvas.glyphs));
	return canvas;
}

static void put(struct canvas *canvas, size_t column, size_t line,
		struct glyph glyph)
{
	if (column < canvas->width && line < canvas->height)
		canvas->glyphs[line * canvas->width + column] = glyph;
}

void canvas_put(struct canvas *canvas, size_t column, size_t line,
		const char *character, enum tone tone)
{
	put(canvas, column, line,
	    (struct glyph){ character, strlen(character), tone });
}

void canvas_write(struct canvas *canvas, size_t column, size_t line,
		  const char *text, enum tone tone)
{
	for (size_t i = 0; text[i]; i++)
		put(canvas, column + i, line,
		    (struct glyph){ text + i, 1, tone });
}

/* Blanks have no colour, so that they part no tone. */
static void add_glyph(struct buffer *text, const struct glyph *glyph,
		      bool color, enum tone *tone)
{
	enum tone next = color && glyph->start ? glyph->tone : TONE_PLAIN;

	if (next != *tone && *tone != TONE_PLAIN)
		buffer_add_char(text, MARK_END);
	if (next != *tone && next != TONE_PLAIN)
		buffer_add_char(text, (char)(MARK_TONE + (int)next));
	*tone = next;
	if (glyph->start)
		buffer_add(text, glyph->start, glyph->length);
	else
		buffer_add_char(text, ' ');
}

static struct cell_line line_of(const struct canvas *canvas, size_t number,
				struct arena *arena, const struct style *style)
{
	const struct glyph *glyphs = canvas->glyphs + number * canvas->width;
	struct cell_line line = { .width = canvas->width };
	enum tone tone = TONE_PLAIN;
	struct buffer text;

	while (line.width && !glyphs[line.width - 1].start)
		line.width--;
	buffer_init(&text);
	for (size_t i = 0; i < line.width; i++)
		add_glyph(&text, &glyphs[i], style->color, &tone);
	line.start = arena_text(arena, text.bytes, text.length);
	line.length = text.length;
	buffer_release(&text);
	return line;
}

struct cell_lines canvas_lines(const struct canvas *canvas, struct arena *arena,
			       const struct style *style)
{
	struct cell_lines lines = { .count = canvas->height,
				    .capacity = canvas->height };

	lines.items = arena_alloc(arena, lines.count * sizeof(*lines.items));
	for (size_t i = 0; i < lines.count; i++) {
		lines.items[i] = line_of(canvas, i, arena, style);
		if (lines.items[i].width > lines.width)
			lines.width = lines.items[i].width;
	}
	return lines;
}
