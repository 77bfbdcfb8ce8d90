#include "smolcmp/diff.h"

#include <string.h>

/* What both catalogs call the same. */
struct matching {
	struct diff *diff;
	struct arena *arena;
	struct names tools; /* of the old side, numbered as there */
	bool *matched;	    /* of them: the new side has it, too */
	struct names reviewers;
	/* By number in reviewers: of the new side if it has that one; and the
	 * old review of the tool at hand. */
	const struct reviewer **people;
	const struct review **old_reviews;
	uint32_t *numbers[DIFF_SIDES]; /* in reviewers, by the side's own */
	struct diff_tool *tools_made;
};

static void match_reviewers(struct matching *matching, int side)
{
	const struct catalog *catalog = matching->diff->sides[side].catalog;
	uint32_t *numbers = arena_alloc(
	    matching->arena, catalog->reviewer_count * sizeof(*numbers));

	for (size_t i = 0; i < catalog->reviewer_count; i++) {
		bool added;

		numbers[i] = names_add(&matching->reviewers, matching->arena,
				       catalog->reviewers[i].id, &added);
		if (added)
			matching->people[numbers[i]] = &catalog->reviewers[i];
	}
	matching->numbers[side] = numbers;
}

static void begin(struct matching *matching, struct diff *diff,
		  struct arena *arena)
{
	const struct catalog *old = diff->sides[DIFF_OLD].catalog;
	const struct catalog *new = diff->sides[DIFF_NEW].catalog;
	size_t people = old->reviewer_count + new->reviewer_count;

	*matching = (struct matching){ .diff = diff, .arena = arena };
	names_init(&matching->tools);
	names_init(&matching->reviewers);
	for (size_t i = 0; i < old->tool_count; i++) {
		bool added;

		names_add(&matching->tools, arena, old->tools[i].slug, &added);
	}
	matching->matched = arena_zero(arena, old->tool_count, sizeof(bool));
	matching->people = arena_zero(arena, people, sizeof(*matching->people));
	matching->old_reviews =
	    arena_zero(arena, people, sizeof(*matching->old_reviews));
	match_reviewers(matching, DIFF_NEW);
	match_reviewers(matching, DIFF_OLD);
	matching->tools_made =
	    arena_zero(arena, old->tool_count + new->tool_count,
		       sizeof(*matching->tools_made));
	diff->tools = matching->tools_made;
}

static void end(struct matching *matching)
{
	names_release(&matching->tools);
	names_release(&matching->reviewers);
}

static uint32_t number_of(const struct matching *matching, int side,
			  const struct review *review)
{
	return matching->numbers[side][review->reviewer];
}

static bool is_same_review(const struct review *a, const struct review *b)
{
	return a->verdict == b->verdict && a->has_score == b->has_score &&
	       (!a->has_score || a->score == b->score) &&
	       date_compare(a->date, b->date) == 0;
}

static void add_review(const struct matching *matching,
		       struct diff_review *reviews, struct diff_tool *tool,
		       uint32_t reviewer, const struct review *old,
		       const struct review *new)
{
	reviews[tool->review_count++] = (struct diff_review){
		.reviewer = matching->people[reviewer],
		.reviews = { old, new },
	};
}

/* Fill in the reviews that differ; old_reviews holds nothing before and
 * after. */
static void compare_reviews(struct matching *matching, struct diff_tool *tool)
{
	static const struct tool nothing;
	const struct tool *old = tool->tools[DIFF_OLD];
	const struct tool *new = tool->tools[DIFF_NEW];
	const struct review **before = matching->old_reviews;
	struct diff_review *reviews;

	old = old ? old : &nothing;
	new = new ? new : &nothing;
	reviews =
	    arena_alloc(matching->arena, (old->panel.total + new->panel.total) *
					     sizeof(*reviews));
	for (size_t i = 0; i < old->review_count; i++)
		if (old->reviews[i].current)
			before[number_of(matching, DIFF_OLD,
					 &old->reviews[i])] = &old->reviews[i];
	for (size_t i = 0; i < new->review_count; i++) {
		const struct review *review = &new->reviews[i];
		uint32_t reviewer = number_of(matching, DIFF_NEW, review);

		if (!review->current)
			continue;
		if (!before[reviewer] ||
		    !is_same_review(before[reviewer], review))
			add_review(matching, reviews, tool, reviewer,
				   before[reviewer], review);
		before[reviewer] = NULL;
	}
	for (size_t i = 0; i < old->review_count; i++) {
		uint32_t reviewer =
		    number_of(matching, DIFF_OLD, &old->reviews[i]);

		if (before[reviewer])
			add_review(matching, reviews, tool, reviewer,
				   before[reviewer], NULL);
		before[reviewer] = NULL;
	}
	tool->reviews = reviews;
}

static bool is_same_price(const struct tool *a, const struct tool *b)
{
	return a->pricing == b->pricing && price_is_same(&a->price, &b->price);
}

static bool is_same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Compare what is on both sides, and count it; false when all is the same. */
static bool compare_both(struct diff *diff, struct diff_tool *tool)
{
	const struct tool *old = tool->tools[DIFF_OLD];
	const struct tool *new = tool->tools[DIFF_NEW];
	bool verdict = tool->words[DIFF_OLD] != tool->words[DIFF_NEW];

	tool->change = DIFF_CHANGED;
	tool->panel = !share_is_same(old->panel, new->panel);
	tool->votes = !share_is_same(old->votes, new->votes);
	tool->price = !is_same_price(old, new);
	tool->license = !is_same_text(old->license, new->license);
	diff->verdicts += verdict;
	diff->panels += tool->panel;
	diff->votes += tool->votes;
	diff->prices += tool->price;
	diff->licenses += tool->license;
	return verdict || tool->panel || tool->votes || tool->price ||
	       tool->license || tool->review_count;
}

/* The tool, or NULL where it is not there yet. */
static const struct tool *listed(const struct diff_side *side,
				 const struct tool *tool)
{
	return tool && date_is_known(side->listed_until) &&
		       date_compare(tool->added, side->listed_until) > 0
		   ? NULL
		   : tool;
}

/* Compare a tool, either side of which may be NULL. */
static void compare_tool(struct matching *matching, const struct tool *old,
			 const struct tool *new)
{
	struct diff *diff = matching->diff;
	struct diff_tool *tool = &matching->tools_made[diff->count];

	old = listed(&diff->sides[DIFF_OLD], old);
	new = listed(&diff->sides[DIFF_NEW], new);
	if (!old && !new)
		return;
	*tool = (struct diff_tool){ .tools = { old, new },
				    .change = old ? DIFF_REMOVED : DIFF_ADDED };
	for (int side = 0; side < DIFF_SIDES; side++)
		if (tool->tools[side])
			tool->words[side] = yardstick_word(
			    diff->sides[side].yardstick, tool->tools[side]);
	compare_reviews(matching, tool);
	if (old && new && !compare_both(diff, tool)) {
		diff->unchanged++;
		return;
	}
	diff->reviews += tool->review_count;
	diff->changes[tool->change]++;
	diff->count++;
}

static void compare_all(struct matching *matching)
{
	const struct catalog *old = matching->diff->sides[DIFF_OLD].catalog;
	const struct catalog *new = matching->diff->sides[DIFF_NEW].catalog;

	for (size_t i = 0; i < new->tool_count; i++) {
		uint32_t number;
		bool found =
		    names_find(&matching->tools, new->tools[i].slug, &number);

		if (found)
			matching->matched[number] = true;
		compare_tool(matching, found ? &old->tools[number] : NULL,
			     &new->tools[i]);
	}
	for (size_t i = 0; i < old->tool_count; i++)
		if (!matching->matched[i])
			compare_tool(matching, &old->tools[i], NULL);
}

const struct tool *diff_side_tool(const struct diff_side *side,
				  const char *slug)
{
	return listed(side, catalog_tool(side->catalog, slug));
}

bool diff_can_be_asked(const struct diff_question *question)
{
	const struct texts *tools = &question->tools;

	if (tools->count < 2 || tools->count > COMPARE_MOST)
		return false;
	for (size_t i = 0; i < tools->count; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(tools->items[i], tools->items[j]) == 0)
				return false;
	return true;
}

bool diff_compare(const struct diff_side *side,
		  const struct diff_question *question,
		  struct comparison *comparison)
{
	const struct tool *tools[COMPARE_MOST];

	for (size_t i = 0; i < question->tools.count; i++) {
		tools[i] = diff_side_tool(side, question->tools.items[i]);
		if (!tools[i])
			return false;
	}
	compare_tools(side->catalog, side->yardstick, tools,
		      question->tools.count, comparison);
	return true;
}

/* What one side picks: a slug, or NULL. */
static const char *pick_of(const struct diff_side *side,
			   const struct diff_question *question)
{
	struct comparison comparison;
	int pick;

	if (!diff_compare(side, question, &comparison))
		return NULL;
	pick = comparison.answer.pick;
	return pick < 0 ? NULL : comparison.tools[pick]->slug;
}

static void compare_picks(struct diff *diff,
			  const struct diff_question *questions, size_t count,
			  struct arena *arena)
{
	struct diff_pick *picks = arena_alloc(arena, count * sizeof(*picks));

	for (size_t i = 0; i < count; i++) {
		struct diff_pick *pick = &picks[diff->pick_count];

		if (!diff_can_be_asked(&questions[i]))
			continue;
		pick->question = &questions[i];
		for (int side = 0; side < DIFF_SIDES; side++)
			pick->picks[side] =
			    pick_of(&diff->sides[side], &questions[i]);
		diff->pick_count +=
		    !is_same_text(pick->picks[DIFF_OLD], pick->picks[DIFF_NEW]);
	}
	diff->picks = picks;
}

void diff_make(struct diff *diff, const struct diff_side sides[DIFF_SIDES],
	       const struct diff_question *questions, size_t question_count,
	       struct arena *arena)
{
	struct matching matching;

	*diff = (struct diff){ .sides = { sides[DIFF_OLD], sides[DIFF_NEW] } };
	begin(&matching, diff, arena);
	compare_all(&matching);
	end(&matching);
	compare_picks(diff, questions, question_count, arena);
}

static struct diff_question question_of(const struct decision *decision,
					struct arena *arena)
{
	size_t over = decision->over.count;
	const char **slugs = arena_alloc(arena, (over + 1) * sizeof(*slugs));

	slugs[0] = decision->chosen;
	for (size_t i = 0; i < over; i++)
		slugs[i + 1] = decision->over.items[i];
	return (struct diff_question){ .tools = { slugs, over + 1 },
				       .decision = decision->id };
}

struct diff_question *diff_decisions(const struct diff_side sides[DIFF_SIDES],
				     struct arena *arena, size_t *count)
{
	const struct catalog *old = sides[DIFF_OLD].catalog;
	const struct catalog *new = sides[DIFF_NEW].catalog;
	size_t old_count = old->decision_names.count;
	size_t new_count = new->decision_names.count;
	struct diff_question *questions =
	    arena_alloc(arena, (old_count + new_count) * sizeof(*questions));
	uint32_t ignored;

	*count = 0;
	for (size_t i = 0; i < new_count; i++)
		questions[(*count)++] = question_of(&new->decisions[i], arena);
	for (size_t i = 0; i < old_count; i++)
		if (!names_find(&new->decision_names, old->decisions[i].id,
				&ignored))
			questions[(*count)++] =
			    question_of(&old->decisions[i], arena);
	return questions;
}

bool diff_is_empty(const struct diff *diff)
{
	return !diff->count && !diff->pick_count;
}
