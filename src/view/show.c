#include "smolcmp/score.h"
#include "view/item.h"
#include "view/words.h"

/* Text: members down the side, each only if there is something to say. */

static void add_member(struct table *table, const char *id, const char *title)
{
	table_column(table, id, title);
}

/* One tool side by side with nothing: the same row per member as compare. */
struct member_cell {
	const char *id;
	const char *title;
	struct cell cell;
};

static void add_count(struct buffer *text, struct count count, const char *noun)
{
	if (count.known)
		buffer_printf(text, "%llu %s%s, ",
			      (unsigned long long)count.value, noun,
			      count.value == 1 ? "" : "s");
}

static const char *fact_text(struct report *report, const struct facts *facts)
{
	struct buffer text;
	const char *made;

	buffer_init(&text);
	add_count(&text, facts->parameters, "parameter");
	add_count(&text, facts->downloads, "download");
	add_count(&text, facts->likes, "like");
	if (facts->gated != FLAG_ABSENT)
		buffer_printf(&text, "%s, ",
			      facts->gated == FLAG_YES ? "gated" : "not gated");
	if (text.length)
		text.bytes[text.length -= 2] = '\0';
	made = text.length ? arena_string(&report->arena, text.bytes) : NULL;
	buffer_release(&text);
	return made;
}

/* A line each. */
static struct cell lines_of(struct texts list)
{
	struct cell cell = cell_list(list);

	cell.prose = true;
	return cell;
}

/* Plans by name, their prices as in other places. */
static struct cell plans_cell(struct report *report,
			      const struct pricing *pricing)
{
	struct texts list = { .count = 0 };

	list.items = arena_alloc(&report->arena,
				 pricing->plan_count * sizeof(*list.items));
	while (list.count < pricing->plan_count) {
		const struct plan *plan = &pricing->plans[list.count];

		list.items[list.count++] =
		    arena_printf(&report->arena, "%s: %s", plan->name,
				 price_text(&report->arena, &plan->price));
	}
	return lines_of(list);
}

/* What a publisher printed. */
static struct cell stated_cell(struct report *report,
			       const struct stated *stated)
{
	const char *panel = "", *community = "";

	if (stated->panel_ship_percent.known)
		panel = arena_printf(&report->arena, "panel %.15g%%",
				     stated->panel_ship_percent.value);
	if (stated->community_ship_percent.known)
		community = arena_printf(&report->arena, "%scommunity %.15g%%",
					 panel[0] ? ", " : "",
					 stated->community_ship_percent.value);
	if (!panel[0] && !community[0])
		return cell_absent(NULL);
	return cell_text(
	    arena_printf(&report->arena, "%s%s", panel, community));
}

static struct cell listings_cell(struct report *report,
				 const struct tool_detail *detail)
{
	struct arena *arena = &report->arena;
	size_t count = detail->listing_count;
	const char **urls = arena_alloc(arena, count * sizeof(*urls));
	struct texts list = { arena_alloc(arena, count * sizeof(*list.items)),
			      count };

	for (size_t i = 0; i < count; i++) {
		const struct listing *listing = &detail->listings[i];

		list.items[i] =
		    arena_printf(arena, "%s %s", listing->kind, listing->id);
		urls[i] = listing->url;
	}
	return cell_about(cell_list(list), SUBJECT_ADDRESS, urls);
}

static void add_members(struct report *report, const struct item *item)
{
	const struct tool *tool = item->tool;
	const struct tool_detail *detail = tool->detail;
	const struct member_cell members[] = {
		{ "slug", "Slug", words_slug(tool) },
		{ "tagline", "Tagline", cell_text(detail->tagline) },
		{ "verdict", "Verdict", item_verdict(item) },
		{ "panel", "Panel", item_panel(item) },
		{ "community", "Community", item_community(item) },
		{ "score", "Score", item_score(item) },
		{ "price", "Entry price", item_price(item) },
		{ "price_note", "Price note", cell_text(tool->price_note) },
		{ "plans", "Plans", plans_cell(report, tool->plans) },
		{ "price_url", "Price at",
		  cell_about(cell_text(tool->plans->url), SUBJECT_ADDRESS,
			     NULL) },
		{ "price_checked", "Price checked",
		  cell_date(tool->price_checked) },
		{ "votes_as_of", "Votes of", cell_date(tool->votes_as_of) },
		{ "stated", "Stated", stated_cell(report, &detail->stated) },
		{ "license", "Licence", cell_text(tool->license) },
		{ "vendor", "Vendor", cell_text(tool->vendor) },
		{ "best_for", "Best for", cell_text(detail->best_for) },
		{ "description", "Description",
		  cell_prose(detail->description) },
		{ "tags", "Tags", cell_list(tool->tags) },
		{ "aliases", "Also called", cell_list(tool->aliases) },
		{ "alternatives", "Alternatives",
		  cell_about(cell_list(detail->alternatives), SUBJECT_TOOL,
			     NULL) },
		{ "benchmarks", "Benchmarks",
		  lines_of(item_benchmarks(item).list) },
		{ "facts", "Facts",
		  cell_text(fact_text(report, &detail->facts)) },
		{ "homepage", "Homepage",
		  cell_about(cell_text(detail->homepage), SUBJECT_ADDRESS,
			     NULL) },
		{ "sources", "Listed at", listings_cell(report, detail) },
		{ "released", "Released", cell_date(tool->released) },
		{ "added", "Added", cell_date(tool->added) },
	};
	struct table *table = report_table(report, LAYOUT_SIDE_BY_SIDE);
	size_t count = sizeof(members) / sizeof(*members);

	for (size_t i = 0; i < count; i++)
		if (members[i].cell.kind != CELL_ABSENT || members[i].cell.text)
			add_member(table, members[i].id, members[i].title);
	for (size_t i = 0; i < count; i++)
		if (members[i].cell.kind != CELL_ABSENT || members[i].cell.text)
			table_add(table, members[i].cell);
}

static void add_reviews(struct report *report, const struct item *reviews,
			size_t count)
{
	struct table *table = report_table(report, LAYOUT_SIDE_BY_SIDE);

	for (size_t i = 0; i < count; i++) {
		const struct review *review = reviews[i].review;
		const char *id =
		    reviews[i].catalog->reviewers[review->reviewer].id;
		char date[DATE_TEXT];
		const char *title = id;

		if (date_is_known(review->date))
			title = arena_printf(&report->arena, "%s %s", id,
					     date_format(review->date, date));
		if (!review->current)
			title = arena_printf(&report->arena, "(%s)", title);
		table_column(table, id, title)->about = (struct about){
			SUBJECT_REVIEWER,
			&reviews[i].catalog->reviewers[review->reviewer].id
		};
	}
	for (size_t i = 0; i < count; i++) {
		struct cell cell = words_review(reviews[i].review, true, false);

		cell.score.known = reviews[i].review->has_score;
		cell.score.value = reviews[i].review->score;
		table_add(table, cell);
	}
}

/* Say so if some reviews are history. */
static void add_note(struct report *report, const struct tool *tool,
		     const char *note)
{
	bool history = false;

	for (size_t i = 0; i < tool->review_count; i++)
		history |= !tool->reviews[i].current;
	if (history)
		report_paragraph(report, note);
}

void show_report(const struct fields *fields, const struct item *reviews,
		 const struct item *tool, struct report *report)
{
	size_t count = tool->tool->review_count;

	words_heading(report, words_tool(tool->tool), tool->tool->category);
	if (fields->named) {
		fields_report(fields, reviews, count, report);
		add_note(report, tool->tool,
			 "Some of these reviews do not count: a later one "
			 "replaces them, or they are after the day asked for. "
			 "The field 'current' tells which do.");
		return;
	}
	add_members(report, tool);
	if (count)
		add_reviews(report, reviews, count);
	add_note(report, tool->tool,
		 "Reviews in parentheses do not count: a later one replaces "
		 "them, or they are after the day asked for.");
	fields_fill(report_list(report), fields, reviews, count);
}
