/* Files that have addresses: what came of asking for them, and the copies in
 * the cache. */
#include "view/item.h"

static struct cell url(const struct item *item)
{
	return cell_text(item->copy->url);
}

static struct cell state(const struct item *item)
{
	return cell_text(item->copy->state);
}

static struct cell bytes(const struct item *item)
{
	return cell_count((struct count){ true, item->copy->bytes });
}

static struct cell sha256(const struct item *item)
{
	return cell_text(item->copy->sha256);
}

static struct cell location(const struct item *item)
{
	return cell_text(item->copy->location);
}

static struct cell etag(const struct item *item)
{
	return cell_text(item->copy->etag);
}

static struct cell last_modified(const struct item *item)
{
	return cell_text(item->copy->last_modified);
}

static struct cell fetched(const struct item *item)
{
	return cell_text(item->copy->fetched);
}

static struct cell checked(const struct item *item)
{
	return cell_text(item->copy->checked);
}

static struct cell fresh_until(const struct item *item)
{
	return cell_text(item->copy->fresh_until);
}

#define OF_COPIES(checked_title)                                               \
	{ "bytes", "Bytes", CELL_COUNT, FIELD_RIGHT, bytes, NULL },            \
	    { "sha256", NULL, CELL_TEXT, 0, sha256, NULL },                    \
	    { "location", NULL, CELL_TEXT, 0, location, NULL },                \
	    { "etag", NULL, CELL_TEXT, 0, etag, NULL },                        \
	    { "last_modified", NULL, CELL_TEXT, 0, last_modified, NULL },      \
	    { "fetched", NULL, CELL_TEXT, 0, fetched, NULL },                  \
	    { "checked", checked_title, CELL_TEXT, 0, checked, NULL },         \
	{                                                                      \
		"fresh_until", NULL, CELL_TEXT, 0, fresh_until, NULL           \
	}

static const struct field fetch_rows[] = {
	{ "url", "URL", CELL_TEXT, 0, url, NULL },
	{ "state", "State", CELL_TEXT, 0, state, NULL },
	OF_COPIES(NULL),
};

const struct field_list fetch_fields = {
	"files", NULL, fetch_rows, sizeof(fetch_rows) / sizeof(*fetch_rows)
};

static const struct field cache_rows[] = {
	{ "url", "URL", CELL_TEXT, 0, url, NULL },
	OF_COPIES("Confirmed"),
};

const struct field_list cache_fields = {
	"copies", NULL, cache_rows, sizeof(cache_rows) / sizeof(*cache_rows)
};

static struct item *make_items(const struct remote_copy *copies, size_t count,
			       struct arena *arena)
{
	struct item *items = arena_zero(arena, count, sizeof(*items));

	for (size_t i = 0; i < count; i++)
		items[i].copy = &copies[i];
	return items;
}

static json_t *objects(const struct fields *fields,
		       const struct remote_copy *copies, size_t count)
{
	struct arena arena;
	json_t *array;

	arena_init(&arena);
	array =
	    fields_objects(fields, make_items(copies, count, &arena), count);
	arena_release(&arena);
	return array;
}

void fetch_report(const struct fields *fields, const struct remote_copy *copies,
		  size_t count, const char *output, struct report *report)
{
	fields_report(fields, make_items(copies, count, &report->arena), count,
		      report);
	if (output)
		report_paragraph(
		    report, arena_printf(&report->arena, "Wrote %s.", output));
}

json_t *fetch_document(const struct fields *fields,
		       const struct remote_copy *copies, size_t count,
		       const char *output)
{
	json_t *document = document_begin("fetch", NULL);

	json_object_set_new(document, "output",
			    output ? document_text(output) : json_null());
	json_object_set_new(document, fetch_fields.name,
			    objects(fields, copies, count));
	return document;
}

void cache_report(const struct fields *fields, enum cache_action action,
		  const struct remote_copy *copies, size_t count,
		  const char *path, struct report *report)
{
	struct arena *arena = &report->arena;

	if (action == CACHE_PATH) {
		report_paragraph(report, arena_string(arena, path));
		return;
	}
	if (count)
		fields_report(fields, make_items(copies, count, arena), count,
			      report);
	if (action == CACHE_CLEAR)
		report_paragraph(report,
				 arena_printf(arena, "Removed %zu cop%s.",
					      count, count == 1 ? "y" : "ies"));
	else if (!count)
		report_paragraph(report, "The cache holds no copies.");
}

json_t *cache_document(const struct fields *fields, enum cache_action action,
		       const struct remote_copy *copies, size_t count,
		       const char *path)
{
	json_t *document = document_begin("cache", NULL);

	json_object_set_new(document, "path", document_text(path));
	json_object_set_new(document, "cleared",
			    json_boolean(action == CACHE_CLEAR));
	json_object_set_new(document, cache_fields.name,
			    objects(fields, copies, count));
	return document;
}
