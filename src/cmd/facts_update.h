/* Records live facts where the tools stand, for the command facts. */
#ifndef CMD_FACTS_UPDATE_H
#define CMD_FACTS_UPDATE_H

#include "cmd/data.h"
#include "cmd/live.h"

/* Fails, with ERROR_USAGE, unless the tool stands in a file that can be edited.
 */
MUST_CHECK int facts_can_update(const struct data *data,
				const struct tool *tool, struct error *error);

/*
 * Write what is known of the tools today into their files, each whole or not
 * at all, and list those that became others; texts live in arena. Fails, and
 * none is written, when a file no longer has what was read or cannot be
 * written; should the last step of one fail when others are done, the error
 * says which those are.
 */
MUST_CHECK int facts_update(const struct held_tools *held, struct date today,
			    struct arena *arena, struct texts *updated,
			    struct error *error);

#endif
