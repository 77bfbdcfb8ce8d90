#include "smolcmp/digest.h"

#include <stdlib.h>
#include <string.h>

#include "judge/digest_contradictions.h"
#include "smolcmp/memory.h"

const char *const digest_kind_words[DIGEST_KINDS] = {
	[DIGEST_LISTING] = "listing", [DIGEST_VERDICT] = "verdict",
	[DIGEST_FLIP] = "flip",	      [DIGEST_CALL] = "call",
	[DIGEST_PICK] = "pick",	      [DIGEST_PRICE] = "price",
	[DIGEST_LICENSE] = "license", [DIGEST_CONTRADICTION] = "contradiction",
	[DIGEST_PANEL] = "panel",     [DIGEST_REMOVAL] = "removal",
};

/* So many pairs that nobody asked about are compared. */
enum { PAIRS_MOST = 10000 };

/* What a digest is made in. */
struct making {
	struct digest *digest;
	struct arena *arena;
	const struct diff_question *questions;
	size_t question_count;
	const struct diff_tool **changed; /* by tool of the new side, or NULL */
	size_t pairs;			  /* compared so far */
	struct digest_change *changes;
	size_t capacity;
};

static struct date later(struct date a, struct date b)
{
	return date_compare(a, b) < 0 ? b : a;
}

/* Of what is new of a tool. */
static struct date date_of(const struct diff_tool *tool)
{
	const struct tool *new = tool->tools[DIFF_NEW];
	struct date date = { 0 };

	if (!new)
		return date;
	if (tool->change == DIFF_ADDED)
		date = new->added;
	for (size_t i = 0; i < tool->review_count; i++)
		if (tool->reviews[i].reviews[DIFF_NEW])
			date = later(date,
				     tool->reviews[i].reviews[DIFF_NEW]->date);
	return tool->votes ? later(date, new->votes_as_of) : date;
}

/* What changed of a tool of the new side, which may be NULL; or NULL. */
static const struct diff_tool *changed(const struct making *making,
				       const struct tool *tool)
{
	const struct catalog *catalog =
	    making->digest->diff.sides[DIFF_NEW].catalog;

	return tool ? making->changed[tool - catalog->tools] : NULL;
}

static struct date date_of_slugs(const struct making *making,
				 const struct texts *slugs)
{
	const struct diff_side *side = &making->digest->diff.sides[DIFF_NEW];
	struct date date = { 0 };

	for (size_t i = 0; i < slugs->count; i++) {
		const struct diff_tool *tool =
		    changed(making, diff_side_tool(side, slugs->items[i]));

		if (tool)
			date = later(date, date_of(tool));
	}
	return date;
}

static void add(struct making *making, struct digest_change change)
{
	struct digest *digest = making->digest;

	making->changes = memory_grow(making->changes, digest->count,
				      &making->capacity, sizeof(change));
	making->changes[digest->count++] = change;
	digest->counts[change.kind]++;
}

/* Of what kind a tool's change is, but for its price and licence; DIGEST_KINDS:
 * of none. */
static enum digest_kind kind_of(const struct diff_tool *tool)
{
	if (tool->change == DIFF_ADDED)
		return DIGEST_LISTING;
	if (tool->change == DIFF_REMOVED)
		return DIGEST_REMOVAL;
	if (tool->words[DIFF_OLD] != tool->words[DIFF_NEW])
		return tool->words[DIFF_OLD] == WORD_UNRATED ? DIGEST_VERDICT
							     : DIGEST_FLIP;
	return tool->panel || tool->votes || tool->review_count ? DIGEST_PANEL
								: DIGEST_KINDS;
}

static bool is_of(const struct diff_tool *tool, enum digest_kind kind)
{
	if (kind == DIGEST_PRICE)
		return tool->price;
	if (kind == DIGEST_LICENSE)
		return tool->license;
	return kind_of(tool) == kind;
}

static void add_tools(struct making *making, enum digest_kind kind)
{
	const struct diff *diff = &making->digest->diff;

	for (size_t i = 0; i < diff->count; i++) {
		const struct diff_tool *tool = &diff->tools[i];
		struct digest_change change = { .kind = kind, .tool = i };

		if (!is_of(tool, kind))
			continue;
		if (kind == DIGEST_PRICE)
			change.date = tool->tools[DIFF_NEW]->price_checked;
		else if (kind != DIGEST_LICENSE)
			change.date = date_of(tool);
		add(making, change);
	}
}

/* True when the question was open on the old side, between tools that had
 * reviews. */
static bool was_open(const struct making *making,
		     const struct diff_question *question)
{
	struct comparison comparison;

	if (!diff_compare(&making->digest->diff.sides[DIFF_OLD], question,
			  &comparison))
		return false;
	for (size_t i = 0; i < comparison.count; i++)
		if (comparison.words[i] == WORD_UNRATED)
			return false;
	return comparison.answer.outcome == OUTCOME_UNDECIDED;
}

/* The call that was made on an open question, or NULL. */
static struct digest_call *decide_call(const struct making *making,
				       const struct diff_question *question)
{
	struct comparison comparison;
	struct digest_call *call;
	const struct answer *answer = &comparison.answer;

	if (!was_open(making, question) ||
	    !diff_compare(&making->digest->diff.sides[DIFF_NEW], question,
			  &comparison) ||
	    answer->pick < 0)
		return NULL;
	call = arena_zero(making->arena, 1, sizeof(*call));
	*call = (struct digest_call){ .tools = question->tools,
				      .decision = question->decision,
				      .pick = comparison.tools[answer->pick],
				      .rule = answer->rule,
				      .has_strength = answer->has_strength,
				      .strength = answer->strength };
	return call;
}

static void add_call(struct making *making, const struct digest_call *call)
{
	add(making, (struct digest_change){
			.kind = DIGEST_CALL,
			.date = date_of_slugs(making, &call->tools),
			.call = call,
		    });
}

/* What was asked, picks that changed: calls, or whatever is none. */
static void add_picks(struct making *making, enum digest_kind kind)
{
	const struct diff *diff = &making->digest->diff;

	for (size_t i = 0; i < diff->pick_count; i++) {
		const struct diff_pick *pick = &diff->picks[i];
		const struct digest_call *call =
		    decide_call(making, pick->question);

		if (kind == DIGEST_CALL && call)
			add_call(making, call);
		if (kind == DIGEST_PICK && !call)
			add(making, (struct digest_change){
					.kind = DIGEST_PICK,
					.date = date_of_slugs(
					    making, &pick->question->tools),
					.pick = pick,
				    });
	}
}

static bool is_asked(const struct making *making, const struct tool *a,
		     const struct tool *b)
{
	for (size_t i = 0; i < making->question_count; i++) {
		const struct texts *tools = &making->questions[i].tools;

		if (tools->count == 2 && texts_have(tools, a->slug) &&
		    texts_have(tools, b->slug))
			return true;
	}
	return false;
}

static void try_pair(struct making *making, const struct tool *a,
		     const struct tool *b)
{
	const char **slugs;
	struct diff_question question;
	struct digest_call *call;

	if (making->pairs == PAIRS_MOST) {
		making->digest->untried++;
		return;
	}
	making->pairs++;
	slugs = arena_alloc(making->arena, 2 * sizeof(*slugs));
	slugs[0] = a->slug;
	slugs[1] = b->slug;
	question = (struct diff_question){ .tools = { slugs, 2 } };
	call = decide_call(making, &question);
	if (!call)
		return;
	call->category = a->category;
	add_call(making, call);
}

/* True of a tool that a pair may have been open with: it is on both sides and
 * had reviews. */
static bool was_rated(const struct making *making, const struct tool *tool)
{
	const struct diff_side *old = &making->digest->diff.sides[DIFF_OLD];
	const struct diff_tool *change = changed(making, tool);
	const struct tool *before =
	    change ? change->tools[DIFF_OLD] : diff_side_tool(old, tool->slug);

	return before && yardstick_word(old->yardstick, before) != WORD_UNRATED;
}

static int by_pick(const void *a, const void *b)
{
	const struct digest_call *x = ((const struct digest_change *)a)->call;
	const struct digest_call *y = ((const struct digest_change *)b)->call;

	int order;

	if (x->pick != y->pick)
		return x->pick < y->pick ? -1 : 1;
	order = strcmp(x->tools.items[0], y->tools.items[0]);
	return order ? order : strcmp(x->tools.items[1], y->tools.items[1]);
}

/* Pairs within a category, one of which changed: no other pair can come to
 * another answer. Those with the same pick stand together. */
static void add_pairs(struct making *making)
{
	const struct catalog *new =
	    making->digest->diff.sides[DIFF_NEW].catalog;
	bool *rated = arena_zero(making->arena, new->tool_count, sizeof(bool));
	size_t first = making->digest->count;

	for (size_t i = 0; i < new->tool_count; i++)
		rated[i] =
		    new->tools[i].category &&was_rated(making, &new->tools[i]);
	for (size_t i = 0; i < new->tool_count; i++)
		for (size_t j = i + 1; rated[i] && j < new->tool_count; j++) {
			const struct tool *a = &new->tools[i];
			const struct tool *b = &new->tools[j];

			if (rated[j] &&
			    (changed(making, a) || changed(making, b)) &&
			    strcmp(a->category, b->category) == 0 &&
			    !is_asked(making, a, b))
				try_pair(making, a, b);
		}
	if (making->digest->count > first)
		qsort(making->changes + first, making->digest->count - first,
		      sizeof(*making->changes), by_pick);
}

static struct date contradiction_date(const struct making *making,
				      const struct contradiction *one)
{
	const char *slugs[] = { one->tool->slug, one->first->slug };
	struct texts tools = { slugs, 2 };

	if (one->facet == FACET_PRICE)
		return later(one->tool->price_checked,
			     one->first->price_checked);
	return date_of_slugs(making, &tools);
}

static void add_contradictions(struct making *making)
{
	const struct contradiction *found;
	size_t count =
	    digest_contradictions(&making->digest->diff, making->arena, &found);

	for (size_t i = 0; i < count; i++)
		add(making, (struct digest_change){
				.kind = DIGEST_CONTRADICTION,
				.date = contradiction_date(making, &found[i]),
				.contradiction = &found[i],
			    });
}

static void add_kind(struct making *making, enum digest_kind kind)
{
	switch (kind) {
	case DIGEST_CALL:
		add_picks(making, kind);
		add_pairs(making);
		break;
	case DIGEST_PICK:
		add_picks(making, kind);
		break;
	case DIGEST_CONTRADICTION:
		add_contradictions(making);
		break;
	default:
		add_tools(making, kind);
		break;
	}
}

static void note_changed(struct making *making)
{
	const struct diff *diff = &making->digest->diff;
	const struct catalog *new = diff->sides[DIFF_NEW].catalog;

	making->changed = arena_zero(making->arena, new->tool_count,
				     sizeof(*making->changed));
	for (size_t i = 0; i < diff->count; i++)
		if (diff->tools[i].tools[DIFF_NEW])
			making->changed[diff->tools[i].tools[DIFF_NEW] -
					new->tools] = &diff->tools[i];
}

void digest_make(struct digest *digest, const struct digest_span *span,
		 const struct diff_side sides[DIFF_SIDES],
		 const struct diff_question *questions, size_t question_count,
		 struct arena *arena)
{
	struct making making = { .digest = digest,
				 .arena = arena,
				 .questions = questions,
				 .question_count = question_count };
	struct digest_change *changes;

	*digest = (struct digest){ .span = *span };
	diff_make(&digest->diff, sides, questions, question_count, arena);
	note_changed(&making);
	for (int kind = 0; kind < DIGEST_KINDS; kind++)
		add_kind(&making, (enum digest_kind)kind);
	changes = arena_alloc(arena, digest->count * sizeof(*changes));
	if (digest->count)
		memcpy(changes, making.changes,
		       digest->count * sizeof(*changes));
	digest->changes = changes;
	free(making.changes);
}

const struct digest_change *digest_changes(const struct digest *digest,
					   enum digest_kind kind)
{
	size_t at = 0;

	for (int before = 0; before < (int)kind; before++)
		at += digest->counts[before];
	return digest->changes + at;
}
