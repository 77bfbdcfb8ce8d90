#include "source/team.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/crew.h"
#include "smolcmp/memory.h"
#include "smolcmp/progress.h"
#include "source/batch.h"
#include "source/blocks.h"
#include "source/scan_internal.h"

enum {
	LINES_BEFORE = 32, /* are read before anything is made of them */
	SHORT = 400,	   /* bytes that a short line takes at most */
};

/* Whole lines, for one thread. */
struct piece {
	struct batch batch;
	uint8_t *memory; /* room for the end of the last block, and a block */
	uint8_t *start;
	size_t length;
	uint64_t lines;
	int status;
};

struct team {
	struct reader *reader;
	struct crew *crew;
	size_t block;
	size_t room;
	struct piece *pieces; /* a ring */
	size_t count;
	size_t given; /* pieces */
	size_t taken;

	/* Read, and not given yet: the beginning of a line, in the memory of
	 * the last piece or of the scan. */
	uint8_t *rest;
	size_t rest_length;
	bool ended;	/* there is nothing behind it */
	bool left;	/* what follows is for the reader itself */
	int failure;	/* errno of what could not be read; 0 */
	uint64_t lines; /* in front of the next piece to be taken */
};

bool team_is_worth(struct reader *reader)
{
	struct scan *scan = &reader->decoder.scan;
	uint64_t consumed;

	if (scan->position.line <= LINES_BEFORE ||
	    scan->bytes < reader->team_from || !scan_at_line(scan))
		return false;
	consumed = scan->bytes - (uint64_t)(scan->end - scan->at);
	reader->team_from = UINT64_MAX; /* once is enough to ask */
	if (!scan->blocks || crew_size(reader->sink->threads) < 2 ||
	    consumed / scan->position.line > SHORT)
		return false;
	switch (blocks_extent(scan->blocks, reader->team_block)) {
	case BLOCKS_FEW:
		return false;
	case BLOCKS_MANY:
		return true;
	case BLOCKS_UNKNOWN:
		break;
	}
	if (scan->bytes >= reader->team_block)
		return true;
	reader->team_from = reader->team_block;
	return false;
}

static void work(void *job)
{
	struct piece *piece = job;
	struct reader *reader = &piece->batch.reader;

	piece->status = reader_lines(reader);
	piece->lines = scan_here(&reader->decoder.scan).line - 1;
}

/* Read until memory is full or there is no more; returns how much. */
static size_t read_block(struct team *team, uint8_t *memory)
{
	struct scan *scan = &team->reader->decoder.scan;
	size_t length = 0;

	while (length < team->block && !team->ended) {
		ssize_t got = blocks_more(scan->blocks, memory + length,
					  team->block - length);

		if (got < 0)
			team->failure = errno;
		team->ended = got <= 0;
		if (got <= 0)
			break;
		length += (size_t)got;
		scan_count(scan, (size_t)got);
	}
	return length;
}

/* Fill a piece with what follows; false when that is no whole line. */
static bool fill(struct team *team, struct piece *piece)
{
	uint8_t *block = piece->memory + team->room;
	uint8_t *start = block - team->rest_length;
	uint8_t *end, *cut;

	memcpy(start, team->rest, team->rest_length);
	end = block + read_block(team, block);
	cut = memrchr(start, '\n', (size_t)(end - start));
	cut = team->ended && !team->failure ? end : cut ? cut + 1 : start;
	piece->start = start;
	piece->length = (size_t)(cut - start);
	team->rest = cut;
	team->rest_length = (size_t)(end - cut);
	team->left |= team->rest_length >= team->block;
	return piece->length;
}

static void give(struct team *team, struct piece *piece)
{
	const struct reader *reader = team->reader;
	struct scan *scan = &piece->batch.reader.decoder.scan;

	batch_init(&piece->batch, reader->sink, reader->decoder.told);
	scan_init_bytes(scan, reader->decoder.scan.file, piece->start,
			piece->length, &piece->batch.error);
	scan->begun = true; /* a mark can only be in front of all pieces */
	team->given++;
	crew_give(team->crew, piece);
}

/* Take what was made of a piece; -1 as of reader_lines(). */
static int take(struct team *team, struct piece *piece)
{
	struct reader *reader = team->reader;
	int status =
	    batch_replay(&piece->batch, team->lines, reader->decoder.error);

	reader->has_reviews |= piece->batch.reader.has_reviews;
	team->lines += piece->lines;
	team->left |= piece->length / (piece->lines + 1) > SHORT;
	if (piece->status < 0)
		status = -1;
	batch_release(&piece->batch);
	team->taken++;
	return status;
}

static bool may_fill(const struct team *team)
{
	return !team->ended && !team->left &&
	       team->given - team->taken < team->count;
}

static int work_through(struct team *team)
{
	for (;;) {
		struct piece *piece = &team->pieces[team->given % team->count];

		if (may_fill(team)) {
			if (fill(team, piece))
				give(team, piece);
			continue;
		}
		piece = crew_take(team->crew);
		if (!piece)
			return 0;
		if (take(team, piece) < 0)
			return -1;
	}
}

static bool team_init(struct team *team, struct reader *reader)
{
	unsigned threads = crew_size(reader->sink->threads);
	struct scan *scan = &reader->decoder.scan;
	size_t rest = (size_t)(scan->end - scan->at);

	/* One that is filled, and one that is taken. */
	*team = (struct team){ .reader = reader,
			       .block = reader->team_block,
			       .count = threads + 2,
			       .crew = crew_new(threads, threads + 2, work),
			       .rest_length = rest,
			       .ended = scan->ended,
			       .lines = scan_here(scan).line - 1 };
	if (!team->crew)
		return false;
	team->rest = (uint8_t *)scan->at;
	team->room = rest > team->block ? rest : team->block;
	team->pieces = memory_zero(team->count, sizeof(*team->pieces));
	for (size_t i = 0; i < team->count; i++)
		team->pieces[i].memory = blocks_alloc(team->room + team->block);
	return true;
}

/* Let the scan stand where the team stopped. */
static void hand_back(const struct team *team)
{
	scan_resume(&team->reader->decoder.scan, team->rest, team->rest_length,
		    team->lines + 1, team->ended);
}

static void team_release(struct team *team)
{
	crew_free(team->crew);
	for (; team->taken < team->given; team->taken++)
		batch_release(&team->pieces[team->taken % team->count].batch);
	for (size_t i = 0; team->pieces && i < team->count; i++)
		free(team->pieces[i].memory);
	free(team->pieces);
	memory_trim();
}

/* Say why not all could be read. */
static int fail(const struct team *team)
{
	struct scan *scan = &team->reader->decoder.scan;
	const char *problem = blocks_problem(scan->blocks);
	const struct place place = { .file = scan->file,
				     .line = team->lines + 1,
				     .column = 1 };

	if (problem)
		return problem_add(team->reader->decoder.error, PROBLEM_SYNTAX,
				   place, "%s", problem);
	return error_add(team->reader->decoder.error, scan->file,
			 "cannot read: %s", strerror(team->failure));
}

int team_lines(struct reader *reader, bool *all)
{
	struct scan *scan = &reader->decoder.scan;
	struct team team;
	int status;

	*all = false;
	if (!team_init(&team, reader))
		return 0;
	status = work_through(&team);
	if (status == 0 && team.failure) {
		scan->broken = true;
		status = fail(&team);
	}
	*all = team.ended && !team.rest_length;
	hand_back(&team);
	team_release(&team);
	return status;
}
