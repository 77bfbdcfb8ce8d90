/*
 * All pairs of a comparison as a table. Tools go by their slugs, since names
 * may be long and each stands there many times.
 */
#include <math.h>
#include <string.h>

#include "smolcmp/view.h"

/* A pair as the table has it: whoever leads stands first. */
struct face {
	const struct comparison *of;
	const struct pair *panel; /* NULL: one of them has no reviews */
	const struct pair *votes; /* likewise */
	size_t first;
	size_t second;
};

/* Whom the reviewers prefer, or the voters where there are none. */
static const struct pair *judge_of(const struct face *face)
{
	return face->panel ? face->panel : face->votes;
}

static struct face face_of(const struct comparison *comparison, size_t i,
			   size_t j)
{
	struct face face = {
		.of = comparison,
		.panel = comparison_pair(comparison, i, j, PAIR_PANEL),
		.votes = comparison_pair(comparison, i, j, PAIR_COMMUNITY),
	};
	const struct pair *judge = judge_of(&face);
	bool turned = judge && judge->leader == 1;

	face.first = turned ? j : i;
	face.second = turned ? i : j;
	return face;
}

static const char *slug(const struct face *face, size_t i)
{
	return face->of->tools[i]->slug;
}

/* Not a preference that is too weak to be called one. */
static bool is_over(const struct pair *judge)
{
	return judge && judge->strength != STRENGTH_TOO_CLOSE &&
	       (judge->source == PAIR_PANEL ||
		!difference_is_trivial(judge->difference));
}

static struct cell pair_cell(const struct face *face, struct arena *arena)
{
	return cell_text(arena_printf(arena, "%s %s %s",
				      slug(face, face->first),
				      is_over(judge_of(face)) ? "over" : "and",
				      slug(face, face->second)));
}

/* "no votes on delta" */
static struct cell missing_cell(const struct face *face, const char *what,
				bool of_first, bool of_second,
				struct arena *arena)
{
	return cell_absent(arena_printf(arena, "no %s %s", what,
					of_first    ? slug(face, face->second)
					: of_second ? slug(face, face->first)
						    : "either"));
}

static const char *share_words(struct share share, struct arena *arena)
{
	return arena_printf(arena, "%llu of %llu",
			    (unsigned long long)share.ship,
			    (unsigned long long)share.total);
}

/* Nothing of weights, which are no evidence. */
static const char *panel_strength(const struct pair *pair, struct arena *arena)
{
	return pair->weighted ? ""
			      : arena_printf(arena, ", %s",
					     strength_words(pair->strength));
}

static struct cell panel_cell(const struct face *face, struct arena *arena)
{
	const struct pair *pair = face->panel;
	struct share first = face->of->tools[face->first]->panel;
	struct share second = face->of->tools[face->second]->panel;
	bool turned;

	if (!pair)
		return missing_cell(face, "reviews of", share_is_known(first),
				    share_is_known(second), arena);
	if (!pair->paired)
		return cell_text(arena_printf(
		    arena, "%s against %s by different reviewers%s",
		    share_words(first, arena), share_words(second, arena),
		    panel_strength(pair, arena)));
	turned = face->first == pair->b;
	return cell_text(arena_printf(
	    arena, "%llu to %llu of %llu%s",
	    (unsigned long long)(turned ? pair->b_only : pair->a_only),
	    (unsigned long long)(turned ? pair->a_only : pair->b_only),
	    (unsigned long long)pair->common, panel_strength(pair, arena)));
}

/* " for delta" where the votes prefer the other one of the pair. */
static const char *turn_words(const struct face *face, struct arena *arena)
{
	const struct pair *pair = face->votes;
	size_t leader = pair->leader == 1 ? pair->b : pair->a;

	if (pair->strength == STRENGTH_TOO_CLOSE || leader == face->first)
		return "";
	return arena_printf(arena, " for %s", slug(face, leader));
}

/* "2 points" */
static const char *points_words(double difference, struct arena *arena)
{
	long points = lround(fabs(difference) * 100);

	return points ? arena_printf(arena, "%ld point%s", points,
				     points == 1 ? "" : "s")
		      : "under half a point";
}

static struct cell votes_cell(const struct face *face, struct arena *arena)
{
	const struct pair *pair = face->votes;
	struct share first = face->of->tools[face->first]->votes;
	struct share second = face->of->tools[face->second]->votes;
	char one[PERCENT_TEXT], other[PERCENT_TEXT];

	if (!pair)
		return missing_cell(face, "votes on", share_is_known(first),
				    share_is_known(second), arena);
	if (pair->strength != STRENGTH_TOO_CLOSE &&
	    difference_is_trivial(pair->difference))
		return cell_text(
		    arena_printf(arena, "real but trivial, %s%s",
				 points_words(pair->difference.value, arena),
				 turn_words(face, arena)));
	share_percent(first, one);
	share_percent(second, other);
	return cell_text(arena_printf(arena, "%s%% against %s%%, %s%s", one,
				      other, strength_words(pair->strength),
				      turn_words(face, arena)));
}

static bool any_source(const struct comparison *comparison,
		       enum pair_source source)
{
	for (size_t i = 0; i < comparison->pair_count; i++)
		if (comparison->pairs[i].source == source)
			return true;
	return false;
}

void pairwise_report(const struct comparison *comparison, struct report *report)
{
	struct arena *arena = &report->arena;
	bool panel = any_source(comparison, PAIR_PANEL);
	bool votes = any_source(comparison, PAIR_COMMUNITY);
	struct table *table;

	if (!panel && !votes)
		return;
	table = report_table(report, LAYOUT_ROWS);
	table_column(table, "pair", "Pair");
	if (panel)
		table_column(table, "panel", "Panel");
	if (votes)
		table_column(table, "community", "Community")->below = true;
	for (size_t i = 0; i < comparison->count; i++)
		for (size_t j = i + 1; j < comparison->count; j++) {
			struct face face = face_of(comparison, i, j);

			table_add(table, pair_cell(&face, arena));
			if (panel)
				table_add(table, panel_cell(&face, arena));
			if (votes)
				table_add(table, votes_cell(&face, arena));
		}
}
