#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "view/change.h"
#include "view/duels.h"
#include "view/item.h"
#include "view/weights.h"
#include "view/words.h"

/* The reviewers' verdicts on the tools: by tool, then by reviewer. */
static const struct review **scorecard(const struct catalog *catalog,
				       const struct comparison *comparison)
{
	const struct review **card =
	    memory_alloc(comparison->count * catalog->reviewer_count *
			 sizeof(struct review *));

	for (size_t i = 0; i < comparison->count; i++)
		catalog_current(catalog, comparison->tools[i],
				card + i * catalog->reviewer_count);
	return card;
}

static const struct review *card_at(const struct catalog *catalog,
				    const struct review **card, size_t tool,
				    size_t reviewer)
{
	return card[tool * catalog->reviewer_count + reviewer];
}

/* What a reviewer says of the tools: how many judged, and whether alike. */
struct line {
	size_t judged;
	size_t ships;
};

static struct line line_of(const struct catalog *catalog,
			   const struct comparison *comparison,
			   const struct review **card, size_t reviewer)
{
	struct line line = { .judged = 0 };

	for (size_t i = 0; i < comparison->count; i++) {
		const struct review *review =
		    card_at(catalog, card, i, reviewer);

		line.judged += review != NULL;
		line.ships += review && review->verdict == VERDICT_SHIP;
	}
	return line;
}

static bool is_split(struct line line)
{
	return line.ships && line.ships < line.judged;
}

static void add_heading(const struct comparison *comparison,
			struct report *report)
{
	const char *category = comparison->tools[0]->category;
	struct buffer title;

	buffer_init(&title);
	for (size_t i = 0; i < comparison->count; i++) {
		const char *other = comparison->tools[i]->category;

		words_add_item(&title, words_tool(comparison->tools[i]), i,
			       comparison->count, "and");
		if (!category || !other || strcmp(category, other) != 0)
			category = NULL;
	}
	words_heading(report, arena_string(&report->arena, title.bytes),
		      category);
	buffer_release(&title);
}

static void add_columns(const struct catalog *catalog,
			const struct comparison *comparison,
			const struct review **card, struct table *table)
{
	bool first = true;

	table_column(table, "name", "");
	table_column(table, "tagline", "");
	table_column(table, "verdict", "Verdict");
	table_column(table, "panel", "Panel");
	if (comparison->weighted)
		table_column(table, "weighted", "Weighted");
	table_column(table, "community", "Community");
	table_column(table, "price", "Entry price");
	table_column(table, "license", "Licence");
	table_column(table, "best_for", "Best for");
	for (size_t i = 0; i < catalog->reviewer_count; i++) {
		struct line line = line_of(catalog, comparison, card, i);
		struct column *column;

		if (!line.judged)
			continue;
		column = table_column(table, catalog->reviewers[i].id,
				      catalog->reviewers[i].id);
		column->about = (struct about){ SUBJECT_REVIEWER,
						&catalog->reviewers[i].id };
		column->differs = is_split(line);
		column->apart = first;
		first = false;
	}
}

static void add_tool(const struct item *item,
		     const struct comparison *comparison,
		     const struct review **card, size_t i, bool all_words,
		     struct table *table)
{
	const struct catalog *catalog = item->catalog;
	const struct tool *tool = item->tool;

	table_add(table, words_called(tool));
	table_add(table, cell_text(tool->detail->tagline));
	table_add(table, words_verdict(comparison->words[i]));
	table_add(table, cell_share(tool->panel, "no reviews"));
	if (comparison->weighted)
		table_add(table, item_weighted(item));
	table_add(table, cell_share(tool->votes, "no votes yet"));
	table_add(table, compared_price(comparison, i));
	table_add(table, cell_text_or(tool->license, "unknown"));
	table_add(table, cell_text_or(tool->detail->best_for, "not said"));
	for (size_t r = 0; r < catalog->reviewer_count; r++) {
		struct line line = line_of(catalog, comparison, card, r);
		const struct review *review = card_at(catalog, card, i, r);

		if (!line.judged)
			continue;
		table_add(table, review
				     ? words_review(review,
						    all_words || is_split(line),
						    !all_words)
				     : cell_absent("no review"));
	}
}

static void add_answer(const struct catalog *catalog,
		       const struct comparison *comparison,
		       struct report *report)
{
	struct buffer answer;

	buffer_init(&answer);
	answer_text(catalog, comparison, &answer);
	report_answer(report, arena_string(&report->arena, answer.bytes));
	buffer_release(&answer);
}

/* What would change the answer, and how it was weighted. */
static void add_changes(const struct item *items,
			const struct compared *compared, struct report *report)
{
	struct buffer text;

	buffer_init(&text);
	weights_words(&items[0], &text);
	weights_turns(&items[0], compared, &text);
	if (text.length)
		report_paragraph(report,
				 arena_string(&report->arena, text.bytes));
	buffer_clear(&text);
	change_words(items[0].catalog, compared, &text);
	if (text.length)
		report_paragraph(report,
				 arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

/* Only what was asked for, under the tools' names. */
static void add_named(const struct fields *fields, const struct item *items,
		      size_t count, struct report *report)
{
	struct table *table = report_table(report, LAYOUT_SIDE_BY_SIDE);

	table_column(table, "name", "");
	for (size_t i = 0; i < fields->count; i++)
		table_column(table, fields->items[i]->id,
			     fields->items[i]->title ? fields->items[i]->title
						     : fields->items[i]->id);
	for (size_t i = 0; i < count; i++) {
		table_add(table, item_name(&items[i]));
		for (size_t j = 0; j < fields->count; j++)
			table_add(table, fields->items[j]->cell(&items[i]));
	}
}

void compare_report(const struct fields *fields, const struct item *items,
		    const struct compared *compared, bool all_words,
		    struct report *report)
{
	const struct comparison *comparison = compared->comparison;
	const struct catalog *catalog = items[0].catalog;
	const struct review **card = scorecard(catalog, comparison);
	struct table *table;

	add_heading(comparison, report);
	if (fields->named) {
		add_named(fields, items, comparison->count, report);
	} else {
		table = report_table(report, LAYOUT_SIDE_BY_SIDE);
		add_columns(catalog, comparison, card, table);
		for (size_t i = 0; i < comparison->count; i++)
			add_tool(&items[i], comparison, card, i, all_words,
				 table);
	}
	free(card);
	add_answer(catalog, comparison, report);
	duels_say_pairs(items, comparison->count, report);
	add_changes(items, compared, report);
	if (!fields->named)
		contest_report(compared->contest, report);
	fields_fill(report_list(report), fields, items, comparison->count);
}
