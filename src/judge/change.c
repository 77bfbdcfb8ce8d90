#include "smolcmp/change.h"

#include <stdlib.h>
#include <string.h>

#include "judge/docket.h"
#include "judge/trial.h"
#include "smolcmp/memory.h"

/* Reviewers who said the same and count the same: columns of the docket, of
 * which it does not matter which one is changed. */
struct group {
	size_t first; /* in columns */
	size_t count;
	size_t used; /* so many have been changed */
};

/* What all that one reviewer says may become. */
struct move {
	size_t group;
	size_t cost; /* reviews that it changes or adds, or reviewers */
	bool single; /* not to be tried beside others */
	uint8_t said[COMPARE_MOST];
};

struct search {
	struct trial *trial;
	struct docket *docket;
	enum change_kind kind;
	size_t *columns; /* by group */
	struct group *groups;
	size_t group_count;
	struct move *moves;
	size_t move_count;
	size_t move_capacity;
};

static uint8_t *said_by(struct docket *docket, size_t column)
{
	return &docket->said[column * docket->tool_count];
}

static bool are_alike(struct docket *docket, size_t a, size_t b)
{
	return memcmp(said_by(docket, a), said_by(docket, b),
		      docket->tool_count) == 0 &&
	       (!docket->weights || docket->weights[a] == docket->weights[b]);
}

/* Bring the columns in groups, each in the order of the first of its kind. */
static void find_groups(struct search *search)
{
	struct docket *docket = search->docket;
	bool *taken = memory_zero(docket->columns, sizeof(*taken));
	size_t placed = 0;

	for (size_t c = 0; c < docket->columns; c++) {
		struct group *group = &search->groups[search->group_count];

		if (taken[c])
			continue;
		*group = (struct group){ .first = placed };
		for (size_t d = c; d < docket->columns; d++)
			if (!taken[d] && are_alike(docket, c, d)) {
				taken[d] = true;
				search->columns[placed++] = d;
				group->count++;
			}
		search->group_count++;
	}
	free(taken);
}

/* New reviewers: columns that have said nothing. */
static void add_new_group(struct search *search)
{
	struct docket *docket = search->docket;
	size_t spare = docket->capacity - docket->columns;

	search->groups[search->group_count++] =
	    (struct group){ .count = spare };
	for (size_t i = 0; i < spare; i++) {
		size_t column = docket->columns + i;

		search->columns[i] = column;
		docket->reviewers[column] = NEW_REVIEWER;
		if (docket->weights)
			docket->weights[column] = WEIGHT_ONE;
	}
}

static void add_move(struct search *search, size_t group, const uint8_t *said,
		     size_t cost)
{
	struct move *move;

	search->moves =
	    memory_grow(search->moves, search->move_count,
			&search->move_capacity, sizeof(*search->moves));
	move = &search->moves[search->move_count++];
	*move = (struct move){ .group = group, .cost = cost };
	memcpy(move->said, said, search->docket->tool_count);
}

/* Of many tools there is more than can be tried of more reviews. */
static size_t deepest_of(const struct search *search)
{
	enum { FEW_TOOLS = 4, DEEPEST = 3 };

	return search->docket->tool_count <= FEW_TOOLS ? SIZE_MAX : DEEPEST;
}

/* All that a group's reviewers may say instead, from tool on. */
static void add_moves(struct search *search, size_t group, uint8_t *said,
		      size_t tool, size_t cost)
{
	enum said was;

	if (tool == COMPARE_MOST || tool == search->docket->tool_count) {
		if (cost)
			add_move(search, group, said, cost);
		return;
	}
	was = (enum said)said[tool];
	add_moves(search, group, said, tool + 1, cost);
	if (cost == deepest_of(search) ||
	    (was == SAID_NOTHING) != (search->kind == CHANGE_REVIEWS))
		return;
	for (uint8_t says = SAID_SKIP; says <= SAID_SHIP; says++) {
		if (says == was)
			continue;
		said[tool] = says;
		add_moves(search, group, said, tool + 1, cost + 1);
	}
	said[tool] = (uint8_t)was;
}

/* What a new reviewer may say. Of more than three tools several of them are
 * tried only if each ships one, all or none. */
static void add_new_moves(struct search *search)
{
	size_t tools = search->docket->tool_count;
	uint8_t said[COMPARE_MOST];

	for (unsigned pattern = 0; pattern < 1u << tools; pattern++) {
		size_t ships = 0;

		for (size_t i = 0; i < tools; i++) {
			bool ship = pattern >> i & 1;

			said[i] = ship ? SAID_SHIP : SAID_SKIP;
			ships += ship;
		}
		add_move(search, 0, said, 1);
		search->moves[search->move_count - 1].single =
		    tools > 3 && ships > 1 && ships < tools;
	}
}

/* Apply count of a move to the next of its group; undo is the reverse. */
static void apply(struct search *search, const struct move *move, size_t count)
{
	struct docket *docket = search->docket;
	struct group *group = &search->groups[move->group];

	for (size_t i = 0; i < count; i++)
		memcpy(said_by(docket,
			       search->columns[group->first + group->used++]),
		       move->said, docket->tool_count);
	if (search->kind == CHANGE_REVIEWERS)
		docket->columns += count;
}

static void undo(struct search *search, const struct move *move, size_t count)
{
	struct docket *docket = search->docket;
	struct group *group = &search->groups[move->group];

	if (search->kind == CHANGE_REVIEWERS)
		docket->columns -= count;
	for (size_t i = 0; i < count; i++) {
		size_t column = search->columns[group->first + --group->used];

		memcpy(said_by(docket, column),
		       trial_was(search->trial, column), docket->tool_count);
	}
}

/* Judge what one move makes of a reviewer of its group, which it makes of each
 * of them. */
static void try_each(struct search *search, const struct move *move)
{
	struct group *group = &search->groups[move->group];
	size_t count = search->kind == CHANGE_REVIEWERS ? 1 : group->count;
	bool matters = true;

	for (size_t i = 0; i < count && matters; i++) {
		group->used = i;
		apply(search, move, 1);
		matters = i ? trial_repeat(search->trial)
			    : trial_judge(search->trial, 1);
		undo(search, move, 1);
	}
	group->used = 0;
}

/* Try all that costs left more, of moves from number on. */
static void descend(struct search *search, size_t number, size_t left,
		    size_t total)
{
	if (!left) {
		trial_judge(search->trial, total);
		return;
	}
	for (size_t i = number; i < search->move_count && !search->trial->over;
	     i++) {
		const struct move *move = &search->moves[i];
		const struct group *group = &search->groups[move->group];
		size_t most = move->single ? 0 : group->count - group->used;

		/* What is alike makes for the plainest example. */
		if (most > left / move->cost)
			most = left / move->cost;
		for (size_t n = most; n > 0; n--) {
			apply(search, move, n);
			descend(search, i + 1, left - n * move->cost, total);
			undo(search, move, n);
		}
	}
}

/* The reviews that a search of this kind could change in all. */
static size_t most_of(const struct search *search)
{
	size_t most = 0;

	/* Moves stand group by group. */
	for (size_t i = 0; i < search->move_count;) {
		size_t group = search->moves[i].group;
		size_t largest = 0;

		for (;
		     i < search->move_count && search->moves[i].group == group;
		     i++)
			if (search->moves[i].cost > largest)
				largest = search->moves[i].cost;
		most += largest * search->groups[group].count;
	}
	return most;
}

static void search_reviews(struct search *search)
{
	size_t most = most_of(search);
	size_t deepest = deepest_of(search);
	/* There can always be another reviewer. */
	bool ends = search->kind != CHANGE_REVIEWERS && most <= deepest;

	for (size_t i = 0; i < search->move_count; i++)
		if (search->moves[i].cost == 1)
			try_each(search, &search->moves[i]);
	trial_close(search->trial, 1, ends && most <= 1);
	for (size_t cost = 2;
	     cost <= most && cost <= deepest && !search->trial->over; cost++) {
		descend(search, 0, cost, cost);
		trial_close(search->trial, cost, ends && cost == most);
	}
}

static void search_kind(struct trial *trial, enum change_kind kind)
{
	struct docket *docket = &trial->docket;
	struct search search = {
		.trial = trial,
		.docket = docket,
		.kind = kind,
		.columns =
		    memory_alloc(docket->capacity * sizeof(*search.columns)),
		.groups =
		    memory_zero(docket->columns + 1, sizeof(*search.groups)),
	};

	if (kind == CHANGE_REVIEWERS) {
		add_new_group(&search);
		add_new_moves(&search);
	} else {
		find_groups(&search);
		for (size_t g = 0; g < search.group_count; g++) {
			size_t column = search.columns[search.groups[g].first];
			uint8_t said[COMPARE_MOST];

			memcpy(said, said_by(docket, column),
			       docket->tool_count);
			add_moves(&search, g, said, 0, 0);
		}
	}
	search_reviews(&search);
	free(search.columns);
	free(search.groups);
	free(search.moves);
}

void changes_find(struct changes *changes, const struct catalog *catalog,
		  const struct yardstick *yardstick,
		  const struct comparison *comparison, struct arena *arena)
{
	struct trial trial = { .now = comparison, .arena = arena };
	struct docket *docket = &trial.docket;
	size_t size;

	*changes = (struct changes){ 0 };
	docket_make(docket, catalog, yardstick, comparison->tools,
		    comparison->count, CHANGE_REVIEWERS_MOST, comparison,
		    arena);
	size = docket->capacity * docket->tool_count;
	trial.columns = docket->columns;
	trial.was = memcpy(arena_alloc(arena, size), docket->said, size);
	for (int kind = 0; kind < CHANGE_VOTES; kind++) {
		trial_open(&trial, changes, (enum change_kind)kind);
		search_kind(&trial, (enum change_kind)kind);
	}
	trial_open(&trial, changes, CHANGE_VOTES);
	trial_votes(&trial);
}
