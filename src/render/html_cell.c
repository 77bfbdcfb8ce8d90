/* Texts and cells in HTML. */
#include <string.h>

#include "render/format.h"
#include "render/html.h"
#include "smolcmp/clean.h"

/* What is shown of a list that may be shortened. */
enum { LIST_MOST = 24 };

static const char *entity(const char *at, const char *start)
{
	switch (*at) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '#':
		/* CI services obey "##[group]" wherever it stands. */
		return at > start && at[-1] == '#' ? "&#35;" : NULL;
	case '\n':
		return "<br>";
	default:
		return NULL;
	}
}

void html_text(struct buffer *out, const char *text, bool prose)
{
	const char *plain, *escaped;
	struct buffer clean;

	buffer_init(&clean);
	clean_text(&clean, text, prose ? CLEAN_PROSE : CLEAN_LINE);
	plain = clean.bytes;
	for (const char *at = clean.bytes; *at; at++) {
		escaped = entity(at, clean.bytes);
		if (!escaped)
			continue;
		buffer_add(out, plain, (size_t)(at - plain));
		buffer_add_string(out, escaped);
		plain = at + 1;
	}
	buffer_add_string(out, plain);
	buffer_release(&clean);
}

/* Text that says by its tone what to think of it, or plain text. */
static void add_toned(struct buffer *out, const char *text, enum tone tone)
{
	static const char *const classes[TONES] = {
		[TONE_GOOD] = "good",
		[TONE_BAD] = "bad",
		[TONE_MIXED] = "mixed",
		[TONE_DIM] = "dim",
	};

	if (classes[tone])
		buffer_printf(out, "<span class=\"%s\">", classes[tone]);
	html_text(out, text, false);
	if (classes[tone])
		buffer_add_string(out, "</span>");
}

static void add_rate(struct buffer *out, struct share share)
{
	char percent[FORMAT_PERCENT];

	format_share_percent(share, percent);
	buffer_add_string(out, "<b>");
	html_text(out, percent, false);
	buffer_add_string(out, "</b>");
}

static void add_share(struct buffer *out, const struct cell *cell,
		      struct arena *arena)
{
	add_rate(out, cell->share);
	buffer_printf(out, " <span>%s</span> ", format_of(arena, cell->share));
	html_bar(out, share_rate(cell->share), &cell->interval);
	buffer_add_string(out, "<small>95% interval <span>");
	html_text(out, format_interval(arena, cell->interval, true), false);
	buffer_add_string(out, "</span></small>");
}

static void add_weighted(struct buffer *out, const struct cell *cell)
{
	add_rate(out, cell->share);
	html_bar(out, share_rate(cell->share), NULL);
}

/* Where somebody said it, beside the words. */
static void add_source(struct buffer *out, const struct cell *cell,
		       const struct site *site)
{
	const char *address = cell->about.ids ? cell->about.ids[0] : NULL;

	if (!address)
		return;
	if (!html_link(out, site, &cell->about, 0, address))
		return;
	buffer_add_string(out, "source</a>");
}

static void add_vote(struct buffer *out, const struct cell *cell,
		     const struct site *site)
{
	add_toned(out, format_vote(cell->verdict, true), cell->tone);
	if (cell->score.known)
		buffer_printf(out, " <small>score %.15g</small>",
			      cell->score.value);
	if (!cell->text)
		return;
	buffer_add_string(out, cell->quoted ? "<blockquote>\xe2\x80\x9c"
					    : "<p class=\"words\">");
	html_text(out, cell->text, true);
	if (cell->quoted)
		buffer_add_string(out, "\xe2\x80\x9d");
	add_source(out, cell, site);
	buffer_add_string(out, cell->quoted ? "</blockquote>" : "</p>");
}

static void add_marked(struct buffer *out, const struct cell *cell)
{
	for (size_t i = 0; i < cell->list.count; i++) {
		if (i % 2)
			buffer_add_string(out, "<mark>");
		html_text(out, cell->list.items[i], false);
		if (i % 2)
			buffer_add_string(out, "</mark>");
	}
}

static void add_list(struct buffer *out, const struct cell *cell,
		     const struct site *site)
{
	bool lines = cell->prose && cell->list.count > 1;
	size_t count = cell->list.count;

	/* Of a page that is one of many, which others lead to, too. */
	if (site && cell->shortened && count > LIST_MOST)
		count = LIST_MOST;
	if (lines)
		buffer_add_string(out, "<ul>");
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(out, lines ? "<li>" : i ? ", " : "");
		html_linked(out, site, &cell->about, i, cell->list.items[i]);
		buffer_add_string(out, lines ? "</li>" : "");
	}
	if (lines)
		buffer_add_string(out, "</ul>");
	if (count < cell->list.count)
		buffer_printf(out, " <small>and %zu more</small>",
			      cell->list.count - count);
}

static void add_text(struct buffer *out, const struct cell *cell,
		     const struct site *site)
{
	bool linked = html_link(out, site, &cell->about, 0, cell->text);

	if (cell->prose)
		html_text(out, cell->text, true);
	else
		add_toned(out, cell->text, cell->tone);
	if (linked)
		buffer_add_string(out, "</a>");
}

static void add_difference(struct buffer *out, const struct cell *cell,
			   struct arena *arena)
{
	html_text(out, format_value(arena, cell), false);
	html_span(out, cell->value, cell->around);
}

static void add_date(struct buffer *out, const struct cell *cell,
		     struct arena *arena)
{
	buffer_printf(out, "<time>%s</time>", format_value(arena, cell));
}

/* Nothing to say is no element. */
static void add_absent(struct buffer *out, const struct cell *cell,
		       const struct site *site)
{
	if (!cell->text)
		return;
	buffer_add_string(out, "<i>");
	html_linked(out, site, &cell->about, 0, cell->text);
	buffer_add_string(out, "</i>");
}

void html_cell(struct buffer *out, const struct cell *cell,
	       const struct site *site, struct arena *arena)
{
	switch (cell->kind) {
	case CELL_ABSENT:
		add_absent(out, cell, site);
		break;
	case CELL_SHARE:
		add_share(out, cell, arena);
		break;
	case CELL_WEIGHTED:
		add_weighted(out, cell);
		break;
	case CELL_VOTE:
		add_vote(out, cell, site);
		break;
	case CELL_MARKED:
		add_marked(out, cell);
		break;
	case CELL_LIST:
		add_list(out, cell, site);
		break;
	case CELL_DIFFERENCE:
		add_difference(out, cell, arena);
		break;
	case CELL_DATE:
		add_date(out, cell, arena);
		break;
	case CELL_CHANGE:
		add_toned(out, format_change(arena, cell, true), cell->tone);
		break;
	case CELL_RATES:
		html_columns(out, cell->rates, cell->rate_count);
		break;
	case CELL_MARKS:
		html_marks(out, cell);
		break;
	case CELL_STEPS:
		html_steps(out, cell->steps);
		break;
	case CELL_TEXT:
		add_text(out, cell, site);
		break;
	case CELL_COUNT:
	case CELL_NUMBER:
	case CELL_PRICE:
	case CELL_FLAG:
	case CELL_AGREEMENT:
	case CELL_TALLY:
		add_toned(out, format_value(arena, cell), cell->tone);
		break;
	}
}
