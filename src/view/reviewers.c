#include <stdlib.h>

#include "smolcmp/lookup.h"
#include "view/panel.h"
#include "view/words.h"

enum { SEVERITY_DECIMALS = 1, SURPRISES_MOST = 40 };

static struct cell id(const struct item *item)
{
	return words_id(item->reviewer);
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
	cell = cell_about(cell_list(slugs), SUBJECT_TOOL, slugs.items);
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

/* A review, and how likely the panel's habits made it; 0 when they are not
 * known. */
struct surprise {
	const struct item *reviewer;
	const struct review *review;
	double chance;
};

static int compare_surprises(const void *a, const void *b)
{
	const struct surprise *x = a;
	const struct surprise *y = b;

	if (x->chance != y->chance)
		return x->chance < y->chance ? -1 : 1;
	return x->review < y->review ? -1 : x->review > y->review;
}

/* Fill in the reviews of a reviewer, the most surprising first; returns how
 * many there are. */
static size_t by_surprise(const struct item *item, struct surprise *surprises)
{
	const struct leniency *leniency = &item->panel->leniency;
	size_t count = item->standing->share.total;

	for (size_t i = 0; i < count; i++) {
		const struct review *review = item->standing->reviews[i];

		surprises[i] = (struct surprise){
			.reviewer = item,
			.review = review,
			.chance = leniency->known
				      ? leniency_chance(leniency, review)
				      : 0,
		};
	}
	qsort(surprises, count, sizeof(*surprises), compare_surprises);
	return count;
}

/* What was to be expected of it. */
static struct cell expected(const struct surprise *surprise,
			    struct arena *arena)
{
	if (!surprise->reviewer->panel->leniency.known)
		return cell_absent(NULL);
	return cell_text(arena_printf(arena, "%.0f%%", surprise->chance * 100));
}

static void add_review(const struct surprise *surprise, struct report *report,
		       struct table *table)
{
	const struct catalog *catalog = surprise->reviewer->catalog;
	const struct review *review = surprise->review;
	struct cell cell = words_review(review, true, false);

	cell.score.known = review->has_score;
	cell.score.value = review->score;
	table_add(table, words_slug(&catalog->tools[review->tool]));
	table_add(table, cell_date(review->date));
	table_add(table, expected(surprise, &report->arena));
	table_add(table, cell);
}

/* How many of the reviews, the most surprising first, are less likely than
 * not, up to a number that can still be read. */
static size_t count_surprises(const struct surprise *surprises, size_t count)
{
	size_t few = 0;

	while (few < count && few < SURPRISES_MOST &&
	       surprises[few].chance < .5)
		few++;
	return few;
}

static void say_order(struct report *report)
{
	report_paragraph(report,
			 "The reviews that were least to be expected of "
			 "somebody as strict, of a tool as good, stand first; "
			 "Expected is their chance.");
}

static void end_surprises(const struct panel *panel, size_t count,
			  struct report *report)
{
	if (count && panel->leniency.known)
		say_order(report);
	else if (!count)
		report_paragraph(report,
				 "None: every review was to be expected.");
	report_heading(report, "Beside the others", NULL);
}

static void add_reviews(const struct item *item, enum reviews_shown shown,
			struct report *report)
{
	struct surprise *surprises = arena_alloc(
	    item->arena, item->standing->share.total * sizeof(*surprises));
	size_t count = by_surprise(item, surprises);
	struct table *table;

	if (shown == REVIEWS_SURPRISES)
		count = count_surprises(surprises, count);
	if (shown == REVIEWS_SURPRISES)
		report_heading(report,
			       item->panel->leniency.known ? "Surprises"
							   : "Reviews",
			       NULL);
	else
		report_heading(report, title_of(item->reviewer, &report->arena),
			       item->reviewer->lens);
	table = report_table(report, LAYOUT_ROWS);
	table_column(table, "tool", "Tool");
	table_column(table, "date", "Date");
	table_column(table, "expected", "Expected")->right = true;
	table_column(table, "verdict", "Verdict");
	for (size_t i = 0; i < count; i++)
		add_review(&surprises[i], report, table);
	if (shown == REVIEWS_SURPRISES)
		end_surprises(item->panel, count, report);
	panel_pairs(item, report);
}

void reviewers_report(const struct items *items, enum reviews_shown shown,
		      struct report *report)
{
	struct item first;

	items_report(items, report);
	if (!items->count)
		return;
	first = items_at(items, 0, &report->arena);
	panel_words(first.panel, report);
	for (size_t i = 0; shown && i < items->count; i++) {
		struct item item = items_at(items, i, &report->arena);

		add_reviews(&item, shown, report);
	}
	if (shown == REVIEWS_ALL && first.panel->leniency.known)
		say_order(report);
}

static json_t *review_object(const void *context, size_t number,
			     struct arena *arena)
{
	const struct surprise *surprise =
	    (const struct surprise *)context + number;
	struct item item = *surprise->reviewer;
	json_t *object = json_object();

	item.arena = arena;
	item.review = surprise->review;
	fields_set_all(object, &review_fields, &item);
	return object;
}

/* The reviews of all of them, made in arena. */
static struct series reviews(const struct items *items, struct arena *arena)
{
	struct item *all = arena_alloc(arena, items->count * sizeof(*all));
	struct surprise *surprises;
	size_t total = 0, at = 0;

	for (size_t i = 0; i < items->count; i++) {
		all[i] = items_at(items, i, arena);
		total += all[i].standing->share.total;
	}
	surprises = arena_alloc(arena, total * sizeof(*surprises));
	for (size_t i = 0; i < items->count; i++)
		at += by_surprise(&all[i], surprises + at);
	return (struct series){ "reviews", total, review_object, surprises };
}

json_t *reviewers_document(const struct items *items, bool named,
			   const struct provenance *provenance,
			   struct arena *arena, struct series_set *set)
{
	json_t *document = list_document("reviewers", &reviewers_fields, items,
					 provenance, set);
	struct item first;

	if (items->count)
		first = items_at(items, 0, arena);
	json_object_set_new(document, "agreement",
			    items->count ? panel_agreement(first.panel)
					 : json_null());
	json_object_set_new(document, "pairs",
			    items->count ? panel_accords(&first)
					 : json_array());
	if (named)
		document_series(document, reviews(items, arena), set);
	return document;
}
