#include "view/diff.h"

#include <string.h>

#include "view/item.h"
#include "view/turn.h"

const char *const diff_change_words[DIFF_CHANGES] = {
	[DIFF_ADDED] = "added",
	[DIFF_REMOVED] = "removed",
	[DIFF_CHANGED] = "changed",
};

/* The item of one side, or false where the tool is not there. */
static bool side_item(const struct item *item, int side, struct item *one)
{
	const struct diff_side *of = &item->diff->sides[side];

	*one = (struct item){ .arena = item->arena,
			      .catalog = of->catalog,
			      .yardstick = of->yardstick,
			      .tool = item->differing->tools[side] };
	return one->tool != NULL;
}

/* What a field of tools is on both sides. */
static struct cell both(const struct item *item,
			struct cell (*cell)(const struct item *item), bool same)
{
	struct cell *sides[DIFF_SIDES] = { NULL };
	struct cell change;

	for (int side = 0; side < DIFF_SIDES; side++) {
		struct item one;

		if (!side_item(item, side, &one))
			continue;
		sides[side] = arena_alloc(item->arena, sizeof(struct cell));
		*sides[side] = cell(&one);
	}
	change = cell_change(sides[DIFF_OLD], sides[DIFF_NEW]);
	change.same = same && item->differing->change == DIFF_CHANGED;
	return change;
}

static struct cell slug(const struct item *item)
{
	return words_slug(item->tool);
}

static struct cell change(const struct item *item)
{
	return cell_text(diff_change_words[item->differing->change]);
}

/* The word is said even where it stays the same: one wants to know what is
 * made of all the rest. */
static struct cell verdict(const struct item *item)
{
	const struct diff_tool *tool = item->differing;
	enum word word =
	    tool->words[tool->tools[DIFF_NEW] ? DIFF_NEW : DIFF_OLD];
	struct cell cell = both(item, item_verdict, false);

	if (tool->change == DIFF_REMOVED) {
		cell.tone = TONE_DIM;
		return cell;
	}
	cell.tone = words_tone(word);
	return cell;
}

static struct cell panel(const struct item *item)
{
	return both(item, item_panel, !item->differing->panel);
}

static struct cell weighted(const struct item *item)
{
	return both(item, item_weighted, false);
}

static struct cell community(const struct item *item)
{
	return both(item, item_community, !item->differing->votes);
}

static struct cell price(const struct item *item)
{
	return both(item, item_price, !item->differing->price);
}

static struct cell license(const struct item *item)
{
	return both(item, item_license, !item->differing->license);
}

/* A line for each reviewer; with a tool all of its reviews are gone. */
static struct cell reviews(const struct item *item)
{
	const struct diff_tool *tool = item->differing;
	struct texts lines = { .count = 0 };
	struct cell cell;

	if (tool->change == DIFF_REMOVED)
		return cell_absent(NULL);
	lines.items =
	    arena_alloc(item->arena, tool->review_count * sizeof(char *));
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct diff_review *review = &tool->reviews[i];

		lines.items[lines.count++] = arena_printf(
		    item->arena, "%s: %s", review->reviewer->id,
		    turn_words(item->arena, review->reviews[DIFF_OLD],
			       review->reviews[DIFF_NEW],
			       tool->change == DIFF_ADDED));
	}
	cell = cell_list(lines);
	cell.prose = true;
	return cell;
}

static json_t *reviews_member(const struct item *item)
{
	const struct diff_tool *tool = item->differing;
	json_t *array = json_array();

	for (size_t i = 0; i < tool->review_count; i++) {
		const struct diff_review *review = &tool->reviews[i];

		json_array_append_new(array,
				      turn_object(review->reviewer,
						  review->reviews[DIFF_OLD],
						  review->reviews[DIFF_NEW]));
	}
	return array;
}

static const struct field rows[] = {
	{ "slug", "Tool", CELL_TEXT, 0, slug, NULL },
	{ "change", "Change", CELL_TEXT, FIELD_BELOW, change, NULL },
	{ "verdict", "Verdict", CELL_TEXT, FIELD_CHANGE, verdict, NULL },
	{ "panel", "Panel", CELL_SHARE, FIELD_CHANGE, panel, NULL },
	{ "weighted", "Weighted", CELL_WEIGHTED, FIELD_CHANGE | FIELD_WEIGHTED,
	  weighted, NULL },
	{ "community", "Community", CELL_SHARE, FIELD_CHANGE, community, NULL },
	{ "price", "Entry price", CELL_PRICE, FIELD_CHANGE, price, NULL },
	{ "license", "Licence", CELL_TEXT, FIELD_CHANGE, license, NULL },
	{ "reviews", "Reviews", CELL_LIST, 0, reviews, reviews_member },
};

const struct field_list diff_fields = { "tools", NULL, rows,
					sizeof(rows) / sizeof(*rows) };

/* Where all tools are on both sides, the sentence on top has said so. */
static bool is_said(const struct table *table, size_t column,
		    const struct diff *diff)
{
	return strcmp(table->columns[column].id, "change") == 0 &&
	       diff->changes[DIFF_CHANGED] == diff->count;
}

static void add_picks(const struct diff *diff, struct report *report)
{
	struct table *table = report_table(report, LAYOUT_ROWS);

	table_column(table, "tools", "Compared");
	table_column(table, "pick", "Pick");
	for (size_t i = 0; i < diff->pick_count; i++) {
		const struct diff_pick *pick = &diff->picks[i];
		struct cell *sides =
		    arena_alloc(&report->arena, DIFF_SIDES * sizeof(*sides));

		for (int side = 0; side < DIFF_SIDES; side++)
			sides[side] = cell_text(
			    pick->picks[side] ? pick->picks[side] : "none");
		table_add(table, cell_list(pick->question->tools));
		table_add(table,
			  cell_change(&sides[DIFF_OLD], &sides[DIFF_NEW]));
	}
}

static void add_paragraph(const struct diff *diff,
			  void (*words)(const struct diff *diff,
					struct buffer *text),
			  struct report *report)
{
	struct buffer text;

	buffer_init(&text);
	words(diff, &text);
	if (text.length)
		report_paragraph(report,
				 arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

void diff_report(const struct fields *fields, const struct diff *diff,
		 const struct item *items, struct report *report)
{
	add_paragraph(diff, diff_counts, report);
	fields_report(fields, items, diff->count, report);
	for (size_t i = 0; !fields->named && i < fields->count; i++)
		report->list->columns[i].hidden |=
		    table_is_silent(report->list, i) ||
		    is_said(report->list, i, diff);
	if (diff->pick_count)
		add_picks(diff, report);
	add_paragraph(diff, diff_words, report);
}

static json_t *picks_member(const struct diff *diff)
{
	json_t *array = json_array();

	for (size_t i = 0; i < diff->pick_count; i++) {
		const struct diff_pick *pick = &diff->picks[i];
		json_t *object = json_object();

		json_object_set_new(object, "tools",
				    document_texts(pick->question->tools));
		json_object_set_new(object, "old",
				    document_text(pick->picks[DIFF_OLD]));
		json_object_set_new(object, "new",
				    document_text(pick->picks[DIFF_NEW]));
		json_object_set_new(object, "decision",
				    document_text(pick->question->decision));
		json_array_append_new(array, object);
	}
	return array;
}

static json_t *summary_member(const struct diff *diff)
{
	const struct {
		const char *name;
		size_t count;
	} members[] = {
		{ "added", diff->changes[DIFF_ADDED] },
		{ "removed", diff->changes[DIFF_REMOVED] },
		{ "changed", diff->changes[DIFF_CHANGED] },
		{ "unchanged", diff->unchanged },
		{ "verdicts", diff->verdicts },
		{ "panels", diff->panels },
		{ "communities", diff->votes },
		{ "prices", diff->prices },
		{ "licenses", diff->licenses },
		{ "reviews", diff->reviews },
		{ "picks", diff->pick_count },
	};
	json_t *object = json_object();

	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
		json_object_set_new(object, members[i].name,
				    json_integer((json_int_t)members[i].count));
	return object;
}

void diff_set_members(json_t *document, const struct fields *fields,
		      const struct diff *diff, const struct item *items)
{
	json_object_set_new(document, diff_fields.name,
			    fields_objects(fields, items, diff->count));
	json_object_set_new(document, "picks", picks_member(diff));
	json_object_set_new(document, "summary", summary_member(diff));
}

json_t *diff_document(const struct fields *fields, const struct diff *diff,
		      const struct item *items,
		      const struct provenance *old_provenance,
		      const struct provenance *provenance)
{
	json_t *document = document_begin("diff", provenance);

	diff_set_members(document, fields, diff, items);
	json_object_set_new(document, "old", document_origin(old_provenance));
	return document;
}
