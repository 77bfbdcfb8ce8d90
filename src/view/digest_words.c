#include "view/digest.h"

#include <inttypes.h>
#include <string.h>

#include "smolcmp/strength.h"
#include "view/turn.h"

enum { REVIEWS = 6 }; /* that are named of a tool */

/* What there is of a kind, behind a number. */
static const struct {
	const char *one;
	const char *several;
} counts[DIGEST_KINDS] = {
	[DIGEST_LISTING] = { "tool is new", "tools are new" },
	[DIGEST_VERDICT] = { "tool has its first verdict",
			     "tools have their first verdicts" },
	[DIGEST_FLIP] = { "verdict turned", "verdicts turned" },
	[DIGEST_CALL] = { "close call is decided", "close calls are decided" },
	[DIGEST_PICK] = { "pick changed", "picks changed" },
	[DIGEST_PRICE] = { "price changed", "prices changed" },
	[DIGEST_LICENSE] = { "licence changed", "licences changed" },
	[DIGEST_CONTRADICTION] = { "contradiction is new",
				   "contradictions are new" },
	[DIGEST_PANEL] = { "verdict held through other reviews or votes",
			   "verdicts held through other reviews or votes" },
	[DIGEST_REMOVAL] = { "tool is gone", "tools are gone" },
};

/* A capital in place of the letter at this byte. */
static void begin_sentence(struct buffer *text, size_t at)
{
	if (text->bytes[at] >= 'a' && text->bytes[at] <= 'z')
		text->bytes[at] = (char)(text->bytes[at] - 'a' + 'A');
}

static void say_counts(const struct digest *digest, struct buffer *text)
{
	size_t kinds = 0;
	size_t said = 0;

	for (int kind = 0; kind < DIGEST_KINDS; kind++)
		kinds += digest->counts[kind] > 0;
	for (int kind = 0; kind < DIGEST_KINDS; kind++) {
		size_t count = digest->counts[kind];
		struct buffer item;

		if (!count)
			continue;
		buffer_init(&item);
		words_add_number(&item, count);
		buffer_printf(&item, " %s",
			      count == 1 ? counts[kind].one
					 : counts[kind].several);
		words_add_item(text, item.bytes, said++, kinds, "and");
		buffer_release(&item);
	}
	begin_sentence(text, 0);
}

/* How many of the tools there were have nothing new. */
static void say_rest(const struct diff *diff, struct buffer *text)
{
	size_t before = diff->unchanged + diff->changes[DIFF_CHANGED] +
			diff->changes[DIFF_REMOVED];

	if (!before)
		return;
	buffer_add_string(text, "; ");
	if (diff->unchanged)
		words_add_number(text, diff->unchanged);
	else
		buffer_add_string(text, "none");
	buffer_add_string(text, " of the ");
	words_add_number(text, before);
	buffer_printf(text, " tool%s there before %s", before == 1 ? "" : "s",
		      diff->unchanged > 1 ? "stay as they were"
					  : "stays as it was");
}

void digest_words(const struct digest *digest, struct buffer *text)
{
	const struct diff *diff = &digest->diff;

	if (digest->count) {
		say_counts(digest, text);
		say_rest(diff, text);
		buffer_add_char(text, '.');
		return;
	}
	buffer_printf(text,
		      "Nothing changed: %zu tool%s with the same verdicts, "
		      "reviews%s.",
		      diff->unchanged, diff->unchanged == 1 ? "" : "s",
		      digest->span.by_dates ? " and votes"
					    : ", votes, prices and licences");
}

const struct diff_tool *digest_tool(const struct digest *digest,
				    const struct digest_change *change)
{
	return &digest->diff.tools[change->tool];
}

/* What is not the pick, or everything that was asked about. */
static void say_others(const struct digest *digest, const struct texts *slugs,
		       const char *but, struct buffer *text)
{
	size_t count = slugs->count - (but && texts_have(slugs, but));
	size_t said = 0;

	for (size_t i = 0; i < slugs->count; i++) {
		const struct tool *tool = diff_side_tool(
		    &digest->diff.sides[DIFF_NEW], slugs->items[i]);

		if (!but || strcmp(slugs->items[i], but) != 0)
			words_add_item(
			    text, tool ? words_tool(tool) : slugs->items[i],
			    said++, count, "and");
	}
}

/* "Kelp is new in Editors (ship, 3 of 4). A small editor." */
static void say_listing(const struct digest *digest,
			const struct diff_tool *tool, struct buffer *text)
{
	const struct tool *new = tool->tools[DIFF_NEW];

	(void)digest;
	diff_whole(tool, DIFF_NEW, "", text);
	buffer_add_string(text, " is new");
	if (new->category)
		buffer_printf(text, " in %s", new->category);
	buffer_add_char(text, '.');
	if (new->detail &&new->detail->tagline)
		buffer_printf(text, " %s", new->detail->tagline);
}

static void say_panel(const struct diff_tool *tool, struct buffer *text)
{
	struct share old = tool->tools[DIFF_OLD]->panel;
	struct share new = tool->tools[DIFF_NEW]->panel;

	if (!tool->panel || !share_is_known(new))
		return;
	buffer_printf(text, "; %" PRIu64 " of %" PRIu64 " would ship it",
		      new.ship, new.total);
	if (share_is_known(old))
		buffer_printf(text, ", %" PRIu64 " of %" PRIu64 " before",
			      old.ship, old.total);
}

static void say_verdict(const struct digest *digest,
			const struct diff_tool *tool, struct buffer *text)
{
	buffer_printf(text, "%s has its first verdict: %s", diff_name(tool),
		      verdict_token(tool->words[DIFF_NEW]));
	diff_blame(&digest->diff, tool, text);
	say_panel(tool, text);
	buffer_add_char(text, '.');
}

static void say_flip(const struct digest *digest, const struct diff_tool *tool,
		     struct buffer *text)
{
	diff_turned(&digest->diff, tool, text);
	say_panel(tool, text);
	buffer_add_char(text, '.');
}

static void say_price(const struct digest *digest, const struct diff_tool *tool,
		      struct buffer *text)
{
	(void)digest;
	buffer_add_string(text, "The price ");
	diff_repriced(tool, text);
	buffer_add_char(text, '.');
}

static void say_license(const struct digest *digest,
			const struct diff_tool *tool, struct buffer *text)
{
	(void)digest;
	buffer_add_string(text, "The licence ");
	diff_relicensed(tool, text);
	buffer_add_char(text, '.');
}

static void say_votes(const struct diff_tool *tool, struct buffer *text)
{
	struct share old = tool->tools[DIFF_OLD]->votes;
	struct share new = tool->tools[DIFF_NEW]->votes;

	if (!tool->votes || !share_is_known(new))
		return;
	buffer_printf(text, "; of its votes %" PRIu64 " of %" PRIu64 " ship it",
		      new.ship, new.total);
	if (share_is_known(old))
		buffer_printf(text, ", %" PRIu64 " of %" PRIu64 " before",
			      old.ship, old.total);
}

/* "; Ada: ship (now with score 90)" */
static void say_reviews(const struct diff_tool *tool, struct buffer *text)
{
	struct arena arena;

	arena_init(&arena);
	for (size_t i = 0; i < tool->review_count && i < REVIEWS; i++) {
		const struct diff_review *review = &tool->reviews[i];

		buffer_printf(text, "; %s: %s",
			      words_reviewer(review->reviewer),
			      turn_words(&arena, review->reviews[DIFF_OLD],
					 review->reviews[DIFF_NEW], false));
	}
	if (tool->review_count > REVIEWS) {
		buffer_add_string(text, "; and ");
		words_add_number(text, tool->review_count - REVIEWS);
		buffer_add_string(text, " more");
	}
	arena_release(&arena);
}

static void say_same(const struct digest *digest, const struct diff_tool *tool,
		     struct buffer *text)
{
	(void)digest;
	buffer_printf(text, "%s is %s as before", diff_name(tool),
		      verdict_token(tool->words[DIFF_NEW]));
	say_panel(tool, text);
	say_votes(tool, text);
	say_reviews(tool, text);
	buffer_add_char(text, '.');
}

static void say_removal(const struct digest *digest,
			const struct diff_tool *tool, struct buffer *text)
{
	(void)digest;
	diff_whole(tool, DIFF_OLD, "was ", text);
	buffer_add_string(text, " is gone.");
}

static void say_call(const struct digest *digest,
		     const struct digest_call *call, struct buffer *text)
{
	buffer_add_string(text, "Between ");
	say_others(digest, &call->tools, NULL, text);
	buffer_printf(text,
		      " it was open, and the pick is now %s: it goes by the "
		      "%s",
		      words_tool(call->pick), rule_token(call->rule));
	if (call->has_strength)
		buffer_printf(text, ", and the evidence is %s",
			      strength_words(call->strength));
	buffer_add_char(text, '.');
}

const char *digest_facet(enum facet facet)
{
	return facet == FACET_LICENSE ? "licence" : facet_words[facet];
}

static void say_contradiction(const struct digest *digest,
			      const struct contradiction *one,
			      struct buffer *text)
{
	const struct yardstick *yardstick =
	    digest->diff.sides[DIFF_NEW].yardstick;
	struct arena arena;

	arena_init(&arena);
	buffer_printf(
	    text,
	    "%s (%s) and %s (%s) have the same %s, but the %s of one is %s and "
	    "that of the other %s.",
	    words_tool(one->first), one->first->slug, words_tool(one->tool),
	    one->tool->slug, one->same, digest_facet(one->facet),
	    facet_text(one->facet, yardstick, one->first, &arena),
	    facet_text(one->facet, yardstick, one->tool, &arena));
	arena_release(&arena);
}

/* How changes of tools are told. */
static const struct {
	const char *before; /* in the title, around the name */
	const char *behind;
	void (*say)(const struct digest *digest, const struct diff_tool *tool,
		    struct buffer *text);
} tellings[DIGEST_KINDS] = {
	[DIGEST_LISTING] = { "New: ", "", say_listing },
	[DIGEST_VERDICT] = { "First verdict: ", "", say_verdict },
	[DIGEST_FLIP] = { "", "", say_flip },
	[DIGEST_PRICE] = { "Price: ", "", say_price },
	[DIGEST_LICENSE] = { "Licence: ", "", say_license },
	[DIGEST_PANEL] = { "", ": other reviews or votes", say_same },
	[DIGEST_REMOVAL] = { "Gone: ", "", say_removal },
};

void digest_sentence(const struct digest *digest,
		     const struct digest_change *change, struct buffer *text)
{
	switch (change->kind) {
	case DIGEST_CALL:
		say_call(digest, change->call, text);
		break;
	case DIGEST_PICK:
		diff_repicked(change->pick, text);
		buffer_add_char(text, '.');
		break;
	case DIGEST_CONTRADICTION:
		say_contradiction(digest, change->contradiction, text);
		break;
	default:
		tellings[change->kind].say(digest, digest_tool(digest, change),
					   text);
		break;
	}
}

void digest_title(const struct digest *digest,
		  const struct digest_change *change, struct buffer *text)
{
	const struct diff_tool *tool;

	switch (change->kind) {
	case DIGEST_CALL:
		buffer_printf(text, "Decided: %s over ",
			      words_tool(change->call->pick));
		say_others(digest, &change->call->tools,
			   change->call->pick->slug, text);
		break;
	case DIGEST_PICK:
		buffer_add_string(text, "Pick changed: ");
		say_others(digest, &change->pick->question->tools, NULL, text);
		break;
	case DIGEST_CONTRADICTION:
		buffer_printf(text, "Contradiction: %s and %s",
			      change->contradiction->first->slug,
			      change->contradiction->tool->slug);
		break;
	default:
		tool = digest_tool(digest, change);
		buffer_printf(text, "%s%s%s", tellings[change->kind].before,
			      diff_name(tool), tellings[change->kind].behind);
		if (change->kind == DIGEST_FLIP)
			buffer_printf(text, ": %s to %s",
				      verdict_token(tool->words[DIFF_OLD]),
				      verdict_token(tool->words[DIFF_NEW]));
		break;
	}
}
