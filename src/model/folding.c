#include "model/folding.h"

#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unigbrk.h>
#include <uninorm.h>

#include "smolcmp/memory.h"

void folding_init(struct folding *folding)
{
	*folding = (struct folding){ .origins = NULL };
	buffer_init(&folding->text);
}

void folding_release(struct folding *folding)
{
	buffer_release(&folding->text);
	free(folding->origins);
}

static void set_origin(struct folding *folding, size_t at, size_t origin)
{
	folding->origins = memory_grow(folding->origins, at, &folding->capacity,
				       sizeof(*folding->origins));
	folding->origins[at] = origin;
}

static void add_folded(struct folding *folding, const char *bytes,
		       size_t length, size_t origin)
{
	for (size_t i = 0; i < length; i++)
		set_origin(folding, folding->text.length + i, origin);
	buffer_add(&folding->text, bytes, length);
}

/* A character with its marks. */
static void fold_grapheme(struct folding *folding, const char *bytes,
			  size_t length, size_t origin)
{
	size_t size;
	uint8_t *folded = u8_casefold((const uint8_t *)bytes, length, NULL,
				      UNINORM_NFKC, NULL, &size);

	if (!folded) {
		add_folded(folding, bytes, length, origin);
		return;
	}
	add_folded(folding, (const char *)folded, size, origin);
	free(folded);
}

static bool is_ascii(char byte)
{
	return (unsigned char)byte < 0x80;
}

void folding_set(struct folding *folding, const char *text)
{
	size_t length = strlen(text);
	const uint8_t *end = (const uint8_t *)text + length;

	buffer_clear(&folding->text);
	for (size_t i = 0; i < length;) {
		const uint8_t *at = (const uint8_t *)text + i;
		size_t taken;

		/* What no mark follows stands for itself. */
		if (is_ascii(text[i]) && is_ascii(text[i + 1])) {
			char byte = text[i] >= 'A' && text[i] <= 'Z'
					? (char)(text[i] + 'a' - 'A')
					: text[i];

			add_folded(folding, &byte, 1, i++);
			continue;
		}
		taken = (size_t)(u8_grapheme_next(at, end) - at);
		fold_grapheme(folding, text + i, taken, i);
		i += taken;
	}
	set_origin(folding, folding->text.length, length);
}
