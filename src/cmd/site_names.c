#include "cmd/site_names.h"

#include <stdlib.h>
#include <string.h>

#include <uninorm.h>

#include "smolcmp/buffer.h"
#include "smolcmp/sha256.h"

/* Bytes of names: of those that are kept as they are, of what is kept of
 * others, and digits of the sum behind it. A file name has up to 255. */
enum { KEPT_LONGEST = 60, COMPARED_LONGEST = 210, DIGITS = 16 };

static bool is_plain(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9');
}

/* Letters and digits as lower case, and one hyphen for all between them. */
static void add_folded(struct buffer *out, const char *text, size_t length)
{
	bool gap = false;

	for (size_t i = 0; i < length && out->length < KEPT_LONGEST; i++) {
		char byte = text[i];

		if (!is_plain(byte)) {
			gap = out->length > 0;
			continue;
		}
		if (gap)
			buffer_add_char(out, '-');
		gap = false;
		buffer_add_char(out, byte >= 'A' && byte <= 'Z'
					 ? (char)(byte + 'a' - 'A')
					 : byte);
	}
}

/* True when nothing but case and blanks will change. */
static bool is_kept(const char *text)
{
	char before = ' ';

	if (strlen(text) > KEPT_LONGEST)
		return false;
	for (; *text; before = *text++)
		if (!is_plain(*text) && (*text != ' ' || before == ' '))
			return false;
	return before != ' ';
}

static void add_sum(struct buffer *out, const char *text)
{
	struct sha256 sum = sha256_of(text, strlen(text));
	char digits[SHA256_TEXT];

	buffer_add_char(out, '_');
	buffer_add(out, sha256_format(&sum, digits), DIGITS);
}

/* What is left of letters without their marks. */
static void add_bare(struct buffer *out, const char *text)
{
	size_t length;
	uint8_t *bare = u8_normalize(UNINORM_NFKD, (const uint8_t *)text,
				     strlen(text), NULL, &length);
	struct buffer letters;

	buffer_init(&letters);
	for (size_t i = 0; bare && i < length; i++)
		/* A mark ends no word. */
		if (bare[i] < 0x80 ||
		    !(bare[i] == 0xcc || bare[i] == 0xcd ||
		      (i && (bare[i - 1] == 0xcc || bare[i - 1] == 0xcd))))
			buffer_add_char(&letters, (char)bare[i]);
	add_folded(out, letters.bytes, letters.length);
	buffer_release(&letters);
	free(bare);
}

const char *site_category_name(const char *category, struct arena *arena)
{
	struct buffer name;
	const char *made;

	buffer_init(&name);
	if (is_kept(category)) {
		add_folded(&name, category, strlen(category));
	} else {
		add_bare(&name, category);
		if (!name.length)
			buffer_add_string(&name, "category");
		add_sum(&name, category);
	}
	made = arena_string(arena, name.bytes);
	buffer_release(&name);
	return made;
}

const char *site_comparison_name(const struct texts *slugs, struct arena *arena)
{
	struct buffer name;
	const char *made;

	buffer_init(&name);
	for (size_t i = 0; i < slugs->count; i++)
		buffer_printf(&name, "%s%s", i ? "+" : "", slugs->items[i]);
	if (name.length > COMPARED_LONGEST) {
		made = arena_string(arena, name.bytes);
		name.length = COMPARED_LONGEST - DIGITS - 2;
		name.bytes[name.length] = '\0';
		buffer_add_char(&name, '+');
		add_sum(&name, made);
	}
	made = arena_string(arena, name.bytes);
	buffer_release(&name);
	return made;
}
