#include "smolcmp/drift.h"

#include <math.h>
#include <string.h>

#include "judge/docket.h"

/* The tools of a decision, what was chosen first. */
struct choice {
	const char *slugs[COMPARE_MOST];
	size_t count;
};

static bool make_choice(const struct decision *decision, struct choice *choice)
{
	size_t over = decision->over.count;

	if (over >= COMPARE_MOST)
		return false;
	choice->slugs[0] = decision->chosen;
	for (size_t i = 0; i < over; i++)
		choice->slugs[i + 1] = decision->over.items[i];
	choice->count = over + 1;
	return true;
}

static bool is_about(const struct decision *decision, const char *slug)
{
	return strcmp(decision->chosen, slug) == 0 ||
	       texts_have(&decision->over, slug);
}

bool decision_covers(const struct decision *decision,
		     const struct decision *other)
{
	if (!is_about(decision, other->chosen))
		return false;
	for (size_t i = 0; i < other->over.count; i++)
		if (!is_about(decision, other->over.items[i]))
			return false;
	return true;
}

bool decision_counts(const struct decision *decision,
		     const struct decision_days *days)
{
	if (date_is_known(days->as_of))
		return date_compare(decision->date, days->as_of) <= 0;
	return !date_is_ahead(decision->date, days->today);
}

static bool is_later(const struct decision *decision,
		     const struct decision *other)
{
	int order = date_compare(decision->date, other->date);

	return order > 0 ||
	       (order == 0 && decision->place.file && other->place.file &&
		strcmp(decision->place.file, other->place.file) == 0 &&
		decision > other);
}

const struct decision *decision_successor(const struct catalog *catalog,
					  const struct decision *decision,
					  const struct decision_days *days)
{
	for (size_t i = 0; i < catalog->decision_names.count; i++) {
		const struct decision *other = &catalog->decisions[i];

		if (other == decision || !decision_counts(other, days) ||
		    texts_have(&decision->replaces, other->id))
			continue;
		if (texts_have(&other->replaces, decision->id) ||
		    (is_later(other, decision) &&
		     decision_covers(other, decision)))
			return other;
	}
	return NULL;
}

static const struct evidence_tool *find_tool(const struct evidence *evidence,
					     const char *slug)
{
	for (size_t i = 0; i < evidence->tool_count; i++)
		if (strcmp(evidence->tools[i].slug, slug) == 0)
			return &evidence->tools[i];
	return NULL;
}

static uint64_t millionths(struct decimal weight)
{
	return (uint64_t)llround(weight.value * WEIGHT_ONE);
}

static struct tally tally_of(const struct evidence_tool *from)
{
	struct share panel = { from->ship.value, from->total.value };
	struct tally tally = { .panel = panel,
			       .weighted = panel,
			       .heads = panel.total };

	if (from->weighted.total.known) {
		tally.weighted.ship = millionths(from->weighted.ship);
		tally.weighted.total = millionths(from->weighted.total);
		tally.heads = from->weighted.reviewers.value;
	}
	return tally;
}

static bool take_tool(struct docket *docket, const struct evidence_tool *from,
		      struct arena *arena)
{
	size_t i = docket->tool_count;
	struct tool *tool;

	if (!from || !from->ship.known || !from->total.known)
		return false;
	tool = arena_zero(arena, 1, sizeof(*tool));
	tool->slug = from->slug;
	tool->price = from->price;
	docket->tools[i] = tool;
	docket->votes[i] = (struct share){
		from->votes.ship.value,
		from->votes.ship.value + from->votes.skip.value,
	};
	docket->tallies[i] = tally_of(from);
	docket->tool_count++;
	return true;
}

static bool is_of(const struct evidence_pair *pair, const char *a,
		  const char *b)
{
	return pair->source == PAIR_PANEL && strcmp(pair->a, a) == 0 &&
	       strcmp(pair->b, b) == 0;
}

/* The other way round. */
static struct evidence_pair turned(struct evidence_pair pair)
{
	const char *a = pair.a;
	struct count a_only = pair.a_only;

	pair.a = pair.b;
	pair.b = a;
	pair.a_only = pair.b_only;
	pair.b_only = a_only;
	pair.p_a_better.value = 1 - pair.p_a_better.value;
	return pair;
}

static bool find_pair(const struct evidence *evidence, const char *a,
		      const char *b, struct evidence_pair *pair)
{
	for (size_t i = 0; i < evidence->pair_count; i++) {
		*pair = evidence->pairs[i];
		if (is_of(pair, a, b))
			return true;
		if (is_of(pair, b, a)) {
			*pair = turned(*pair);
			return true;
		}
	}
	return false;
}

/* By the panel. What its counts give is found anew; the chance of two panels
 * without common reviewers hung on the rest of the catalog, and is kept. */
static bool take_pair(struct docket *docket, struct pair *pair,
		      const struct evidence *evidence)
{
	struct evidence_pair from;

	if (!docket->tallies[pair->a].panel.total ||
	    !docket->tallies[pair->b].panel.total)
		return true;
	if (!find_pair(evidence, docket->tools[pair->a]->slug,
		       docket->tools[pair->b]->slug, &from))
		return false;
	pair->source = PAIR_PANEL;
	pair->paired =
	    from.common.known && from.a_only.known && from.b_only.known;
	pair->common = from.common.value;
	pair->a_only = from.a_only.value;
	pair->b_only = from.b_only.value;
	pair->p_a_better = from.p_a_better.value;
	if (docket->weights)
		docket_weigh_pair(docket, pair,
				  !from.leader			     ? 0
				  : strcmp(from.leader, from.a) == 0 ? 1
								     : -1);
	else if (pair->paired)
		docket_judge_paired(pair);
	else if (from.p_a_better.known)
		docket_set_leader(pair);
	else
		return false;
	return true;
}

static bool take_pairs(struct docket *docket, const struct evidence *evidence,
		       const char **lacking)
{
	struct pair *pair = docket->panel;

	for (size_t i = 0; i < docket->tool_count; i++)
		for (size_t j = i + 1; j < docket->tool_count; j++, pair++) {
			*pair = (struct pair){ .a = i, .b = j };
			if (!take_pair(docket, pair, evidence)) {
				*lacking = docket->tools[j]->slug;
				return false;
			}
		}
	return true;
}

/* Make a docket of evidence; false names a tool that it lacks some of. */
static bool take_evidence(struct docket *docket, const struct choice *choice,
			  const struct evidence *evidence, struct arena *arena,
			  const char **lacking)
{
	static uint32_t weighted;

	for (size_t i = 0; i < choice->count; i++) {
		const struct evidence_tool *tool =
		    find_tool(evidence, choice->slugs[i]);

		if (!take_tool(docket, tool, arena)) {
			*lacking = choice->slugs[i];
			return false;
		}
		if (tool->weighted.total.known)
			docket->weights = &weighted;
	}
	if (!take_pairs(docket, evidence, lacking))
		return false;
	docket_count_votes(docket, COMPARE_MOST);
	return true;
}

/* How far an answer speaks for the tool that was chosen, which comes first. */
static int support(const struct answer *answer)
{
	if (answer->outcome == OUTCOME_NONE || answer->pick > 0)
		return -2;
	if (answer->pick == 0)
		return 2;
	return answer->lean < 0 ? 0 : answer->lean ? -1 : 1;
}

static bool has_drifted(const struct answer *then, const struct answer *now)
{
	bool same = then->outcome == now->outcome && then->pick == now->pick &&
		    then->lean == now->lean;

	return !same && support(now) <= support(then);
}

void drift_find(const struct catalog *catalog,
		const struct yardstick *yardstick,
		const struct decision *decision, struct arena *arena,
		struct drift *drift)
{
	struct docket docket = { .catalog = catalog, .yardstick = yardstick };
	const struct tool *tools[COMPARE_MOST];
	struct choice choice;

	drift->kind = DRIFT_TOO_MANY;
	if (!make_choice(decision, &choice))
		return;
	drift->kind = DRIFT_GONE;
	for (size_t i = 0; i < choice.count; i++) {
		drift->tool = choice.slugs[i];
		tools[i] = catalog_tool(catalog, choice.slugs[i]);
		if (!tools[i] || !tools[i]->sequence)
			return;
	}
	drift->kind = DRIFT_UNKNOWN;
	if (!take_evidence(&docket, &choice, &decision->evidence, arena,
			   &drift->tool))
		return;
	docket_answer(&docket, &drift->then);
	compare_tools(catalog, yardstick, tools, choice.count, &drift->now);
	drift->kind = has_drifted(&drift->then.answer, &drift->now.answer)
			  ? DRIFT_ANSWER
			  : DRIFT_NONE;
}
