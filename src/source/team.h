/*
 * JSON Lines read by several threads: the text is cut at line ends, the pieces
 * are read side by side, and their records come as if one reader had read it.
 *
 * That is for short lines. Long ones are mostly prose, which takes less time to
 * pass over than to copy out of the kernel, and a thread that reads ahead does
 * as much for them.
 */
#ifndef SOURCE_TEAM_H
#define SOURCE_TEAM_H

#include "source/reader.h"

enum { TEAM_BLOCK = 256 * 1024 };

/* True where it is worth while from here on: the reader's scan is at the start
 * of a line of a file that is large, or may be, and lines were short so far. */
bool team_is_worth(struct reader *reader);

/*
 * Read on: to the end, or up to where lines are long, which are then for the
 * reader itself; *all says whether it was the end. -1 as of reader_lines().
 */
MUST_CHECK int team_lines(struct reader *reader, bool *all);

#endif
