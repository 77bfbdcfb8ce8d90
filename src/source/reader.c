/* Records, and those that stand inside others. */
#include "source/reader_internal.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "source/team.h"

struct own_review {
	struct place place;
	struct review_record review;
};

/* What a record changes in the decoder while it is read inside another. */
struct outside {
	bool detail;
	bool bad;
	const struct candidates *doubtful;
};

static struct outside go_inside(struct decoder *decoder)
{
	struct outside outside = { decoder->detail, decoder->bad,
				   decoder->doubtful };

	decoder->detail = true;
	decoder->bad = false;
	decoder->doubtful = NULL;
	return outside;
}

static void go_outside(struct decoder *decoder, struct outside outside)
{
	decoder->detail = outside.detail;
	decoder->bad = outside.bad;
	decoder->doubtful = outside.doubtful;
}

/* Handing over. */

static void take(struct reader *reader, const struct record *record)
{
	reader->sink->take(reader->sink->context, record,
			   reader->decoder.error);
}

void reader_lose(struct reader *reader, enum record_kind kind,
		 struct place place, const char *name)
{
	if (reader->sink->lose)
		reader->sink->lose(reader->sink->context, kind, place, name);
}

/* What is wrong with a record as a whole. */
static void refuse(struct reader *reader, enum record_kind kind,
		   struct place place, const char *text)
{
	decode_problem(&reader->decoder, place, "%s", text);
	reader_lose(reader, kind, place, NULL);
}

static void take_review(struct reader *reader, struct place place,
			const struct review_record *review)
{
	struct record record = { .kind = RECORD_REVIEW,
				 .place = place,
				 .review = review };

	if (review->tool)
		take(reader, &record);
	else
		refuse(reader, RECORD_REVIEW, place, "review has no 'tool'");
}

static void take_votes(struct reader *reader, struct place place,
		       const struct votes_record *votes)
{
	struct record record = { .kind = RECORD_VOTES,
				 .place = place,
				 .votes = votes };

	if (votes->tool)
		take(reader, &record);
	else
		refuse(reader, RECORD_VOTES, place, "votes have no 'tool'");
}

/* A review that stands inside its tool. */
static void take_own(struct reader *reader, struct place place,
		     struct review_record review)
{
	if (review.tool && strcmp(review.tool, reader->slug) != 0) {
		decode_problem(&reader->decoder, place,
			       "review of '%s' stands inside tool '%s'",
			       review.tool, reader->slug);
		reader_lose(reader, RECORD_REVIEW, place, reader->slug);
		return;
	}
	review.tool = reader->slug;
	take_review(reader, place, &review);
}

void reader_flush_own(struct reader *reader)
{
	const struct candidates *doubtful = reader->decoder.doubtful;

	reader->decoder.doubtful = NULL; /* their problems are no doubts */
	for (size_t i = 0; i < reader->review_count; i++) {
		const struct own_review *own = &reader->reviews[i];

		if (reader->slug)
			take_own(reader, own->place, own->review);
		else
			take_review(reader, own->place, &own->review);
	}
	reader->review_count = 0;
	reader->decoder.doubtful = doubtful;
}

static void take_own_votes(struct reader *reader)
{
	const char *tool = reader->votes.tool;

	if (!reader->has_votes || !reader->slug)
		return;
	reader->has_votes = false;
	if (tool && strcmp(tool, reader->slug) != 0) {
		decode_problem(&reader->decoder, reader->votes_place,
			       "votes on '%s' stand inside tool '%s'", tool,
			       reader->slug);
		reader_lose(reader, RECORD_VOTES, reader->votes_place,
			    reader->slug);
		return;
	}
	reader->votes.tool = reader->slug;
	take_votes(reader, reader->votes_place, &reader->votes);
}

/* Whom or what an object is about, as far as it was decoded. */
static const char *subject_of(enum record_kind kind, const void *object)
{
	switch (kind) {
	case RECORD_TOOL:
		return ((const struct tool_record *)object)->slug;
	case RECORD_REVIEWER:
		return ((const struct reviewer_record *)object)->id;
	case RECORD_REVIEW:
		return ((const struct review_record *)object)->tool;
	case RECORD_VOTES:
		return ((const struct votes_record *)object)->tool;
	case RECORD_BALLOT:
		return ((const struct ballot_record *)object)->tool;
	default:
		return NULL;
	}
}

void reader_take_any(struct reader *reader, enum record_kind kind,
		     struct place place, const void *object)
{
	struct record record = { .kind = kind, .place = place };

	if (reader->decoder.bad) {
		reader_lose(reader, kind, place, subject_of(kind, object));
		return;
	}
	switch (kind) {
	case RECORD_TOOL:
		record.tool = object;
		take(reader, &record);
		take_own_votes(reader);
		return;
	case RECORD_REVIEWER:
		record.reviewer = object;
		take(reader, &record);
		return;
	case RECORD_REVIEW:
		take_review(reader, place, object);
		return;
	case RECORD_VOTES:
		take_votes(reader, place, object);
		return;
	case RECORD_BALLOT:
		record.ballot = object;
		take(reader, &record);
		return;
	case RECORD_DUEL:
		record.duel = object;
		take(reader, &record);
		return;
	case RECORD_DECISION:
		record.decision = object;
		take(reader, &record);
		return;
	case RECORD_KINDS:
		return;
	}
}

/* Records inside a document or a tool. */

void reader_forget_scratch(struct reader *reader)
{
	if (!reader->waits && !reader->review_count &&
	    !reader->decoder.doubt_count)
		arena_reset(&reader->decoder.scratch);
}

void reader_begin_tool(struct reader *reader, bool own)
{
	reader->own = own;
	reader->slug = NULL;
	reader->review_count = 0;
	reader->has_votes = false;
}

static bool wants(struct reader *reader, const char *slug)
{
	return !slug || !reader->sink->wants ||
	       reader->sink->wants(reader->sink->context, slug);
}

/* A review in a tool's own list, or in one of which that is not yet sure. */
static int read_own_review(struct reader *reader)
{
	struct decoder *decoder = &reader->decoder;
	struct outside outside = go_inside(decoder);
	struct own_review own = { .place = scan_place(&decoder->scan) };

	decoder->detail = wants(reader, reader->slug);
	if (decode_object(decoder, record_shapes[RECORD_REVIEW], &own.review,
			  &decoder->guesses[RECORD_REVIEW]) < 0)
		return -1;
	if (decoder->bad) {
		reader_lose(reader, RECORD_REVIEW, own.place,
			    own.review.tool ? own.review.tool : reader->slug);
	} else if (reader->slug) {
		take_own(reader, own.place, own.review);
	} else {
		reader->reviews = memory_grow(
		    reader->reviews, reader->review_count,
		    &reader->review_capacity, sizeof(*reader->reviews));
		reader->reviews[reader->review_count++] = own;
	}
	go_outside(decoder, outside);
	return 0;
}

static int read_record(struct reader *reader, enum record_kind kind)
{
	struct decoder *decoder = &reader->decoder;
	struct outside outside = go_inside(decoder);
	struct place place = scan_place(&decoder->scan);
	max_align_t object[SHAPE_SIZE / sizeof(max_align_t)];

	memset(object, 0, record_shapes[kind]->size);
	reader_begin_tool(reader, kind == RECORD_TOOL);
	if (decode_object(decoder, record_shapes[kind], object,
			  &decoder->guesses[kind]) < 0)
		return -1;
	reader_take_any(reader, kind, place, object);
	go_outside(decoder, outside);
	return 0;
}

static int read_array(struct reader *reader, const struct member *row,
		      enum scan_kind kind, bool own)
{
	struct scan *scan = &reader->decoder.scan;
	enum record_kind lost = own ? RECORD_REVIEW : row->kind;
	int item;

	if (kind != SCAN_ARRAY) {
		reader_lose(reader, lost, scan_place(scan), NULL);
		return decode_mismatch(&reader->decoder, row->name, kind,
				       "an array");
	}
	if (scan_enter(scan) < 0)
		return -1;
	while ((item = scan_element(scan)) > 0) {
		int status;

		kind = scan_peek(scan);
		if (error_is_full(reader->decoder.error))
			return -1;
		if (kind != SCAN_OBJECT)
			reader_lose(reader, lost, scan_place(scan), NULL);
		if (kind != SCAN_OBJECT)
			status = decode_mismatch(&reader->decoder, row->name,
						 kind, "objects");
		else if (own)
			status = read_own_review(reader);
		else
			status = read_record(reader, row->kind);
		if (status < 0)
			return -1;
		reader_forget_scratch(reader);
	}
	return item;
}

static int read_own_votes(struct reader *reader, const struct member *row,
			  enum scan_kind kind)
{
	struct decoder *decoder = &reader->decoder;

	if (kind != SCAN_OBJECT)
		return decode_mismatch(decoder, row->name, kind, "an object");
	reader->has_votes = true;
	reader->votes_place = scan_place(&decoder->scan);
	memset(&reader->votes, 0, sizeof(reader->votes));
	if (decode_object(decoder, record_shapes[RECORD_VOTES], &reader->votes,
			  &decoder->guesses[RECORD_VOTES]) < 0)
		return -1;
	/* They wait for the tool's end, which its reviews may come before. */
	reader->votes.tool = arena_string(decoder->kept, reader->votes.tool);
	return 0;
}

static int read_format(struct reader *reader, struct candidates *set,
		       enum scan_kind kind)
{
	struct decoder *decoder = &reader->decoder;
	struct slice text;

	if (kind != SCAN_STRING)
		return decode_mismatch(decoder, "format", kind, "a string");
	if (scan_text(&decoder->scan, true, &text) < 0)
		return -1;
	if (!text.bytes)
		text = (struct slice){ .bytes = "", .length = 0 };
	if (text.length == 9 && memcmp(text.bytes, "smolcmp/1", 9) == 0) {
		reader->has_format = true;
	} else if (text.length > 8 &&
		   (memcmp(text.bytes, "smolcmp-", 8) == 0 ||
		    memcmp(text.bytes, "smolcmp.", 8) == 0)) {
		/* A policy, a configuration or an answer of ours that was kept:
		 * none of its members is data. */
		reader->foreign = reader->ours = true;
		reader->listing = text.length > 14 &&
				  memcmp(text.bytes, "smolcmp-index/", 14) == 0;
		set->count = 0;
	} else {
		decode_problem(decoder, scan_place(&decoder->scan),
			       "'format' is '%.*s', want 'smolcmp/1'",
			       text.length < 60 ? (int)text.length : 60,
			       text.bytes);
	}
	return 0;
}

/* An array of records at the root, which makes it a document; but reviews and
 * votes may also be those of a tool whose slug stands behind them. */
static int read_records(struct reader *reader, struct candidates *set,
			const struct member *row, enum scan_kind kind)
{
	const struct shape *tool = record_shapes[RECORD_TOOL];
	bool may_be_tool = candidates_find(set, tool) != NULL;

	if (row->kind == RECORD_REVIEW)
		reader->has_reviews = true;
	if (may_be_tool && row->kind == RECORD_REVIEW && !reader->has_format)
		return read_array(reader, row, kind, true);
	if (may_be_tool && row->kind == RECORD_VOTES && kind == SCAN_OBJECT) {
		candidates_remove(set, &document_shape);
		return read_own_votes(reader, row, kind);
	}
	if (candidates_find(set, &document_shape))
		candidates_narrow(set, &document_shape);
	reader->slug = NULL;
	reader_flush_own(reader);
	return read_array(reader, row, kind, false);
}

static int read_special(void *context, struct candidates *set,
			const struct member *row, enum scan_kind kind)
{
	struct reader *reader = context;

	if (row->type == VALUE_FORMAT)
		return read_format(reader, set, kind);
	if (row->type == VALUE_RECORDS)
		return read_records(reader, set, row, kind);
	if (row->type == VALUE_VOTES)
		return read_own_votes(reader, row, kind);
	reader->has_reviews = true;
	return read_array(reader, row, kind, true);
}

static void read_subject(void *context, struct candidates *set,
			 const struct member *row, const char *slug)
{
	struct reader *reader = context;

	reader->decoder.detail = wants(reader, slug);
	if (row->flags & MEMBER_TRANSIENT)
		return;
	candidates_remove(set, &document_shape);
	if (reader->own) {
		reader->slug = slug;
		reader_flush_own(reader);
	}
}

void reader_init(struct reader *reader, const struct record_sink *sink,
		 struct error *error)
{
	memset(reader, 0, sizeof(*reader));
	reader->sink = sink;
	reader->team_block = TEAM_BLOCK;
	reader->decoder.error = error;
	reader->decoder.told = error->taker != NULL;
	reader->decoder.kept = sink->arena;
	reader->decoder.left_out =
	    sink->brief ? MEMBER_DETAIL | MEMBER_TRAIT : MEMBER_DETAIL;
	reader->decoder.context = reader;
	reader->decoder.special = read_special;
	reader->decoder.subject = read_subject;
	arena_init(&reader->decoder.scratch);
}

void reader_release(struct reader *reader)
{
	free(reader->reviews);
	reader->reviews = NULL;
	decoder_release(&reader->decoder);
}
