#include "cmd/live.h"

#include "smolcmp/live.h"

const struct tool **live_choose(const struct catalog *catalog,
				struct arena *arena, size_t *count)
{
	const struct tool **tools =
	    arena_zero(arena, catalog->tool_count, sizeof(*tools));

	*count = 0;
	for (size_t i = 0; i < catalog->tool_count; i++) {
		const struct tool *tool = &catalog->tools[i];

		if (tool->detail && live_listing(tool->detail))
			tools[(*count)++] = tool;
	}
	return tools;
}

int live_hold(const struct tool *const *tools, size_t count,
	      const struct request *request, struct arena *arena,
	      struct held_tools *held, struct error *error)
{
	const struct live_terms terms = {
		.timeout = (unsigned)request->options->timeout,
		.progress = request->progress,
	};
	struct live_question *questions =
	    arena_zero(arena, count, sizeof(*questions));

	if (request->options->offline)
		return error_set(error, ERROR_USAGE, NULL,
				 "--offline asks nobody, and what sources say "
				 "today is never taken from the cache; leave "
				 "it out, or use --max-age, which is for the "
				 "data alone");
	for (size_t i = 0; i < count; i++)
		questions[i].listing = live_listing(tools[i]->detail);
	if (live_ask(questions, count, &terms, arena, error) < 0)
		return -1;
	held->items = arena_zero(arena, count, sizeof(*held->items));
	held->count = count;
	for (size_t i = 0; i < count; i++)
		facts_hold(tools[i], questions[i].listing, &questions[i].facts,
			   &held->items[i]);
	return 0;
}
