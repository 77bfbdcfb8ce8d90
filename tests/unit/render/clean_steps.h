/*
 * What the tests of render/clean.c share: characters by name, and the
 * comparison of what a step makes of text. Included after cmocka.h.
 */
#ifndef SMOLCMP_TEST_CLEAN_H
#define SMOLCMP_TEST_CLEAN_H

#include <string.h>

#include <unitypes.h>

#include "smolcmp/buffer.h"
#include "smolcmp/clean.h"

#define BAD "\xef\xbf\xbd" /* U+FFFD */
#define ZWJ "\xe2\x80\x8d"
#define ACUTE "\xcc\x81"	  /* U+0301, a mark */
#define WOMAN "\xf0\x9f\x91\xa9"  /* U+1F469 */
#define LAPTOP "\xf0\x9f\x92\xbb" /* U+1F4BB */
#define HEART "\xe2\x9d\xa4"	  /* U+2764 */
#define SKIN "\xf0\x9f\x8f\xbd"	  /* U+1F3FD */
#define FLAG_D "\xf0\x9f\x87\xa9" /* U+1F1E9 */
#define FLAG_E "\xf0\x9f\x87\xaa" /* U+1F1EA */

typedef void clean_function(struct buffer *out, const char *text);

static inline void as_line(struct buffer *out, const char *text)
{
	clean_text(out, text, CLEAN_LINE);
}

static inline void as_prose(struct buffer *out, const char *text)
{
	clean_text(out, text, CLEAN_PROSE);
}

static inline void as_ascii(struct buffer *out, const char *text)
{
	clean_ascii(out, text, CLEAN_LINE);
}

static inline void assert_clean(clean_function *clean, const char *text,
				const char *want)
{
	struct buffer out;

	buffer_init(&out);
	clean(&out, text);
	assert_string_equal(out.bytes, want);
	buffer_release(&out);
}

/* Encode one character, surrogates too, as no library would. */
static inline void encode(char *text, ucs4_t character)
{
	unsigned char *bytes = (unsigned char *)text;
	unsigned length = character < 0x80    ? 1
			  : character < 0x800 ? 2
			  : character < 65536 ? 3
					      : 4;

	bytes[length] = '\0';
	for (unsigned i = length - 1; i > 0; i--) {
		bytes[i] = (unsigned char)(0x80 | (character & 0x3f));
		character >>= 6;
	}
	bytes[0] =
	    (unsigned char)(character |
			    (length == 1 ? 0 : (0xf00U >> length & 0xff)));
}

#endif
