/* That words follow thresholds other than the usual ones. */
#include <inttypes.h>

#include "view/words.h"

static bool is_same(struct ratio a, struct ratio b)
{
	return a.above * b.below == b.above * a.below;
}

static bool is_usual(const struct thresholds *thresholds)
{
	const struct thresholds *usual = &yardstick_usual.thresholds;

	return is_same(thresholds->ship, usual->ship) &&
	       is_same(thresholds->skip, usual->skip) &&
	       thresholds->least_panel == usual->least_panel;
}

void view_note_thresholds(struct report *report,
			  const struct provenance *provenance)
{
	const struct thresholds *thresholds =
	    &provenance->yardstick->thresholds;
	struct buffer text;

	if (is_usual(thresholds))
		return;
	buffer_init(&text);
	if (provenance->policy)
		buffer_printf(&text,
			      "By the policy '%s': ", provenance->policy);
	else
		buffer_add_string(&text, "Unusual thresholds: ");
	buffer_printf(&text,
		      "ship from %" PRIu64 "/%" PRIu64
		      " of a panel on, skip up to %" PRIu64 "/%" PRIu64,
		      thresholds->ship.above, thresholds->ship.below,
		      thresholds->skip.above, thresholds->skip.below);
	if (thresholds->least_panel > 1) {
		buffer_add_string(&text, ", unrated with fewer than ");
		words_add_number(&text, thresholds->least_panel);
		buffer_add_string(&text, " reviews");
	}
	buffer_add_char(&text, '.');
	report_paragraph(report, arena_string(&report->arena, text.bytes));
	buffer_release(&text);
}
