#include "cmd/past.h"

/* What git has of all sources of a side when its day was over. */
static bool find(struct data *data, struct texts *past,
		 struct response *response)
{
	struct date day = data->side.past;
	char text[DATE_TEXT];

	past->items = arena_alloc(&data->arena,
				  data->sources.count * sizeof(*past->items));
	for (past->count = 0; past->count < data->sources.count;
	     past->count++) {
		const char *name = data->sources.items[past->count];
		const char *why;
		const char *found = source_past(name, day, &data->arena, &why);

		if (!found) {
			response_note(response,
				      "note: what '%s' was on %s is told by "
				      "its dates alone: %s",
				      source_title(name),
				      date_format(day, text), why);
			return false;
		}
		past->items[past->count] = found;
	}
	return true;
}

void past_choose(struct data *data, struct response *response)
{
	struct data *sides[] = { data->old, data };
	struct texts past[] = { { .count = 0 }, { .count = 0 } };

	for (int i = 0; i < 2; i++)
		if (date_is_known(sides[i]->side.past) &&
		    (sides[i]->built_in || !find(sides[i], &past[i], response)))
			return;
	for (int i = 0; i < 2; i++)
		if (past[i].count) {
			sides[i]->sources = past[i];
			sides[i]->past = true;
		}
}
