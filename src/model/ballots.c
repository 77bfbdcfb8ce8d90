#include "smolcmp/ballots.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/hash.h"
#include "smolcmp/memory.h"

/*
 * A voter and a tool, and what the ballot that counts says: the date in the
 * higher bits, the verdict in the two lowest, which are never 0 of a ballot.
 */
struct pair {
	uint64_t low; /* of the fingerprint */
	uint32_t high;
	uint32_t said; /* 0: the place is free */
};
_Static_assert(sizeof(struct pair) == 16, "a pair has gaps");

/* The pairs whose fingerprints begin alike, so that growing takes little room
 * at a time: open addressing, filled to between two thirds and 13/16. */
struct ballot_part {
	struct pair *pairs;
	uint32_t count;
	uint32_t capacity;
};

enum { PARTS = 4096, PAIRS_AT_FIRST = 16, FULL = 13, OF = 16 };

/* A ballot on its way: while some of them wait, memory is fetched where they
 * belong, which is where the time would go. */
struct ballot_wait {
	struct pair pair;
	uint32_t tool;
	struct ballot_place place;
};

enum { WAITS = 16 };

void ballots_init(struct ballots *ballots)
{
	memset(ballots, 0, sizeof(*ballots));
}

void ballots_release(struct ballots *ballots)
{
	for (size_t i = 0; ballots->parts && i < PARTS; i++)
		free(ballots->parts[i].pairs);
	free(ballots->parts);
	free(ballots->waits);
	free(ballots->tallies);
	ballots_init(ballots);
}

static uint32_t start_of(const struct ballot_part *part,
			 const struct pair *pair)
{
	return (uint32_t)((pair->low >> 32) * part->capacity >> 32);
}

/* The place of a pair, or the free one where it belongs. */
static struct pair *find(const struct ballot_part *part,
			 const struct pair *pair)
{
	uint32_t at = start_of(part, pair);

	for (;;) {
		struct pair *place = &part->pairs[at];

		if (!place->said ||
		    (place->low == pair->low && place->high == pair->high))
			return place;
		if (++at == part->capacity)
			at = 0;
	}
}

static void grow(struct ballots *ballots, struct ballot_part *part)
{
	struct ballot_part grown = { .count = part->count };

	/* By a fifth: what is then filled to two thirds takes 24 bytes. */
	grown.capacity = part->capacity ? part->capacity + part->capacity / 5
					: PAIRS_AT_FIRST;
	grown.pairs = memory_zero(grown.capacity, sizeof(*grown.pairs));
	for (uint32_t i = 0; i < part->capacity; i++)
		if (part->pairs[i].said)
			*find(&grown, &part->pairs[i]) = part->pairs[i];
	ballots->bytes +=
	    (uint64_t)(grown.capacity - part->capacity) * sizeof(*grown.pairs);
	free(part->pairs);
	*part = grown;
}

static struct pair make_pair(uint32_t tool, const struct ballot_record *ballot)
{
	char bytes[SLUG_LONGEST + sizeof(tool)];
	size_t length = strlen(ballot->voter);
	struct fingerprint print;

	memcpy(bytes, &tool, sizeof(tool));
	memcpy(bytes + sizeof(tool), ballot->voter, length);
	print = hash_bytes(bytes, sizeof(tool) + length);
	return (struct pair){
		.low = print.low,
		.high = (uint32_t)print.high,
		.said = (uint32_t)ballot->date.number << 2 |
			(ballot->verdict == VERDICT_SHIP ? 1 : 2),
	};
}

static uint64_t *count_of(struct ballot_tally *tally, uint32_t said)
{
	return said & 1 ? &tally->ship : &tally->skip;
}

static struct ballot_tally *tally_of(struct ballots *ballots, uint32_t tool)
{
	while (ballots->count <= tool) {
		ballots->tallies =
		    memory_grow(ballots->tallies, ballots->count,
				&ballots->capacity, sizeof(*ballots->tallies));
		ballots->tallies[ballots->count++] = (struct ballot_tally){ 0 };
	}
	return &ballots->tallies[tool];
}

static struct ballot_part *part_of(const struct ballots *ballots,
				   const struct pair *pair)
{
	return &ballots->parts[pair->low % PARTS];
}

/* Count the ballot that has waited longest. */
static void count_one(struct ballots *ballots)
{
	const struct ballot_wait *wait =
	    &ballots->waits[ballots->done++ % WAITS];
	struct ballot_tally *tally = tally_of(ballots, wait->tool);
	struct date date = { (int32_t)(wait->pair.said >> 2) };
	struct ballot_part *part = part_of(ballots, &wait->pair);
	struct pair *place;

	if (part->count >= (uint64_t)part->capacity * FULL / OF)
		grow(ballots, part);
	place = find(part, &wait->pair);
	if (place->said >> 2 > wait->pair.said >> 2)
		return;
	if (place->said) {
		--*count_of(tally, place->said);
	} else {
		part->count++;
		ballots->voters++;
	}
	*place = wait->pair;
	++*count_of(tally, wait->pair.said);
	if (date_compare(date, tally->last) > 0)
		tally->last = date;
	tally->place = wait->place;
}

void ballots_add(struct ballots *ballots, uint32_t tool,
		 const struct ballot_record *ballot, struct ballot_place place)
{
	struct ballot_wait *wait;
	const struct ballot_part *part;

	if (!ballots->parts) {
		ballots->parts = memory_zero(PARTS, sizeof(*ballots->parts));
		ballots->waits = memory_zero(WAITS, sizeof(*ballots->waits));
	}
	if (ballots->added - ballots->done == WAITS)
		count_one(ballots);
	wait = &ballots->waits[ballots->added++ % WAITS];
	*wait = (struct ballot_wait){ make_pair(tool, ballot), tool, place };
	part = part_of(ballots, &wait->pair);
	__builtin_prefetch(part->pairs + start_of(part, &wait->pair), 1);
}

void ballots_finish(struct ballots *ballots)
{
	while (ballots->done < ballots->added)
		count_one(ballots);
}

void ballots_set(struct ballots *ballots, uint32_t tool,
		 const struct ballot_tally *tally)
{
	*tally_of(ballots, tool) = *tally;
}
