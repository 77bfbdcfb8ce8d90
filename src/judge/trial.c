#include "judge/trial.h"

#include <math.h>
#include <string.h>

/* What one search may cost: half a millisecond, and where it takes many votes
 * a tenth of a second. */
enum { WORK = 500000, WORK_OF_PAIR = 50, WORK_OF_VOTES = 100000000 };

static const struct answer *answer_of(const struct comparison *comparison)
{
	return &comparison->answer;
}

static int leader_of(const struct answer *answer)
{
	return answer->pick >= 0 ? answer->pick : answer->lean;
}

/* True when the answer found last differs in what is asked. */
static bool differs(const struct trial *trial, enum change_of of)
{
	const struct answer *now = answer_of(trial->now);
	const struct answer *then = answer_of(&trial->result);

	if (of == CHANGE_OF_PICK)
		return now->pick != then->pick;
	return leader_of(now) != leader_of(then);
}

const uint8_t *trial_was(const struct trial *trial, size_t column)
{
	return &trial->was[column * trial->docket.tool_count];
}

void trial_open(struct trial *trial, struct changes *changes,
		enum change_kind kind)
{
	trial->asked[CHANGE_OF_PICK] = &changes->of[CHANGE_OF_PICK][kind];
	/* Where one is picked, it leads. */
	trial->asked[CHANGE_OF_LEAD] = answer_of(trial->now)->pick < 0
					   ? &changes->of[CHANGE_OF_LEAD][kind]
					   : NULL;
	trial->work = WORK;
	trial->over = false;
}

/* Add an edit, which the array has room for. */
static void add_edit(const struct trial *trial, struct way *way,
		     struct edit *edits, size_t column, size_t tool,
		     uint64_t count)
{
	const struct docket *docket = &trial->docket;
	enum said said = docket_said(docket, column, tool);

	edits[way->edit_count++] = (struct edit){
		.tool = tool,
		.reviewer = docket->reviewers[column],
		.verdict = said == SAID_SHIP ? VERDICT_SHIP : VERDICT_SKIP,
		.count = count,
	};
}

/* New reviewers who say the same from this column on. */
static size_t count_alike(const struct docket *docket, size_t column)
{
	const uint8_t *said = &docket->said[column * docket->tool_count];
	size_t count = 1;

	while (column + count < docket->columns &&
	       memcmp(said, said + count * docket->tool_count,
		      docket->tool_count) == 0)
		count++;
	return count;
}

static struct way way_of(const struct trial *trial)
{
	const struct docket *docket = &trial->docket;
	const struct answer *answer = answer_of(&trial->result);
	size_t tools = docket->tool_count;
	struct edit *edits =
	    arena_alloc(trial->arena, docket->columns * tools * sizeof(*edits));
	struct way way = { .edits = edits,
			   .pick = answer->pick,
			   .lean = answer->lean };

	for (size_t c = 0; c < trial->columns; c++)
		for (size_t i = 0; i < tools; i++)
			if (docket_said(docket, c, i) != trial_was(trial, c)[i])
				add_edit(trial, &way, edits, c, i, 1);
	for (size_t c = trial->columns; c < docket->columns;) {
		size_t alike = count_alike(docket, c);

		for (size_t i = 0; i < tools; i++)
			add_edit(trial, &way, edits, c, i, alike);
		c += alike;
	}
	return way;
}

/* True when an answer like the last one has been kept. */
static bool is_known(const struct trial *trial, const struct change *change)
{
	const struct answer *answer = answer_of(&trial->result);

	for (size_t i = 0; i < change->way_count; i++)
		if (change->ways[i].pick == answer->pick &&
		    change->ways[i].lean == answer->lean)
			return true;
	return false;
}

static void keep(const struct trial *trial, struct change *change,
		 uint64_t count)
{
	size_t kept = change->way_count;
	struct way *ways = (struct way *)change->ways;

	change->count = count;
	if (kept == CHANGE_WAYS_MOST)
		return;
	/* Full at each power of two, the array is doubled. */
	if ((kept & (kept - 1)) == 0) {
		ways = arena_alloc(trial->arena,
				   (kept ? 2 * kept : 1) * sizeof(*ways));
		if (kept)
			memcpy(ways, change->ways, kept * sizeof(*ways));
		change->ways = ways;
	}
	ways[change->way_count++] = way_of(trial);
}

static void spend(struct trial *trial)
{
	const struct docket *docket = &trial->docket;
	size_t tools = docket->tool_count;
	uint64_t work =
	    tools * (tools - 1) / 2 * (docket->columns + WORK_OF_PAIR);

	trial->over |= trial->work < work;
	trial->work -= trial->work < work ? trial->work : work;
}

bool trial_judge(struct trial *trial, uint64_t count)
{
	bool kept = false;

	if (trial->over)
		return false;
	spend(trial);
	docket_count_panel(&trial->docket);
	docket_answer(&trial->docket, &trial->result);
	for (int of = 0; of < CHANGES_OF; of++) {
		struct change *change = trial->asked[of];

		if (!change || (change->count && change->count < count) ||
		    !differs(trial, (enum change_of)of))
			continue;
		if (count > 1 && is_known(trial, change))
			continue;
		keep(trial, change, count);
		kept = true;
	}
	return kept;
}

bool trial_repeat(struct trial *trial)
{
	bool kept = false;

	for (int of = 0; of < CHANGES_OF; of++) {
		struct change *change = trial->asked[of];

		if (!change || change->count != 1 ||
		    !differs(trial, (enum change_of)of))
			continue;
		keep(trial, change, 1);
		kept = true;
	}
	return kept;
}

void trial_close(struct trial *trial, uint64_t count, bool last)
{
	bool open = false;

	if (trial->over)
		return;
	for (int of = 0; of < CHANGES_OF; of++) {
		struct change *change = trial->asked[of];

		if (!change || change->count)
			continue;
		change->tried = last ? UINT64_MAX : count;
		open = true;
	}
	trial->over = !open;
}

/* Votes. */

struct poll {
	size_t tool;
	enum verdict verdict;
};

/* Judge with so many votes more. */
static void judge_votes(struct trial *trial, struct poll poll, uint64_t count)
{
	struct docket *docket = &trial->docket;
	struct share *votes = &docket->votes[poll.tool];
	struct share was = *votes;

	votes->total += count;
	votes->ship += poll.verdict == VERDICT_SHIP ? count : 0;
	docket_count_votes(docket, poll.tool);
	docket_answer(docket, &trial->result);
	*votes = was;
}

/* Judging votes takes steps by the root of their number. */
static void spend_votes(struct trial *trial, struct poll poll, uint64_t count)
{
	const struct docket *docket = &trial->docket;
	double work = 0;

	for (size_t i = 0; i < docket->tool_count; i++)
		if (i != poll.tool)
			work +=
			    8 * sqrt((double)docket->votes[i].total +
				     (double)docket->votes[poll.tool].total +
				     (double)count);
	trial->over |= (double)trial->work < work;
	trial->work -= trial->over ? trial->work : (uint64_t)work;
}

static bool changes_it(struct trial *trial, struct poll poll, uint64_t count,
		       enum change_of of)
{
	spend_votes(trial, poll, count);
	if (trial->over)
		return false;
	judge_votes(trial, poll, count);
	return differs(trial, of);
}

static void keep_votes(struct trial *trial, struct change *change,
		       struct poll poll, uint64_t count)
{
	const struct answer *answer = answer_of(&trial->result);
	struct way *ways = (struct way *)change->ways;
	struct edit *edit = arena_alloc(trial->arena, sizeof(*edit));

	*edit = (struct edit){ poll.tool, NEW_REVIEWER, poll.verdict, count };
	if (!ways)
		ways = arena_alloc(trial->arena,
				   2 * (size_t)COMPARE_MOST * sizeof(*ways));
	if (change->count != count)
		change->way_count = 0;
	change->ways = ways;
	change->count = count;
	ways[change->way_count++] = (struct way){ .edits = edit,
						  .edit_count = 1,
						  .pick = answer->pick,
						  .lean = answer->lean };
}

/* Large counts to three digits; what is enough stays so. */
static uint64_t rounded_up(uint64_t count)
{
	uint64_t unit = 1;

	if (count <= CHANGE_VOTES_EXACT)
		return count;
	while (count / unit >= 1000)
		unit *= 10;
	return (count + unit - 1) / unit * unit;
}

/* The fewest votes that do it, if most of them do. */
static void find_votes(struct trial *trial, struct poll poll, enum change_of of,
		       uint64_t most)
{
	struct change *change = trial->asked[of];
	uint64_t low = 0, high = 1;

	if (change->count)
		most = change->count;
	if (!changes_it(trial, poll, most, of))
		return;
	while (high < most && !changes_it(trial, poll, high, of)) {
		low = high;
		high = high < most / 4 ? high * 4 : most;
	}
	while (high - low > 1 + low / CHANGE_VOTES_EXACT) {
		uint64_t middle = low + (high - low) / 2;

		if (changes_it(trial, poll, middle, of))
			high = middle;
		else
			low = middle;
	}
	if (trial->over)
		return;
	high = rounded_up(high);
	judge_votes(trial, poll, high);
	keep_votes(trial, change, poll, high);
}

void trial_votes(struct trial *trial)
{
	enum { TIMES = 100, LEAST = 1000 };
	struct docket *docket = &trial->docket;
	uint64_t most = LEAST;

	docket_count_panel(docket); /* as it is in truth again */
	trial->work = WORK_OF_VOTES;
	for (size_t i = 0; i < docket->tool_count; i++)
		most += TIMES * docket->votes[i].total;
	if (most > UINT64_C(1000000000000))
		most = UINT64_C(1000000000000);
	for (int of = 0; of < CHANGES_OF; of++) {
		if (!trial->asked[of])
			continue;
		for (size_t i = 0; i < docket->tool_count; i++) {
			for (int v = VERDICT_SKIP; v <= VERDICT_SHIP; v++)
				find_votes(trial,
					   (struct poll){ i, (enum verdict)v },
					   (enum change_of)of, most);
			if (!trial->over)
				docket_count_votes(docket, i);
		}
		/* Of some polls only, the fewest would be a guess. */
		if (trial->over)
			*trial->asked[of] = (struct change){ .tried = 0 };
		else if (!trial->asked[of]->count)
			trial->asked[of]->tried = most;
	}
}
