/* Pictures in HTML: SVG made of numbers alone. How wide they are, and their
 * colours, are the style's. */
#include <math.h>

#include "render/format.h"
#include "render/html.h"

/* A line from one end to the other, with one across each, as a shape: how wide
 * strokes are would go by the scale. */
static void add_whiskers(struct buffer *out, struct interval interval,
			 double thick)
{
	double low = interval.low * 100 + 0.0, high = interval.high * 100 + 0.0;

	buffer_printf(out,
		      "<path d=\"M%.4g 1.5h%gv2.9H%.4gV1.5h%gv7h-%gV5.6H%.4g"
		      "v2.9h-%gz\"/>",
		      low, thick, high - thick, thick, thick, low + thick,
		      thick);
}

void html_bar(struct buffer *out, double rate, const struct interval *interval)
{
	buffer_printf(out,
		      "<svg class=\"bar\" viewBox=\"0 0 100 10\" "
		      "preserveAspectRatio=\"none\" aria-hidden=\"true\">"
		      "<rect width=\"%.4g\" height=\"10\" "
		      "fill=\"silver\"/>",
		      rate * 100);
	if (interval)
		add_whiskers(out, *interval, .8);
	buffer_add_string(out, "</svg>");
}

void html_span(struct buffer *out, double value, struct interval around)
{
	buffer_add_string(out, "<svg class=\"span\" viewBox=\"-100 0 200 10\" "
			       "preserveAspectRatio=\"none\" "
			       "aria-hidden=\"true\">"
			       "<path class=\"zero\" d=\"M-0.5 0h1v10h-1z\"/>");
	add_whiskers(out, around, 1.6);
	buffer_printf(out, "<path class=\"at\" d=\"M%.4g 2.5h4v5h-4z\"/></svg>",
		      value * 100 - 2);
}

void html_rates_label(struct buffer *out, const double *rates, size_t count)
{
	char low[PERCENT_TEXT], high[PERCENT_TEXT], last[PERCENT_TEXT];
	struct interval all = { 1, 0 };
	size_t known = 0;
	double latest = 0;

	for (size_t i = 0; i < count; i++) {
		if (isnan(rates[i]))
			continue;
		all.low = fmin(all.low, rates[i]);
		all.high = fmax(all.high, rates[i]);
		latest = rates[i];
		known++;
	}
	if (!known) {
		buffer_add_string(out, "no rates");
		return;
	}
	rate_percent(all.low, low);
	rate_percent(all.high, high);
	rate_percent(latest, last);
	buffer_printf(out, "%zu rate%s from %s%% to %s%%, the last %s%%", known,
		      known == 1 ? "" : "s", low, high, last);
}

void html_columns(struct buffer *out, const double *rates, size_t count)
{
	enum { WIDTH = 8, HEIGHT = 24, FOOT = 1 };
	size_t shown = count < RATES_MOST ? count : RATES_MOST;

	buffer_printf(out,
		      "<svg class=\"columns\" width=\"%zu\" height=\"%d\" "
		      "role=\"img\" aria-label=\"",
		      shown * WIDTH, HEIGHT);
	html_rates_label(out, rates, count);
	buffer_add_string(out, "\"><path d=\"");
	for (size_t i = 0; i < shown; i++) {
		double rate = rates[(i + 1) * count / shown - 1];

		if (isnan(rate))
			continue;
		buffer_printf(out, "M%zu %dV%.4gh%dV%d", i * WIDTH, HEIGHT,
			      (HEIGHT - FOOT) * (1 - rate), WIDTH - 2, HEIGHT);
	}
	buffer_add_string(out, "\"/></svg>");
}
