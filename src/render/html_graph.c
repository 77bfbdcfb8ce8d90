/* Pictures in HTML: SVG made of numbers alone. How wide they are, and their
 * colours, are the style's. */
#include <math.h>

#include "render/format.h"
#include "render/html.h"

/* A line from one end to the other, with a stroke across each. */
static void add_whiskers(struct buffer *out, struct interval interval)
{
	double low = interval.low * 100 + 0.0, high = interval.high * 100 + 0.0;

	buffer_printf(out,
		      "<path d=\"M%.4g 5H%.4gM%.4g 1.5V8.5M%.4g 1.5V8.5\"/>",
		      low, high, low, high);
}

void html_bar(struct buffer *out, double rate, const struct interval *interval)
{
	buffer_printf(out,
		      "<svg class=\"bar\" viewBox=\"0 0 100 10\" "
		      "preserveAspectRatio=\"none\" aria-hidden=\"true\">"
		      "<rect width=\"%.4g\" height=\"10\"/>",
		      rate * 100);
	if (interval)
		add_whiskers(out, *interval);
	buffer_add_string(out, "</svg>");
}

void html_span(struct buffer *out, double value, struct interval around)
{
	double at = value * 100 + 0.0; /* no minus nothing */

	buffer_add_string(out, "<svg class=\"span\" viewBox=\"-100 0 200 10\" "
			       "preserveAspectRatio=\"none\" "
			       "aria-hidden=\"true\">"
			       "<path class=\"zero\" d=\"M0 0V10\"/>");
	add_whiskers(out, around);
	buffer_printf(out, "<path class=\"at\" d=\"M%.4g 2V8\"/></svg>", at);
}

/* What the columns say: from where to where they go, and the last. */
static void add_label(struct buffer *out, const double *rates, size_t count)
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
	add_label(out, rates, count);
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
