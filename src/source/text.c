/* Texts as a whole: documents, single tools, lines; and what they are. */
#include "source/reader_internal.h"

#include <stdio.h>
#include <string.h>

#include "source/team.h"

/* An object of each kind, for where the kind shows only at the end. */
struct objects {
	struct tool_record tool;
	struct reviewer_record reviewer;
	struct review_record review;
	struct votes_record votes;
	struct ballot_record ballot;
	struct duel_record duel;
	max_align_t other[SHAPE_SIZE / sizeof(max_align_t)];
};

static void add_kinds(struct candidates *set, struct objects *objects)
{
	candidates_add(set, record_shapes[RECORD_TOOL], &objects->tool);
	candidates_add(set, record_shapes[RECORD_REVIEW], &objects->review);
	candidates_add(set, record_shapes[RECORD_VOTES], &objects->votes);
	candidates_add(set, record_shapes[RECORD_BALLOT], &objects->ballot);
	candidates_add(set, record_shapes[RECORD_REVIEWER], &objects->reviewer);
	candidates_add(set, record_shapes[RECORD_DECISION], &objects->other);
	candidates_add(set, record_shapes[RECORD_DUEL], &objects->duel);
}

/* The kind whose members are all there: of several the one that add_kinds
 * names first; of one candidate that one; NULL when it cannot be told. */
static const struct candidate *choose(const struct candidates *set)
{
	static const enum record_kind order[] = {
		RECORD_TOOL,	 RECORD_REVIEW,	  RECORD_VOTES, RECORD_BALLOT,
		RECORD_REVIEWER, RECORD_DECISION, RECORD_DUEL,
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
		reader_take_any(reader, kind_of(chosen), place, chosen->object);
}

/* A line of which the kind shows only in the end. */
static int read_untyped(struct reader *reader, struct place place)
{
	struct decoder *decoder = &reader->decoder;
	struct candidates set = { .by_type = true };
	const struct candidate *chosen;
	struct objects objects;

	memset(&objects, 0, sizeof(objects));
	add_kinds(&set, &objects);
	reader_begin_tool(reader, true);
	if (decode_candidates(decoder, &set) < 0)
		return -1;
	chosen = choose(&set);
	if (chosen)
		settle(reader, chosen, place);
	else if (!decoder->bad)
		decode_problem(decoder, place,
			       "cannot tell what record this is, want a 'type' "
			       "or the required members of one");
	if (!chosen)
		reader_lose(reader, RECORD_KINDS, place, NULL);
	decoder->doubt_count = 0;
	reader->review_count = 0;
	return 0;
}

/* A line that was entered, and is of the reader's kind. */
static int read_typed(struct reader *reader, struct place place)
{
	struct decoder *decoder = &reader->decoder;
	enum record_kind kind = reader->kind;
	max_align_t object[SHAPE_SIZE / sizeof(max_align_t)];

	memset(object, 0, record_shapes[kind]->size);
	reader_begin_tool(reader, kind == RECORD_TOOL);
	if (decode_entered(decoder, record_shapes[kind], object,
			   &decoder->guesses[kind], place) < 0)
		return -1;
	reader_take_any(reader, kind, place, object);
	reader->review_count = 0;
	return 0;
}

static void make_starts(struct reader *reader)
{
	scan_guess_init(&reader->type, "type", 4);
	for (int kind = 0; kind < RECORD_KINDS; kind++)
		for (int i = 0; i < LINE_STARTS; i++) {
			struct line_start *start = &reader->starts[kind][i];

			start->length =
			    (size_t)snprintf(start->text, sizeof(start->text),
					     "{\"type\":%s\"%s\"", i ? " " : "",
					     record_shapes[kind]->noun);
		}
}

/* Enter a line that names its kind first; lines of one kind tend to stand
 * together. */
static bool enter_typed(struct reader *reader)
{
	for (unsigned i = 0; i < RECORD_KINDS; i++) {
		unsigned kind = (reader->kind + i) % RECORD_KINDS;

		for (int j = 0; j < LINE_STARTS; j++) {
			const struct line_start *start =
			    &reader->starts[kind][j];

			if (!scan_enter_behind(&reader->decoder.scan,
					       start->text, start->length,
					       &reader->type.name))
				continue;
			reader->kind = kind;
			return true;
		}
	}
	return false;
}

static int read_line(struct reader *reader)
{
	struct decoder *decoder = &reader->decoder;
	struct place place = scan_place(&decoder->scan);
	int status;

	decoder->detail = true;
	decoder->bad = false;
	status = enter_typed(reader) ? read_typed(reader, place)
				     : read_untyped(reader, place);
	if (status == 0)
		reader_forget_scratch(reader);
	return status;
}

int reader_lines(struct reader *reader)
{
	struct scan *scan = &reader->decoder.scan;

	scan->one_line = true;
	reader->lines = true;
	make_starts(reader);
	for (;;) {
		enum scan_kind kind;
		bool all;

		if (team_is_worth(reader)) {
			if (team_lines(reader, &all) < 0)
				return -1;
			if (all)
				return 0;
		}
		kind = scan_peek(scan);
		if (kind == SCAN_END)
			return 0;
		if (kind == SCAN_FAILED || error_is_full(reader->decoder.error))
			return -1;
		if (kind != SCAN_OBJECT)
			return problem_add(reader->decoder.error,
					   PROBLEM_SCHEMA, scan_place(scan),
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
	reader_begin_tool(reader, true);
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
		reader_flush_own(reader);
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
		return problem_add(reader->decoder.error, PROBLEM_SYNTAX,
				   scan_place(scan), "the text is empty");
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
	reader->lines = !is_document && !reader->foreign && first == last;
	if (!reader->lines || scan_peek(scan) != SCAN_OBJECT ||
	    scan_place(scan).line == last)
		return scan_finish(scan);
	return reader_lines(reader);
}
