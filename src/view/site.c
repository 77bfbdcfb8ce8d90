/* What a site consists of, and what pages say of other pages. */
#include "view/item.h"
#include "view/words.h"

static struct cell kind(const struct item *item)
{
	return cell_text(item->kind->name);
}

static struct cell count_of(size_t number)
{
	return cell_count((struct count){ true, number });
}

static struct cell pages(const struct item *item)
{
	return count_of(item->kind->pages);
}

static struct cell written(const struct item *item)
{
	return count_of(item->kind->written);
}

static struct cell unchanged(const struct item *item)
{
	return count_of(item->kind->unchanged);
}

static const struct field rows[] = {
	{ "kind", "Kind", CELL_TEXT, 0, kind, NULL },
	{ "pages", "Pages", CELL_COUNT, FIELD_RIGHT, pages, NULL },
	{ "written", "Written", CELL_COUNT, FIELD_RIGHT, written, NULL },
	{ "unchanged", "Unchanged", CELL_COUNT, FIELD_RIGHT, unchanged, NULL },
};

const struct field_list site_fields = { "kinds", NULL, rows,
					sizeof(rows) / sizeof(*rows) };

/* The kinds that there is anything of. */
static const struct item *make_items(const struct site_made *made,
				     struct arena *arena, size_t *count)
{
	struct item *items = arena_zero(arena, made->count, sizeof(*items));

	*count = 0;
	for (size_t i = 0; i < made->count; i++) {
		const struct site_kind *one = &made->kinds[i];

		if (!one->written && !one->unchanged)
			continue;
		items[*count].arena = arena;
		items[(*count)++].kind = one;
	}
	return items;
}

/* All kinds as one. */
static struct site_kind sum_of(const struct site_made *made)
{
	struct site_kind sum = { .name = NULL };

	for (size_t i = 0; i < made->count; i++) {
		sum.pages += made->kinds[i].pages;
		sum.written += made->kinds[i].written;
		sum.unchanged += made->kinds[i].unchanged;
	}
	return sum;
}

static const char *number_of(struct arena *arena, uint64_t number)
{
	return number ? words_number(arena, number) : "none";
}

static const char *summary(const struct site_made *made, struct arena *arena)
{
	struct site_kind sum = sum_of(made);
	const char *text = arena_printf(
	    arena,
	    "%s holds a site of %s pages. Of its files %s %s written, %s %s as "
	    "before; %s %s removed.",
	    made->directory, words_number(arena, sum.pages),
	    number_of(arena, sum.written), sum.written == 1 ? "was" : "were",
	    number_of(arena, sum.unchanged), sum.unchanged == 1 ? "is" : "are",
	    number_of(arena, made->removed),
	    made->removed == 1 ? "was" : "were");

	if (made->kept)
		text = arena_printf(
		    arena,
		    "%s %s no part of it any longer, but edited since, and "
		    "stayed.",
		    text,
		    made->kept == 1
			? "One file is"
			: arena_printf(arena, "%zu files are", made->kept));
	return text;
}

void site_report(const struct fields *fields, const struct site_made *made,
		 struct report *report)
{
	size_t count;
	const struct item *items = make_items(made, &report->arena, &count);

	fields_report(fields, items, count, report);
	report_answer(report, summary(made, &report->arena));
}

json_t *site_document(const struct fields *fields, const struct site_made *made,
		      const struct provenance *provenance)
{
	json_t *document = document_begin("site", provenance);
	struct site_kind sum = sum_of(made);
	const struct item *items;
	struct arena arena;
	size_t count;
	const struct {
		const char *name;
		uint64_t number;
	} members[] = {
		{ "pages", sum.pages },
		{ "written", sum.written },
		{ "unchanged", sum.unchanged },
		{ "removed", made->removed },
		{ "kept", made->kept },
		{ "pairs", made->pairs },
		{ "pairs_left_out", made->pairs_left },
	};

	arena_init(&arena);
	items = make_items(made, &arena, &count);
	json_object_set_new(document, "directory",
			    document_text(made->directory));
	json_object_set_new(document, site_fields.name,
			    fields_objects(fields, items, count));
	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
		json_object_set_new(
		    document, members[i].name,
		    json_integer((json_int_t)members[i].number));
	arena_release(&arena);
	return document;
}

json_t *site_map_document(struct texts urls)
{
	json_t *document = json_object();

	json_object_set_new(document, "urls", document_texts(urls));
	return document;
}

void site_compared(const struct site_beside *beside, size_t count,
		   struct report *report)
{
	struct table *table;

	if (!count)
		return;
	report_heading(report, "Compared with", NULL);
	table = report_table(report, LAYOUT_ROWS);
	table_column(table, "tool", "Tool");
	table_column(table, "verdict", "Verdict");
	table_column(table, "comparison", "Side by side");
	for (size_t i = 0; i < count; i++) {
		const struct item *other = &beside[i].other;

		table_add(table, other->tool ? words_called(other->tool)
					     : cell_list(beside[i].others));
		table_add(table, other->tool ? item_verdict(other)
					     : cell_absent(NULL));
		table_add(table, cell_about(cell_text("compare"), SUBJECT_PAGE,
					    &beside[i].path));
	}
}
