/* What a page of a site has that one alone has not: a head for those who list
 * pages, and ways to other pages. */
#include "render/html.h"

static void add_meta(struct buffer *out, const char *kind, const char *name,
		     const char *content)
{
	buffer_printf(out, "<meta %s=\"%s\" content=\"", kind, name);
	html_text(out, content, false);
	buffer_add_string(out, "\">\n");
}

/* The answer says what the page comes to. */
static const char *description_of(const struct report *report)
{
	for (size_t i = 0; i < report->count; i++)
		if (report->blocks[i].answer)
			return report->blocks[i].text;
	return report->site->description;
}

/* Where the page is, for those who have to know it absolutely. */
static void add_place(struct buffer *out, const struct site *site)
{
	buffer_printf(out,
		      "<meta property=\"og:url\" content=\"%s%s\">\n"
		      "<link rel=\"canonical\" href=\"%s%s\">\n",
		      site->base, site->path, site->base, site->path);
}

void html_site_head(struct buffer *out, const struct report *report,
		    const char *title)
{
	const struct site *site = report->site;
	const char *description = description_of(report);

	add_meta(out, "property", "og:type", "website");
	add_meta(out, "property", "og:title", title);
	if (description) {
		add_meta(out, "name", "description", description);
		add_meta(out, "property", "og:description", description);
	}
	if (site->base)
		add_place(out, site);
	if (site->document)
		buffer_printf(out,
			      "<link rel=\"alternate\" "
			      "type=\"application/json\" href=\"%s%s\">\n",
			      site->root, site->document);
	if (site->feed)
		buffer_printf(out,
			      "<link rel=\"alternate\" "
			      "type=\"application/atom+xml\" href=\"%s%s\">\n",
			      site->root, site->feed);
}

static void add_link(struct buffer *out, const struct site *site,
		     const struct site_link *link)
{
	buffer_printf(out, "<li><a href=\"%s%s\"%s>", site->root, link->path,
		      link->here     ? " aria-current=\"page\""
		      : link->within ? " aria-current=\"true\""
				     : "");
	html_text(out, link->text, false);
	if (link->side) {
		buffer_add_string(out, " <small>");
		html_text(out, link->side, false);
		buffer_add_string(out, "</small>");
	}
	buffer_add_string(out, "</a></li>\n");
}

/* Links of one kind, which read aloud are told from others by their label. */
static void add_links(struct buffer *out, const struct site *site,
		      const char *class, const char *label,
		      const struct site_links *links)
{
	if (!links->count)
		return;
	buffer_printf(out, "<nav class=\"%s\" aria-label=\"%s\">\n<ul>\n",
		      class, label);
	for (size_t i = 0; i < links->count; i++)
		add_link(out, site, &links->items[i]);
	buffer_add_string(out, "</ul>\n</nav>\n");
}

void html_site_top(struct buffer *out, const struct site *site)
{
	buffer_add_string(out, "<header>\n");
	add_links(out, site, "site", "Site", &site->main);
	buffer_add_string(out, "</header>\n");
}

void html_site_choice(struct buffer *out, const struct site *site)
{
	add_links(out, site, "chips", "Categories", &site->chosen);
}

void html_site_turn(struct buffer *out, const struct site *site)
{
	add_links(out, site, "turn", "Pages of this list", &site->pages);
}

void html_site_foot(struct buffer *out, const struct site *site)
{
	if (!site->document && !site->feed)
		return;
	buffer_add_string(out, "<p>");
	if (site->document)
		buffer_printf(out, "<a href=\"%s%s\">This page as JSON</a>",
			      site->root, site->document);
	if (site->document && site->feed)
		buffer_add_string(out, ", ");
	if (site->feed)
		buffer_printf(out, "<a href=\"%s%s\">what is new as a feed</a>",
			      site->root, site->feed);
	buffer_add_string(out, "</p>\n");
}
