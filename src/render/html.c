/*
 * Reports as a page of HTML: one file that asks for nothing, runs nothing and
 * is the same everywhere. Whatever a text holds, it stays text.
 */
#include "render/html.h"

#include <ctype.h>

#include "render/formats.h"

static const char style[] = {
#include "embedded_style.inc"
	'\0'
};

/* The only one that a browser takes, by its digest. */
static const char style_digest[] =
#include "embedded_style_digest.inc"
    ;

/* What the page is called: by its heading, or by what was asked. */
static void add_title(struct buffer *out, const struct report *report,
		      const struct block *heading)
{
	const char *title = report->title ? report->title : "report";

	if (heading) {
		html_text(out, heading->text, false);
		return;
	}
	buffer_add_char(out, (char)toupper((unsigned char)title[0]));
	html_text(out, title + 1, false);
}

static void add_head(struct buffer *out, const struct report *report,
		     const struct block *heading)
{
	buffer_printf(out,
		      "<!doctype html>\n"
		      "<html lang=\"en\">\n"
		      "<head>\n"
		      "<meta charset=\"utf-8\">\n"
		      "<meta http-equiv=\"Content-Security-Policy\" "
		      "content=\"default-src 'none'; style-src '%s'; "
		      "base-uri 'none'; form-action 'none'\">\n"
		      "<meta name=\"viewport\" "
		      "content=\"width=device-width, initial-scale=1\">\n"
		      "<meta name=\"color-scheme\" content=\"light dark\">\n"
		      "<title>",
		      style_digest);
	add_title(out, report, heading);
	buffer_add_string(out, " - smolcmp</title>\n");
	if (report->site)
		html_site_head(out, report, heading ? heading->text : "");
	buffer_add_string(out, "<style>");
	buffer_add_string(out, style);
	buffer_add_string(out, "</style>\n</head>\n<body>\n");
	if (report->site)
		html_site_top(out, report->site);
	buffer_add_string(out, "<main>\n");
}

/* What stands at the other end of a heading is a line of its own. */
static void add_heading(struct buffer *out, const struct block *block,
			const struct site *site, int level, size_t number)
{
	if (block->side)
		buffer_add_string(out, "<hgroup>\n");
	buffer_printf(out, "<h%d id=\"h%zu\">", level, number);
	html_text(out, block->text, false);
	buffer_printf(out, "</h%d>\n", level);
	if (!block->side)
		return;
	buffer_add_string(out, "<p>");
	html_linked(out, site, &block->about, 0, block->side);
	buffer_add_string(out, "</p>\n</hgroup>\n");
}

static void add_paragraph(struct buffer *out, const struct block *block)
{
	buffer_add_string(out, block->answer ? "<p class=\"answer\">" : "<p>");
	html_text(out, block->text, false);
	buffer_add_string(out, "</p>\n");
}

static void add_table(struct outlet *outlet, const struct report *report,
		      const struct table *table, size_t heading)
{
	struct arena arena;

	if (table->layout == LAYOUT_LINES)
		table = report->list;
	arena_init(&arena);
	html_table(outlet, table_visible(table, &arena), report->site, heading);
	arena_release(&arena);
}

static void add_blocks(struct outlet *outlet, const struct report *report,
		       const struct block *own)
{
	size_t headings = 0;

	for (size_t i = 0; i < report->count; i++) {
		const struct block *block = &report->blocks[i];

		switch (block->kind) {
		case BLOCK_HEADING:
			headings += block != own;
			add_heading(&outlet->text, block, report->site,
				    block == own ? 1 : 2, headings);
			if (report->site && block == own)
				html_site_choice(&outlet->text, report->site);
			break;
		case BLOCK_TABLE:
			if (block->table->item_count)
				add_table(outlet, report, block->table,
					  headings);
			break;
		case BLOCK_PARAGRAPH:
			add_paragraph(&outlet->text, block);
			break;
		}
	}
}

static void add_foot(struct buffer *out, const struct report *report)
{
	if (report->site)
		html_site_turn(out, report->site);
	buffer_add_string(out, "</main>\n<footer>\n");
	if (report->site)
		html_site_foot(out, report->site);
	buffer_add_string(out, "<p>");
	if (report->source) {
		html_text(out, report->source, false);
		buffer_add_string(out, "</p>\n<p>");
	}
	buffer_add_string(out, "Made by smolcmp " SMOLCMP_VERSION "</p>\n"
			       "</footer>\n</body>\n</html>\n");
}

void html_render(const struct report *report, const struct style *unused,
		 struct outlet *outlet)
{
	const struct block *own = report_own_heading(report);

	(void)unused;
	add_head(&outlet->text, report, own);
	if (!own) {
		buffer_add_string(&outlet->text, "<h1 id=\"h0\">");
		add_title(&outlet->text, report, NULL);
		buffer_add_string(&outlet->text, "</h1>\n");
	}
	add_blocks(outlet, report, own);
	add_foot(&outlet->text, report);
}
