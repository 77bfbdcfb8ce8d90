#include "view/duels.h"

#include <inttypes.h>
#include <string.h>

#include "view/item.h"
#include "view/words.h"

static const struct duelist *duelist_of(const struct item *item)
{
	return duels_of(item->duels, item->tool);
}

struct cell item_duels(const struct item *item)
{
	const struct duelist *duelist = duelist_of(item);
	struct cell cell;

	if (!duelist)
		return cell_absent(NULL);
	cell = cell_tally((struct duel_tally){ .strength = duelist->strength,
					       .se = duelist->se,
					       .wins = duelist->wins,
					       .ties = duelist->ties,
					       .total = duelist->total,
					       .group = duelist->group });
	/* Alone in its group there is nothing to be stronger than. */
	if (!duelist->peers)
		cell.tally.strength.known = cell.tally.se.known = false;
	if (item->duels->groups > 1)
		cell.text =
		    arena_printf(item->arena, "group %" PRIu64, duelist->group);
	return cell;
}

/* "66%", and never quite nothing or all. */
static const char *percent(struct arena *arena, double p)
{
	char text[PERCENT_TEXT];

	rate_percent(p, text);
	return arena_printf(arena, "%s%%", text);
}

/* Ranks. */

/* What votes say of the first item. */
struct order {
	size_t voted;	  /* items that have votes */
	size_t connected; /* of those, with the first; itself included */
	bool apart;	  /* not all of them are in one group */
	const struct tool *strongest; /* of the connected */
};

static struct order find_order(const struct duels *duels,
			       const struct rank *ranks, size_t count)
{
	const struct duelist *first = duels_of(duels, ranks[0].tool);
	const struct duelist *any = NULL;
	struct order order = { .strongest = ranks[0].tool };

	for (size_t i = 0; i < count; i++) {
		const struct duelist *duelist = duels_of(duels, ranks[i].tool);

		if (!duelist)
			continue;
		order.voted++;
		order.apart |= any && !duels_connect(any, duelist);
		any = duelist;
		if (!duels_connect(first, duelist))
			continue;
		order.connected++;
		if (duelist->strength.value >
		    duels_of(duels, order.strongest)->strength.value)
			order.strongest = ranks[i].tool;
	}
	return order;
}

static void say_first(const struct duels *duels, const struct tool *tool,
		      const struct order *order, struct arena *arena,
		      struct buffer *text)
{
	const struct duelist *first = duels_of(duels, tool);
	const char *slug = tool->slug;
	const char *strongest = order->strongest->slug;
	struct decimal p;

	buffer_add_string(text, "Head-to-head votes, which decide no rank, ");
	if (!first) {
		buffer_printf(text, "do not say anything of %s.", slug);
		return;
	}
	if (order->connected < 2) {
		buffer_printf(text, "connect %s with no other tool here.",
			      slug);
		return;
	}
	p = duels_p_wins(duels_of(duels, order->strongest), first);
	if (!p.known) {
		buffer_add_string(text, "are too many and too uneven to say "
					"which tool is the strongest.");
		return;
	}
	if (order->strongest == tool)
		buffer_printf(text,
			      "put no other of the %s tools here that they "
			      "connect before %s.",
			      words_number(arena, order->connected), slug);
	else
		buffer_printf(text,
			      "put %s before %s: of the %s tools here that "
			      "they connect it is the strongest, and would win "
			      "%s of the votes between the two.",
			      strongest, slug,
			      words_number(arena, order->connected),
			      percent(arena, p.value));
}

void duels_say_order(const struct duels *duels, const struct rank *ranks,
		     size_t count, struct report *report)
{
	struct order order;
	struct buffer text;

	if (!count || !duels->duelists)
		return;
	order = find_order(duels, ranks, count);
	if (!order.voted)
		return;
	buffer_init(&text);
	say_first(duels, ranks[0].tool, &order, &report->arena, &text);
	if (order.apart)
		buffer_add_string(&text,
				  " They do not connect all tools: a strength "
				  "counts within its group, and nothing is "
				  "claimed between groups.");
	report_paragraph(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

/* Comparisons. */

/* Two of the tools compared, on which there are votes. */
struct match {
	const struct item *a; /* in the order asked */
	const struct item *b;
	uint64_t a_wins; /* when they were held against each other */
	uint64_t b_wins;
	uint64_t ties;
	bool connected;
	struct decimal p; /* that a wins, where they are connected */
};

enum { MATCHES_MOST = COMPARE_MOST * (COMPARE_MOST - 1) / 2 };

struct matches {
	struct match items[MATCHES_MOST];
	size_t count;
};

static uint64_t votes_of(const struct match *match)
{
	return match->a_wins + match->b_wins + match->ties;
}

/* Add what their own duel says, if they have one. */
static void add_duel(const struct catalog *catalog, struct match *match)
{
	size_t a = (size_t)(match->a->tool - catalog->tools);
	size_t b = (size_t)(match->b->tool - catalog->tools);

	for (size_t i = 0; i < catalog->duel_count; i++) {
		const struct duel *duel = &catalog->duels[i];

		if (!duel->current || duel->a != (a < b ? a : b) ||
		    duel->b != (a < b ? b : a))
			continue;
		match->a_wins = a < b ? duel->a_wins : duel->b_wins;
		match->b_wins = a < b ? duel->b_wins : duel->a_wins;
		match->ties = duel->ties;
		return;
	}
}

static struct matches find_matches(const struct item *items, size_t count)
{
	struct matches matches = { .count = 0 };

	if (!items[0].duels->duelists)
		return matches;
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			const struct duelist *a = duelist_of(&items[i]);
			const struct duelist *b = duelist_of(&items[j]);
			struct match match = { .a = &items[i],
					       .b = &items[j],
					       .connected =
						   duels_connect(a, b) };

			if (!a || !b)
				continue;
			if (match.connected)
				match.p = duels_p_wins(a, b);
			add_duel(items[0].catalog, &match);
			if (match.connected || votes_of(&match))
				matches.items[matches.count++] = match;
		}
	return matches;
}

static void say_votes(const struct match *match, struct buffer *text)
{
	bool turned = match->b_wins > match->a_wins;
	const char *a = words_tool(match->a->tool);
	const char *b = words_tool(match->b->tool);
	uint64_t total = votes_of(match);

	if (!total) {
		buffer_printf(text,
			      "Nobody has voted on %s against %s, but on both "
			      "against others.",
			      a, b);
		return;
	}
	buffer_add_string(text, "In head-to-head votes ");
	if (match->ties == total) {
		buffer_printf(text,
			      "%s and %s are tied each time, %" PRIu64
			      " of %" PRIu64 ".",
			      a, b, total, total);
		return;
	}
	if (match->a_wins == match->b_wins)
		buffer_printf(text,
			      "%s and %s win %" PRIu64 " of %" PRIu64 " each",
			      a, b, match->a_wins, total);
	else
		buffer_printf(
		    text, "%s wins %" PRIu64 " of %" PRIu64 " against %s",
		    turned ? b : a, turned ? match->b_wins : match->a_wins,
		    total, turned ? a : b);
	if (match->ties)
		buffer_printf(text, ", %" PRIu64 " tied", match->ties);
	buffer_add_char(text, '.');
}

/* What follows from all votes, of these two and of others. */
static void say_chance(const struct match *match, struct arena *arena,
		       struct buffer *text)
{
	bool turned = match->p.value < .5;
	double p = turned ? 1 - match->p.value : match->p.value;

	if (!match->connected)
		buffer_add_string(text, " Nothing leads back from the one to "
					"the other, not over other tools "
					"either, so no chance is given.");
	else if (match->p.known)
		buffer_printf(
		    text,
		    " By all such votes together %s would win %s of those "
		    "to come.",
		    words_tool(turned ? match->b->tool : match->a->tool),
		    percent(arena, p));
}

static void add_sentence(const struct match *match, struct report *report)
{
	struct buffer text;

	buffer_init(&text);
	say_votes(match, &text);
	say_chance(match, &report->arena, &text);
	buffer_add_string(&text, " Such votes do not decide the answer.");
	report_paragraph(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}

static struct cell count_if(bool known, uint64_t count)
{
	return cell_count((struct count){ known, count });
}

static void add_table(const struct matches *matches, struct report *report)
{
	static const char *const columns[][2] = {
		{ "a_wins", "Wins" },
		{ "b_wins", "Losses" },
		{ "ties", "Ties" },
		{ "p_a_wins", "Would win" },
	};
	struct table *table = report_table(report, LAYOUT_ROWS);
	struct arena *arena = &report->arena;

	table_column(table, "a", "Head-to-head");
	table_column(table, "b", "Against");
	for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++)
		table_column(table, columns[i][0], columns[i][1])->right = true;
	for (size_t i = 0; i < matches->count; i++) {
		const struct match *match = &matches->items[i];
		bool met = votes_of(match) > 0;

		table_add(table, words_called(match->a->tool));
		table_add(table, words_called(match->b->tool));
		table_add(table, count_if(met, match->a_wins));
		table_add(table, count_if(met, match->b_wins));
		table_add(table, count_if(met, match->ties));
		table_add(table, cell_text(match->p.known
					       ? percent(arena, match->p.value)
					       : NULL));
	}
	report_paragraph(report,
			 "Such votes do not decide the answer. Where votes do "
			 "not connect two tools both ways, directly or over "
			 "others, nothing is claimed of who would win.");
}

void duels_say_pairs(const struct item *items, size_t count,
		     struct report *report)
{
	struct matches matches = find_matches(items, count);

	if (count == 2 && matches.count)
		add_sentence(&matches.items[0], report);
	else if (matches.count)
		add_table(&matches, report);
}

json_t *duels_array(const struct item *items, size_t count)
{
	struct matches matches = find_matches(items, count);
	json_t *array = json_array();

	for (size_t i = 0; i < matches.count; i++) {
		const struct match *match = &matches.items[i];
		json_t *object = json_object();

		json_object_set_new(object, "a",
				    document_text(match->a->tool->slug));
		json_object_set_new(object, "b",
				    document_text(match->b->tool->slug));
		json_object_set_new(object, "a_wins",
				    json_integer((json_int_t)match->a_wins));
		json_object_set_new(object, "b_wins",
				    json_integer((json_int_t)match->b_wins));
		json_object_set_new(object, "ties",
				    json_integer((json_int_t)match->ties));
		json_object_set_new(object, "p_a_wins",
				    document_decimal(match->p));
		json_object_set_new(object, "connected",
				    json_boolean(match->connected));
		json_array_append_new(array, object);
	}
	return array;
}

void view_note_undated_duels(struct report *report, const struct duels *duels,
			     const struct tool *const *tools, size_t count,
			     struct date as_of)
{
	bool undated = false;

	for (size_t i = 0; i < count; i++) {
		const struct duelist *duelist = duels_of(duels, tools[i]);

		undated |= duelist && duelist->undated;
	}
	if (undated && date_is_known(as_of))
		report_paragraph(report,
				 "Some of these head-to-head votes have no "
				 "date; they count on any day, so --as-of does "
				 "not leave them out.");
}
