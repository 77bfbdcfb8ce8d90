/* Values as words and digits, the same in every format made for people. */
#ifndef RENDER_FORMAT_H
#define RENDER_FORMAT_H

#include "smolcmp/buffer.h"
#include "smolcmp/report.h"

enum { FORMAT_PERCENT = 8 };

/* Three texts as one, in arena. */
const char *format_joined(struct arena *arena, const char *a, const char *b,
			  const char *c);

/* "75%"; ">99%" when not all ship, "<1%" when one does. */
void format_share_percent(struct share share, char text[FORMAT_PERCENT]);

/* "30" and "95%"; ends that are not quite 0 or 1 are "<1" and ">99". */
void format_interval_ends(struct interval interval, char low[FORMAT_PERCENT],
			  char high[FORMAT_PERCENT]);

/* "30–95%", with a hyphen where that dash cannot be shown */
const char *format_interval(struct arena *arena, struct interval interval,
			    bool utf8);

/* "3 of 4" */
const char *format_of(struct arena *arena, struct share share);

/* "1,003" */
const char *format_count(struct arena *arena, uint64_t count);

/* "free", "20 USD per month", "price unknown (paid)", "on request" */
const char *format_price(struct arena *arena, const struct price *price,
			 enum pricing_model model);

/* Ten columns that fill up with the rate. */
void format_meter(struct buffer *out, double rate, bool utf8);

/* A mark and the word of a reviewer's verdict. */
const char *format_vote(enum verdict verdict, bool utf8);

/* "ship to skip" with an arrow between, or the one side there is or that
 * both are; nothing when nobody needs to read it. Not cleaned. */
const char *format_change(struct arena *arena, const struct cell *cell,
			  bool utf8);

/* So many rates are shown at most. */
enum { RATES_MOST = 60 };

/* A character per rate, from low to high in eight steps; of more rates than
 * most, so many of them, and always the last. */
const char *format_rates(struct arena *arena, const struct cell *cell,
			 size_t most, bool utf8);

/* A cell's value, for all kinds but shares, votes, changes and series; not
 * cleaned. */
const char *format_value(struct arena *arena, const struct cell *cell);

#endif
