/* Catalogs from the reference's "1101|0.1", a tool between bars, a character
 * per reviewer. Included by tests after cmocka. */
#ifndef TESTS_JUDGE_UNITS_H
#define TESTS_JUDGE_UNITS_H

#include "unit/sketch.h"

enum { UNITS_MOST = 40, UNIT_LONGEST = 32 };

static inline void units_catalog(struct catalog *catalog, const char *text)
{
	static char panels[UNITS_MOST][UNIT_LONGEST];
	static char slugs[UNITS_MOST][8];
	struct sketch tools[UNITS_MOST + 1] = { { .slug = NULL } };
	size_t count = 0;

	for (const char *at = text; *at; count++) {
		size_t length = strcspn(at, "|");

		assert_true(count < UNITS_MOST && length < UNIT_LONGEST);
		for (size_t i = 0; i < length; i++)
			panels[count][i] = at[i] == '1'	  ? '+'
					   : at[i] == '0' ? '-'
							  : '.';
		panels[count][length] = '\0';
		snprintf(slugs[count], sizeof(slugs[count]), "t%zu", count);
		tools[count].slug = slugs[count];
		tools[count].panel = panels[count];
		at += length + (at[length] == '|');
	}
	sketch_catalog(catalog, tools);
}

#endif
