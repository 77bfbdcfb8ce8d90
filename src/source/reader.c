#include "source/reader.h"

#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

struct own_review {
	struct place place;
	struct review_record review;
};

/* An object of each kind, for where the kind shows only at the end. */
struct objects {
	struct tool_record tool;
	struct reviewer_record reviewer;
	struct review_record review;
	struct votes_record votes;
	max_align_t other[SHAPE_SIZE / sizeof(max_align_t)];
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

static void take_review(struct reader *reader, struct place place,
			const struct review_record *review)
{
	struct record record = { .kind = RECORD_REVIEW,
				 .place = place,
				 .review = review };

	if (review->tool)
		take(reader, &record);
	else
		decode_problem(&reader->decoder, place, "review has no 'tool'");
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
		decode_problem(&reader->decoder, place, "votes have no 'tool'");
}

/* A review that stands inside its tool. */
static void take_own(struct reader *reader, struct place place,
		     struct review_record review)
{
	if (review.tool && strcmp(review.tool, reader->slug) != 0) {
		decode_problem(&reader->decoder, place,
			       "review of '%s' stands inside tool '%s'",
			       review.tool, reader->slug);
		return;
	}
	review.tool = reader->slug;
	take_review(reader, place, &review);
}

/* Hand over the reviews that waited, now that it is known whose they are: a
 * tool's, or a document's when there is no slug. */
static void flush_own(struct reader *reader)
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
		return;
	}
	reader->votes.tool = reader->slug;
	take_votes(reader, reader->votes_place, &reader->votes);
}

static void take_any(struct reader *reader, enum record_kind kind,
		     struct place place, const void *object)
{
	struct record record = { .kind = kind, .place = place };

	if (reader->decoder.bad)
		return;
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
	case RECORD_DECISION:
		record.decision = object;
		take(reader, &record);
		return;
	case RECORD_KINDS:
		return;
	}
}

/* Records inside a document or a tool. */

/* Texts that waited for the end of a record are no longer needed. */
static void forget_scratch(struct reader *reader)
{
	if (!reader->review_count && !reader->decoder.doubt_count)
		arena_reset(&reader->decoder.scratch);
}

static void begin_tool(struct reader *reader, bool own)
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
	if (!decoder->bad && reader->slug) {
		take_own(reader, own.place, own.review);
	} else if (!decoder->bad) {
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
	begin_tool(reader, kind == RECORD_TOOL);
	if (decode_object(decoder, record_shapes[kind], object,
			  &decoder->guesses[kind]) < 0)
		return -1;
	take_any(reader, kind, place, object);
	go_outside(decoder, outside);
	return 0;
}

static int read_array(struct reader *reader, const struct member *row,
		      enum scan_kind kind, bool own)
{
	struct scan *scan = &reader->decoder.scan;
	int item;

	if (kind != SCAN_ARRAY)
		return decode_mismatch(&reader->decoder, row->name, kind,
				       "an array");
	if (scan_enter(scan) < 0)
		return -1;
	while ((item = scan_element(scan)) > 0) {
		int status;

		kind = scan_peek(scan);
		if (error_is_full(reader->decoder.error))
			return -1;
		if (kind != SCAN_OBJECT)
			status = decode_mismatch(&reader->decoder, row->name,
						 kind, "objects");
		else if (own)
			status = read_own_review(reader);
		else
			status = read_record(reader, row->kind);
		if (status < 0)
			return -1;
		forget_scratch(reader);
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
	} else if (text.length > 8 && memcmp(text.bytes, "smolcmp-", 8) == 0) {
		/* A policy or configuration: none of its members is ours. */
		reader->foreign = true;
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
	flush_own(reader);
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
		flush_own(reader);
	}
}

/* Texts as a whole. */

void reader_init(struct reader *reader, const struct record_sink *sink,
		 struct error *error)
{
	memset(reader, 0, sizeof(*reader));
	reader->sink = sink;
	reader->decoder.error = error;
	reader->decoder.kept = sink->arena;
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

static void add_kinds(struct candidates *set, struct objects *objects)
{
	candidates_add(set, record_shapes[RECORD_TOOL], &objects->tool);
	candidates_add(set, record_shapes[RECORD_REVIEW], &objects->review);
	candidates_add(set, record_shapes[RECORD_VOTES], &objects->votes);
	candidates_add(set, record_shapes[RECORD_REVIEWER], &objects->reviewer);
	candidates_add(set, record_shapes[RECORD_DECISION], &objects->other);
}

/* The kind whose members are all there: of several the one that add_kinds
 * names first; of one candidate that one; NULL when it cannot be told. */
static const struct candidate *choose(const struct candidates *set)
{
	static const enum record_kind order[] = {
		RECORD_TOOL,	 RECORD_REVIEW,	  RECORD_VOTES,
		RECORD_REVIEWER, RECORD_DECISION,
	};

	if (set->count == 1)
		return &set->items[0];
	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
		for (unsigned j = 0; j < set->count; j++) {
			const struct candidate *item = &set->items[j];

			if (item->shape == record_shapes[order[i]] &&
			    candidate_is_complete(item))
				return item;
		}
	return NULL;
}

static enum record_kind kind_of(const struct candidate *candidate)
{
	int kind = RECORD_TOOL;

	while (record_shapes[kind] != candidate->shape)
		kind++;
	return (enum record_kind)kind;
}

static void settle(struct reader *reader, const struct candidate *chosen,
		   struct place place)
{
	decode_settle(&reader->decoder, chosen, place);
	if (chosen->shape != &document_shape)
		take_any(reader, kind_of(chosen), place, chosen->object);
}

static int read_line(struct reader *reader)
{
	struct decoder *decoder = &reader->decoder;
	struct place place = scan_place(&decoder->scan);
	struct candidates set = { .by_type = true };
	const struct candidate *chosen;
	struct objects objects;

	memset(&objects, 0, sizeof(objects));
	add_kinds(&set, &objects);
	begin_tool(reader, true);
	decoder->detail = true;
	decoder->bad = false;
	if (decode_candidates(decoder, &set) < 0)
		return -1;
	chosen = choose(&set);
	if (chosen)
		settle(reader, chosen, place);
	else if (!decoder->bad)
		decode_problem(decoder, place,
			       "cannot tell what record this is, want a 'type' "
			       "or the required members of one");
	decoder->doubt_count = 0;
	reader->review_count = 0;
	forget_scratch(reader);
	return 0;
}

int reader_lines(struct reader *reader)
{
	struct scan *scan = &reader->decoder.scan;

	scan->one_line = true;
	for (;;) {
		enum scan_kind kind = scan_peek(scan);

		if (kind == SCAN_END)
			return 0;
		if (kind == SCAN_FAILED || error_is_full(reader->decoder.error))
			return -1;
		if (kind != SCAN_OBJECT)
			return error_add_at(reader->decoder.error,
					    scan_place(scan),
					    "a line is not an object");
		if (read_line(reader) < 0 || scan_line_end(scan) < 0)
			return -1;
	}
}

/* The object at the root: a document, a tool or, when lines may follow, any
 * record. *is_document says which it was. */
static int read_root(struct reader *reader, bool lines, bool *is_document)
{
	struct decoder *decoder = &reader->decoder;
	struct place place = scan_place(&decoder->scan);
	struct candidates set = { .by_type = lines };
	const struct candidate *chosen;
	struct {
		const char *ignored;
		struct date updated;
	} document = { 0 };
	struct objects objects;

	memset(&objects, 0, sizeof(objects));
	candidates_add(&set, &document_shape, &document);
	if (lines)
		add_kinds(&set, &objects);
	else
		candidates_add(&set, record_shapes[RECORD_TOOL], &objects.tool);
	begin_tool(reader, true);
	decoder->detail = true;
	decoder->bad = false;
	if (decode_candidates(decoder, &set) < 0)
		return -1;

	if (!reader->foreign) {
		chosen = choose(&set);
		if (!chosen && (reader->has_reviews || reader->has_format))
			chosen = candidates_find(&set, &document_shape);
		reader->foreign = !chosen;
		if (chosen) {
			*is_document = chosen->shape == &document_shape;
			settle(reader, chosen, place);
		}
		flush_own(reader);
	}
	decoder->doubt_count = 0;
	return 0;
}

/* The first value of a text that is no list of lines for sure. */
static int read_first(struct reader *reader, bool lines, bool *is_document)
{
	struct scan *scan = &reader->decoder.scan;
	enum scan_kind kind = scan_peek(scan);

	*is_document = true;
	if (kind == SCAN_OBJECT)
		return read_root(reader, lines, is_document);
	if (kind == SCAN_END)
		return error_add_at(reader->decoder.error, scan_place(scan),
				    "the text is empty");
	reader->foreign = true;
	return scan_skip(scan);
}

int reader_document(struct reader *reader)
{
	bool is_document;

	if (read_first(reader, false, &is_document) < 0)
		return -1;
	return scan_finish(&reader->decoder.scan);
}

int reader_either(struct reader *reader)
{
	struct scan *scan = &reader->decoder.scan;
	bool is_document;
	uint64_t first, last;

	if (scan_peek(scan) == SCAN_FAILED)
		return -1;
	first = scan_place(scan).line;
	if (read_first(reader, true, &is_document) < 0)
		return -1;
	last = scan_here(scan).line;
	if (is_document || reader->foreign || first != last ||
	    scan_peek(scan) != SCAN_OBJECT || scan_place(scan).line == last)
		return scan_finish(scan);
	return reader_lines(reader);
}
