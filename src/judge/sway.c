#include "smolcmp/sway.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "judge/docket.h"

/*
 * As a reviewer's weight w grows, a tool's weighted share is (s + x w) / (t +
 * j w) with x and j 0 or 1. An answer can change only where such a share
 * passes a threshold or another tool's share.
 */
struct line {
	double ships, total; /* of the others */
	double ship, judged; /* 0 or 1 */
};

enum {
	/* Two thresholds a tool, two crossings a pair, and the ends. */
	ROOTS_MOST = 2 * COMPARE_MOST + 2 * COMPARE_PAIRS + 2,
	/* Weights on both sides of a root, on it, and between two. */
	WEIGHTS_MOST = 4 * ROOTS_MOST,
	/* What it may cost: a tenth of a second. */
	WORK = 100000000,
	WORK_OF_PAIR = 50,
};

struct scan {
	struct docket docket;
	const struct comparison *now;
	struct comparison then;
	struct line lines[COMPARE_MOST];
	double roots[ROOTS_MOST];
	size_t root_count;
	uint32_t weights[WEIGHTS_MOST]; /* to try, ascending */
	size_t weight_count;
	uint64_t work; /* left; 0: it is given up */
};

static void find_lines(struct scan *scan, size_t column)
{
	const struct docket *docket = &scan->docket;

	for (size_t i = 0; i < docket->tool_count; i++) {
		struct line *line = &scan->lines[i];

		*line = (struct line){ .ships = 0 };
		for (size_t c = 0; c < docket->columns; c++) {
			enum said said = docket_said(docket, c, i);
			double weight = c == column ? 1 : docket->weights[c];

			if (said == SAID_NOTHING)
				continue;
			*(c == column ? &line->judged : &line->total) += weight;
			if (said == SAID_SHIP)
				*(c == column ? &line->ship : &line->ships) +=
				    weight;
		}
	}
}

static void add_root(struct scan *scan, double root)
{
	if (root >= 0 && root <= WEIGHT_MOST)
		scan->roots[scan->root_count++] = root;
}

/* Where a w^2 + b w + c is 0. */
static void add_roots(struct scan *scan, double a, double b, double c)
{
	double inside = b * b - 4 * a * c;
	double q;

	if (a == 0) {
		if (b != 0)
			add_root(scan, -c / b);
		return;
	}
	if (inside < 0)
		return;
	/* Without cancellation. */
	q = -(b + copysign(sqrt(inside), b)) / 2;
	add_root(scan, q / a);
	if (q != 0)
		add_root(scan, c / q);
}

static void add_threshold(struct scan *scan, const struct line *line,
			  const struct ratio *ratio)
{
	double above = (double)ratio->above;
	double below = (double)ratio->below;

	add_roots(scan, 0, below * line->ship - above * line->judged,
		  below * line->ships - above * line->total);
}

static int compare_roots(const void *a, const void *b)
{
	double x = *(const double *)a;
	double y = *(const double *)b;

	return (x > y) - (x < y);
}

static void find_roots(struct scan *scan)
{
	const struct docket *docket = &scan->docket;
	const struct thresholds *thresholds = &docket->yardstick->thresholds;

	scan->root_count = 0;
	add_root(scan, 0);
	add_root(scan, WEIGHT_MOST);
	for (size_t i = 0; i < docket->tool_count; i++) {
		const struct line *a = &scan->lines[i];

		add_threshold(scan, a, &thresholds->ship);
		add_threshold(scan, a, &thresholds->skip);
		for (size_t j = i + 1; j < docket->tool_count; j++) {
			const struct line *b = &scan->lines[j];

			add_roots(scan,
				  a->ship * b->judged - b->ship * a->judged,
				  a->ship * b->total + a->ships * b->judged -
				      b->ship * a->total - b->ships * a->judged,
				  a->ships * b->total - b->ships * a->total);
		}
	}
	qsort(scan->roots, scan->root_count, sizeof(double), compare_roots);
}

static void add_weight(struct scan *scan, double weight)
{
	uint32_t whole;

	if (weight < 0 || weight > WEIGHT_MOST)
		return;
	whole = (uint32_t)weight;
	if (!scan->weight_count ||
	    scan->weights[scan->weight_count - 1] < whole)
		scan->weights[scan->weight_count++] = whole;
}

/* A root is met to rounding, and then it is a whole number of millionths. */
static void find_weights(struct scan *scan)
{
	scan->weight_count = 0;
	for (size_t i = 0; i < scan->root_count; i++) {
		double root = scan->roots[i];
		double whole = round(root);

		if (fabs(root - whole) < 1e-3)
			root = whole;
		if (i)
			add_weight(scan, (scan->roots[i - 1] + root) / 2);
		if (root == whole)
			add_weight(scan, root - 1);
		add_weight(scan, floor(root));
		add_weight(scan, floor(root) + 1);
	}
}

/* Judging once takes about so much for each pair of tools and reviewer. */
static void spend(struct scan *scan)
{
	size_t tools = scan->docket.tool_count;
	uint64_t work =
	    tools * (tools - 1) / 2 * (scan->docket.columns + WORK_OF_PAIR);

	scan->work -= scan->work < work ? scan->work : work;
}

static bool differs(struct scan *scan, size_t column, uint32_t weight)
{
	const struct answer *now = &scan->now->answer;
	const struct answer *then = &scan->then.answer;
	uint32_t was = scan->docket.weights[column];

	spend(scan);
	if (!scan->work)
		return false;
	scan->docket.weights[column] = weight;
	docket_count_panel(&scan->docket);
	docket_answer(&scan->docket, &scan->then);
	scan->docket.weights[column] = was;
	return now->pick != then->pick || now->lean != then->lean;
}

static bool is_root(const struct scan *scan, uint32_t weight)
{
	for (size_t i = 0; i < scan->root_count; i++)
		if (fabs(scan->roots[i] - weight) < 1e-3)
			return true;
	return false;
}

/* The turn found at one of the weights tried: near is its neighbour towards
 * the present one, beyond the one on the other side. */
static struct turn turn_at(struct scan *scan, size_t column, uint32_t weight,
			   uint32_t near, uint32_t beyond)
{
	const struct answer *then = &scan->then.answer;
	struct turn turn = { .known = true,
			     .weight = (double)weight / WEIGHT_ONE,
			     .included = true,
			     .pick = then->pick,
			     .lean = then->lean };

	/* Where it is another on one side of the root only. */
	if (is_root(scan, near)) {
		turn.weight = (double)near / WEIGHT_ONE;
		turn.included = false;
		return turn;
	}
	if (!is_root(scan, weight) || beyond == weight)
		return turn;
	turn.pick_at = then->pick;
	turn.lean_at = then->lean;
	differs(scan, column, beyond);
	turn.pick = then->pick;
	turn.lean = then->lean;
	turn.crossing = turn.pick != turn.pick_at || turn.lean != turn.lean_at;
	return turn;
}

/* The first weight that makes a difference, from those tried on one side. */
static struct turn find_turn(struct scan *scan, size_t column, bool below)
{
	uint32_t now = scan->docket.weights[column];
	uint32_t near = now;

	for (size_t i = 0; i < scan->weight_count; i++) {
		size_t last = scan->weight_count - 1;
		size_t at = below ? last - i : i;
		uint32_t weight = scan->weights[at];
		uint32_t beyond =
		    i == last ? weight : scan->weights[below ? at - 1 : at + 1];

		if (below ? weight >= now : weight <= now)
			continue;
		if (differs(scan, column, weight))
			return turn_at(scan, column, weight, near, beyond);
		near = weight;
	}
	return (struct turn){ .known = false };
}

static struct sway sway_of(struct scan *scan, size_t column)
{
	find_lines(scan, column);
	find_roots(scan);
	find_weights(scan);
	return (struct sway){
		.reviewer = scan->docket.reviewers[column],
		.below = find_turn(scan, column, true),
		.above = find_turn(scan, column, false),
	};
}

static bool are_alike(const struct docket *docket, size_t a, size_t b)
{
	size_t tools = docket->tool_count;

	return docket->weights[a] == docket->weights[b] &&
	       memcmp(&docket->said[a * tools], &docket->said[b * tools],
		      tools) == 0;
}

/* A column before this one that says and weighs the same; else its own. */
static size_t first_alike(const struct docket *docket, size_t column)
{
	size_t first = 0;

	while (!are_alike(docket, first, column))
		first++;
	return first;
}

const struct sway *sways_find(const struct catalog *catalog,
			      const struct yardstick *yardstick,
			      const struct comparison *comparison,
			      struct arena *arena, size_t *count)
{
	struct scan *scan = arena_zero(arena, 1, sizeof(*scan));
	struct docket *docket = &scan->docket;
	struct sway *all, *sways;

	*count = 0;
	scan->now = comparison;
	docket_make(docket, catalog, yardstick, comparison->tools,
		    comparison->count, 0, comparison, arena);
	scan->work = WORK;
	all = arena_alloc(arena, docket->columns * sizeof(*all));
	sways = arena_alloc(arena, docket->columns * sizeof(*sways));
	for (size_t c = 0; c < docket->columns; c++) {
		size_t first = first_alike(docket, c);

		all[c] = first < c ? all[first] : sway_of(scan, c);
		all[c].reviewer = docket->reviewers[c];
		if (!scan->work)
			return NULL;
		if (all[c].below.known || all[c].above.known)
			sways[(*count)++] = all[c];
	}
	return sways;
}
