#include "smolcmp/flip.h"

#include <stdlib.h>

#include "smolcmp/memory.h"

/* A panel, and what its reviewers count. */
struct bench {
	const struct yardstick *yardstick;
	const struct tool *tool;
	struct weighed weighed;
	uint32_t unit; /* what a new reviewer counts */
	/* The weights of those who say one thing, ascending. */
	uint32_t *weights[2];
	size_t counts[2];
};

static uint32_t weight_of(const struct bench *bench,
			  const struct review *review)
{
	const uint32_t *weights = bench->yardstick->weights;

	return weights ? weights[review->reviewer] : 1;
}

static int compare_weights(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a;
	uint32_t y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static void bench_make(struct bench *bench, const struct yardstick *yardstick,
		       const struct tool *tool)
{
	*bench = (struct bench){
		.yardstick = yardstick,
		.tool = tool,
		.weighed = yardstick_weigh(yardstick, tool),
		.unit = yardstick->weights ? WEIGHT_ONE : 1,
	};
	for (int says = 0; says < 2; says++)
		bench->weights[says] =
		    memory_alloc(tool->panel.total * sizeof(uint32_t));
	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];
		uint32_t weight = weight_of(bench, review);

		if (review->current && weight)
			bench->weights[review->verdict]
				      [bench->counts[review->verdict]++] =
			    weight;
	}
	for (int says = 0; says < 2 && yardstick->weights; says++)
		qsort(bench->weights[says], bench->counts[says],
		      sizeof(uint32_t), compare_weights);
}

static void bench_release(struct bench *bench)
{
	free(bench->weights[0]);
	free(bench->weights[1]);
}

/* The word once so much weight has gone over from one verdict to the other. */
static enum word word_after(const struct bench *bench, enum verdict from,
			    uint64_t weight)
{
	struct share share = bench->weighed.share;

	share.ship =
	    from == VERDICT_SHIP ? share.ship - weight : share.ship + weight;
	return verdict_word_of(share, bench->weighed.heads,
			       &bench->yardstick->thresholds);
}

/* Words follow the share: true when going up, or down, has come to a word. */
static bool is_far_enough(enum word word, bool up, enum word to)
{
	return word != WORD_UNRATED && (up ? word >= to : word <= to);
}

/* The weight of so many of those who say one thing, the heaviest last. */
static uint64_t heaviest(const struct bench *bench, enum verdict from,
			 uint64_t count)
{
	const uint32_t *weights = bench->weights[from] + bench->counts[from];
	uint64_t sum = 0;

	if (!bench->yardstick->weights)
		return count;
	for (uint64_t i = 0; i < count; i++)
		sum += *--weights;
	return sum;
}

/* True when so many of those who say one thing, next to each other in the
 * order of weights, bring the word about. */
static bool can(const struct bench *bench, enum verdict from, uint64_t count,
		enum word to)
{
	const uint32_t *weights = bench->weights[from];
	uint64_t sum = 0;

	if (!bench->yardstick->weights)
		return word_after(bench, from, count) == to;
	for (uint64_t i = 0; i < bench->counts[from]; i++) {
		sum += weights[i];
		if (i >= count)
			sum -= weights[i - count];
		if (i + 1 >= count && word_after(bench, from, sum) == to)
			return true;
	}
	return false;
}

/* The fewest of those who say one thing: halving finds how many go far enough
 * at all; where weights differ they may go too far, and others may not. */
static uint64_t fewest(const struct bench *bench, enum verdict from,
		       enum word to)
{
	uint64_t most = bench->counts[from];
	uint64_t low = 0, high = most;

	while (high - low > 1) {
		uint64_t middle = low + (high - low) / 2;
		enum word word =
		    word_after(bench, from, heaviest(bench, from, middle));

		if (is_far_enough(word, from == VERDICT_SKIP, to))
			high = middle;
		else
			low = middle;
	}
	for (uint64_t count = high; count && count <= most; count++)
		if (can(bench, from, count, to))
			return count;
	return 0;
}

/* The word with so many new reviewers who all say the same. */
static enum word word_with(const struct bench *bench, enum verdict says,
			   uint64_t count)
{
	struct share share = bench->weighed.share;

	share.total += count * bench->unit;
	share.ship += says == VERDICT_SHIP ? count * bench->unit : 0;
	return verdict_word_of(share, bench->weighed.heads + count,
			       &bench->yardstick->thresholds);
}

static uint64_t fewest_new(const struct bench *bench, enum verdict says,
			   enum word to)
{
	enum { MOST = 1 << 30 };
	bool up = says == VERDICT_SHIP;
	uint64_t low = 0, high = 1;

	while (high < MOST &&
	       !is_far_enough(word_with(bench, says, high), up, to)) {
		low = high;
		high *= 2;
	}
	while (high - low > 1) {
		uint64_t middle = low + (high - low) / 2;

		if (is_far_enough(word_with(bench, says, middle), up, to))
			high = middle;
		else
			low = middle;
	}
	return word_with(bench, says, high) == to ? high : 0;
}

/* Those whose one review brings the word about. */
static void name_reviewers(const struct bench *bench, enum verdict from,
			   struct flip *flip, struct arena *arena)
{
	const struct tool *tool = bench->tool;
	uint32_t *reviewers =
	    arena_alloc(arena, bench->counts[from] * sizeof(*reviewers));

	for (size_t i = 0; i < tool->review_count; i++) {
		const struct review *review = &tool->reviews[i];
		uint32_t weight = weight_of(bench, review);

		if (review->current && review->verdict == from &&
		    word_after(bench, from, weight) == flip->to)
			reviewers[flip->reviewer_count++] = review->reviewer;
	}
	flip->reviewers = reviewers;
}

/* How a word could come about; false when it could not. */
static bool find(const struct bench *bench, enum word now, struct flip *flip,
		 struct arena *arena)
{
	/* An unrated tool may need few or many to say anything; where either
	 * would do, it is ships that make a ship. */
	for (int says = 0; says < 2; says++) {
		uint64_t added =
		    fewest_new(bench, (enum verdict)says, flip->to);

		if (!added || (flip->added && flip->added < added) ||
		    (flip->added == added && flip->to != WORD_SHIP))
			continue;
		flip->added = added;
		flip->adding = (enum verdict)says;
	}
	if (now != WORD_UNRATED) {
		enum verdict from =
		    flip->to < now ? VERDICT_SHIP : VERDICT_SKIP;

		flip->changed = fewest(bench, from, flip->to);
		if (flip->changed == 1)
			name_reviewers(bench, from, flip, arena);
	}
	return flip->added || flip->changed;
}

size_t flips_find(const struct yardstick *yardstick, const struct tool *tool,
		  struct flip flips[WORDS], struct arena *arena)
{
	static const enum word words[] = { WORD_SHIP, WORD_MIXED, WORD_SKIP };
	enum word now = yardstick_word(yardstick, tool);
	struct bench bench;
	size_t count = 0;

	bench_make(&bench, yardstick, tool);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		flips[count] = (struct flip){ .to = words[i] };
		if (words[i] != now && find(&bench, now, &flips[count], arena))
			count++;
	}
	bench_release(&bench);
	return count;
}

uint64_t flips_fewest(const struct flip *flips, size_t count)
{
	uint64_t fewest = 0;

	for (size_t i = 0; i < count; i++)
		if (flips[i].changed && (!fewest || flips[i].changed < fewest))
			fewest = flips[i].changed;
	return fewest;
}
