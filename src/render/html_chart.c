/* Charts in HTML: SVG whose lengths are parts of its width, so that it is as
 * wide as there is room. */
#include <math.h>
#include <stdlib.h>

#include "render/format.h"
#include "render/html.h"
#include "smolcmp/memory.h"

enum { QUARTERS = 4 };

/* The style class of a tone; plain ones have one, too. */
static const char *const classes[TONES] = {
	[TONE_PLAIN] = "plain", [TONE_GOOD] = "good", [TONE_BAD] = "bad",
	[TONE_MIXED] = "mixed", [TONE_DIM] = "dim",
};

static void add_line(struct buffer *out, const char *class, double x1,
		     double y1, double x2, double y2)
{
	buffer_printf(out,
		      "<line class=\"%s\" x1=\"%.4g%%\" y1=\"%.4g%%\" "
		      "x2=\"%.4g%%\" y2=\"%.4g%%\" stroke=\"black\"/>",
		      class, x1, y1, x2, y2);
}

static void add_ring(struct buffer *out, double x, double y)
{
	buffer_printf(out,
		      "<circle class=\"ring\" cx=\"%.4g%%\" cy=\"%.4g%%\" "
		      "r=\"5\" fill=\"none\" stroke=\"black\"/>",
		      x, y);
}

void html_axis(struct buffer *out)
{
	buffer_add_string(out, "<span class=\"axis\">");
	for (int i = 0; i <= QUARTERS; i++)
		buffer_printf(out, "%s<span>%d%%</span>", i ? " " : "",
			      i * 100 / QUARTERS);
	buffer_add_string(out, "</span>");
}

static void add_interval(struct buffer *out, struct interval interval)
{
	double low = interval.low * 100 + 0.0, high = interval.high * 100 + 0.0;

	add_line(out, "whisker", low, 50, high, 50);
	add_line(out, "whisker", low, 22, low, 78);
	add_line(out, "whisker", high, 22, high, 78);
}

static void add_marks_label(struct buffer *out, const struct cell *cell)
{
	char rate[PERCENT_TEXT], beside[PERCENT_TEXT];
	char low[FORMAT_PERCENT], high[FORMAT_PERCENT];

	rate_percent(cell->value, rate);
	buffer_printf(out, "%s%%", rate);
	if (!isnan(cell->around.low)) {
		format_interval_ends(cell->around, low, high);
		buffer_printf(out, ", line from %s%% to %s", low, high);
	}
	if (!isnan(cell->beside)) {
		rate_percent(cell->beside, beside);
		buffer_printf(out, ", ring at %s%%", beside);
	}
}

void html_marks(struct buffer *out, const struct cell *cell)
{
	struct buffer label;

	buffer_init(&label);
	add_marks_label(&label, cell);
	buffer_add_string(out, "<svg class=\"marks\" width=\"240\" "
			       "height=\"16\" role=\"img\" aria-label=\"");
	html_text(out, label.bytes, false);
	buffer_add_string(out, "\">");
	buffer_release(&label);
	for (int i = 0; i <= QUARTERS; i++)
		add_line(out, "grid", i * 25, -60, i * 25, 160);
	if (!isnan(cell->around.low))
		add_interval(out, cell->around);
	if (!isnan(cell->beside))
		add_ring(out, cell->beside * 100 + 0.0, 50);
	buffer_printf(out,
		      "<circle class=\"%s\" cx=\"%.4g%%\" cy=\"50%%\" "
		      "r=\"4\"/></svg>",
		      classes[cell->tone], cell->value * 100);
}

/* A word of ours beside or below a picture. */
static void add_word(struct buffer *out, const char *class, double x, double y,
		     const char *word)
{
	buffer_printf(out,
		      "<text class=\"%s\" x=\"%.4g%%\" y=\"%.4g%%\">%s</text>",
		      class, x, y, word);
}

static void add_levels(struct buffer *out)
{
	char percent[FORMAT_PERCENT];

	for (int i = 0; i <= QUARTERS; i++) {
		int y = 100 - i * 100 / QUARTERS;

		add_line(out, "grid", 0, y, 100, y);
		rate_percent((double)i / QUARTERS, percent);
		buffer_printf(out,
			      "<text class=\"level\" x=\"0\" y=\"%d%%\">"
			      "%s%%</text>",
			      y, percent);
	}
}

static void add_area(struct buffer *out, const struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		const struct dated_rate *step = &steps->items[i];
		double from = steps_place(steps, step->date) * 100;
		double to = i + 1 < steps->count
				? steps_place(steps, step[1].date) * 100
				: 100;

		if (isnan(step->rate))
			continue;
		/* No rate is empty, a low one can be seen. */
		buffer_printf(out,
			      "<rect class=\"%s\" x=\"%.5g%%\" y=\"%.4g%%\" "
			      "width=\"%.5g%%\" height=\"%.4g%%\" "
			      "fill=\"silver\"/>",
			      classes[step->tone], from,
			      (1 - fmax(step->rate, .01)) * 100, to - from,
			      fmax(step->rate, .01) * 100);
	}
}

static void add_limits(struct buffer *out, const struct steps *steps)
{
	for (size_t i = 0; i < STEPS_LINES; i++) {
		double y = (1 - steps->lines[i].rate) * 100;

		add_line(out, "limit", 0, y, 100, y);
		add_word(out, "name", 100, y, steps->lines[i].name);
	}
}

static void add_days(struct buffer *out, const struct steps *steps)
{
	double from = steps_place(steps, steps->from) * 100;
	double to = steps_place(steps, steps->to) * 100;
	char text[DATE_TEXT];

	if (!date_is_known(steps->from)) {
		add_word(out, "from", 0, 100, "undated");
		return;
	}
	add_word(out, "from", from, 100, date_format(steps->from, text));
	if (to > from)
		add_word(out, "to", to, 100, date_format(steps->to, text));
}

static void add_steps_label(struct buffer *out, const struct steps *steps)
{
	double *rates = memory_alloc(steps->count * sizeof(*rates));

	for (size_t i = 0; i < steps->count; i++)
		rates[i] = steps->items[i].rate;
	html_rates_label(out, rates, steps->count);
	free(rates);
}

void html_steps(struct buffer *out, const struct steps *steps)
{
	buffer_add_string(out, "<svg class=\"steps\" role=\"img\" "
			       "aria-label=\"");
	add_steps_label(out, steps);
	buffer_add_string(out, "\">");
	add_levels(out);
	add_area(out, steps);
	add_limits(out, steps);
	for (size_t i = 0; i < steps->other_count; i++)
		add_ring(out, steps_place(steps, steps->others[i].date) * 100,
			 (1 - steps->others[i].rate) * 100);
	add_days(out, steps);
	buffer_add_string(out, "</svg>");
}
