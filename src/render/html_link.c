/* Links in HTML: within a site by its own paths, elsewhere by addresses that
 * are checked byte for byte. */
#include <string.h>

#include "render/html.h"
#include "smolcmp/url.h"

/* Begin a link to somewhere in the web, which is not told who sent anybody. */
static bool begin_address(struct buffer *out, const char *address)
{
	if (!url_is_web(address))
		return false;
	buffer_add_string(out, "<a href=\"");
	html_text(out, address, false);
	buffer_add_string(out, "\" rel=\"noreferrer\">");
	return true;
}

bool html_link(struct buffer *out, const struct site *site,
	       const struct about *about, size_t number, const char *text)
{
	const char *id = about->ids ? about->ids[number] : text;
	const char *path;

	if (about->subject == SUBJECT_NONE || !id)
		return false;
	if (about->subject == SUBJECT_ADDRESS)
		return begin_address(out, id);
	if (!site)
		return false;
	path = about->subject == SUBJECT_PAGE
		   ? id
		   : site->find(site->context, about->subject, id);
	if (!path || strcmp(path, site->path) == 0)
		return false;
	buffer_printf(out, "<a href=\"%s%s\">", site->root, path);
	return true;
}

void html_linked(struct buffer *out, const struct site *site,
		 const struct about *about, size_t number, const char *text)
{
	bool linked = html_link(out, site, about, number, text);

	html_text(out, text, false);
	if (linked)
		buffer_add_string(out, "</a>");
}
