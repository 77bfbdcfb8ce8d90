#include "render/plot.h"

#include <math.h>
#include <string.h>

#include "render/canvas.h"

/* What pictures are made of. */
struct ink {
	const char *grid, *line, *left, *right; /* of marks */
	const char *dot, *ring, *both;
	const char *levels[8]; /* a column from an eighth to all of a line */
	const char *edge, *tick, *corner, *floor, *day, *limit;
};

static const struct ink unicode_ink = {
	.grid = "\xc2\xb7",
	.line = "\xe2\x94\x80",
	.left = "\xe2\x94\x9c",
	.right = "\xe2\x94\xa4",
	.dot = "\xe2\x97\x8f",
	.ring = "\xe2\x97\x8b",
	.both = "\xe2\x97\x89",
	.levels = { "\xe2\x96\x81", "\xe2\x96\x82", "\xe2\x96\x83",
		    "\xe2\x96\x84", "\xe2\x96\x85", "\xe2\x96\x86",
		    "\xe2\x96\x87", "\xe2\x96\x88" },
	.edge = "\xe2\x94\x82",
	.tick = "\xe2\x94\xa4",
	.corner = "\xe2\x94\xbc",
	.floor = "\xe2\x94\x80",
	.day = "\xe2\x94\xac",
	.limit = "\xe2\x95\x8c",
};

static const struct ink ascii_ink = {
	.grid = ".",
	.line = "-",
	.left = "|",
	.right = "|",
	.dot = "*",
	.ring = "o",
	.both = "@",
	.levels = { "_", "_", ".", ".", ":", ":", "#", "#" },
	.edge = "|",
	.tick = "+",
	.corner = "+",
	.floor = "-",
	.day = "+",
	.limit = "-",
};

static const struct ink *ink_of(const struct style *style)
{
	return style->utf8 ? &unicode_ink : &ascii_ink;
}

/* The column of a place from 0 to 1 among so many. */
static size_t column_of(double place, size_t width)
{
	return (size_t)lround(place * (double)(width - 1));
}

/* Parts of the line that are marked on it: four, two or only its ends. */
static int ticks_of(size_t width)
{
	return width >= 31 ? 4 : width >= 15 ? 2 : 1;
}

static void put_whiskers(struct canvas *canvas, const struct ink *ink,
			 struct interval interval)
{
	size_t low = column_of(interval.low, canvas->width);
	size_t high = column_of(interval.high, canvas->width);

	for (size_t i = low; i <= high; i++)
		canvas_put(canvas, i, 0, ink->line, TONE_PLAIN);
	canvas_put(canvas, low, 0, ink->left, TONE_PLAIN);
	canvas_put(canvas, high, 0, ink->right, TONE_PLAIN);
}

struct cell_lines plot_marks(struct arena *arena, const struct style *style,
			     const struct cell *cell, size_t width)
{
	const struct ink *ink = ink_of(style);
	struct canvas canvas = canvas_make(arena, width, 1);
	size_t dot = column_of(cell->value, width);
	size_t ring = width;
	int ticks = ticks_of(width);

	for (int i = 0; i <= ticks; i++)
		canvas_put(&canvas, column_of((double)i / ticks, width), 0,
			   ink->grid, TONE_DIM);
	if (!isnan(cell->around.low))
		put_whiskers(&canvas, ink, cell->around);
	if (!isnan(cell->beside))
		ring = column_of(cell->beside, width);
	canvas_put(&canvas, ring, 0, ink->ring, TONE_PLAIN);
	canvas_put(&canvas, dot, 0, dot == ring ? ink->both : ink->dot,
		   cell->tone);
	return canvas_lines(&canvas, arena, style);
}

/* Write a text around a column, within so many columns from first on. */
static void write_around(struct canvas *canvas, size_t column, size_t line,
			 const char *text, size_t first)
{
	size_t length = strlen(text);
	size_t last = canvas->width > length ? canvas->width - length : 0;
	size_t at = column > length / 2 ? column - length / 2 : 0;

	at = at < first ? first : at;
	canvas_write(canvas, at > last ? last : at, line, text, TONE_DIM);
}

static const char *const percents[] = { "0%", "25%", "50%", "75%", "100%" };

enum { QUARTERS = 4 };

struct cell_lines plot_axis(struct arena *arena, const struct style *style,
			    size_t width)
{
	struct canvas canvas = canvas_make(arena, width, 1);
	int ticks = ticks_of(width);

	for (int i = 0; i <= ticks; i++)
		write_around(&canvas, column_of((double)i / ticks, width), 0,
			     percents[i * QUARTERS / ticks], 0);
	return canvas_lines(&canvas, arena, style);
}

/* Where the parts of a picture of steps are. */
enum {
	LABEL = 4,	   /* "100%" */
	FIRST = LABEL + 2, /* the column that days begin in */
	LEVELS = 8,	   /* of a line */
	HEIGHT = 8,	   /* lines above the floor */
	FLOOR = HEIGHT,	   /* its line, */
	DAYS = FLOOR + 1,  /* and that of the days below it, */
	LINES = DAYS + 2,  /* which may take a second one */
	NAME = 10,	   /* " ship 67%" */
	NAMED_LEAST = 36,  /* columns where lines have names */
};

/* A picture of steps on its way. */
struct drawing {
	struct canvas canvas;
	const struct ink *ink;
	const struct steps *steps;
	size_t days; /* columns of them */
};

static size_t day_column(const struct drawing *drawing, struct date date)
{
	return FIRST +
	       column_of(steps_place(drawing->steps, date), drawing->days);
}

/* The line that a rate is in, up to its upper edge, where the percents are. */
static size_t line_of(double rate)
{
	size_t above = (size_t)ceil(rate * HEIGHT);

	return above ? HEIGHT - above : HEIGHT - 1;
}

static void draw_frame(struct drawing *drawing)
{
	struct canvas *canvas = &drawing->canvas;
	const struct ink *ink = drawing->ink;

	for (size_t i = 0; i < HEIGHT; i++)
		canvas_put(canvas, FIRST - 1, i, ink->edge, TONE_DIM);
	for (size_t i = 0; i < drawing->days; i++)
		canvas_put(canvas, FIRST + i, FLOOR, ink->floor, TONE_DIM);
	for (size_t i = 0; i <= QUARTERS; i++) {
		size_t line = FLOOR - i * HEIGHT / QUARTERS;

		canvas_put(canvas, FIRST - 1, line, i ? ink->tick : ink->corner,
			   TONE_DIM);
		canvas_write(canvas, LABEL - strlen(percents[i]), line,
			     percents[i], TONE_DIM);
	}
}

/* Across what has no column; the name behind the days. */
static void draw_limits(struct drawing *drawing, struct arena *arena)
{
	char percent[PERCENT_TEXT];
	size_t behind = FIRST + drawing->days;

	for (size_t i = 0; i < STEPS_LINES; i++) {
		double rate = drawing->steps->lines[i].rate;
		size_t line = line_of(rate);

		for (size_t at = FIRST; at < behind; at++)
			canvas_put(&drawing->canvas, at, line,
				   drawing->ink->limit, TONE_DIM);
		rate_percent(rate, percent);
		canvas_write(&drawing->canvas, behind + 1, line,
			     arena_printf(arena, "%s %s%%",
					  drawing->steps->lines[i].name,
					  percent),
			     TONE_DIM);
	}
}

static void draw_column(struct drawing *drawing, size_t column,
			const struct dated_rate *step)
{
	size_t levels = (size_t)lround(step->rate * HEIGHT * LEVELS);

	/* No rate is empty, a low one can be seen. */
	if (!levels)
		levels = 1;
	for (size_t line = 0; line * LEVELS < levels; line++) {
		size_t left = levels - line * LEVELS;

		canvas_put(
		    &drawing->canvas, column, HEIGHT - 1 - line,
		    drawing->ink->levels[left < LEVELS ? left - 1 : LEVELS - 1],
		    step->tone);
	}
}

static void draw_columns(struct drawing *drawing)
{
	const struct steps *steps = drawing->steps;
	const struct dated_rate *step = NULL;
	size_t next = 0;

	for (size_t at = FIRST; at < FIRST + drawing->days; at++) {
		while (next < steps->count &&
		       day_column(drawing, steps->items[next].date) <= at)
			step = &steps->items[next++];
		if (step && !isnan(step->rate))
			draw_column(drawing, at, step);
	}
}

static void draw_others(struct drawing *drawing)
{
	for (size_t i = 0; i < drawing->steps->other_count; i++) {
		const struct dated_rate *other = &drawing->steps->others[i];

		canvas_put(&drawing->canvas, day_column(drawing, other->date),
			   line_of(other->rate), drawing->ink->ring,
			   other->tone);
	}
}

/* The last day below the floor, and the first one or, where that has no room
 * beside it, in the line above it. */
static void draw_days(struct drawing *drawing, struct arena *arena)
{
	const struct steps *steps = drawing->steps;
	struct canvas *canvas = &drawing->canvas;
	enum { DAY = DATE_TEXT - 1 };
	bool beside = drawing->days >= 2 * DAY + 3;
	size_t from = day_column(drawing, steps->from);
	size_t to = day_column(drawing, steps->to);
	char text[DATE_TEXT];

	canvas->height = DAYS + 1;
	if (!date_is_known(steps->from)) {
		canvas_write(canvas, FIRST, DAYS, "undated", TONE_DIM);
		return;
	}
	canvas_put(canvas, from, FLOOR, drawing->ink->day, TONE_DIM);
	canvas_put(canvas, to, FLOOR, drawing->ink->day, TONE_DIM);
	write_around(canvas, from, DAYS,
		     arena_string(arena, date_format(steps->from, text)),
		     FIRST);
	if (from == to)
		return;
	canvas->height += !beside;
	write_around(canvas, to, DAYS + !beside,
		     arena_string(arena, date_format(steps->to, text)), FIRST);
}

struct cell_lines plot_steps(struct arena *arena, const struct style *style,
			     const struct cell *cell, size_t width)
{
	struct drawing drawing = {
		.canvas = canvas_make(arena, width, LINES),
		.ink = ink_of(style),
		.steps = cell->steps,
		.days = width - FIRST - (width < NAMED_LEAST ? 0 : NAME),
	};

	draw_frame(&drawing);
	draw_limits(&drawing, arena);
	draw_columns(&drawing);
	draw_others(&drawing);
	draw_days(&drawing, arena);
	return canvas_lines(&drawing.canvas, arena, style);
}
