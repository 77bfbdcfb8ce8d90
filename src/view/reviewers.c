#include <stdlib.h>

#include "smolcmp/lookup.h"
#include "view/panel.h"
#include "view/words.h"

enum { SEVERITY_DECIMALS = 1 };

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

/* The number of the item's reviewer. */
static size_t number_of(const struct item *item)
{
	return (size_t)(item->reviewer - item->catalog->reviewers);
}

/* Of one without reviews nothing is known, whatever the model assumes. */
static struct cell fitted(const struct item *item, const double *values)
{
	if (!item->panel->leniency.known || !item->standing->share.total)
		return cell_absent(NULL);
	return cell_number(values[number_of(item)], SEVERITY_DECIMALS);
}

static struct cell severity(const struct item *item)
{
	return fitted(item, item->panel->leniency.delta);
}

static struct cell severity_se(const struct item *item)
{
	return fitted(item, item->panel->leniency.delta_se);
}

static struct cell agrees_with_panel(const struct item *item)
{
	const struct following *following =
	    &item->panel->followings[number_of(item)];

	return cell_agreement(following->agree, following->total);
}

static const struct field rows[] = {
	{ "id", "Reviewer", CELL_TEXT, 0, id, NULL },
	{ "name", NULL, CELL_TEXT, 0, name, NULL },
	{ "lens", NULL, CELL_TEXT, 0, lens, NULL },
	{ "share", "Ship rate", CELL_SHARE, 0, share, NULL },
	{ "severity", "Severity", CELL_NUMBER, FIELD_RIGHT, severity, NULL },
	{ "severity_se", NULL, CELL_NUMBER, FIELD_RIGHT, severity_se, NULL },
	{ "agrees_with_panel", "Agrees", CELL_AGREEMENT, 0, agrees_with_panel,
	  NULL },
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

static int compare_surprise(const void *a, const void *b)
{
	const struct item *x = a;
	const struct item *y = b;
	double p, q;

	if (x->panel->leniency.known) {
		p = leniency_chance(&x->panel->leniency, x->review);
		q = leniency_chance(&y->panel->leniency, y->review);
		if (p != q)
			return p < q ? -1 : 1;
	}
	return x->review < y->review ? -1 : x->review > y->review;
}

/* The reviews of a reviewer, the most surprising first. */
static struct item *by_surprise(const struct item *item)
{
	size_t count = item->standing->share.total;
	struct item *items = arena_alloc(item->arena, count * sizeof(*items));

	for (size_t i = 0; i < count; i++) {
		items[i] = *item;
		items[i].review = item->standing->reviews[i];
	}
	qsort(items, count, sizeof(*items), compare_surprise);
	return items;
}

/* How likely the panel's habits made a review. */
static struct cell expected(const struct item *item)
{
	double chance;

	if (!item->panel->leniency.known)
		return cell_absent(NULL);
	chance = leniency_chance(&item->panel->leniency, item->review);
	return cell_text(arena_printf(item->arena, "%.0f%%", chance * 100));
}

static void add_reviews(const struct item *item, struct report *report)
{
	const struct standing *standing = item->standing;
	const struct item *items = by_surprise(item);
	struct table *table;

	report_heading(report, title_of(item->reviewer, &report->arena),
		       item->reviewer->lens);
	table = report_table(report, LAYOUT_ROWS);
	table_column(table, "tool", "Tool");
	table_column(table, "date", "Date");
	table_column(table, "expected", "Expected")->right = true;
	table_column(table, "verdict", "Verdict");
	for (size_t i = 0; i < standing->share.total; i++) {
		const struct review *review = items[i].review;
		struct cell cell = words_review(review, true, false);

		cell.score.known = review->has_score;
		cell.score.value = review->score;
		table_add(table,
			  cell_text(item->catalog->tools[review->tool].slug));
		table_add(table, cell_date(review->date));
		table_add(table, expected(&items[i]));
		table_add(table, cell);
	}
	panel_pairs(item, report);
}

void reviewers_report(const struct fields *fields, const struct item *items,
		      size_t count, bool named, struct report *report)
{
	fields_report(fields, items, count, report);
	if (!count)
		return;
	panel_words(items[0].panel, report);
	for (size_t i = 0; named && i < count; i++)
		add_reviews(&items[i], report);
	if (named && items[0].panel->leniency.known)
		report_paragraph(report,
				 "The reviews that were least to be expected "
				 "of somebody as strict, of a tool as good, "
				 "stand first; Expected is their chance.");
}

static json_t *reviews(const struct item *items, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++) {
		const struct item *some = by_surprise(&items[i]);

		for (size_t j = 0; j < items[i].standing->share.total; j++) {
			json_t *object = json_object();

			fields_set_all(object, &review_fields, &some[j]);
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

	json_object_set_new(document, "agreement",
			    count ? panel_agreement(items[0].panel)
				  : json_null());
	json_object_set_new(document, "pairs",
			    count ? panel_accords(&items[0]) : json_array());
	if (named)
		json_object_set_new(document, "reviews", reviews(items, count));
	return document;
}
