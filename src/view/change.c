#include "view/change.h"

#include <stdlib.h>

#include "smolcmp/change.h"
#include "smolcmp/memory.h"
#include "view/words.h"

/* So many are named one by one. */
enum { NAMED = 4 };

/* What is being said. */
struct telling {
	const struct catalog *catalog;
	const struct comparison *comparison;
	const struct change *change;
	struct buffer *text;
};

static const char *tool_of(const struct telling *telling,
			   const struct edit *edit)
{
	return words_tool(telling->comparison->tools[edit->tool]);
}

static const char *done(enum verdict verdict)
{
	return verdict == VERDICT_SHIP ? "shipped" : "skipped";
}

static bool is_same(const struct edit *a, const struct edit *b)
{
	return a->tool == b->tool && a->verdict == b->verdict;
}

/* The reviewers of some edits that are alike: "a, b or c". */
static void say_reviewers(const struct telling *telling,
			  const struct edit *const *edits, size_t count,
			  const char *conjunction)
{
	if (count > NAMED) {
		buffer_add_string(telling->text,
				  conjunction[0] == 'o' ? "any one of " : "");
		words_add_number(telling->text, count);
		buffer_add_string(telling->text, " reviewers");
		return;
	}
	for (size_t i = 0; i < count; i++)
		words_add_item(
		    telling->text,
		    telling->catalog->reviewers[edits[i]->reviewer].id, i,
		    count, conjunction);
}

/* The edits of all ways, or of one, in which reviewers say the same of a tool
 * together: a clause for each of these. */
static void say_alike(const struct telling *telling,
		      const struct edit *const *edits, size_t count,
		      const char *conjunction, const char *between,
		      const char *verb)
{
	const struct edit **alike = memory_alloc(count * sizeof(*alike));
	bool *said = memory_zero(count, sizeof(*said));
	size_t clauses = 0;

	for (size_t i = 0; i < count; i++) {
		size_t same = 0;

		for (size_t j = i; j < count && !said[i]; j++)
			if (is_same(edits[i], edits[j])) {
				alike[same++] = edits[j];
				said[j] = j != i;
			}
		if (!same)
			continue;
		if (clauses++)
			buffer_add_string(telling->text, between);
		say_reviewers(telling, alike, same, conjunction);
		buffer_printf(telling->text, verb, done(edits[i]->verdict),
			      tool_of(telling, edits[i]));
	}
	free(alike);
	free(said);
}

/* One review that anybody of some could change or add, or several that would
 * have to be. */
static void say_reviews(const struct telling *telling, const char *verb)
{
	const struct change *change = telling->change;
	const struct way *first = &change->ways[0];
	size_t count =
	    change->count == 1 ? change->way_count : first->edit_count;
	const struct edit **edits = memory_alloc(count * sizeof(*edits));

	/* Of several others may do as well. */
	buffer_add_string(telling->text,
			  change->count == 1 ? "if " : "if for instance ");
	for (size_t i = 0; i < count; i++)
		edits[i] = change->count == 1 ? &change->ways[i].edits[0]
					      : &first->edits[i];
	if (change->count == 1)
		say_alike(telling, edits, count, "or", " or ", verb);
	else
		say_alike(telling, edits, count, "and", " and ", verb);
	free(edits);
}

static void say_minds(const struct telling *telling)
{
	say_reviews(telling, " %s %s");
}

static void say_first_reviews(const struct telling *telling)
{
	say_reviews(telling, " also reviewed and %s %s");
}

/* "skip A and B", or "the others" where the tools have been said in part. */
static void say_side(const struct telling *telling, const struct edit *edits,
		     enum verdict says, bool rest)
{
	size_t tools = telling->comparison->count;
	size_t count = 0, said = 0;

	for (size_t i = 0; i < tools; i++)
		count += edits[i].verdict == says;
	buffer_printf(telling->text, "%s%s ", verdict_words[says],
		      edits->count == 1 ? "s" : "");
	if (count == tools || (rest && count > 1)) {
		buffer_add_string(telling->text, rest	      ? "the others"
						 : tools == 2 ? "both"
							      : "all of them");
		return;
	}
	for (size_t i = 0; i < tools; i++)
		if (edits[i].verdict == says)
			words_add_item(telling->text,
				       tool_of(telling, &edits[i]), said++,
				       count, "and");
}

/* "ship A and skip B": what new reviewers who are alike say of all tools. */
static void say_opinion(const struct telling *telling, const struct edit *edits)
{
	size_t tools = telling->comparison->count;
	size_t ships = 0;
	bool ship_first;

	for (size_t i = 0; i < tools; i++)
		ships += edits[i].verdict == VERDICT_SHIP;
	/* Who is set apart comes first. */
	ship_first = ships && (ships == 1 || ships + 1 < tools);
	say_side(telling, edits, ship_first ? VERDICT_SHIP : VERDICT_SKIP,
		 false);
	if (!ships || ships == tools)
		return;
	buffer_add_string(telling->text, " and ");
	say_side(telling, edits, ship_first ? VERDICT_SKIP : VERDICT_SHIP,
		 true);
}

/* "with three more reviewers who all ship A and skip B", or "with two more
 * reviewers, one who ships A and skips B and one who skips both" */
static void say_new_reviewers(const struct telling *telling)
{
	const struct change *change = telling->change;
	const struct way *way = &change->ways[0];
	size_t tools = telling->comparison->count;
	size_t kinds = way->edit_count / tools;

	buffer_add_string(telling->text, "with ");
	words_add_number(telling->text, change->count);
	buffer_printf(telling->text, " more reviewer%s",
		      change->count == 1 ? "" : "s");
	for (size_t i = 0; i < kinds; i++) {
		const struct edit *edits = &way->edits[i * tools];

		if (kinds > 1) {
			buffer_add_string(telling->text, !i ? ", "
							 : i + 1 == kinds
							     ? " and "
							     : ", ");
			words_add_number(telling->text, edits->count);
		}
		buffer_add_string(telling->text, kinds > 1 || change->count == 1
						     ? " who "
						     : " who all ");
		say_opinion(telling, edits);
	}
}

/* "with 40 more votes to ship A" */
static void say_votes(const struct telling *telling)
{
	const struct edit *edit = &telling->change->ways[0].edits[0];

	buffer_add_string(telling->text, edit->count > CHANGE_VOTES_EXACT
					     ? "with about "
					     : "with ");
	words_add_number(telling->text, edit->count);
	buffer_printf(telling->text, " more vote%s to %s %s",
		      edit->count == 1 ? "" : "s", verdict_words[edit->verdict],
		      tool_of(telling, edit));
}

static void (*const sayings[CHANGE_KINDS])(const struct telling *) = {
	[CHANGE_MINDS] = say_minds,
	[CHANGE_REVIEWS] = say_first_reviews,
	[CHANGE_REVIEWERS] = say_new_reviewers,
	[CHANGE_VOTES] = say_votes,
};

/* What all kinds of changes come to, with "or" before the last. */
static void say_kinds(const struct telling *telling,
		      const struct change *changes)
{
	size_t count = 0, said = 0;

	for (int kind = 0; kind < CHANGE_KINDS; kind++)
		count += changes[kind].count > 0;
	for (int kind = 0; kind < CHANGE_KINDS; kind++) {
		struct telling one = *telling;

		if (!changes[kind].count)
			continue;
		if (said)
			buffer_add_string(telling->text,
					  said + 1 == count ? ", or " : ", ");
		one.change = &changes[kind];
		sayings[kind](&one);
		said++;
	}
}

static bool is_any(const struct change *changes)
{
	for (int kind = 0; kind < CHANGE_KINDS; kind++)
		if (changes[kind].count)
			return true;
	return false;
}

static void say_of(const struct telling *telling, const char *opening,
		   const struct change *changes)
{
	if (!is_any(changes))
		return;
	if (telling->text->length)
		buffer_add_char(telling->text, ' ');
	buffer_add_string(telling->text, opening);
	buffer_add_char(telling->text, ' ');
	say_kinds(telling, changes);
	buffer_add_char(telling->text, '.');
}

/* That it is firm: how many reviews were changed without effect. */
static void say_firm(const struct telling *telling,
		     const struct change *changes)
{
	uint64_t tried = changes[CHANGE_MINDS].tried;

	if (changes[CHANGE_MINDS].count || tried == UINT64_MAX)
		return;
	if (telling->text->length)
		buffer_add_char(telling->text, ' ');
	if (!tried) {
		buffer_add_string(telling->text,
				  "The reviews are too many to try changes of "
				  "them.");
		return;
	}
	buffer_add_string(telling->text,
			  telling->comparison->answer.pick >= 0
			      ? "The pick would hold whichever "
			      : "There would be no pick whichever ");
	if (tried > 1) {
		words_add_number(telling->text, tried);
		buffer_add_string(telling->text, " reviews");
	} else {
		buffer_add_string(telling->text, "review");
	}
	buffer_add_string(telling->text, " were turned round.");
}

void change_words(const struct catalog *catalog,
		  const struct compared *compared, struct buffer *text)
{
	const struct comparison *comparison = compared->comparison;
	const struct changes *changes = compared->changes;
	const struct answer *answer = &comparison->answer;
	struct telling telling = { catalog, comparison, NULL, text };
	const struct change *pick = changes->of[CHANGE_OF_PICK];
	const struct change *lead = changes->of[CHANGE_OF_LEAD];

	if (answer->pick < 0 && answer->lean >= 0)
		say_of(&telling, "The lean would not hold", lead);
	say_of(&telling,
	       answer->pick >= 0 ? "The pick would not hold"
				 : "There would be a pick",
	       pick);
	say_firm(&telling, pick);
}
