#include "smolcmp/view.h"

static void add_source(struct buffer *text, const struct provenance *provenance)
{
	char date[DATE_TEXT];

	for (size_t i = 0; i < provenance->count; i++)
		buffer_printf(text, "%s%s", i ? ", " : "",
			      provenance->names[i]);
	if (date_is_known(provenance->as_of))
		buffer_printf(text, " as of %s",
			      date_format(provenance->as_of, date));
}

void view_source(struct report *report, const struct provenance *older,
		 const struct provenance *provenance)
{
	struct buffer text;

	buffer_init(&text);
	if (older) {
		buffer_add_string(&text, "From ");
		add_source(&text, older);
		buffer_add_string(&text, " to ");
	} else {
		buffer_add_string(&text, "From ");
	}
	add_source(&text, provenance);
	if (provenance->policy)
		buffer_printf(&text, ", by the policy %s", provenance->policy);
	report->source = arena_string(&report->arena, text.bytes);
	buffer_release(&text);
}
