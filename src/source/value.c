#include "source/value.h"

#include <string.h>

#include "source/license.h"

enum { SHOWN = 60 };

/* What bytes a slug may hold, and of those which may begin it and which are no
 * dot. */
enum { ALLOWED = 1, FIRST = 2, NO_DOT = 4, ALNUM = 7 };
static const unsigned char slug_bytes[256] = {
	['a'] = ALNUM,		 ['b'] = ALNUM,
	['c'] = ALNUM,		 ['d'] = ALNUM,
	['e'] = ALNUM,		 ['f'] = ALNUM,
	['g'] = ALNUM,		 ['h'] = ALNUM,
	['i'] = ALNUM,		 ['j'] = ALNUM,
	['k'] = ALNUM,		 ['l'] = ALNUM,
	['m'] = ALNUM,		 ['n'] = ALNUM,
	['o'] = ALNUM,		 ['p'] = ALNUM,
	['q'] = ALNUM,		 ['r'] = ALNUM,
	['s'] = ALNUM,		 ['t'] = ALNUM,
	['u'] = ALNUM,		 ['v'] = ALNUM,
	['w'] = ALNUM,		 ['x'] = ALNUM,
	['y'] = ALNUM,		 ['z'] = ALNUM,
	['0'] = ALNUM,		 ['1'] = ALNUM,
	['2'] = ALNUM,		 ['3'] = ALNUM,
	['4'] = ALNUM,		 ['5'] = ALNUM,
	['6'] = ALNUM,		 ['7'] = ALNUM,
	['8'] = ALNUM,		 ['9'] = ALNUM,
	['.'] = ALLOWED,	 ['_'] = ALLOWED | NO_DOT,
	['-'] = ALLOWED | NO_DOT
};

bool value_is_slug(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	unsigned all = ALNUM; /* what is true of all bytes */

	if (!length || length > SLUG_LONGEST || !(slug_bytes[bytes[0]] & FIRST))
		return false;
	for (size_t i = 0; i < length; i++)
		all &= slug_bytes[bytes[i]];
	if (all & NO_DOT)
		return true;
	for (size_t i = 1; i < length; i++)
		if (bytes[i] == '.' && bytes[i - 1] == '.')
			return false;
	return all & ALLOWED;
}

static int refuse_text(struct decoder *decoder, const char *member,
		       const struct slice *text, const char *wanted)
{
	bool cut = text->length > SHOWN;

	decode_problem(decoder, scan_place(&decoder->scan),
		       "'%s' is '%.*s%s', want %s", member,
		       cut ? SHOWN : (int)text->length, text->bytes,
		       cut ? "..." : "", wanted);
	return 0;
}

/* Consume a string for a check; bytes stay NULL when there is no string to
 * check, which is then a problem recorded. */
static int take_text(struct decoder *decoder, const char *member,
		     enum scan_kind kind, const char *wanted,
		     struct slice *text)
{
	text->bytes = NULL;
	if (kind != SCAN_STRING)
		return decode_mismatch(decoder, member, kind, wanted);
	if (scan_text(&decoder->scan, true, text) < 0)
		return -1;
	if (!text->bytes)
		decode_problem(decoder, scan_place(&decoder->scan),
			       "'%s' is longer than 64 KiB", member);
	return 0;
}

static bool is_wanted(const struct decoder *decoder, const struct member *row)
{
	return decoder->detail || !(row->flags & decoder->left_out);
}

static char *keep(struct decoder *decoder, const struct member *row,
		  const struct slice *text)
{
	struct arena *arena =
	    row->flags & MEMBER_TRANSIENT ? &decoder->scratch : decoder->kept;

	return arena_text(arena, text->bytes, text->length);
}

static int decode_text(struct decoder *decoder, const struct member *row,
		       void *field, enum scan_kind kind)
{
	bool wanted = is_wanted(decoder, row);
	const char **to = field;
	struct slice text;

	if (kind != SCAN_STRING)
		return decode_mismatch(decoder, row->name, kind, "a string");
	if (scan_text(&decoder->scan, wanted, &text) < 0)
		return -1;
	if (text.length > SCAN_TEXT)
		decode_problem(decoder, scan_place(&decoder->scan),
			       "'%s' is longer than 64 KiB", row->name);
	else if (wanted)
		*to = keep(decoder, row, &text);
	return 0;
}

/* Texts of a form that a function knows. */
static int decode_form(struct decoder *decoder, const struct member *row,
		       void *field, enum scan_kind kind,
		       bool (*fits)(const char *, size_t), const char *wanted)
{
	const char **to = field;
	struct slice text;

	if (take_text(decoder, row->name, kind, wanted, &text) < 0)
		return -1;
	if (!text.bytes)
		return 0;
	if (!fits(text.bytes, text.length))
		return refuse_text(decoder, row->name, &text, wanted);
	if (is_wanted(decoder, row))
		*to = keep(decoder, row, &text);
	return 0;
}

static int decode_slug(struct decoder *decoder, const struct member *row,
		       void *field, enum scan_kind kind)
{
	return decode_form(decoder, row, field, kind, value_is_slug,
			   "at most 100 of a-z 0-9 . _ -, a letter or digit "
			   "first, no '..'");
}

static int decode_license(struct decoder *decoder, const struct member *row,
			  void *field, enum scan_kind kind)
{
	return decode_form(decoder, row, field, kind, license_is_expression,
			   "an SPDX expression such as 'MIT' or "
			   "'LicenseRef-Proprietary'");
}

static int decode_currency(struct decoder *decoder, const struct member *row,
			   void *field, enum scan_kind kind)
{
	static const char wanted[] = "three capitals of ISO 4217 such as 'USD'";
	struct slice text;

	if (take_text(decoder, row->name, kind, wanted, &text) < 0)
		return -1;
	if (!text.bytes)
		return 0;
	if (text.length != 3)
		return refuse_text(decoder, row->name, &text, wanted);
	for (int i = 0; i < 3; i++)
		if (text.bytes[i] < 'A' || text.bytes[i] > 'Z')
			return refuse_text(decoder, row->name, &text, wanted);
	memcpy(field, text.bytes, 3);
	return 0;
}

static int decode_date(struct decoder *decoder, const struct member *row,
		       void *field, enum scan_kind kind)
{
	static const char wanted[] = "a calendar day as YYYY-MM-DD";
	struct slice text;

	if (take_text(decoder, row->name, kind, wanted, &text) < 0)
		return -1;
	if (text.bytes && !date_parse(text.bytes, text.length, field))
		return refuse_text(decoder, row->name, &text, wanted);
	return 0;
}

/* Short words are compared here faster than by a call. */
static bool is_word(const char *word, const struct slice *text)
{
	for (size_t i = 0; i < text->length; i++)
		if (word[i] != text->bytes[i])
			return false;
	return !word[text->length];
}

static int decode_word(struct decoder *decoder, const struct member *row,
		       void *field, enum scan_kind kind)
{
	const struct value_words *words = row->words;
	struct slice text;

	if (take_text(decoder, row->name, kind, words->choices, &text) < 0)
		return -1;
	if (!text.bytes)
		return 0;
	for (int i = 0; i < words->count; i++) {
		const char *word = words->words[i];

		if (word && is_word(word, &text)) {
			memcpy(field, &i, sizeof(i));
			return 0;
		}
	}
	return refuse_text(decoder, row->name, &text, words->choices);
}

static int decode_count(struct decoder *decoder, const struct member *row,
			void *field, enum scan_kind kind)
{
	static const char wanted[] = "a whole number from 0 to 1e12, written "
				     "in digits";
	struct count *count = field;
	struct scan_number number;

	if (kind != SCAN_NUMBER)
		return decode_mismatch(decoder, row->name, kind, wanted);
	if (scan_number(&decoder->scan, &number) < 0)
		return -1;
	if (!number.integer)
		decode_problem(decoder, scan_place(&decoder->scan),
			       "'%s' has a fraction or an exponent, want %s",
			       row->name, wanted);
	else if (number.whole < 0 || number.whole > 1000000000000)
		decode_problem(decoder, scan_place(&decoder->scan),
			       "'%s' is %lld, want %s", row->name,
			       (long long)number.whole, wanted);
	else
		*count = (struct count){ .known = true,
					 .value = (uint64_t)number.whole };
	return 0;
}

static int decode_decimal(struct decoder *decoder, const struct member *row,
			  void *field, enum scan_kind kind)
{
	const struct value_range *range = row->range;
	struct decimal *decimal = field;
	struct scan_number number;

	if (kind != SCAN_NUMBER)
		return decode_mismatch(decoder, row->name, kind, range->words);
	if (scan_number(&decoder->scan, &number) < 0)
		return -1;
	if (number.decimal < range->low || number.decimal > range->high)
		decode_problem(decoder, scan_place(&decoder->scan),
			       "'%s' is %.15g, want %s", row->name,
			       number.decimal, range->words);
	else /* adding zero turns -0 into 0 */
		*decimal = (struct decimal){ .known = true,
					     .value = number.decimal + 0.0 };
	return 0;
}

static int decode_flag(struct decoder *decoder, const struct member *row,
		       void *field, enum scan_kind kind)
{
	enum flag *flag = field;

	if (kind != SCAN_TRUE && kind != SCAN_FALSE)
		return decode_mismatch(decoder, row->name, kind,
				       "true or false");
	*flag = kind == SCAN_TRUE ? FLAG_YES : FLAG_NO;
	return scan_word(&decoder->scan);
}

/*
 * An array, each element decoded by a row into an item of size bytes; *count
 * is the number of items in the array that is returned in kept memory.
 */
static int decode_array(struct decoder *decoder, const struct member *row,
			const struct member *each, size_t size,
			enum scan_kind kind, void *items, size_t *count)
{
	bool wanted = is_wanted(decoder, row);
	struct arena *kept = decoder->kept;
	struct buffer list;
	void *copy;
	int item;

	if (kind != SCAN_ARRAY)
		return decode_mismatch(decoder, row->name, kind, "an array");
	if (scan_enter(&decoder->scan) < 0)
		return -1;
	if (!wanted)
		decoder->kept = &decoder->scratch;
	buffer_init(&list);
	*count = 0;
	while ((item = scan_element(&decoder->scan)) > 0) {
		max_align_t room[SHAPE_SIZE / sizeof(max_align_t)] = { 0 };

		if (value_decode(decoder, each, room,
				 scan_peek(&decoder->scan)) < 0) {
			item = -1;
			break;
		}
		if (!wanted)
			continue;
		buffer_add(&list, room, size);
		++*count;
	}
	if (item == 0 && *count) {
		copy = arena_alloc(decoder->kept, list.length);
		memcpy(copy, list.bytes, list.length);
		memcpy(items, &copy, sizeof(copy));
	}
	buffer_release(&list);
	decoder->kept = kept;
	return item;
}

static int decode_texts(struct decoder *decoder, const struct member *row,
			void *field, enum scan_kind kind)
{
	struct member each = *row;
	struct texts *texts = field;

	each.type = row->type == VALUE_SLUGS ? VALUE_SLUG : VALUE_TEXT;
	return decode_array(decoder, row, &each, sizeof(char *), kind,
			    &texts->items, &texts->count);
}

static int decode_objects(struct decoder *decoder, const struct member *row,
			  void *field, enum scan_kind kind)
{
	struct member each = *row;
	char *count = (char *)field + sizeof(void *);

	each.type = VALUE_OBJECT;
	return decode_array(decoder, row, &each, row->shape->size, kind, field,
			    (size_t *)(void *)count);
}

static int decode_inner(struct decoder *decoder, const struct member *row,
			void *field, enum scan_kind kind)
{
	if (kind != SCAN_OBJECT)
		return decode_mismatch(decoder, row->name, kind, "an object");
	return decode_object(decoder, row->shape, field, NULL);
}

static int decode_any(struct decoder *decoder, const struct member *row,
		      void *field, enum scan_kind kind)
{
	(void)field;
	if (row->type == VALUE_ARRAY && kind != SCAN_ARRAY)
		return decode_mismatch(decoder, row->name, kind, "an array");
	if (row->type == VALUE_STRING && kind != SCAN_STRING)
		return decode_mismatch(decoder, row->name, kind, "a string");
	return scan_skip(&decoder->scan);
}

static const struct {
	int (*decode)(struct decoder *, const struct member *, void *,
		      enum scan_kind);
	size_t size;
} types[VALUE_TYPES] = {
	[VALUE_TEXT] = { decode_text, sizeof(char *) },
	[VALUE_SLUG] = { decode_slug, sizeof(char *) },
	[VALUE_LICENSE] = { decode_license, sizeof(char *) },
	[VALUE_CURRENCY] = { decode_currency, 4 },
	[VALUE_DATE] = { decode_date, sizeof(struct date) },
	[VALUE_COUNT] = { decode_count, sizeof(struct count) },
	[VALUE_DECIMAL] = { decode_decimal, sizeof(struct decimal) },
	[VALUE_FLAG] = { decode_flag, sizeof(enum flag) },
	[VALUE_WORD] = { decode_word, sizeof(int) },
	[VALUE_TEXTS] = { decode_texts, sizeof(struct texts) },
	[VALUE_SLUGS] = { decode_texts, sizeof(struct texts) },
	[VALUE_OBJECT] = { decode_inner, 0 },
	[VALUE_OBJECTS] = { decode_objects, sizeof(struct texts) },
	[VALUE_ANY] = { decode_any, 0 },
	[VALUE_ARRAY] = { decode_any, 0 },
	[VALUE_STRING] = { decode_any, 0 },
};

int value_decode(struct decoder *decoder, const struct member *row, void *field,
		 enum scan_kind kind)
{
	if (kind == SCAN_NULL && row->flags & MEMBER_NULLABLE)
		return scan_word(&decoder->scan);
	return types[row->type].decode(decoder, row, field, kind);
}

size_t value_size(enum value_type type)
{
	return types[type].size;
}
