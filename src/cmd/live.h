/* What the places where tools are listed say of them, for commands. */
#ifndef CMD_LIVE_H
#define CMD_LIVE_H

#include "cmd/data.h"
#include "smolcmp/facts.h"

/* Tools held against live facts. */
struct held_tools {
	struct held_tool *items;
	size_t count;
};

/* The tools that have a source which can be asked, of those whose detail is
 * there; an array in arena. */
const struct tool **live_choose(const struct catalog *catalog,
				struct arena *arena, size_t *count);

/* Ask about tools that all have such a source; what is held lives in arena. */
MUST_CHECK int live_hold(const struct tool *const *tools, size_t count,
			 const struct request *request, struct arena *arena,
			 struct held_tools *held, struct error *error);

#endif
