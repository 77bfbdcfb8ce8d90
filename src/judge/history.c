#include "smolcmp/history.h"

#include <stdlib.h>
#include <string.h>

/* The tool as it stood on a day that moves on. */
struct clock {
	struct tool tool;	/* its reviews are these: */
	struct review *reviews; /* copies of the tool's, in its order */
	size_t *order;		/* of them, by date */
	struct review **counts; /* by reviewer */
};

/* What orders reviews: by date, then as they stand. */
struct dated {
	struct date date;
	size_t number;
};

static int compare_dated(const void *a, const void *b)
{
	const struct dated *x = a;
	const struct dated *y = b;
	int dates = date_compare(x->date, y->date);

	if (dates)
		return dates;
	return x->number < y->number ? -1 : x->number > y->number;
}

static size_t *order_reviews(const struct tool *tool, struct arena *arena)
{
	size_t count = tool->review_count;
	struct dated *dated = arena_alloc(arena, count * sizeof(*dated));
	size_t *order = arena_alloc(arena, count * sizeof(*order));

	for (size_t i = 0; i < count; i++)
		dated[i] = (struct dated){ tool->reviews[i].date, i };
	if (count)
		qsort(dated, count, sizeof(*dated), compare_dated);
	for (size_t i = 0; i < count; i++)
		order[i] = dated[i].number;
	return order;
}

/* Before everything, when nobody had reviewed anything. */
static void clock_begin(struct clock *clock, const struct catalog *catalog,
			const struct tool *tool, struct arena *arena)
{
	size_t size = tool->review_count * sizeof(*clock->reviews);

	clock->tool = *tool;
	clock->tool.panel = (struct share){ .total = 0 };
	clock->reviews = arena_alloc(arena, size);
	if (size)
		memcpy(clock->reviews, tool->reviews, size);
	for (size_t i = 0; i < tool->review_count; i++)
		clock->reviews[i].current = false;
	clock->tool.reviews = clock->reviews;
	clock->order = order_reviews(tool, arena);
	clock->counts =
	    arena_zero(arena, catalog->reviewer_count, sizeof(*clock->counts));
}

static void leave(struct clock *clock, struct review *review)
{
	review->current = false;
	clock->tool.panel.total--;
	clock->tool.panel.ship -= review->verdict == VERDICT_SHIP;
}

static void enter(struct clock *clock, struct review *review)
{
	review->current = true;
	clock->tool.panel.total++;
	clock->tool.panel.ship += review->verdict == VERDICT_SHIP;
}

/* Let a review count from now on. */
static struct history_turn turn(struct clock *clock, const struct tool *tool,
				size_t number)
{
	struct review *review = &clock->reviews[number];
	struct review **counting = &clock->counts[review->reviewer];
	struct history_turn made = { .new = &tool->reviews[number] };

	if (*counting) {
		made.old = &tool->reviews[*counting - clock->reviews];
		leave(clock, *counting);
	}
	enter(clock, review);
	*counting = review;
	return made;
}

static bool is_in_time(struct date date, struct date as_of)
{
	return !date_is_known(as_of) || date_compare(date, as_of) <= 0;
}

static void make_points(struct history *history, struct clock *clock,
			const struct yardstick *yardstick, struct date as_of,
			struct arena *arena)
{
	const struct tool *tool = history->tool;
	size_t count = tool->review_count;
	struct history_point *points =
	    arena_zero(arena, count, sizeof(*points));
	struct history_turn *turns = arena_alloc(arena, count * sizeof(*turns));

	for (size_t i = 0; i < count;) {
		struct history_point *point = &points[history->count];

		point->date = tool->reviews[clock->order[i]].date;
		if (!is_in_time(point->date, as_of))
			break;
		point->turns = turns + i;
		for (; i < count &&
		       date_compare(tool->reviews[clock->order[i]].date,
				    point->date) == 0;
		     i++, point->turn_count++)
			turns[i] = turn(clock, tool, clock->order[i]);
		point->panel = clock->tool.panel;
		point->weighed = yardstick_weigh(yardstick, &clock->tool);
		point->word = yardstick_word(yardstick, &clock->tool);
		history->count++;
	}
	history->points = points;
}

/* A finished catalog has its votes by tool and then by date. */
static void take_votes(struct history *history, const struct catalog *catalog,
		       struct date as_of, struct arena *arena)
{
	size_t number = (size_t)(history->tool - catalog->tools);
	const struct votes **votes;
	size_t most = 0;

	for (size_t i = 0; i < catalog->votes_count; i++)
		most += catalog->votes[i].tool == number;
	votes = arena_alloc(arena, most * sizeof(*votes));
	for (size_t i = 0; i < catalog->votes_count; i++)
		if (catalog->votes[i].tool == number &&
		    is_in_time(catalog->votes[i].as_of, as_of))
			votes[history->votes_count++] = &catalog->votes[i];
	history->votes = votes;
}

void history_make(struct history *history, const struct catalog *catalog,
		  const struct yardstick *yardstick, const struct tool *tool,
		  struct date as_of, struct arena *arena)
{
	struct clock clock;

	*history = (struct history){ .tool = tool };
	clock_begin(&clock, catalog, tool, arena);
	make_points(history, &clock, yardstick, as_of, arena);
	take_votes(history, catalog, as_of, arena);
}
