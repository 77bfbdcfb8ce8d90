#include "render/mime.h"

#include <stdint.h>
#include <string.h>

#include "smolcmp/clean.h"

enum {
	LINE_MOST = 78,
	QUOTED_MOST = 76,  /* of quoted-printable, with its "=" at the end */
	ESCAPE = 3,	   /* bytes of "=0A" */
	WORD_LONGEST = 60, /* of a plain text: else it would not fold */
	ENCODED_BYTES = 39 /* of a text in one encoded word */
};

static const char end[] = "\r\n";

/* A text that can stand as it is, and be folded at its blanks. */
static bool is_plain(const char *text)
{
	size_t word = 0;

	if (!text[0] || text[0] == ' ' || strstr(text, "=?"))
		return false;
	for (const char *at = text; *at; at++) {
		if (*at < ' ' || *at > '~')
			return false;
		if (*at == ' ' && (at[1] == ' ' || !at[1]))
			return false;
		word = *at == ' ' ? 0 : word + 1;
		if (word > WORD_LONGEST)
			return false;
	}
	return true;
}

/* Add words behind what the line has already, on as many as it takes. */
static void add_folded(struct buffer *out, const char *text, size_t column)
{
	while (*text) {
		size_t word = strcspn(text, " ");

		if (column + 1 + word > LINE_MOST) {
			buffer_add_string(out, end);
			column = 0;
		}
		buffer_add_char(out, ' ');
		buffer_add(out, text, word);
		column += 1 + word;
		text += word + (text[word] == ' ');
	}
}

static void add_base64(struct buffer *out, const char *text, size_t length)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < length; i += 3) {
		size_t left = length - i;
		uint32_t three = (uint32_t)(unsigned char)text[i] << 16;

		if (left > 1)
			three |= (uint32_t)(unsigned char)text[i + 1] << 8;
		if (left > 2)
			three |= (unsigned char)text[i + 2];
		buffer_add_char(out, digits[three >> 18]);
		buffer_add_char(out, digits[three >> 12 & 63]);
		buffer_add_char(out, left > 1 ? digits[three >> 6 & 63] : '=');
		buffer_add_char(out, left > 2 ? digits[three & 63] : '=');
	}
}

/* How much of a text goes into one encoded word: whole characters. */
static size_t encoded_length(const char *text)
{
	size_t length = strlen(text);

	if (length <= ENCODED_BYTES)
		return length;
	length = ENCODED_BYTES;
	while (((unsigned char)text[length] & 0xc0) == 0x80)
		length--;
	return length;
}

/* Encoded words (RFC 2047), a line each; the blanks between them are none of
 * the text's. */
static void add_encoded(struct buffer *out, const char *text)
{
	while (*text) {
		size_t length = encoded_length(text);

		buffer_add_string(out, " =?utf-8?B?");
		add_base64(out, text, length);
		buffer_add_string(out, "?=");
		text += length;
		if (*text)
			buffer_add_string(out, end);
	}
}

void mime_text(struct buffer *out, const char *name, const char *text)
{
	struct buffer clean;

	buffer_init(&clean);
	clean_text(&clean, text, CLEAN_LINE);
	buffer_printf(out, "%s:", name);
	if (is_plain(clean.bytes))
		add_folded(out, clean.bytes, strlen(name) + 1);
	else
		add_encoded(out, clean.bytes);
	buffer_add_string(out, end);
	buffer_release(&clean);
}

/* A name as a quoted string (RFC 5322, section 3.2.4), if it is a short one in
 * ASCII, or in encoded words. */
static void add_name(struct buffer *out, const char *name)
{
	struct buffer clean;

	buffer_init(&clean);
	clean_text(&clean, name, CLEAN_LINE);
	if (!is_plain(clean.bytes) || clean.length > WORD_LONGEST / 2) {
		add_encoded(out, clean.bytes);
	} else {
		buffer_add_string(out, " \"");
		for (const char *at = clean.bytes; *at; at++) {
			if (*at == '"' || *at == '\\')
				buffer_add_char(out, '\\');
			buffer_add_char(out, *at);
		}
		buffer_add_char(out, '"');
	}
	buffer_release(&clean);
}

void mime_address(struct buffer *out, const char *name,
		  const struct address *address)
{
	size_t start = out->length;

	buffer_printf(out, "%s:", name);
	if (address->name)
		add_name(out, address->name);
	if (out->length - start + strlen(address->mailbox) + 3 > LINE_MOST)
		buffer_add_string(out, end);
	buffer_printf(out, " <%s>%s", address->mailbox, end);
}

void mime_bracketed(struct buffer *out, const char *name, const char *text)
{
	buffer_printf(out, "%s:", name);
	if (strlen(name) + strlen(text) + 4 > LINE_MOST)
		buffer_add_string(out, end);
	buffer_printf(out, " <%s>%s", text, end);
}

/* True of a byte that may stand for itself. What some programs on the way look
 * for at the beginning of lines does not stand there. */
static bool stands(const char *at, bool first)
{
	if (first && (*at == '.' || strncmp(at, "From ", 5) == 0))
		return false;
	if (*at == ' ' || *at == '\t')
		return at[1] && at[1] != '\n';
	return *at > ' ' && *at <= '~' && *at != '=';
}

void mime_quoted(struct buffer *out, const struct buffer *text)
{
	size_t column = 0;

	for (const char *at = text->bytes; *at; at++) {
		if (*at == '\n') {
			buffer_add_string(out, end);
			column = 0;
			continue;
		}
		if (column > QUOTED_MOST - ESCAPE - 1) {
			buffer_printf(out, "=%s", end);
			column = 0;
		}
		if (stands(at, column == 0)) {
			buffer_add_char(out, *at);
			column++;
		} else {
			buffer_printf(out, "=%02X", (unsigned char)*at);
			column += ESCAPE;
		}
	}
	if (column)
		buffer_add_string(out, end);
}
