#include "render/atom.h"

#include <string.h>

#include "render/findings.h"
#include "render/formats.h"
#include "render/html.h"
#include "smolcmp/sha256.h"

static void add_element(struct buffer *out, const char *indent,
			const char *name, const char *text)
{
	buffer_printf(out, "%s<%s>", indent, name);
	html_text(out, text, false);
	buffer_printf(out, "</%s>\n", name);
}

static void add_link(struct buffer *out, const char *indent, const char *rel,
		     const char *url)
{
	if (!url)
		return;
	buffer_printf(out, "%s<link rel=\"%s\" href=\"", indent, rel);
	html_text(out, url, false);
	buffer_add_string(out, "\"/>\n");
}

/* A UUID of our own kind (RFC 9562, version 8): the beginning of the text's
 * SHA-256, with the bits that say so. */
static void add_id(struct buffer *out, const char *indent, const char *text)
{
	struct sha256 sum = sha256_of(text, strlen(text));
	char hex[SHA256_TEXT];

	sum.bytes[6] = (unsigned char)((sum.bytes[6] & 0x0f) | 0x80);
	sum.bytes[8] = (unsigned char)((sum.bytes[8] & 0x3f) | 0x80);
	sha256_format(&sum, hex);
	buffer_printf(out, "%s<id>urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s</id>\n",
		      indent, hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

static void add_updated(struct buffer *out, const char *indent,
			struct date date)
{
	char text[DATE_TEXT];

	buffer_printf(out, "%s<updated>%sT00:00:00Z</updated>\n", indent,
		      date_format(date, text));
}

void atom_begin(struct buffer *out, const struct atom_feed *feed)
{
	buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
			       "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
			       "xml:lang=\"en\">\n");
	add_id(out, "  ", feed->id);
	add_element(out, "  ", "title", feed->title);
	add_updated(out, "  ", feed->updated);
	add_link(out, "  ", "alternate", feed->home);
	add_link(out, "  ", "self", feed->self);
	buffer_add_string(out, "  <author><name>smolcmp</name></author>\n"
			       "  <generator version=\"" SMOLCMP_VERSION
			       "\">smolcmp</generator>\n");
}

/* Paragraphs, as HTML that is text in turn. */
static void add_content(struct buffer *out, const char *text)
{
	struct buffer page;

	buffer_init(&page);
	buffer_add_string(&page, "<p>");
	html_text(&page, text, true);
	buffer_add_string(&page, "</p>");
	buffer_add_string(out, "    <content type=\"html\">");
	html_text(out, page.bytes, false);
	buffer_add_string(out, "</content>\n");
	buffer_release(&page);
}

void atom_add(struct buffer *out, const struct atom_entry *entry)
{
	buffer_add_string(out, "  <entry>\n");
	add_id(out, "    ", entry->id);
	add_element(out, "    ", "title", entry->title);
	add_updated(out, "    ", entry->updated);
	buffer_add_string(out, "    <category term=\"");
	html_text(out, entry->category, false);
	buffer_add_string(out, "\"/>\n");
	add_link(out, "    ", "alternate", entry->link);
	add_content(out, entry->text);
	buffer_add_string(out, "  </entry>\n");
}

void atom_end(struct buffer *out)
{
	buffer_add_string(out, "</feed>\n");
}

/* The day in a member, or another one where it has none. */
static struct date date_of(const json_t *object, const char *name,
			   struct date other)
{
	const char *text = findings_text(object, name);
	struct date date;

	return date_parse(text, strlen(text), &date) ? date : other;
}

/* What a change is the same by wherever it is told. */
static void add_key(struct buffer *key, const json_t *change)
{
	static const char *const names[] = { "kind", "old", "new", "date" };
	size_t index;
	const json_t *tool;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		buffer_printf(key, "%s\n", findings_text(change, names[i]));
	json_array_foreach(json_object_get(change, "tools"), index, tool)
	    buffer_printf(key, "%s\n", json_string_value(tool));
}

static void add_change(struct buffer *out, const json_t *change,
		       struct date until)
{
	struct buffer key;

	buffer_init(&key);
	add_key(&key, change);
	atom_add(out,
		 &(struct atom_entry){
		     .id = key.bytes,
		     .category = findings_text(change, "kind"),
		     .title = findings_text(change, "title"),
		     .text = findings_text(change, "text"),
		     .link = json_string_value(json_object_get(change, "link")),
		     .updated = date_of(change, "date", until),
		 });
	buffer_release(&key);
}

/* The day of the latest change; without any, that until which there was none.
 */
static struct date latest(const json_t *changes, struct date until)
{
	struct date date = { 0 };
	size_t index;
	const json_t *change;

	json_array_foreach(changes, index, change)
	{
		struct date one = date_of(change, "date", until);

		if (date_compare(date, one) < 0)
			date = one;
	}
	return date_is_known(date) ? date : until;
}

static void add_sources(struct buffer *title, const json_t *document)
{
	const json_t *meta = json_object_get(document, "meta");
	size_t index;
	const json_t *source;

	json_array_foreach(json_object_get(meta, "sources"), index, source)
	    buffer_printf(title, "%s%s", index ? ", " : "",
			  findings_text(source, "name"));
}

/* Whoever publishes it may have added where it will be ("self"), where its page
 * is ("home") and of a change where more is said of it ("link"). */
void atom_render(const json_t *document, const struct series_set *set,
		 struct outlet *outlet)
{
	const json_t *changes = json_object_get(document, "changes");
	struct date until = date_of(document, "until", (struct date){ 0 });
	struct buffer title;
	size_t index;
	const json_t *change;

	(void)set;
	buffer_init(&title);
	buffer_add_string(&title, "What changed in ");
	add_sources(&title, document);
	atom_begin(
	    &outlet->text,
	    &(struct atom_feed){
		.id = title.bytes,
		.title = title.bytes,
		.home = json_string_value(json_object_get(document, "home")),
		.self = json_string_value(json_object_get(document, "self")),
		.updated = latest(changes, until) });
	json_array_foreach(changes, index, change)
	    add_change(&outlet->text, change, until);
	atom_end(&outlet->text);
	buffer_release(&title);
}
