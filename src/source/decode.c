#include "source/decode.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"
#include "source/value.h"

/* A problem, and the shapes of which an object must be for it to count. */
struct doubt {
	enum problem problem;
	struct place place;
	char *text;
	const struct shape *shapes[CANDIDATES];
};

void decoder_release(struct decoder *decoder)
{
	free(decoder->doubts);
	decoder->doubts = NULL;
	arena_release(&decoder->scratch);
	scan_release(&decoder->scan);
}

/* Put off a problem: it counts for the kinds that have the member at hand, or
 * for those that do not. */
static void put_off(struct decoder *decoder, enum problem problem,
		    struct place place, const char *text, bool known)
{
	struct doubt *doubt;
	unsigned shapes = 0;

	decoder->doubts = memory_grow(decoder->doubts, decoder->doubt_count,
				      &decoder->doubt_capacity, sizeof(*doubt));
	doubt = &decoder->doubts[decoder->doubt_count++];
	memset(doubt, 0, sizeof(*doubt));
	doubt->problem = problem;
	doubt->place = place;
	doubt->text = arena_string(&decoder->scratch, text);
	for (unsigned i = 0; i < decoder->doubtful->count; i++)
		if ((decoder->doubtful->rows[i] != NULL) == known)
			doubt->shapes[shapes++] =
			    decoder->doubtful->items[i].shape;
}

static bool may_put_off(const struct decoder *decoder)
{
	return decoder->doubt_count < ERROR_ITEMS || decoder->told;
}

void decode_problem(struct decoder *decoder, struct place place,
		    const char *format, ...)
{
	char text[400];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	decoder->problems++;
	if (decoder->doubtful && may_put_off(decoder)) {
		put_off(decoder, PROBLEM_SCHEMA, place, text, true);
		return;
	}
	decoder->bad = true;
	problem_add(decoder->error, PROBLEM_SCHEMA, place, "%s", text);
}

/*
 * Tell a taker of a member that is unknown: in an object of a certain kind (set
 * is NULL), or to kinds of the set. It is no problem of the record.
 */
RARE static void tell_unknown(struct decoder *decoder,
			      const struct candidates *set,
			      const struct slice *name)
{
	char text[160];
	struct place place;

	snprintf(text, sizeof(text), "member '%.*s' is unknown here",
		 name->length < 80 ? (int)name->length : 80, name->bytes);
	/* The name is gone once its value is looked at. */
	if (scan_peek(&decoder->scan) == SCAN_FAILED)
		return;
	place = scan_place(&decoder->scan);
	if (decoder->doubtful)
		put_off(decoder, PROBLEM_UNKNOWN_MEMBER, place, text,
			decoder->doubtful != set);
	else
		problem_add(decoder->error, PROBLEM_UNKNOWN_MEMBER, place, "%s",
			    text);
}

int decode_mismatch(struct decoder *decoder, const char *subject,
		    enum scan_kind kind, const char *wanted)
{
	static const char *const words[] = {
		[SCAN_OBJECT] = "an object", [SCAN_ARRAY] = "an array",
		[SCAN_STRING] = "a string",  [SCAN_NUMBER] = "a number",
		[SCAN_TRUE] = "true",	     [SCAN_FALSE] = "false",
		[SCAN_NULL] = "null",
	};

	if (kind == SCAN_FAILED || kind == SCAN_END)
		return -1;
	decode_problem(decoder, scan_place(&decoder->scan),
		       "'%s' is %s, want %s", subject, words[kind], wanted);
	return scan_skip(&decoder->scan);
}

static uint32_t required_rows(const struct shape *shape)
{
	uint32_t rows = 0;

	for (unsigned i = 0; i < shape->count; i++)
		if (shape->members[i].flags & MEMBER_REQUIRED)
			rows |= 1u << i;
	return rows;
}

bool candidate_is_complete(const struct candidate *candidate)
{
	return !(required_rows(candidate->shape) & ~candidate->seen);
}

static bool counts_for(const struct doubt *doubt, const struct shape *shape)
{
	for (int i = 0; i < CANDIDATES && doubt->shapes[i]; i++)
		if (doubt->shapes[i] == shape)
			return true;
	return false;
}

/* Record what the object of a candidate lacks as a whole; sound says that none
 * of its members has a problem. */
static void check_whole(struct decoder *decoder,
			const struct candidate *candidate, uint32_t required,
			struct place place, bool sound)
{
	const struct shape *shape = candidate->shape;
	uint32_t missing = required & ~candidate->seen;
	const char *reason = NULL;

	for (unsigned i = 0; missing; i++, missing >>= 1)
		if (missing & 1)
			decode_problem(decoder, place, "%s has no '%s'",
				       shape->noun, shape->members[i].name);
	if (sound && shape->check)
		reason = shape->check(candidate->object);
	if (reason)
		decode_problem(decoder, place, "%s", reason);
}

static void settle_doubt(struct decoder *decoder, const struct doubt *doubt)
{
	if (doubt->problem == PROBLEM_SCHEMA)
		decode_problem(decoder, doubt->place, "%s", doubt->text);
	else
		problem_add(decoder->error, doubt->problem, doubt->place, "%s",
			    doubt->text);
}

void decode_settle(struct decoder *decoder, const struct candidate *candidate,
		   struct place place)
{
	for (size_t i = 0; i < decoder->doubt_count; i++)
		if (counts_for(&decoder->doubts[i], candidate->shape))
			settle_doubt(decoder, &decoder->doubts[i]);
	decoder->doubt_count = 0;
	check_whole(decoder, candidate, required_rows(candidate->shape), place,
		    !decoder->bad);
}

/* A wrong "type" counts for kinds that are lines only: elsewhere it is one of
 * the members that nobody knows. */
static void blame_lines(struct decoder *decoder, struct candidates *set)
{
	bool may_be_file = candidates_find(set, &document_shape) != NULL;

	for (unsigned i = 0; i < set->count; i++) {
		const struct shape *shape = set->items[i].shape;
		bool file = shape == &document_shape ||
			    shape == record_shapes[RECORD_TOOL];

		set->rows[i] = may_be_file && file ? NULL : shape->members;
	}
	if (!may_be_file)
		decoder->doubtful = NULL;
}

/* The member "type" of a line names its kind. */
static int decode_type(struct decoder *decoder, struct candidates *set)
{
	struct place place;
	struct slice text;

	blame_lines(decoder, set);
	if (scan_peek(&decoder->scan) != SCAN_STRING)
		return decode_mismatch(decoder, "type",
				       scan_peek(&decoder->scan), "a string");
	place = scan_place(&decoder->scan);
	if (scan_text(&decoder->scan, true, &text) < 0)
		return -1;
	for (int i = 0; text.bytes && i < RECORD_KINDS; i++) {
		const struct shape *shape = record_shapes[i];

		if (strlen(shape->noun) == text.length &&
		    memcmp(shape->noun, text.bytes, text.length) == 0) {
			if (candidates_find(set, shape))
				candidates_narrow(set, shape);
			set->guesses = &decoder->guesses[i];
			return 0;
		}
	}
	decode_problem(decoder, place,
		       "'type' is '%.*s', want 'tool', 'reviewer', 'review', "
		       "'votes', 'ballot', 'duel' or 'decision'",
		       text.length < 60 ? (int)text.length : 60,
		       text.bytes ? text.bytes : "");
	return 0;
}

/* The row of a member of this kind, which has now been seen. */
static const struct member *find_row(struct candidate *item,
				     const struct slice *name)
{
	const struct member *row =
	    shape_find(item->shape, name->bytes, name->length);

	if (row)
		item->seen |= 1u << (row - item->shape->members);
	return row;
}

/* The rows of the member at hand, one per candidate; returns the first. */
static const struct member *find_rows(struct candidates *set,
				      const struct slice *name)
{
	const struct member *first = NULL;

	for (unsigned i = 0; i < set->count; i++) {
		set->rows[i] = find_row(&set->items[i], name);
		if (!first)
			first = set->rows[i];
	}
	return first;
}

/* True when some kind that the object may be of lacks the member at hand. */
static bool is_lacking(const struct candidates *set)
{
	for (unsigned i = 0; i < set->count; i++)
		if (!set->rows[i])
			return true;
	return false;
}

static bool is_special(const struct member *row)
{
	return row->type >= VALUE_FORMAT;
}

/* Tell the reader which tool the record is about. */
static void tell_subject(struct decoder *decoder, struct candidates *set,
			 const struct member *row, const void *field)
{
	const char *slug;

	memcpy(&slug, field, sizeof(slug));
	if (slug && decoder->subject)
		decoder->subject(decoder->context, set, row, slug);
}

/* Decode into the first candidate that has the row, and copy to the others:
 * a name stands for the same type wherever kinds are in doubt. */
static int decode_rows(struct decoder *decoder, struct candidates *set,
		       const struct member *row, enum scan_kind kind)
{
	char *decoded = NULL;

	for (unsigned i = 0; i < set->count; i++) {
		char *field;

		if (!set->rows[i])
			continue;
		field = (char *)set->items[i].object + set->rows[i]->offset;
		if (decoded) {
			memcpy(field, decoded, value_size(row->type));
			continue;
		}
		decoded = field;
		if (value_decode(decoder, row, field, kind) < 0)
			return -1;
	}
	if (row->flags & MEMBER_SUBJECT)
		tell_subject(decoder, set, row, decoded);
	return 0;
}

static int decode_member(struct decoder *decoder, struct candidates *set,
			 const struct slice *name)
{
	const struct member *row;
	enum scan_kind kind;

	if (set->by_type && name->length == 4 &&
	    memcmp(name->bytes, "type", 4) == 0)
		return decode_type(decoder, set);
	row = find_rows(set, name);
	if (decoder->told && is_lacking(set))
		tell_unknown(decoder, set, name);
	if (!row)
		return scan_skip(&decoder->scan);
	kind = scan_peek(&decoder->scan);
	if (kind == SCAN_FAILED)
		return -1;
	if (is_special(row))
		return decoder->special(decoder->context, set, row, kind);
	return decode_rows(decoder, set, row, kind);
}

/* Guess that this row comes where it came now; returns what may follow it. */
static struct guess *learn(struct guesses *guesses, struct guess *guess,
			   const struct shape *shape, const struct member *row)
{
	size_t number = (size_t)(row - shape->members);

	if (scan_guess_init(&guess->name, row->name, row->length)) {
		guess->row = row;
		guess->bit = 1u << number;
		guess->next = &guesses->after[number + 1];
	}
	return &guesses->after[number + 1];
}

/* The next member of an object of a certain kind and its row, NULL when it
 * has none. *guess, NULL when nothing is guessed, moves on. */
static int next_row(struct decoder *decoder, struct candidate *item,
		    struct guesses *guesses, struct guess **guess,
		    const struct member **row)
{
	const struct guess *now = *guess;
	struct slice name;
	int more;

	/* A member that was there already is for the scan to refuse. */
	if (!now || !now->row || item->seen & now->bit) {
		more = scan_member(&decoder->scan, &name);
	} else {
		more = scan_member_guess(&decoder->scan, &now->name, &name);
		if (more > 0 && !name.bytes) {
			item->seen |= now->bit;
			*row = now->row;
			*guess = now->next;
			return more;
		}
	}
	if (more <= 0)
		return more;
	*row = find_row(item, &name);
	if (!*row && decoder->told)
		tell_unknown(decoder, NULL, &name);
	if (*row && now)
		*guess = learn(guesses, *guess, item->shape, *row);
	return more;
}

/* Decode the value of a member into its row's field. */
static int decode_row(struct decoder *decoder, const struct member *row,
		      void *object)
{
	enum scan_kind kind = scan_peek(&decoder->scan);
	char *field = (char *)object + row->offset;

	if (is_special(row))
		return decoder->special(decoder->context, NULL, row, kind);
	if (value_decode(decoder, row, field, kind) < 0)
		return -1;
	if (row->flags & MEMBER_SUBJECT)
		tell_subject(decoder, NULL, row, field);
	return 0;
}

/* Decode the members that follow in an object of a certain kind. */
static int decode_members(struct decoder *decoder, struct candidate *item,
			  struct guesses *guesses)
{
	struct guess *guess = guesses ? guesses->after : NULL;
	const struct member *row;
	int more;

	while ((more = next_row(decoder, item, guesses, &guess, &row)) > 0)
		if ((row ? decode_row(decoder, row, item->object)
			 : scan_skip(&decoder->scan)) < 0)
			return -1;
	return more;
}

int decode_candidates(struct decoder *decoder, struct candidates *set)
{
	struct slice name;
	int more;

	decoder->doubt_count = 0;
	if (scan_enter(&decoder->scan) < 0)
		return -1;
	while ((more = scan_member(&decoder->scan, &name)) > 0) {
		decoder->doubtful = set->count > 1 ? set : NULL;
		if (decode_member(decoder, set, &name) < 0)
			return -1;
		if (set->guesses && set->count == 1) {
			decoder->doubtful = NULL;
			return decode_members(decoder, &set->items[0],
					      set->guesses);
		}
	}
	decoder->doubtful = NULL;
	return more;
}

int decode_entered(struct decoder *decoder, const struct shape *shape,
		   void *object, struct guesses *guesses, struct place place)
{
	struct candidate item = { .shape = shape, .object = object };
	unsigned long before = decoder->problems;
	uint32_t required = guesses ? guesses->required : 0;
	int more;

	if (!required)
		required = required_rows(shape);
	if (guesses)
		guesses->required = required;
	more = decode_members(decoder, &item, guesses);
	if (more == 0)
		check_whole(decoder, &item, required, place,
			    decoder->problems == before);
	return more;
}

int decode_object(struct decoder *decoder, const struct shape *shape,
		  void *object, struct guesses *guesses)
{
	struct place place = scan_place(&decoder->scan);

	if (scan_enter(&decoder->scan) < 0)
		return -1;
	return decode_entered(decoder, shape, object, guesses, place);
}
