/* Two states of the data, for commands that hold them against each other. */
#ifndef CMD_SIDES_H
#define CMD_SIDES_H

#include "cmd/data.h"
#include "smolcmp/diff.h"

/* Refuse sources that no command can read as arguments. */
MUST_CHECK int sides_check(const struct request *request, struct error *error);

/* The source of a side, an argument; or none. */
struct texts sides_sources(const struct request *request, int side,
			   struct arena *arena);

/* The sides of data that has been read. */
void sides_take(const struct data *data, struct diff_side sides[DIFF_SIDES]);

/* What the policy compares, then what decisions chose from. A tool that the
 * policy compares and neither side has is refused: it has no pick to change,
 * and would never fail a gate. */
MUST_CHECK int sides_ask(const struct data *data,
			 const struct diff_side sides[DIFF_SIDES],
			 struct arena *arena,
			 const struct diff_question **questions, size_t *count,
			 struct error *error);

/* An item per tool of a diff, in the response's arena. */
struct item *sides_items(const struct diff *diff, const struct data *data,
			 struct response *response);

/* Say that undated records do not know of days, if any differ on them. */
void sides_note_undated(const struct data *data, struct response *response);

#endif
