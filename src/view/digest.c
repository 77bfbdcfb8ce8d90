#include "view/digest.h"

#include <string.h>

#include "view/item.h"
#include "view/turn.h"

/* A verdict that turns decides with all the others of its category. */
enum { CALLS = 12 };

/* Which reviewers are named of a tool. */
enum naming { NAME_NOBODY, NAME_MOVERS, NAME_ALL };

static const char *const naming_titles[] = {
	[NAME_MOVERS] = "By whom",
	[NAME_ALL] = "Reviews",
};

/* What is shown of a kind: columns of its own, those of some fields, and who
 * said another thing. */
struct section {
	const char *heading;
	void (*columns)(struct table *table);
	void (*cells)(const struct digest *digest,
		      const struct digest_change *change, struct report *report,
		      struct table *table);
	const char *fields; /* of diff's list; NULL: none */
	enum naming naming;
};

static void tool_columns(struct table *table)
{
	table_column(table, "name", "Tool")->kind = CELL_TEXT;
}

static void tool_cells(const struct digest *digest,
		       const struct digest_change *change,
		       struct report *report, struct table *table)
{
	(void)report;
	table_add(table, cell_text(diff_name(digest_tool(digest, change))));
}

/* What they say now and said before, a line each; movers are those with another
 * verdict. */
static struct cell said(const struct diff_tool *tool, enum naming naming,
			struct arena *arena)
{
	struct texts lines = { .count = 0 };
	struct cell cell;

	lines.items =
	    arena_alloc(arena, tool->review_count * sizeof(*lines.items));
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct diff_review *review = &tool->reviews[i];
		const struct review *old = review->reviews[DIFF_OLD];
		const struct review *new = review->reviews[DIFF_NEW];

		if (naming == NAME_ALL || !old || !new ||
		    old->verdict != new->verdict)
			lines.items[lines.count++] = arena_printf(
			    arena, "%s: %s", words_reviewer(review->reviewer),
			    turn_words(arena, old, new,
				       tool->words[DIFF_OLD] == WORD_UNRATED));
	}
	cell = cell_list(lines);
	cell.prose = true;
	return cell;
}

static void listing_columns(struct table *table)
{
	tool_columns(table);
	table_column(table, "category", "Category");
	table_column(table, "tagline", "What it is");
}

static void listing_cells(const struct digest *digest,
			  const struct digest_change *change,
			  struct report *report, struct table *table)
{
	const struct tool *tool = digest_tool(digest, change)->tools[DIFF_NEW];

	tool_cells(digest, change, report, table);
	table_add(table, cell_text(tool->category));
	table_add(table,
		  cell_text(tool->detail ? tool->detail->tagline : NULL));
}

static void call_columns(struct table *table)
{
	table_column(table, "pick", "Pick")->kind = CELL_TEXT;
	table_column(table, "over", "Over");
	table_column(table, "by", "By");
}

/* The names of what was not picked. */
static struct cell over(const struct digest *digest,
			const struct digest_call *call, struct arena *arena)
{
	const struct diff_side *side = &digest->diff.sides[DIFF_NEW];
	struct texts names = { .count = 0 };

	names.items =
	    arena_alloc(arena, call->tools.count * sizeof(*names.items));
	for (size_t i = 0; i < call->tools.count; i++) {
		const struct tool *tool =
		    diff_side_tool(side, call->tools.items[i]);

		if (tool != call->pick)
			names.items[names.count++] = words_tool(tool);
	}
	return cell_list(names);
}

static void call_cells(const struct digest *digest,
		       const struct digest_change *change,
		       struct report *report, struct table *table)
{
	const struct digest_call *call = change->call;

	table_add(table, cell_text(words_tool(call->pick)));
	table_add(table, over(digest, call, &report->arena));
	table_add(
	    table,
	    cell_text(call->has_strength
			  ? arena_printf(&report->arena, "%s (evidence: %s)",
					 rule_token(call->rule),
					 strength_words(call->strength))
			  : rule_token(call->rule)));
}

static void pick_columns(struct table *table)
{
	table_column(table, "tools", "Compared");
	table_column(table, "pick", "Pick");
}

static void pick_cells(const struct digest *digest,
		       const struct digest_change *change,
		       struct report *report, struct table *table)
{
	struct cell *sides =
	    arena_alloc(&report->arena, DIFF_SIDES * sizeof(*sides));

	(void)digest;
	for (int side = 0; side < DIFF_SIDES; side++)
		sides[side] = cell_text(change->pick->picks[side]
					    ? change->pick->picks[side]
					    : "none");
	table_add(table, cell_list(change->pick->question->tools));
	table_add(table, cell_change(&sides[DIFF_OLD], &sides[DIFF_NEW]));
}

static void contradiction_columns(struct table *table)
{
	table_column(table, "first", "Tool")->kind = CELL_TEXT;
	table_column(table, "tool", "Also listed as")->kind = CELL_TEXT;
	table_column(table, "said", "What they say");
}

static void contradiction_cells(const struct digest *digest,
				const struct digest_change *change,
				struct report *report, struct table *table)
{
	const struct contradiction *one = change->contradiction;
	const struct yardstick *yardstick =
	    digest->diff.sides[DIFF_NEW].yardstick;
	struct arena *arena = &report->arena;

	table_add(table, cell_text(one->first->slug));
	table_add(table, cell_text(one->tool->slug));
	table_add(table,
		  cell_text(arena_printf(
		      arena, "%s is %s, and %s; the same %s",
		      digest_facet(one->facet),
		      facet_text(one->facet, yardstick, one->first, arena),
		      facet_text(one->facet, yardstick, one->tool, arena),
		      one->same)));
}

static const struct section sections[DIGEST_KINDS] = {
	[DIGEST_LISTING] = { "New tools", listing_columns, listing_cells,
			     "verdict,panel,price", NAME_NOBODY },
	[DIGEST_VERDICT] = { "First verdicts", tool_columns, tool_cells,
			     "verdict,panel", NAME_MOVERS },
	[DIGEST_FLIP] = { "Verdicts that turned", tool_columns, tool_cells,
			  "verdict,panel", NAME_MOVERS },
	[DIGEST_CALL] = { "Close calls, now decided", call_columns, call_cells,
			  NULL, NAME_NOBODY },
	[DIGEST_PICK] = { "Picks that changed", pick_columns, pick_cells, NULL,
			  NAME_NOBODY },
	[DIGEST_PRICE] = { "Prices", tool_columns, tool_cells, "price",
			   NAME_NOBODY },
	[DIGEST_LICENSE] = { "Licences", tool_columns, tool_cells, "license",
			     NAME_NOBODY },
	[DIGEST_CONTRADICTION] = { "New contradictions", contradiction_columns,
				   contradiction_cells, NULL, NAME_NOBODY },
	[DIGEST_PANEL] = { "Other reviews and votes, the same verdict",
			   tool_columns, tool_cells, "verdict,panel,community",
			   NAME_ALL },
	[DIGEST_REMOVAL] = { "Gone", tool_columns, tool_cells, "verdict,panel",
			     NAME_NOBODY },
};

/* The fields of a section; weights are shown beside each panel. */
static struct fields choose(const struct section *section,
			    const struct digest *digest, struct report *report)
{
	static struct error error; /* never used: the names are right */
	const char *names = section->fields;
	struct fields fields = { .items = NULL };
	const char *panel = names ? strstr(names, "panel") : NULL;

	if (!names)
		return fields;
	if (panel && digest->diff.sides[DIFF_NEW].yardstick->weights)
		names =
		    arena_printf(&report->arena, "%.*s,weighted%s",
				 (int)(panel - names) + 5, names, panel + 5);
	error_init(&error);
	if (fields_choose(&diff_fields, names, false, &report->arena, &fields,
			  &error) < 0)
		fields.count = 0;
	return fields;
}

/* A section's columns behind those of its own: reviewers stand next to the
 * verdict, which they are why it turned. */
static void add_columns(const struct section *section,
			const struct fields *fields, struct table *table)
{
	size_t first = fields->count > 0;

	section->columns(table);
	fields_columns(table, &(struct fields){ fields->items, first, false });
	if (section->naming)
		table_column(table, "reviews", naming_titles[section->naming]);
	fields_columns(table, &(struct fields){ fields->items + first,
						fields->count - first, false });
}

static void add_line(const struct digest *digest, const struct section *section,
		     const struct digest_change *change,
		     const struct fields *fields, const struct item *items,
		     struct report *report, struct table *table)
{
	section->cells(digest, change, report, table);
	for (size_t i = 0; i < fields->count; i++) {
		table_add(table, fields->items[i]->cell(&items[change->tool]));
		if (i == 0 && section->naming)
			table_add(table, said(digest_tool(digest, change),
					      section->naming, &report->arena));
	}
}

static void add_section(const struct digest *digest, enum digest_kind kind,
			const struct item *items, struct report *report)
{
	const struct section *section = &sections[kind];
	const struct digest_change *changes = digest_changes(digest, kind);
	struct fields fields = choose(section, digest, report);
	size_t most = kind == DIGEST_CALL ? CALLS : SIZE_MAX;
	struct table *table;

	report_heading(report, section->heading, NULL);
	table = report_table(report, LAYOUT_ROWS);
	add_columns(section, &fields, table);
	for (size_t i = 0; i < digest->counts[kind] && i < most; i++)
		add_line(digest, section, &changes[i], &fields, items, report,
			 table);
	for (size_t i = 1; i < table->column_count; i++)
		table->columns[i].hidden |= table_is_silent(table, i);
	if (digest->counts[kind] > most)
		report_paragraph(report,
				 arena_printf(&report->arena,
					      "And %zu more, which JSON and "
					      "feed have.",
					      digest->counts[kind] - most));
}

static void add_title(const struct digest *digest, struct report *report)
{
	const struct digest_span *span = &digest->span;
	char since[DATE_TEXT];
	char until[DATE_TEXT];
	int32_t days;

	if (!date_is_known(span->since)) {
		report_title(report, "What changed", NULL);
		return;
	}
	days = date_days_between(span->since, span->until);
	report_title(report,
		     arena_printf(&report->arena, "What changed in %d day%s",
				  days, days == 1 ? "" : "s"),
		     arena_printf(&report->arena, "%s to %s",
				  date_format(span->since, since),
				  date_format(span->until, until)));
}

/* What this digest cannot know. */
static void add_limits(const struct digest *digest, struct report *report)
{
	if (digest->span.by_dates)
		report_paragraph(report,
				 "This goes by the dates in the data, which do "
				 "not show what changed of prices, licences "
				 "and listings, which tools are gone, nor "
				 "anything of reviews and votes without a "
				 "date.");
	if (digest->untried)
		report_paragraph(
		    report, arena_printf(
				&report->arena,
				"Of the pairs of tools within a category %s "
				"were too many to compare, so some close "
				"calls may be missing.",
				words_number(&report->arena, digest->untried)));
}

void digest_report(const struct fields *fields, const struct digest *digest,
		   const struct item *items, struct report *report)
{
	struct buffer text;

	buffer_init(&text);
	digest_words(digest, &text);
	add_title(digest, report);
	report_answer(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
	if (fields->named) {
		fields_report(fields, items, digest->diff.count, report);
	} else {
		for (int kind = 0; kind < DIGEST_KINDS; kind++)
			if (digest->counts[kind])
				add_section(digest, (enum digest_kind)kind,
					    items, report);
		fields_fill(report_list(report), fields, items,
			    digest->diff.count);
	}
	add_limits(digest, report);
}
