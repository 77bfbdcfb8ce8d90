/* What the files of the HTML format share. Foreign text only ever stands
 * between tags, or in quotes as the content of a meta or, checked, as an
 * address. */
#ifndef RENDER_HTML_H
#define RENDER_HTML_H

#include <stdbool.h>

#include "smolcmp/outlet.h"
#include "smolcmp/report.h"

/* Foreign text, cleaned and escaped; of prose lines stay lines. */
void html_text(struct buffer *out, const char *text, bool prose);

/* What a cell holds, for the element it stands in, on a page of site or, where
 * that is NULL, on one that stands alone. */
void html_cell(struct buffer *out, const struct cell *cell,
	       const struct site *site, struct arena *arena);

/* A table that is visible, in a box that it scrolls in where it is too wide;
 * the box goes by the heading of this number. */
void html_table(struct outlet *outlet, const struct table *table,
		const struct site *site, size_t heading);

/*
 * Begin a link to what a text is about, if there is anything that it could
 * lead to; false: there is not, and nothing was written. number is that of the
 * item in a list.
 */
bool html_link(struct buffer *out, const struct site *site,
	       const struct about *about, size_t number, const char *text);

/* Text that is such a link, or plain. */
void html_linked(struct buffer *out, const struct site *site,
		 const struct about *about, size_t number, const char *text);

/* What the head of a site's page says beside its title, and what stands on it
 * before, between and behind all else. */
void html_site_head(struct buffer *out, const struct report *report,
		    const char *title);
void html_site_top(struct buffer *out, const struct site *site);
void html_site_choice(struct buffer *out, const struct site *site);
void html_site_turn(struct buffer *out, const struct site *site);
void html_site_foot(struct buffer *out, const struct site *site);

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
