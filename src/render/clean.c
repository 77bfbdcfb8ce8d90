#include "smolcmp/clean.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <unictype.h>
#include <unitypes.h>

#include "smolcmp/buffer.h"

enum { MARKS_IN_A_ROW = 4 };

enum {
	LETTER_A = 0x41,
	JOINER = 0x200d,
	KEYCAP = 0x20e3,
	SELECTOR_TEXT = 0xfe0e,
	SELECTOR_EMOJI = 0xfe0f,
	REPLACEMENT = 0xfffd,
	REGIONAL_A = 0x1f1e6,
	REGIONAL_Z = 0x1f1ff,
	SKIN_TONE_FIRST = 0x1f3fb,
	SKIN_TONE_LAST = 0x1f3ff,
};

/* What becomes of a character. */
enum fate { KEEP, REMOVE, BLANK, LINE_FEED, CARET, REPLACE };

struct range {
	ucs4_t first;
	ucs4_t last;
	enum fate fate;
};

/* Every character that is not kept; sorted, for a binary search. */
static const struct range ranges[] = {
	{ 0x0000, 0x0008, CARET },
	{ 0x0009, 0x0009, BLANK }, /* tab */
	{ 0x000a, 0x000a, LINE_FEED },
	{ 0x000b, 0x000c, CARET },
	{ 0x000d, 0x000d, REMOVE }, /* CR */
	{ 0x000e, 0x001f, CARET },
	{ 0x007f, 0x007f, CARET },
	{ 0x0080, 0x0084, REPLACE },  /* C1 */
	{ 0x0085, 0x0085, BLANK },    /* NEL */
	{ 0x0086, 0x009f, REPLACE },  /* C1 */
	{ 0x00ad, 0x00ad, REMOVE },   /* soft hyphen */
	{ 0x034f, 0x034f, REMOVE },   /* grapheme joiner */
	{ 0x061c, 0x061c, REMOVE },   /* bidi: Arabic letter mark */
	{ 0x115f, 0x1160, REMOVE },   /* Hangul fillers */
	{ 0x17b4, 0x17b5, REMOVE },   /* Khmer inherent vowels */
	{ 0x180b, 0x180f, REMOVE },   /* Mongolian selectors */
	{ 0x200b, 0x200c, REMOVE },   /* zero width space, non-joiner */
	{ 0x200e, 0x200f, REMOVE },   /* bidi: marks */
	{ 0x2028, 0x2029, BLANK },    /* line, paragraph separator */
	{ 0x202a, 0x202e, REMOVE },   /* bidi: embeddings, overrides */
	{ 0x2060, 0x206f, REMOVE },   /* invisible operators, bidi: isolates */
	{ 0x3164, 0x3164, REMOVE },   /* Hangul filler */
	{ 0xe000, 0xf8ff, REPLACE },  /* private use */
	{ 0xfdd0, 0xfdef, REPLACE },  /* noncharacters */
	{ 0xfe00, 0xfe0d, REMOVE },   /* variation selectors but for emoji */
	{ 0xfeff, 0xfeff, REMOVE },   /* byte order mark */
	{ 0xffa0, 0xffa0, REMOVE },   /* half-width Hangul filler */
	{ 0xfff9, 0xfffb, REMOVE },   /* interlinear annotation */
	{ 0xfffe, 0xffff, REPLACE },  /* noncharacters, here and per plane */
	{ 0x1bca0, 0x1bca3, REMOVE }, /* shorthand format controls */
	{ 0x1d173, 0x1d17a, REMOVE }, /* musical format controls */
	{ 0x1fffe, 0x1ffff, REPLACE },
	{ 0x2fffe, 0x2ffff, REPLACE },
	{ 0x3fffe, 0x3ffff, REPLACE },
	{ 0x4fffe, 0x4ffff, REPLACE },
	{ 0x5fffe, 0x5ffff, REPLACE },
	{ 0x6fffe, 0x6ffff, REPLACE },
	{ 0x7fffe, 0x7ffff, REPLACE },
	{ 0x8fffe, 0x8ffff, REPLACE },
	{ 0x9fffe, 0x9ffff, REPLACE },
	{ 0xafffe, 0xaffff, REPLACE },
	{ 0xbfffe, 0xbffff, REPLACE },
	{ 0xcfffe, 0xcffff, REPLACE },
	{ 0xdfffe, 0xdffff, REPLACE },
	{ 0xe0000, 0xe0fff, REMOVE }, /* tags, more variation selectors */
	{ 0xefffe, 0xeffff, REPLACE },
	{ 0xf0000, 0x10ffff, REPLACE }, /* private use, noncharacters */
};

static enum fate fate_of(ucs4_t character)
{
	size_t low = 0;
	size_t high = sizeof(ranges) / sizeof(ranges[0]);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (character > ranges[middle].last)
			low = middle + 1;
		else if (character < ranges[middle].first)
			high = middle;
		else
			return ranges[middle].fate;
	}
	return KEEP;
}

/* Well-formed UTF-8 by its first byte: Unicode 15, table 3-7. */
struct lead {
	unsigned char first, last;
	unsigned char length;
	unsigned char low, high; /* of the second byte */
};

static const struct lead leads[] = {
	{ 0xc2, 0xdf, 2, 0x80, 0xbf }, { 0xe0, 0xe0, 3, 0xa0, 0xbf },
	{ 0xe1, 0xec, 3, 0x80, 0xbf }, { 0xed, 0xed, 3, 0x80, 0x9f },
	{ 0xee, 0xef, 3, 0x80, 0xbf }, { 0xf0, 0xf0, 4, 0x90, 0xbf },
	{ 0xf1, 0xf3, 4, 0x80, 0xbf }, { 0xf4, 0xf4, 4, 0x80, 0x8f },
};

static const struct lead *find_lead(unsigned char byte)
{
	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
		if (leads[i].first <= byte && byte <= leads[i].last)
			return &leads[i];
	return NULL;
}

/*
 * The first character of a string that is not empty, and how many bytes it
 * takes; for a maximal ill-formed subpart U+FFFD. The NUL at the end continues
 * nothing, so nothing behind it is read.
 *
 * Not u8_mbtouc(), which takes more than a maximal subpart at once.
 */
static size_t decode(const char *text, ucs4_t *character)
{
	const unsigned char *bytes = (const unsigned char *)text;
	const struct lead *lead = find_lead(bytes[0]);
	unsigned char low, high;
	ucs4_t value;

	*character = bytes[0] < 0x80 ? bytes[0] : REPLACEMENT;
	if (!lead)
		return 1;

	low = lead->low;
	high = lead->high;
	value = bytes[0] & (0x7fU >> lead->length);
	for (size_t i = 1; i < lead->length; i++) {
		if (bytes[i] < low || bytes[i] > high)
			return i;
		value = value << 6 | (bytes[i] & 0x3fU);
		low = 0x80;
		high = 0xbf;
	}
	*character = value;
	return lead->length;
}

static bool is_mark(ucs4_t character)
{
	return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_M);
}

/* Bytes from text on that are printable ASCII, which most text is. */
static size_t plain_length(const char *text)
{
	size_t length = 0;

	while (text[length] >= ' ' && text[length] <= '~')
		length++;
	return length;
}

/* Append what fate makes of the character whose bytes are at text. */
static void add_fate(struct buffer *out, enum fate fate, const char *text,
		     size_t length)
{
	switch (fate) {
	case KEEP:
	case LINE_FEED:
		buffer_add(out, text, length);
		break;
	case REMOVE:
		break;
	case BLANK:
		buffer_add_char(out, ' ');
		break;
	case CARET:
		buffer_add_char(out, '^');
		buffer_add_char(out, (char)(*text ^ 0x40));
		break;
	case REPLACE:
		buffer_add_string(out, "\xef\xbf\xbd");
		break;
	}
}

void clean_text(struct buffer *out, const char *text, enum clean_space space)
{
	size_t marks = 0; /* that out ends in */

	while (*text) {
		size_t length = plain_length(text);
		ucs4_t character;
		enum fate fate;

		if (length) {
			buffer_add(out, text, length);
			text += length;
			marks = 0;
			continue;
		}

		length = decode(text, &character);
		fate = character == REPLACEMENT ? REPLACE : fate_of(character);
		if (fate == LINE_FEED && space == CLEAN_LINE)
			fate = BLANK;
		if (fate == KEEP && (character == JOINER || is_mark(character)))
			fate = ++marks > MARKS_IN_A_ROW ? REMOVE : KEEP;
		else if (fate != REMOVE)
			marks = 0;
		add_fate(out, fate, text, length);
		text += length;
	}
}

void clean_ascii(struct buffer *out, const char *text, enum clean_space space)
{
	struct buffer clean;
	const char *at;

	buffer_init(&clean);
	clean_text(&clean, text, space);
	at = clean.bytes;
	while (*at) {
		ucs4_t character;
		size_t length = decode(at, &character);

		if (character < 0x80)
			buffer_add(out, at, length);
		else
			buffer_printf(out, "\\u{%x}", (unsigned)character);
		at += length;
	}
	buffer_release(&clean);
}

/* Where in a sequence of emoji the text is. */
enum sequence {
	OUTSIDE,
	KEPT,	 /* behind an emoji that stays, and marks on it */
	DROPPED, /* behind one, or a skin tone, that does not */
	JOINED,	 /* behind a joiner that follows either */
};

/* Whether the character stays; moves *sequence on. */
static bool keep_of_sequence(ucs4_t character, enum sequence *sequence)
{
	bool inside = *sequence != OUTSIDE;

	if (character == SELECTOR_TEXT || character == SELECTOR_EMOJI ||
	    character == KEYCAP)
		return false;
	if (character == JOINER && inside) {
		*sequence = JOINED;
		return false;
	}
	if (character >= SKIN_TONE_FIRST && character <= SKIN_TONE_LAST &&
	    inside) {
		*sequence = DROPPED;
		return false;
	}
	if (uc_is_property_extended_pictographic(character)) {
		*sequence = *sequence == JOINED ? DROPPED : KEPT;
		return *sequence == KEPT;
	}
	/* A mark on what was dropped would pile up on what was kept. */
	if (inside && is_mark(character)) {
		*sequence = *sequence == KEPT ? KEPT : DROPPED;
		return *sequence == KEPT;
	}

	*sequence = OUTSIDE;
	return true;
}

void clean_emoji(struct buffer *out, const char *text)
{
	enum sequence sequence = OUTSIDE;

	while (*text) {
		size_t length = plain_length(text);
		ucs4_t character;

		if (length) {
			buffer_add(out, text, length);
			text += length;
			sequence = OUTSIDE;
			continue;
		}

		length = decode(text, &character);
		if (character >= REGIONAL_A && character <= REGIONAL_Z) {
			unsigned letter = character - REGIONAL_A + LETTER_A;

			buffer_add_char(out, (char)letter);
			sequence = OUTSIDE;
		} else if (keep_of_sequence(character, &sequence)) {
			buffer_add(out, text, length);
		}
		text += length;
	}
}

/* Whether a cleaned name can be taken for nothing but a file's. */
static bool is_plain_file_name(const char *name)
{
	char byte = name[0];

	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || byte == '_' || byte == '/' ||
	       (byte == '.' && name[1] == '/');
}

void clean_file_name(struct buffer *out, const char *name)
{
	struct buffer clean;

	buffer_init(&clean);
	clean_text(&clean, name, CLEAN_LINE);
	if (!is_plain_file_name(clean.bytes))
		buffer_add_string(out, "./");
	buffer_add(out, clean.bytes, clean.length);
	buffer_release(&clean);
}

/* Whether text, which begins with "##", begins with a command's name and "[".
 */
static bool is_command(const char *text)
{
	text += 2;
	while ((*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z'))
		text++;
	return *text == '[';
}

void clean_commands(struct buffer *out, const char *text)
{
	const char *found;

	while ((found = strstr(text, "##"))) {
		buffer_add(out, text, (size_t)(found - text));
		buffer_add_string(out, is_command(found) ? "#\\" : "#");
		text = found + 1;
	}
	buffer_add_string(out, text);
}
