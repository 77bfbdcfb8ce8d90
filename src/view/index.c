/* What became of an index, and which files are not as they were. */
#include <inttypes.h>

#include "view/item.h"

static struct cell path(const struct item *item)
{
	return cell_text(item->indexed->path);
}

static struct cell state(const struct item *item)
{
	return cell_text(item->indexed->state);
}

static const struct field rows[] = {
	{ "path", "File", CELL_TEXT, 0, path, NULL },
	{ "state", "State", CELL_TEXT, 0, state, NULL },
};

const struct field_list index_fields = { "files", NULL, rows,
					 sizeof(rows) / sizeof(*rows) };

static struct item *make_items(const struct index_made *made,
			       struct arena *arena)
{
	struct item *items =
	    arena_zero(arena, made->file_count, sizeof(*items));

	for (size_t i = 0; i < made->file_count; i++)
		items[i].indexed = &made->files[i];
	return items;
}

static const char *plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

static void say_written(const struct index_made *made, struct report *report)
{
	const char *kept =
	    made->files_kept
		? arena_printf(
		      &report->arena,
		      ", of which %" PRIu64 " %s as before and not read",
		      made->files_kept, made->files_kept == 1 ? "was" : "were")
		: "";

	report_paragraph(
	    report,
	    arena_printf(&report->arena,
			 "Wrote %s: %" PRIu64 " record%s of %" PRIu64
			 " file%s%s%s.",
			 made->path, made->records, plural(made->records),
			 made->files_read + made->files_kept,
			 plural(made->files_read + made->files_kept), kept,
			 made->full_text ? ", with full text" : ""));
}

void index_report(const struct fields *fields, const struct index_made *made,
		  struct report *report)
{
	if (made->file_count)
		fields_report(fields, make_items(made, &report->arena),
			      made->file_count, report);
	if (!made->checked)
		say_written(made, report);
	else
		report_paragraph(
		    report,
		    made->file_count
			? arena_printf(&report->arena,
				       "%s is not what its sources are.",
				       made->path)
			: arena_printf(&report->arena,
				       "%s is what its sources are.",
				       made->path));
}

json_t *index_document(const struct fields *fields,
		       const struct index_made *made,
		       const struct provenance *provenance)
{
	json_t *document = document_begin("index", provenance);
	struct arena arena;

	arena_init(&arena);
	json_object_set_new(document, "index", document_text(made->path));
	json_object_set_new(document, "written", json_boolean(!made->checked));
	json_object_set_new(document, "full_text",
			    json_boolean(made->full_text));
	json_object_set_new(document, "bytes",
			    json_integer((json_int_t)made->bytes));
	json_object_set_new(document, "records",
			    json_integer((json_int_t)made->records));
	json_object_set_new(document, "files_read",
			    json_integer((json_int_t)made->files_read));
	json_object_set_new(document, "files_kept",
			    json_integer((json_int_t)made->files_kept));
	json_object_set_new(
	    document, index_fields.name,
	    fields_objects(fields, make_items(made, &arena), made->file_count));
	arena_release(&arena);
	return document;
}
