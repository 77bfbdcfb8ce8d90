/* What was recorded of tools, beside what is said of them today. */
#include "view/item.h"
#include "view/words.h"

enum side { RECORDED, LIVE, SIDES };

/* What both sides have alike. */
static struct cell number_cell(const struct held_tool *held, enum fact fact,
			       enum side side)
{
	const struct facts *facts = &held->tool->detail->facts;
	const struct live_facts *live = held->live;

	switch (fact) {
	case FACT_PARAMETERS:
		return cell_count(side == LIVE ? live->parameters
					       : facts->parameters);
	case FACT_DOWNLOADS:
		return cell_count(side == LIVE ? live->downloads
					       : facts->downloads);
	case FACT_LIKES:
		return cell_count(side == LIVE ? live->likes : facts->likes);
	case FACT_GATED:
		return cell_flag(side == LIVE ? live->gated : facts->gated);
	default:
		return cell_date(side == LIVE ? live->last_modified
					      : facts->last_modified);
	}
}

static struct cell cell_of(const struct held_tool *held, enum fact fact,
			   enum side side)
{
	switch (fact) {
	case FACT_STATE:
	case FACT_ID:
	case FACT_LICENSE:
		/* These are texts that somebody else has. */
		return cell_text(side == LIVE
				     ? facts_live(held, fact, NULL)
				     : facts_recorded(held, fact, NULL));
	default:
		return number_cell(held, fact, side);
	}
}

/* What is known of one side, or NULL. */
static struct cell *side_cell(const struct item *item, enum fact fact,
			      enum side side)
{
	struct cell *cell = arena_alloc(item->arena, sizeof(*cell));

	*cell = cell_of(item->held, fact, side);
	return cell->kind == CELL_ABSENT ? NULL : cell;
}

static struct cell both(const struct item *item, enum fact fact)
{
	const struct cell *recorded = side_cell(item, fact, RECORDED);
	const struct cell *live = side_cell(item, fact, LIVE);

	if (!recorded && !live)
		return cell_absent(NULL);
	return cell_change(recorded, live);
}

static struct cell source(const struct item *item)
{
	return cell_text(item->held->listing->kind);
}

static struct cell id(const struct item *item)
{
	return both(item, FACT_ID);
}

static struct cell state(const struct item *item)
{
	return cell_of(item->held, FACT_STATE, LIVE);
}

static struct cell license(const struct item *item)
{
	return both(item, FACT_LICENSE);
}

static struct cell parameters(const struct item *item)
{
	return both(item, FACT_PARAMETERS);
}

static struct cell gated(const struct item *item)
{
	return both(item, FACT_GATED);
}

static struct cell downloads(const struct item *item)
{
	return both(item, FACT_DOWNLOADS);
}

static struct cell likes(const struct item *item)
{
	return both(item, FACT_LIKES);
}

static struct cell last_modified(const struct item *item)
{
	return both(item, FACT_LAST_MODIFIED);
}

/* The names of those that are held so. */
static struct cell names(const struct item *item, enum held how)
{
	struct texts list = { .count = 0 };

	list.items = arena_alloc(item->arena, FACTS * sizeof(*list.items));
	for (int i = 0; i < FACTS; i++)
		if (item->held->facts[i] == how)
			list.items[list.count++] = fact_words[i];
	return cell_list(list);
}

static struct cell drift(const struct item *item)
{
	return names(item, HELD_DRIFT);
}

static struct cell unknown(const struct item *item)
{
	return names(item, HELD_UNKNOWN);
}

static const struct field rows[] = {
	{ "slug", "Tool", CELL_TEXT, 0, item_slug, NULL },
	{ "source", "Source", CELL_TEXT, 0, source, NULL },
	{ "id", "Id", CELL_TEXT, FIELD_CHANGE, id, NULL },
	{ "state", "State", CELL_TEXT, 0, state, NULL },
	{ "license", "Licence", CELL_TEXT, FIELD_CHANGE, license, NULL },
	{ "parameters", "Parameters", CELL_COUNT, FIELD_CHANGE, parameters,
	  NULL },
	{ "gated", "Gated", CELL_FLAG, FIELD_CHANGE, gated, NULL },
	{ "downloads", "Downloads", CELL_COUNT, FIELD_CHANGE, downloads, NULL },
	{ "likes", "Likes", CELL_COUNT, FIELD_CHANGE, likes, NULL },
	{ "last_modified", "Last change", CELL_DATE, FIELD_CHANGE,
	  last_modified, NULL },
	{ "drift", "Drift", CELL_LIST, 0, drift, NULL },
	{ "unknown", "Not comparable", CELL_LIST, 0, unknown, NULL },
};

const struct field_list facts_fields = { "tools", NULL, rows,
					 sizeof(rows) / sizeof(*rows) };

/* Text: a table per tool, with a line for each fact. */

static const char *const titles[FACTS] = {
	[FACT_STATE] = "State",	    [FACT_ID] = "Id",
	[FACT_LICENSE] = "Licence", [FACT_PARAMETERS] = "Parameters",
	[FACT_GATED] = "Gated",	    [FACT_DOWNLOADS] = "Downloads",
	[FACT_LIKES] = "Likes",	    [FACT_LAST_MODIFIED] = "Last change",
};

static const char *const state_phrases[LIVE_STATES] = {
	[LIVE_THERE] = "available",
	[LIVE_DISABLED] = "disabled",
	[LIVE_REMOVED] = "removed or private",
	[LIVE_NO_ID] = "no such id",
};

/* Where a tool is as it should be, that goes without saying. */
static bool is_shown(const struct held_tool *held, enum fact fact)
{
	if (fact == FACT_STATE || fact == FACT_ID)
		return held->facts[fact] == HELD_DRIFT;
	return cell_of(held, fact, RECORDED).kind != CELL_ABSENT ||
	       cell_of(held, fact, LIVE).kind != CELL_ABSENT;
}

static struct cell shown_cell(const struct held_tool *held, enum fact fact,
			      enum side side)
{
	struct cell cell = cell_of(held, fact, side);

	if (cell.kind == CELL_ABSENT)
		return cell_absent(side == LIVE ? "not known" : "not recorded");
	if (side == LIVE && held->facts[fact] == HELD_DRIFT)
		cell.tone = TONE_BAD;
	if (side == LIVE && fact == FACT_STATE)
		cell.text = state_phrases[held->live->state];
	return cell;
}

static const char *dated(struct arena *arena, const char *word,
			 struct date date)
{
	char text[DATE_TEXT];

	return date_is_known(date)
		   ? arena_printf(arena, "%s %s", word, date_format(date, text))
		   : word;
}

static void add_table(const struct held_tool *held, struct date today,
		      struct report *report)
{
	struct table *table = report_table(report, LAYOUT_SIDE_BY_SIDE);
	struct date checked = held->tool->detail->facts.checked;

	if (!date_is_known(checked))
		checked = held->listing->checked;
	table_column(table, "side", "");
	for (int i = 0; i < FACTS; i++)
		if (is_shown(held, (enum fact)i))
			table_column(table, fact_words[i], titles[i])->differs =
			    held->facts[i] == HELD_DRIFT;
	for (int side = 0; side < SIDES; side++) {
		table_add(table,
			  cell_text(side == LIVE
					? dated(&report->arena, "Live", today)
					: dated(&report->arena, "Recorded",
						checked)));
		for (int i = 0; i < FACTS; i++)
			if (is_shown(held, (enum fact)i))
				table_add(table, shown_cell(held, (enum fact)i,
							    (enum side)side));
	}
}

static void add_heading(const struct held_tool *held, struct report *report)
{
	report_heading(report, words_tool(held->tool),
		       arena_printf(&report->arena, "%s %s",
				    held->listing->kind, held->listing->id));
}

/* So many tools are named. */
enum { NAMED = 6 };

static const char *const nouns[FACTS] = {
	[FACT_ID] = "id",
	[FACT_LICENSE] = "licence",
	[FACT_PARAMETERS] = "parameters",
	[FACT_GATED] = "gate",
	[FACT_DOWNLOADS] = "downloads",
	[FACT_LIKES] = "likes",
	[FACT_LAST_MODIFIED] = "last change",
};

/* "Brook (licence, gate)" */
static const char *named(const struct held_tool *held, enum held how,
			 struct arena *arena)
{
	const char *text = arena_printf(arena, "%s (", words_tool(held->tool));
	const char *before = "";

	for (int i = 0; i < FACTS; i++) {
		if (held->facts[i] != how)
			continue;
		text = arena_printf(arena, "%s%s%s", text, before,
				    i == FACT_STATE
					? state_phrases[held->live->state]
					: nouns[i]);
		before = ", ";
	}
	return arena_printf(arena, "%s)", text);
}

/* True where something is held so, and nothing that says more stands before
 * it: of what is gone nothing else is known. */
static bool is_named(const struct held_tool *held, enum held how)
{
	return facts_have(held, how) && (how == HELD_DRIFT || held->live->id);
}

static size_t count_named(const struct facts_made *made, enum held how)
{
	size_t count = 0;

	for (size_t i = 0; i < made->count; i++)
		count += is_named(&made->tools[i], how);
	return count;
}

static void add_names(const struct facts_made *made, enum held how,
		      struct arena *arena, struct buffer *text)
{
	size_t all = count_named(made, how);
	size_t shown = all > NAMED ? NAMED + 1 : all;
	size_t named_so_far = 0;

	for (size_t i = 0; i < made->count && named_so_far < NAMED; i++)
		if (is_named(&made->tools[i], how))
			words_add_item(text, named(&made->tools[i], how, arena),
				       named_so_far++, shown, "and");
	if (all > NAMED)
		words_add_item(text,
			       arena_printf(arena, "%s more",
					    words_number(arena, all - NAMED)),
			       NAMED, shown, "and");
	buffer_add_char(text, '.');
}

static void add_answer(const struct facts_made *made, struct report *report)
{
	struct arena *arena = &report->arena;
	struct buffer text;

	buffer_init(&text);
	if (!made->count) {
		buffer_printf(&text,
			      "No tool has a source that can be asked, one of "
			      "the kind %s among its 'sources'.",
			      made->kinds);
	} else if (count_named(made, HELD_DRIFT)) {
		buffer_add_string(&text,
				  "What is recorded is not so any more: ");
		add_names(made, HELD_DRIFT, arena, &text);
	} else {
		buffer_add_string(&text, "What is recorded is still so");
		buffer_add_string(&text, count_named(made, HELD_UNKNOWN)
					     ? " where that can be told."
					     : ".");
	}
	if (count_named(made, HELD_UNKNOWN)) {
		buffer_add_string(&text, " It cannot be told of ");
		add_names(made, HELD_UNKNOWN, arena, &text);
	}
	report_answer(report, arena_string(arena, text.bytes));
	buffer_release(&text);
}

static void add_updates(const struct facts_made *made, struct report *report)
{
	struct buffer text;

	buffer_init(&text);
	if (!made->updated.count)
		buffer_add_string(&text, "Nothing new had to be recorded, so "
					 "no file was written.");
	else
		buffer_add_string(&text, "What is said today was recorded in ");
	for (size_t i = 0; i < made->updated.count; i++)
		words_add_item(&text,
			       arena_printf(&report->arena, "'%s'",
					    made->updated.items[i]),
			       i, made->updated.count, "and");
	if (made->updated.count)
		buffer_add_char(&text, '.');
	report_paragraph(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

void facts_report(const struct fields *fields, const struct facts_made *made,
		  const struct item *items, struct report *report)
{
	if (fields->named) {
		fields_report(fields, items, made->count, report);
	} else {
		for (size_t i = 0; i < made->count; i++) {
			add_heading(&made->tools[i], report);
			add_table(&made->tools[i], made->today, report);
		}
		fields_fill(report_list(report), fields, items, made->count);
	}
	add_answer(made, report);
	if (made->updates)
		add_updates(made, report);
}

json_t *facts_document(const struct fields *fields,
		       const struct facts_made *made, const struct item *items,
		       const struct provenance *provenance)
{
	json_t *document = document_begin("facts", provenance);

	json_object_set_new(document, "checked", document_date(made->today));
	json_object_set_new(document, facts_fields.name,
			    fields_objects(fields, items, made->count));
	json_object_set_new(document, "updated", document_texts(made->updated));
	return document;
}
