/* Where the pages of a site are, for those who go through all of them:
 * https://www.sitemaps.org/protocol.html */
#include "render/formats.h"
#include "render/html.h"

/* A sitemap may have no more. */
enum { URLS_MOST = 50000 };

void sitemap_render(const json_t *document, const struct series_set *unused,
		    struct outlet *outlet)
{
	const json_t *urls = json_object_get(document, "urls");
	struct buffer *out = &outlet->text;
	size_t number;
	json_t *url;

	(void)unused;
	buffer_add_string(out,
			  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<urlset xmlns=\"http://www.sitemaps.org/schemas/"
			  "sitemap/0.9\">\n");
	json_array_foreach(urls, number, url)
	{
		if (number == URLS_MOST)
			break;
		buffer_add_string(out, "<url><loc>");
		/* Checked addresses have nothing that XML takes otherwise. */
		html_text(out, json_string_value(url), false);
		buffer_add_string(out, "</loc></url>\n");
	}
	buffer_add_string(out, "</urlset>\n");
}
