/* Rules on what reviewers said. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "judge/check_rules.h"
#include "smolcmp/memory.h"
#include "smolcmp/names.h"

/* A review is against its own score outside of these. */
enum { SHIP_LEAST = 40, SKIP_MOST = 60 };
/* Fewer words than that are said twice without copying. */
enum { QUOTE_WORDS = 4 };

typedef unsigned long long number;

static const struct tool *tool_of(const struct checking *checking,
				  const struct review *review)
{
	return &checking->catalog->tools[review->tool];
}

static const char *reviewer_of(const struct checking *checking,
			       const struct review *review)
{
	return checking->catalog->reviewers[review->reviewer].id;
}

static void add_review(const struct checking *checking,
		       const struct review *review, const char *message)
{
	check_add(checking, catalog_place(checking->catalog, review),
		  tool_of(checking, review), message);
}

static void look_undated(const struct checking *checking,
			 const struct review *review)
{
	if (!date_is_known(review->date))
		add_review(checking, review,
			   arena_printf(checking->findings->arena,
					"review of '%s' by '%s' has no date",
					tool_of(checking, review)->slug,
					reviewer_of(checking, review)));
}

void check_undated_review(const struct checking *checking)
{
	check_each_review(checking, look_undated);
}

static void look_future(const struct checking *checking,
			const struct review *review)
{
	char date[DATE_TEXT];

	if (date_is_ahead(review->date, checking->terms->today))
		add_review(checking, review,
			   arena_printf(checking->findings->arena,
					"review of '%s' by '%s' is dated %s, "
					"which is still to come",
					tool_of(checking, review)->slug,
					reviewer_of(checking, review),
					date_format(review->date, date)));
}

void check_future_review(const struct checking *checking)
{
	check_each_review(checking, look_future);
}

static void look_stale(const struct checking *checking,
		       const struct review *review)
{
	uint64_t most = checking->terms->review_max_age.value;
	int64_t age;

	if (!review->current || !date_is_known(review->date))
		return;
	age = check_age(checking, review->date);
	if (age > (int64_t)most)
		add_review(checking, review,
			   arena_printf(checking->findings->arena,
					"review of '%s' by '%s' is %lld days "
					"old, want at most %llu",
					tool_of(checking, review)->slug,
					reviewer_of(checking, review),
					(long long)age, (number)most));
}

void check_stale_review(const struct checking *checking)
{
	if (checking->terms->review_max_age.known)
		check_each_review(checking, look_stale);
}

static bool has_judged(const struct checking *checking, const char *reviewer,
		       const struct tool *tool)
{
	for (size_t i = 0; i < tool->review_count; i++)
		if (tool->reviews[i].current &&
		    strcmp(reviewer_of(checking, &tool->reviews[i]),
			   reviewer) == 0)
			return true;
	return false;
}

static void look_complete(const struct checking *checking,
			  const struct tool *tool)
{
	const struct texts *required = &checking->terms->required_reviewers;

	if (!check_has_all_reviews(checking, tool))
		return;
	for (size_t i = 0; i < required->count; i++)
		if (!has_judged(checking, required->items[i], tool))
			check_add(
			    checking, tool->place, tool,
			    arena_printf(checking->findings->arena,
					 "'%s' has no review by '%s', which "
					 "the policy requires",
					 tool->slug, required->items[i]));
}

void check_missing_reviewer(const struct checking *checking)
{
	check_each_tool(checking, look_complete);
}

static void look_score(const struct checking *checking,
		       const struct review *review)
{
	bool ships = review->verdict == VERDICT_SHIP;

	if (!review->has_score)
		return;
	if (ships ? review->score < SHIP_LEAST : review->score > SKIP_MOST)
		add_review(checking, review,
			   arena_printf(checking->findings->arena,
					"'%s' %s '%s' with a score of %.15g",
					reviewer_of(checking, review),
					ships ? "ships" : "skips",
					tool_of(checking, review)->slug,
					review->score));
}

void check_score_against_verdict(const struct checking *checking)
{
	check_each_review(checking, look_score);
}

static bool is_long(const char *words)
{
	int count = words[0] != '\0';

	for (; *words; words++)
		count += *words == ' ';
	return count >= QUOTE_WORDS;
}

static void add_reused(const struct checking *checking,
		       const struct review *review, const struct review *first)
{
	struct place other = catalog_place(checking->catalog, first);

	if (review->tool == first->tool && review->reviewer == first->reviewer)
		return;
	add_review(checking, review,
		   arena_printf(checking->findings->arena,
				"quote of '%s' on '%s' is that of '%s' on '%s' "
				"at %s:%llu:%llu",
				reviewer_of(checking, review),
				tool_of(checking, review)->slug,
				reviewer_of(checking, first),
				tool_of(checking, first)->slug, other.file,
				(number)other.line, (number)other.column));
}

void check_reused_quote(const struct checking *checking)
{
	const struct catalog *catalog = checking->catalog;
	const struct review **first =
	    memory_alloc(catalog->review_count * sizeof(struct review *));
	struct names quotes;
	struct arena arena;

	arena_init(&arena);
	names_init(&quotes);
	for (size_t i = 0; i < catalog->review_count; i++) {
		const struct review *review = &catalog->reviews[i];
		const char *words;
		uint32_t quote;
		bool added;

		if (!review->words || !review->words->quote)
			continue;
		words = check_words(&arena, review->words->quote);
		if (!is_long(words))
			continue;
		quote = names_add(&quotes, &arena, words, &added);
		if (added)
			first[quote] = review;
		else
			add_reused(checking, review, first[quote]);
	}
	names_release(&quotes);
	arena_release(&arena);
	free(first);
}

/* Hold a percentage against counts; off by less than 1 is as printed. */
static void hold(const struct checking *checking, const struct tool *tool,
		 const char *whose, struct decimal stated, struct share share)
{
	double percent;

	if (!stated.known || !share.total)
		return;
	percent = 100 * share_rate(share);
	if (fabs(stated.value - percent) < 1)
		return;
	check_add(checking, tool->place, tool,
		  arena_printf(checking->findings->arena,
			       "'%s' is stated to have %.15g%% of the %s, and "
			       "has %llu of %llu (%.1f%%)",
			       tool->slug, stated.value, whose,
			       (number)share.ship, (number)share.total,
			       percent));
}

static void look_stated(const struct checking *checking,
			const struct tool *tool)
{
	const struct stated *stated = &tool->detail->stated;

	if (check_has_all_reviews(checking, tool))
		hold(checking, tool, "panel", stated->panel_ship_percent,
		     tool->panel);
	if (check_has_all_votes(checking, tool))
		hold(checking, tool, "community",
		     stated->community_ship_percent, tool->votes);
}

void check_stated_percent(const struct checking *checking)
{
	check_each_tool(checking, look_stated);
}
