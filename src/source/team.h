/*
 * JSON Lines read by several threads: the text is cut at line ends, the pieces
 * are read side by side, and their records come as if one reader had read it.
 */
#ifndef SOURCE_TEAM_H
#define SOURCE_TEAM_H

#include "source/reader.h"

enum { TEAM_BLOCK = 256 * 1024 };

/* True where it is worth while from here on: the reader's scan is at the start
 * of a line of a file that is large, or may be. */
bool team_is_worth(struct reader *reader);

/*
 * Read on: to the end, or up to a line that is longer than a block, which is
 * then for the reader itself; *all says whether it was the end. -1 as of
 * reader_lines().
 */
MUST_CHECK int team_lines(struct reader *reader, bool *all);

#endif
