/* Holding records against each other, and settling which count. */
#include <stdlib.h>

#include "smolcmp/memory.h"

#include "model/briefs.h"
#include "model/settle.h"

_Static_assert(sizeof(struct tool) <= SETTLE_LARGEST &&
		   sizeof(struct reviewer) <= SETTLE_LARGEST &&
		   sizeof(struct review) <= SETTLE_LARGEST,
	       "too large to be moved");

/* What an order of definition is needed of. */
struct mention {
	uint32_t sequence;
	uint32_t number;
};

static int compare_mentions(const void *a, const void *b)
{
	const struct mention *x = a;
	const struct mention *y = b;

	if (x->sequence != y->sequence)
		return x->sequence < y->sequence ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

/*
 * Bring items of size bytes into the order of their definition (those without
 * one last, as mentioned). Returns the new number by the old one, to be
 * freed, or NULL when nothing had to move.
 */
static uint32_t *reorder(void *items, size_t size, struct mention *mentions,
			 size_t count)
{
	bool sorted = true;
	uint32_t *moved;
	size_t *places;

	for (size_t i = 0; i < count; i++) {
		if (!mentions[i].sequence)
			mentions[i].sequence = UINT32_MAX;
		mentions[i].number = (uint32_t)i;
		if (i && compare_mentions(&mentions[i - 1], &mentions[i]) > 0)
			sorted = false;
	}
	if (sorted)
		return NULL;
	qsort(mentions, count, sizeof(*mentions), compare_mentions);
	moved = memory_alloc(count * sizeof(*moved));
	places = memory_alloc(count * sizeof(*places));
	for (size_t i = 0; i < count; i++) {
		moved[mentions[i].number] = (uint32_t)i;
		places[mentions[i].number] = i;
	}
	settle_move(items, count, size, places);
	free(places);
	return moved;
}

static void order_tools(struct catalog *catalog)
{
	size_t count = catalog->tool_count;
	struct mention *mentions = memory_zero(count, sizeof(*mentions));
	uint32_t *moved;

	for (size_t i = 0; i < count; i++)
		mentions[i].sequence = catalog->tools[i].sequence;
	moved =
	    reorder(catalog->tools, sizeof(*catalog->tools), mentions, count);
	if (moved)
		names_renumber(&catalog->tool_names, moved);
	for (size_t i = 0; moved && i < catalog->review_count; i++)
		catalog->reviews[i].tool = moved[catalog->reviews[i].tool];
	for (size_t i = 0; moved && i < catalog->votes_count; i++)
		catalog->votes[i].tool = moved[catalog->votes[i].tool];
	for (size_t i = 0; moved && i < catalog->duel_count; i++) {
		struct duel *duel = &catalog->duels[i];

		duel->a = moved[duel->a];
		duel->b = moved[duel->b];
	}
	free(moved);
	free(mentions);
}

static void order_reviewers(struct catalog *catalog)
{
	size_t count = catalog->reviewer_count;
	struct mention *mentions = memory_zero(count, sizeof(*mentions));
	uint32_t *moved;

	for (size_t i = 0; i < count; i++)
		mentions[i].sequence = catalog->reviewers[i].sequence;
	moved = reorder(catalog->reviewers, sizeof(*catalog->reviewers),
			mentions, count);
	if (moved)
		names_renumber(&catalog->reviewer_names, moved);
	for (size_t i = 0; moved && i < catalog->review_count; i++)
		catalog->reviews[i].reviewer =
		    moved[catalog->reviews[i].reviewer];
	free(moved);
	free(mentions);
}

/* Give every tool its slice of the reviews. */
static void slice_reviews(struct catalog *catalog)
{
	size_t at = 0;

	settle_group(catalog->reviews, catalog->review_count,
		     sizeof(*catalog->reviews), catalog->tool_count);
	for (size_t i = 0; i < catalog->tool_count; i++) {
		struct tool *tool = &catalog->tools[i];

		tool->reviews = catalog->reviews + at;
		while (at < catalog->review_count &&
		       catalog->reviews[at].tool == i)
			at++;
		tool->review_count =
		    (uint32_t)(catalog->reviews + at - tool->reviews);
	}
}

static void check_orphans(const struct catalog *catalog, struct error *error)
{
	bool tools = !catalog->lost[RECORD_TOOL];
	bool reviewers = !catalog->lost[RECORD_REVIEWER];
	bool declared = false;

	for (size_t i = 0; tools && i < catalog->tool_count; i++)
		if (!catalog->tools[i].sequence && !catalog->tools[i].lost)
			problem_add(error, PROBLEM_ORPHAN,
				    catalog->tools[i].place,
				    "tool '%s' is not defined anywhere",
				    catalog->tools[i].slug);
	for (size_t i = 0; i < catalog->reviewer_count; i++)
		declared |= catalog->reviewers[i].sequence != 0;
	for (size_t i = 0; declared && reviewers && i < catalog->reviewer_count;
	     i++)
		if (!catalog->reviewers[i].sequence &&
		    !catalog->reviewers[i].lost)
			problem_add(error, PROBLEM_ORPHAN,
				    catalog->reviewers[i].place,
				    "reviewer '%s' is not declared, and "
				    "others are",
				    catalog->reviewers[i].id);
}

/* By reviewer, then by date, then as they stand. */
static int compare_reviews(const void *a, const void *b)
{
	const struct review *x = *(struct review *const *)a;
	const struct review *y = *(struct review *const *)b;
	int dates = date_compare(x->date, y->date);

	if (x->reviewer != y->reviewer)
		return x->reviewer < y->reviewer ? -1 : 1;
	if (dates)
		return dates;
	return x < y ? -1 : x > y;
}

/* Two reviews of one tool by one reviewer, the first dated no later. */
static void check_pair(const struct catalog *catalog,
		       const struct review *first, const struct review *second,
		       struct error *error)
{
	bool undated = !date_is_known(first->date);
	const struct review *later = first > second ? first : second;
	struct place other =
	    catalog_place(catalog, later == first ? second : first);
	char text[DATE_TEXT];

	if (!undated && date_compare(first->date, second->date) != 0)
		return;
	problem_add(error, PROBLEM_CONFLICT, catalog_place(catalog, later),
		    "reviewer '%s' has two reviews of '%s' %s%s, the other "
		    "at %s:%llu:%llu",
		    catalog->reviewers[first->reviewer].id,
		    catalog->tools[first->tool].slug,
		    !undated ? "on " : "and one has no date",
		    !undated ? date_format(first->date, text) : "", other.file,
		    (unsigned long long)other.line,
		    (unsigned long long)other.column);
}

/* Of each reviewer the latest review until as_of is current. */
static void settle_reviews(struct catalog *catalog, struct tool *tool,
			   struct date as_of, struct review **sorted,
			   struct error *error)
{
	struct review *reviews = (struct review *)tool->reviews;
	size_t count = tool->review_count;

	for (size_t i = 0; i < count; i++)
		sorted[i] = &reviews[i];
	settle_sort(sorted, count, sizeof(*sorted), compare_reviews);
	for (size_t i = 0; i < count; i++) {
		struct review *review = sorted[i];
		struct review *next = i + 1 < count ? sorted[i + 1] : NULL;

		if (next && next->reviewer != review->reviewer)
			next = NULL;
		if (next)
			check_pair(catalog, review, next, error);
		review->current = settle_is_current(
		    review->date, next ? &next->date : NULL, as_of);
		if (!review->current)
			continue;
		tool->panel.total++;
		tool->panel.ship += review->verdict == VERDICT_SHIP;
		tool->undated |= !date_is_known(review->date);
	}
}

static void settle_all_reviews(struct catalog *catalog, struct date as_of,
			       struct error *error)
{
	struct review **sorted;
	size_t most = 0;

	for (size_t i = 0; i < catalog->tool_count; i++)
		if (catalog->tools[i].review_count > most)
			most = catalog->tools[i].review_count;
	sorted = memory_alloc(most * sizeof(struct review *));
	for (size_t i = 0; i < catalog->tool_count; i++)
		settle_reviews(catalog, &catalog->tools[i], as_of, sorted,
			       error);
	free(sorted);
}

static struct settle_entry entry_of(const struct votes *votes)
{
	return (struct settle_entry){ votes->as_of, votes->file, votes->line,
				      votes->column };
}

static int compare_votes(const void *a, const void *b)
{
	const struct votes *x = a;
	const struct votes *y = b;

	if (x->tool != y->tool)
		return x->tool < y->tool ? -1 : 1;
	return settle_compare(entry_of(x), entry_of(y));
}

static void check_votes(struct catalog *catalog, const struct votes *first,
			const struct votes *second, struct error *error)
{
	if (settle_is_clear(entry_of(first), entry_of(second)))
		return;
	settle_refuse(catalog,
		      arena_printf(&catalog->arena, "votes on '%s' stand",
				   catalog->tools[first->tool].slug),
		      entry_of(first), entry_of(second), error);
}

/* Of each tool the latest count until as_of is the one that counts. */
static void settle_votes(struct catalog *catalog, struct date as_of,
			 struct error *error)
{
	settle_sort(catalog->votes, catalog->votes_count,
		    sizeof(*catalog->votes), compare_votes);
	for (size_t i = 0; i < catalog->votes_count; i++) {
		const struct votes *votes = &catalog->votes[i];
		struct tool *tool = &catalog->tools[votes->tool];

		if (i && votes[-1].tool == votes->tool)
			check_votes(catalog, &votes[-1], votes, error);
		if (date_is_known(as_of) &&
		    date_compare(votes->as_of, as_of) > 0)
			continue;
		tool->votes.ship = votes->ship;
		tool->votes.total = votes->ship + votes->skip;
		tool->votes_as_of = votes->as_of;
		if (!date_is_known(votes->as_of))
			tool->undated = true;
	}
}

/* The places in catalog->votes by tool, plus 1; 0 where it has none. */
static size_t *find_votes(const struct catalog *catalog)
{
	size_t *places = memory_zero(catalog->tool_count, sizeof(*places));

	for (size_t i = catalog->votes_count; i > 0; i--)
		places[catalog->votes[i - 1].tool] = i;
	return places;
}

static void refuse_both(const struct catalog *catalog,
			const struct votes *ballots, const struct votes *votes,
			struct error *error)
{
	struct place other = catalog_votes_place(catalog, votes);

	problem_add(
	    error, PROBLEM_CONFLICT, catalog_votes_place(catalog, ballots),
	    "ballots on '%s' stand beside a count of its votes, which "
	    "is at %s:%llu:%llu; only one of them can count",
	    catalog->tools[votes->tool].slug, other.file,
	    (unsigned long long)other.line, (unsigned long long)other.column);
}

/* Make votes of ballots, which need not be kept any longer. */
static void settle_ballots(struct catalog *catalog, struct error *error)
{
	const struct ballots *ballots = &catalog->ballots;
	size_t *places = find_votes(catalog);

	ballots_finish(&catalog->ballots);
	for (uint32_t i = 0; i < ballots->count; i++) {
		const struct ballot_tally *tally = &ballots->tallies[i];
		struct votes votes = { .tool = i,
				       .file = tally->place.file,
				       .line = tally->place.line,
				       .column = tally->place.column,
				       .as_of = tally->last,
				       .ship = tally->ship,
				       .skip = tally->skip };

		if (!tally->ship && !tally->skip)
			continue;
		if (places[i]) {
			refuse_both(catalog, &votes,
				    &catalog->votes[places[i] - 1], error);
			continue;
		}
		catalog->votes =
		    memory_grow(catalog->votes, catalog->votes_count,
				&catalog->votes_capacity, sizeof(votes));
		catalog->votes[catalog->votes_count++] = votes;
	}
	free(places);
	ballots_release(&catalog->ballots);
}

int catalog_finish(struct catalog *catalog, struct date as_of,
		   struct error *error)
{
	/* Where records are missing because they were refused, what refers to
	 * them is not at fault; a taker of problems is told of the others. */
	if (error->kind != ERROR_NONE)
		return -1;
	if (!briefs_settle(catalog, as_of)) {
		catalog->unclear = true;
		return -1;
	}
	check_orphans(catalog, error);
	settle_ballots(catalog, error);
	order_tools(catalog);
	order_reviewers(catalog);
	slice_reviews(catalog);
	settle_all_reviews(catalog, as_of, error);
	settle_votes(catalog, as_of, error);
	settle_duels(catalog, as_of, error);
	return error->kind == ERROR_NONE ? 0 : -1;
}
