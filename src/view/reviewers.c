#include "smolcmp/lookup.h"
#include "view/item.h"
#include "view/words.h"

static struct cell id(const struct item *item)
{
	return cell_text(item->reviewer->id);
}

static struct cell name(const struct item *item)
{
	return cell_text(item->reviewer->name);
}

static struct cell lens(const struct item *item)
{
	return cell_text(item->reviewer->lens);
}

static struct cell share(const struct item *item)
{
	return cell_share(item->standing->share, "no reviews");
}

/* The tools that a reviewer gave a verdict. */
static struct cell tools(const struct item *item, enum verdict verdict)
{
	const struct standing *standing = item->standing;
	struct texts slugs = { .count = 0 };
	struct cell cell;

	slugs.items = arena_alloc(item->arena,
				  standing->share.total * sizeof(*slugs.items));
	for (size_t i = 0; i < standing->share.total; i++) {
		const struct review *review = standing->reviews[i];

		if (review->verdict == verdict)
			slugs.items[slugs.count++] =
			    item->catalog->tools[review->tool].slug;
	}
	cell = cell_list(slugs);
	cell.shortened = true;
	return cell;
}

static struct cell ships(const struct item *item)
{
	return tools(item, VERDICT_SHIP);
}

static struct cell skips(const struct item *item)
{
	return tools(item, VERDICT_SKIP);
}

static const struct field rows[] = {
	{ "id", "Reviewer", CELL_TEXT, 0, id, NULL },
	{ "name", NULL, CELL_TEXT, 0, name, NULL },
	{ "lens", NULL, CELL_TEXT, 0, lens, NULL },
	{ "share", "Ship rate", CELL_SHARE, 0, share, NULL },
	{ "ships", "Ships", CELL_LIST, 0, ships, NULL },
	{ "skips", "Skips", CELL_LIST, 0, skips, NULL },
};

const struct field_list reviewers_fields = { "reviewers", NULL, rows,
					     sizeof(rows) / sizeof(*rows) };

/* What a reviewer is called, with the id where that is something else: names
 * may be several reviewers'. */
static const char *title_of(const struct reviewer *reviewer,
			    struct arena *arena)
{
	const char *name = words_reviewer(reviewer);

	if (lookup_equal(name, reviewer->id))
		return name;
	return arena_printf(arena, "%s (%s)", name, reviewer->id);
}

/* The reviews of a reviewer, a line each. */
static void add_reviews(const struct item *item, struct report *report)
{
	const struct standing *standing = item->standing;
	struct table *table;

	report_heading(report, title_of(item->reviewer, &report->arena),
		       item->reviewer->lens);
	table = report_table(report, LAYOUT_ROWS);
	table_column(table, "tool", "Tool");
	table_column(table, "date", "Date");
	table_column(table, "verdict", "Verdict");
	for (size_t i = 0; i < standing->share.total; i++) {
		const struct review *review = standing->reviews[i];
		struct cell cell = words_review(review, true, false);

		cell.score.known = review->has_score;
		cell.score.value = review->score;
		table_add(table,
			  cell_text(item->catalog->tools[review->tool].slug));
		table_add(table, cell_date(review->date));
		table_add(table, cell);
	}
}

void reviewers_report(const struct fields *fields, const struct item *items,
		      size_t count, bool named, struct report *report)
{
	fields_report(fields, items, count, report);
	for (size_t i = 0; named && i < count; i++)
		add_reviews(&items[i], report);
}

static json_t *reviews(const struct item *items, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct standing *standing = items[i].standing;

		for (size_t j = 0; j < standing->share.total; j++) {
			struct item item = items[i];
			json_t *object = json_object();

			item.review = standing->reviews[j];
			fields_set_all(object, &review_fields, &item);
			json_array_append_new(array, object);
		}
	}
	return array;
}

json_t *reviewers_document(const struct fields *fields,
			   const struct item *items, size_t count, bool named,
			   const struct provenance *provenance)
{
	json_t *document = list_document("reviewers", &reviewers_fields, fields,
					 items, count, provenance);

	if (named)
		json_object_set_new(document, "reviews", reviews(items, count));
	return document;
}
