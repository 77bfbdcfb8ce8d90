#include "view/diff.h"

#include <inttypes.h>

/* So many tools are named of each kind of change, and so many reviewers of
 * each tool. */
enum { NAMED = 6, BLAMED = 4 };

const char *diff_name(const struct diff_tool *tool)
{
	return words_tool(tool->tools[DIFF_NEW] ? tool->tools[DIFF_NEW]
						: tool->tools[DIFF_OLD]);
}

static bool is_turned(const struct diff_tool *tool)
{
	return tool->change == DIFF_CHANGED &&
	       tool->words[DIFF_OLD] != tool->words[DIFF_NEW];
}

static bool is_added(const struct diff_tool *tool)
{
	return tool->change == DIFF_ADDED;
}

static bool is_removed(const struct diff_tool *tool)
{
	return tool->change == DIFF_REMOVED;
}

static bool is_repriced(const struct diff_tool *tool)
{
	return tool->price;
}

static bool is_relicensed(const struct diff_tool *tool)
{
	return tool->license;
}

/* What reviewers did alike: of each side a verdict, or NOTHING. */
enum { NOTHING = -1 };

static const struct deed {
	int old;
	int new;
	const char *one; /* behind the name */
	const char *several;
} deeds[] = {
	{ VERDICT_SHIP, VERDICT_SKIP, "changed from ship to skip",
	  "changed from ship to skip" },
	{ VERDICT_SKIP, VERDICT_SHIP, "changed from skip to ship",
	  "changed from skip to ship" },
	{ NOTHING, VERDICT_SHIP, "is new and would ship it",
	  "are new and would ship it" },
	{ NOTHING, VERDICT_SKIP, "is new and would skip it",
	  "are new and would skip it" },
	{ VERDICT_SHIP, NOTHING, "would have shipped it and is gone",
	  "would have shipped it and are gone" },
	{ VERDICT_SKIP, NOTHING, "would have skipped it and is gone",
	  "would have skipped it and are gone" },
};

static int verdict_of(const struct review *review)
{
	return review ? (int)review->verdict : NOTHING;
}

/* True of a review that counts by the weights given. */
static bool is_heard(const struct diff *diff, const struct diff_review *review)
{
	for (int side = 0; side < DIFF_SIDES; side++)
		if (review->reviews[side] &&
		    yardstick_weight(diff->sides[side].yardstick,
				     review->reviews[side]->reviewer) > 0)
			return true;
	return false;
}

static bool did(const struct diff *diff, const struct diff_review *review,
		const struct deed *deed)
{
	return is_heard(diff, review) &&
	       verdict_of(review->reviews[DIFF_OLD]) == deed->old &&
	       verdict_of(review->reviews[DIFF_NEW]) == deed->new;
}

/* Name those who did it, behind opening if there are any. */
static bool say_deed(const struct diff *diff, const struct diff_tool *tool,
		     const struct deed *deed, const char *opening,
		     struct buffer *text)
{
	size_t count = 0;
	size_t said = 0;
	size_t named;

	for (size_t i = 0; i < tool->review_count; i++)
		count += did(diff, &tool->reviews[i], deed);
	if (!count)
		return false;
	buffer_add_string(text, opening);
	named = count <= BLAMED ? count : BLAMED - 1;
	for (size_t i = 0; i < tool->review_count && said < named; i++)
		if (did(diff, &tool->reviews[i], deed))
			words_add_item(
			    text, words_reviewer(tool->reviews[i].reviewer),
			    said++, count, "and");
	if (named < count) {
		buffer_add_string(text, " and ");
		words_add_number(text, count - named);
		buffer_add_string(text, " more");
	}
	buffer_printf(text, " %s", count == 1 ? deed->one : deed->several);
	return true;
}

void diff_blame(const struct diff *diff, const struct diff_tool *tool,
		struct buffer *text)
{
	const char *opening = " (";

	for (size_t i = 0; i < sizeof(deeds) / sizeof(*deeds); i++)
		if (say_deed(diff, tool, &deeds[i], opening, text))
			opening = ", ";
	if (opening[0] == ',')
		buffer_add_char(text, ')');
}

void diff_turned(const struct diff *diff, const struct diff_tool *tool,
		 struct buffer *text)
{
	buffer_printf(text, "%s is no longer %s but %s", diff_name(tool),
		      verdict_token(tool->words[DIFF_OLD]),
		      verdict_token(tool->words[DIFF_NEW]));
	diff_blame(diff, tool, text);
}

void diff_whole(const struct diff_tool *tool, int side, const char *was,
		struct buffer *text)
{
	struct share panel = tool->tools[side]->panel;

	buffer_printf(text, "%s (%s%s", diff_name(tool), was,
		      verdict_token(tool->words[side]));
	if (share_is_known(panel))
		buffer_printf(text, ", %" PRIu64 " of %" PRIu64, panel.ship,
			      panel.total);
	buffer_add_char(text, ')');
}

static void say_added(const struct diff *diff, const struct diff_tool *tool,
		      struct buffer *text)
{
	(void)diff;
	diff_whole(tool, DIFF_NEW, "", text);
}

static void say_removed(const struct diff *diff, const struct diff_tool *tool,
			struct buffer *text)
{
	(void)diff;
	diff_whole(tool, DIFF_OLD, "was ", text);
}

/* "10 EUR per month", and the model where that is another one. */
static void say_price(const struct tool *tool, bool model, struct buffer *text)
{
	struct arena arena;

	arena_init(&arena);
	buffer_add_string(text, tool->price.amount.known
				    ? price_text(&arena, &tool->price)
				    : "unknown");
	if (model && tool->pricing != PRICING_ABSENT &&
	    tool->pricing != PRICING_FREE)
		buffer_printf(text, " (%s)",
			      pricing_model_words[tool->pricing]);
	arena_release(&arena);
}

void diff_repriced(const struct diff_tool *tool, struct buffer *text)
{
	const struct tool *old = tool->tools[DIFF_OLD];
	const struct tool *new = tool->tools[DIFF_NEW];
	bool model = old->pricing != new->pricing;

	buffer_printf(text, "of %s is ", diff_name(tool));
	say_price(new, model, text);
	buffer_add_string(text, ", was ");
	say_price(old, model, text);
}

static void say_repriced(const struct diff *diff, const struct diff_tool *tool,
			 struct buffer *text)
{
	(void)diff;
	buffer_add_string(text, "that ");
	diff_repriced(tool, text);
}

void diff_relicensed(const struct diff_tool *tool, struct buffer *text)
{
	const char *old = tool->tools[DIFF_OLD]->license;
	const char *new = tool->tools[DIFF_NEW]->license;

	buffer_printf(text, "of %s is %s, was %s", diff_name(tool),
		      new ? new : "unknown", old ? old : "unknown");
}

static void say_relicensed(const struct diff *diff,
			   const struct diff_tool *tool, struct buffer *text)
{
	(void)diff;
	buffer_add_string(text, "that ");
	diff_relicensed(tool, text);
}

/* What is said of tools of one kind: a sentence each kind, which does not
 * begin with foreign words. */
static const struct {
	bool (*belongs)(const struct diff_tool *tool);
	const char *one;
	const char *several; /* behind their number */
	const char *between;
	void (*say)(const struct diff *diff, const struct diff_tool *tool,
		    struct buffer *text);
} sentences[] = {
	{ is_turned, "One verdict changed: ", " verdicts changed: ", "; ",
	  diff_turned },
	{ is_added, "One tool is new: ", " tools are new: ", ", ", say_added },
	{ is_removed, "One tool is gone: ", " tools are gone: ", ", ",
	  say_removed },
	{ is_repriced, "One price changed: ", " prices changed: ", "; ",
	  say_repriced },
	{ is_relicensed, "One licence changed: ", " licences changed: ", "; ",
	  say_relicensed },
};

/* "Two" or "14" and so on, to begin a sentence. */
static void add_capital(struct buffer *text, uint64_t number)
{
	size_t at;

	if (text->length)
		buffer_add_char(text, ' ');
	at = text->length;
	words_add_number(text, number);
	if (text->bytes[at] >= 'a' && text->bytes[at] <= 'z')
		text->bytes[at] = (char)(text->bytes[at] - 'a' + 'A');
}

static void say_sentence(const struct diff *diff, size_t sentence,
			 struct buffer *text)
{
	size_t count = 0;
	size_t said = 0;

	for (size_t i = 0; i < diff->count; i++)
		count += sentences[sentence].belongs(&diff->tools[i]);
	if (!count)
		return;
	if (count == 1) {
		buffer_add_string(text, text->length ? " " : "");
		buffer_add_string(text, sentences[sentence].one);
	} else {
		add_capital(text, count);
		buffer_add_string(text, sentences[sentence].several);
	}
	for (size_t i = 0; i < diff->count && said < NAMED; i++) {
		if (!sentences[sentence].belongs(&diff->tools[i]))
			continue;
		if (said++)
			buffer_add_string(text, sentences[sentence].between);
		sentences[sentence].say(diff, &diff->tools[i], text);
	}
	if (said < count) {
		buffer_add_string(text, sentences[sentence].between);
		buffer_add_string(text, "and ");
		words_add_number(text, count - said);
		buffer_add_string(text, " more");
	}
	buffer_add_char(text, '.');
}

void diff_repicked(const struct diff_pick *pick, struct buffer *text)
{
	const struct texts *tools = &pick->question->tools;
	const char *old = pick->picks[DIFF_OLD];
	const char *new = pick->picks[DIFF_NEW];

	buffer_add_string(text, "Of ");
	for (size_t i = 0; i < tools->count; i++)
		words_add_item(text, tools->items[i], i, tools->count, "and");
	buffer_printf(text, " the pick is now %s, was %s", new ? new : "none",
		      old ? old : "none");
}

static void say_picks(const struct diff *diff, struct buffer *text)
{
	for (size_t i = 0; i < diff->pick_count && i < NAMED; i++) {
		buffer_add_string(text, text->length ? " " : "");
		diff_repicked(&diff->picks[i], text);
		buffer_add_char(text, '.');
	}
}

void diff_words(const struct diff *diff, struct buffer *text)
{
	if (diff_is_empty(diff))
		return;
	say_sentence(diff, 0, text);
	say_picks(diff, text);
	if (!diff->verdicts)
		buffer_add_string(text, !diff->pick_count
					    ? "No verdict and no pick changed."
					    : " No verdict changed.");
	for (size_t i = 1; i < sizeof(sentences) / sizeof(*sentences); i++)
		say_sentence(diff, i, text);
}

void diff_counts(const struct diff *diff, struct buffer *text)
{
	static const enum diff_change order[] = { DIFF_CHANGED, DIFF_ADDED,
						  DIFF_REMOVED };
	size_t kinds = 0;

	if (diff_is_empty(diff)) {
		buffer_printf(text,
			      "Nothing changed: %zu tool%s with the same "
			      "verdicts, reviews, votes, prices and licences.",
			      diff->unchanged, diff->unchanged == 1 ? "" : "s");
		return;
	}
	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		size_t count = diff->changes[order[i]];

		if (!count)
			continue;
		buffer_printf(text, "%s%zu%s %s", kinds ? ", " : "", count,
			      kinds	   ? ""
			      : count == 1 ? " tool"
					   : " tools",
			      diff_change_words[order[i]]);
		kinds++;
	}
	buffer_printf(text, "%s%zu unchanged", kinds ? ", " : "",
		      diff->unchanged);
	if (diff->pick_count)
		buffer_printf(text, "; %zu pick%s changed", diff->pick_count,
			      diff->pick_count == 1 ? "" : "s");
	buffer_add_char(text, '.');
}
