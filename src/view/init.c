/* The files of the example repository, and which of them are new. */
#include "view/item.h"

static struct cell path(const struct item *item)
{
	return cell_text(item->file->path);
}

static struct cell written(const struct item *item)
{
	return cell_flag(item->file->written ? FLAG_YES : FLAG_NO);
}

static const struct field rows[] = {
	{ "path", "File", CELL_TEXT, 0, path, NULL },
	{ "written", "Written", CELL_FLAG, 0, written, NULL },
};

const struct field_list init_fields = { "files", NULL, rows,
					sizeof(rows) / sizeof(*rows) };

static struct item *make_items(const struct init_file *files, size_t count,
			       struct arena *arena)
{
	struct item *items = arena_zero(arena, count, sizeof(*items));

	for (size_t i = 0; i < count; i++)
		items[i].file = &files[i];
	return items;
}

static size_t count_kept(const struct init_file *files, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		kept += !files[i].written;
	return kept;
}

/* What was there may say something else than the rest means. */
static void warn_of_kept(size_t kept, size_t count, struct report *report)
{
	const char *files =
	    !kept ? "There were folders of these names before."
		  : arena_printf(&report->arena,
				 "%zu of %zu files %s there before and stay%s "
				 "as %s.",
				 kept, count, kept == 1 ? "was" : "were",
				 kept == 1 ? "s" : "",
				 kept == 1 ? "it is" : "they are");

	report_paragraph(report,
			 arena_printf(&report->arena,
				      "%s What was there need not go with the "
				      "rest; smolcmp check tells.",
				      files));
}

void init_report(const struct fields *fields, const struct init_file *files,
		 size_t count, bool mixed, struct report *report)
{
	size_t kept = count_kept(files, count);

	fields_report(fields, make_items(files, count, &report->arena), count,
		      report);
	if (kept || mixed)
		warn_of_kept(kept, count, report);
	else
		report_paragraph(report,
				 "README.md among them says what they are; "
				 "there, smolcmp check and smolcmp rank work "
				 "without options.");
}

json_t *init_document(const struct fields *fields,
		      const struct init_file *files, size_t count,
		      const char *directory)
{
	json_t *document = document_begin("init", NULL);
	struct arena arena;

	arena_init(&arena);
	json_object_set_new(document, "directory", document_text(directory));
	json_object_set_new(
	    document, init_fields.name,
	    fields_objects(fields, make_items(files, count, &arena), count));
	arena_release(&arena);
	return document;
}
