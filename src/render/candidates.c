/* For shells, which know how to show candidates themselves. */
#include <string.h>

#include "smolcmp/clean.h"
#include "smolcmp/render.h"

static void add_item(struct buffer *out, const char *candidate,
		     const char *description)
{
	struct buffer clean;

	buffer_init(&clean);
	clean_text(&clean, candidate, CLEAN_LINE);
	if (strcmp(clean.bytes, candidate) == 0) {
		buffer_add_string(out, candidate);
		buffer_add_char(out, '\t');
		clean_text(out, description, CLEAN_LINE);
		buffer_add_char(out, '\n');
	}
	buffer_release(&clean);
}

void render_candidates(const struct report *report, struct buffer *out)
{
	for (size_t i = 0; i < report->count; i++) {
		const struct table *table = report->blocks[i].table;

		for (size_t item = 0; item < table->item_count; item++)
			add_item(out, table_cell(table, item, 0)->text,
				 table_cell(table, item, 1)->text);
	}
}
