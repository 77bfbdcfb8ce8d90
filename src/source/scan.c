/* The walk: what stands next, and what an object or array holds. */
#include <stdio.h>
#include <string.h>

#include "smolcmp/hash.h"
#include "smolcmp/memory.h"

#include "source/scan_internal.h"

enum scan_kind scan_peek(struct scan *scan)
{
	static const uint8_t kinds[256] = {
		['{'] = SCAN_OBJECT, ['['] = SCAN_ARRAY,  ['"'] = SCAN_STRING,
		['-'] = SCAN_NUMBER, ['0'] = SCAN_NUMBER, ['1'] = SCAN_NUMBER,
		['2'] = SCAN_NUMBER, ['3'] = SCAN_NUMBER, ['4'] = SCAN_NUMBER,
		['5'] = SCAN_NUMBER, ['6'] = SCAN_NUMBER, ['7'] = SCAN_NUMBER,
		['8'] = SCAN_NUMBER, ['9'] = SCAN_NUMBER, ['t'] = SCAN_TRUE,
		['f'] = SCAN_FALSE,  ['n'] = SCAN_NULL,
	};
	enum scan_kind kind;

	if (!scan->begun)
		scan_begin(scan);
	if (scan->broken)
		return SCAN_FAILED;
	if (!scan_blanks(scan)) {
		scan->token = scan->at;
		if (!scan->depth && !scan->broken)
			return SCAN_END;
		scan_unexpected(scan, "a value");
		return SCAN_FAILED;
	}
	scan->token = scan->at;
	kind = kinds[*scan->at];
	if (kind == SCAN_FAILED)
		scan_unexpected(scan, "a value");
	return kind;
}

int scan_enter(struct scan *scan)
{
	struct scan_frame *frame;

	if (scan->broken)
		return -1;
	if (scan->depth == SCAN_DEPTH)
		return scan_fail(scan, scan->at, "nesting is deeper than %d",
				 SCAN_DEPTH);
	frame = &scan->frames[scan->depth++];
	frame->object = *scan->at++ == '{';
	frame->begun = false;
	frame->first_name = scan->name_count;
	return 0;
}

static void leave(struct scan *scan)
{
	scan->name_count = scan->frames[--scan->depth].first_name;
	scan->at++;
}

/* Common to members and elements: 1 when another one follows. */
static int next_item(struct scan *scan, char close, const char *wanted)
{
	struct scan_frame *frame = &scan->frames[scan->depth - 1];

	if (scan->broken)
		return -1;
	if (!scan_blanks(scan))
		return scan_unexpected(scan, wanted);
	if (*scan->at == close) {
		leave(scan);
		return 0;
	}
	if (!frame->begun) {
		frame->begun = true;
		return 1;
	}
	if (*scan->at != ',')
		return scan_unexpected(scan, wanted);
	scan->at++;
	return 1;
}

int scan_element(struct scan *scan)
{
	return next_item(scan, ']', "',' or ']'");
}

/* Two words that overlap in the middle hold all of a name between one and two
 * words long; what is shorter is put together, what is longer is hashed. */
static struct scan_name name_of(const char *bytes, size_t length)
{
	struct scan_name mark = { .length = length };
	uint32_t first, last;

	if (length > 2 * sizeof(uint64_t)) {
		mark.print = hash_bytes(bytes, length);
	} else if (length >= sizeof(uint64_t)) {
		memcpy(&mark.print.low, bytes, sizeof(uint64_t));
		memcpy(&mark.print.high, bytes + length - sizeof(uint64_t),
		       sizeof(uint64_t));
	} else if (length >= sizeof(uint32_t)) {
		memcpy(&first, bytes, sizeof(first));
		memcpy(&last, bytes + length - sizeof(last), sizeof(last));
		mark.print.low = first;
		mark.print.high = last;
	} else {
		for (size_t i = 0; i < length; i++)
			mark.print.low =
			    mark.print.low << 8 | (uint8_t)bytes[i];
	}
	return mark;
}

RARE static int refuse_again(struct scan *scan, const struct slice *name)
{
	problem_add(scan->error, PROBLEM_SYNTAX, scan_place(scan),
		    "member '%.*s' stands twice in one object",
		    name->length < 80 ? (int)name->length : 80, name->bytes);
	scan->broken = true;
	return -1;
}

/* Remember a name that the open object does not have yet. */
static int add_name(struct scan *scan, const struct scan_name *mark)
{
	size_t first = scan->frames[scan->depth - 1].first_name;

	if (scan->name_count - first == SCAN_MEMBERS)
		return scan_fail(scan, scan->at,
				 "an object has more than %d members",
				 SCAN_MEMBERS);
	scan->names = memory_grow(scan->names, scan->name_count,
				  &scan->name_capacity, sizeof(*scan->names));
	scan->names[scan->name_count++] = *mark;
	return 0;
}

bool scan_enter_behind(struct scan *scan, const char *start, size_t length,
		       const struct scan_name *first)
{
	const uint8_t *at = scan->at;

	if ((size_t)(scan->end - at) <= length ||
	    memcmp(at, start, length) != 0 || scan->broken)
		return false;
	if (scan_enter(scan) < 0 || add_name(scan, first) < 0)
		return false;
	scan->frames[scan->depth - 1].begun = true;
	scan->at = at + length;
	return true;
}

/* Refuse a name that the open object has already; remember it otherwise. */
static int add_new_name(struct scan *scan, const struct slice *name)
{
	struct scan_name mark = name_of(name->bytes, name->length);
	size_t first = scan->frames[scan->depth - 1].first_name;

	for (size_t i = first; i < scan->name_count; i++) {
		const struct scan_name *other = &scan->names[i];

		if (other->print.low == mark.print.low &&
		    other->print.high == mark.print.high &&
		    other->length == mark.length)
			return refuse_again(scan, name);
	}
	return add_name(scan, &mark);
}

/* Keep a name that reading on would overwrite. */
static void keep_name(struct scan *scan, struct slice *name)
{
	if (name->bytes == scan->decoded.bytes)
		return;
	buffer_clear(&scan->decoded);
	buffer_add(&scan->decoded, name->bytes, name->length);
	name->bytes = scan->decoded.bytes;
}

/* The name of the member that follows, and the colon behind it. */
RARE static int take_name(struct scan *scan, struct slice *name)
{
	if (!scan_blanks(scan) || *scan->at != '"')
		return scan_unexpected(scan, "a member name");
	scan->token = scan->at;
	if (scan_text(scan, true, name) < 0)
		return -1;
	if (!name->bytes)
		return scan_fail(scan, scan->at,
				 "a member name is longer than %d bytes",
				 SCAN_TEXT);
	if (add_new_name(scan, name) < 0)
		return -1;
	if (scan->at == scan->end || *scan->at != ':') {
		keep_name(scan, name);
		if (!scan_blanks(scan) || *scan->at != ':')
			return scan_unexpected(scan, "':'");
	}
	scan->at++;
	return 1;
}

int scan_member(struct scan *scan, struct slice *name)
{
	int item = next_item(scan, '}', "',' or '}'");

	return item > 0 ? take_name(scan, name) : item;
}

bool scan_guess_init(struct scan_guess *guess, const char *name, size_t length)
{
	enum { AROUND = 3 }; /* two quotes and the colon */
	char text[SCAN_GUESS + 1] = "";
	char mask[SCAN_GUESS] = "";

	if (length + AROUND > SCAN_GUESS)
		return false;
	snprintf(text, sizeof(text), "\"%.*s\":", (int)length, name);
	memset(mask, 0xff, length + AROUND);
	memcpy(guess->text, text, sizeof(guess->text));
	memcpy(guess->mask, mask, sizeof(guess->mask));
	guess->length = length + AROUND;
	guess->name = name_of(name, length);
	return true;
}

/* True when the name guessed stands at a byte that has enough behind it. */
static bool is_guessed(const uint8_t *at, const struct scan_guess *guess)
{
	uint64_t found[SCAN_GUESS / sizeof(uint64_t)];

	memcpy(found, at, sizeof(found));
	return !(((found[0] ^ guess->text[0]) & guess->mask[0]) |
		 ((found[1] ^ guess->text[1]) & guess->mask[1]));
}

/* Where the name guessed stands behind a comma and at most one blank; NULL
 * where it does not. */
static const uint8_t *find_guess(const struct scan *scan,
				 const struct scan_guess *guess)
{
	const uint8_t *at = scan->at;

	if (scan->end - at < 2 + SCAN_GUESS || scan->broken)
		return NULL;
	if (scan->frames[scan->depth - 1].begun && *at++ != ',')
		return NULL;
	at += *at == ' ';
	return is_guessed(at, guess) ? at : NULL;
}

int scan_member_guess(struct scan *scan, const struct scan_guess *guess,
		      struct slice *name)
{
	const uint8_t *at = find_guess(scan, guess);
	int item;

	if (!at) {
		item = next_item(scan, '}', "',' or '}'");
		if (item <= 0)
			return item;
		if (!scan_blanks(scan) || scan->end - scan->at < SCAN_GUESS ||
		    !is_guessed(scan->at, guess))
			return take_name(scan, name);
		at = scan->at;
	}
	scan->frames[scan->depth - 1].begun = true;
	scan->token = at;
	scan->at = at + guess->length - 1;
	if (add_name(scan, &guess->name) < 0)
		return -1;
	scan->at++; /* the colon */
	*name = (struct slice){ .bytes = NULL, .length = guess->name.length };
	return 1;
}

static int skip_container(struct scan *scan)
{
	unsigned outside = scan->depth;
	struct slice name;

	if (scan_enter(scan) < 0)
		return -1;
	while (scan->depth > outside) {
		bool object = scan->frames[scan->depth - 1].object;
		int item =
		    object ? scan_member(scan, &name) : scan_element(scan);
		enum scan_kind kind;

		if (item < 0)
			return -1;
		if (item == 0)
			continue;
		kind = scan_peek(scan);
		if (kind == SCAN_OBJECT || kind == SCAN_ARRAY) {
			if (scan_enter(scan) < 0)
				return -1;
		} else if (scan_skip(scan) < 0) {
			return -1;
		}
	}
	return 0;
}

int scan_skip(struct scan *scan)
{
	struct slice text;
	struct scan_number number;

	switch (scan_peek(scan)) {
	case SCAN_OBJECT:
	case SCAN_ARRAY:
		return skip_container(scan);
	case SCAN_STRING:
		return scan_text(scan, false, &text);
	case SCAN_NUMBER:
		return scan_number(scan, &number);
	case SCAN_TRUE:
	case SCAN_FALSE:
	case SCAN_NULL:
		return scan_word(scan);
	case SCAN_END:
		return scan_unexpected(scan, "a value");
	case SCAN_FAILED:
		break;
	}
	return -1;
}
