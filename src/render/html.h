/* What the files of the HTML format share. Foreign text only ever stands
 * between tags, never in one. */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include "smolcmp/outlet.h"
#include "smolcmp/report.h"

/* Foreign text, cleaned and escaped; of prose lines stay lines. */
void html_text(struct buffer *out, const char *text, bool prose);

/* What a cell holds, for the element it stands in. */
void html_cell(struct buffer *out, const struct cell *cell,
	       struct arena *arena);

/* A table that is visible, in a box that it scrolls in where it is too wide;
 * the box goes by the heading of this number. */
void html_table(struct outlet *outlet, const struct table *table,
		size_t heading);

/* Pictures. All but the last repeat what stands beside them, and are hidden
 * from those who read aloud. */

/* A bar of a rate, and as far as it can be trusted, whiskers; NULL: none. */
void html_bar(struct buffer *out, double rate, const struct interval *interval);

/* A difference of rates, its interval and where there is none. */
void html_span(struct buffer *out, double value, struct interval around);

/* Rates over time, a column each, of RATES_MOST at most. */
void html_columns(struct buffer *out, const double *rates, size_t count);

/* What rates over time say: from where to where they go, and the last. */
void html_rates_label(struct buffer *out, const double *rates, size_t count);

/* What there is in a column of marks: percents above its lines, and a dot with
 * whiskers, and a ring, on each. */
void html_axis(struct buffer *out);
void html_marks(struct buffer *out, const struct cell *cell);

/* Rates from day to day. */
void html_steps(struct buffer *out, const struct steps *steps);

#endif
